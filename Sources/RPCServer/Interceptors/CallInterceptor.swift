package import Auth
package import RPCCore
package import WireFormat

/// Stands around calls, in every lane: before they run and after they have ended. The server's
/// own (`InterceptorChain` lists them) find out who calls, keep limits, continue traces and count;
/// those of `ServerConfiguration` come after them, such as the access log. Each reactor has its own
/// copy and runs it on its thread, so it must be quick and must not wait.
package protocol CallInterceptor {
  /// Comes before the call's handler, and may say more of the call; an error ends it instead.
  ///
  /// - Parameter tokens: What the call's connection has shown of its callers.
  mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError)
  /// Comes after the call's end was written, whether it came as far as `before` or not.
  mutating func after(_ call: borrowing EndedCall)
  /// Whether `before` is to be asked; looked at once, when the server starts.
  var looksBefore: Bool { get }
  /// How long a successful call takes at least, in microseconds, for `after` to be told; looked at
  /// once, when the server starts, so that the many quick calls cost next to nothing.
  var successesFrom: UInt64 { get }
}

extension CallInterceptor {
  /// Lets every call through.
  package mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {}
  /// Does nothing.
  package mutating func after(_ call: borrowing EndedCall) {}
  /// Calls are looked at before unless the interceptor says otherwise.
  package var looksBefore: Bool { true }
  /// All successes are of concern unless the interceptor says otherwise.
  package var successesFrom: UInt64 { 0 }
}

/// A call on its way to its handler: what came with it, and what has been found of it so far.
package struct ArrivingCall {
  package let header: CallHeaderFields
  /// The index of the rpc in the server's methods.
  package let index: Int
  /// The reactor's number of the connection.
  package let connection: UInt64
  /// The length of the request as far as it came with the header.
  package let requestBytes: Int
  /// When it was read, in monotonic nanoseconds.
  package let arrived: UInt64
  /// Now, in monotonic nanoseconds.
  package let now: UInt64
  /// Who calls, once that is known.
  package internal(set) var principal: Principal?
  /// The tenant to act for, once that is known.
  package internal(set) var scope: TenantScope?
  /// When the caller stops waiting, in monotonic nanoseconds.
  package internal(set) var deadline = UInt64.max
  /// What few calls carry; the trace in it is the call's own place there.
  package internal(set) var extras: CallExtras?
  /// What the caller's tenant may still call.
  var budget: TenantBudget?
  private let catalog: MethodCatalog

  init(
    _ header: CallHeaderFields, _ index: Int, _ catalog: MethodCatalog, requestBytes: Int,
    arrived: UInt64, now: UInt64, of connection: UInt64
  ) {
    self.header = header
    self.index = index
    self.catalog = catalog
    self.requestBytes = requestBytes
    self.arrived = arrived
    self.now = now
    self.connection = connection
    extras = header.extras
  }

  /// The rpc.
  package var method: ServerMethod { catalog.methods[index] }

  /// What a handler is told of the call.
  package var context: CallContext {
    CallContext(
      principal: principal, scope: scope, deadline: deadline, arrived: arrived,
      idempotencyKey: header.idempotencyKey, criticality: header.criticality,
      attempt: header.attempt, extras: extras)
  }
}

/// A call that has ended, without anything of its content.
package struct EndedCall: Sendable {
  /// The index of the rpc in the server's methods; their number when the server knows no such rpc.
  package let index: Int
  package let code: StatusCode
  package let times: CallTimes
  /// The reactor's number of the connection.
  package let connection: UInt64
  package let stream: UInt32
  /// Nil when the call was refused before its caller was known.
  package let context: CallContext?
  private let catalog: MethodCatalog

  @inline(__always)
  init(
    _ index: Int, _ catalog: MethodCatalog, _ code: StatusCode, _ times: CallTimes,
    connection: UInt64, stream: UInt32, _ context: CallContext?
  ) {
    self.index = index
    self.catalog = catalog
    self.code = code
    self.times = times
    self.connection = connection
    self.stream = stream
    self.context = context
  }

  /// From the received request to the end.
  package var microseconds: UInt64 { times.queueMicroseconds &+ times.handlerMicroseconds }

  /// The rpc; nil when the server knows no such.
  package var method: ServerMethod? {
    index < catalog.methods.count ? catalog.methods[index] : nil
  }

  /// Who called; nil when the call was refused before that was known.
  package var role: Role? { context?.principal?.role }

  /// The tenant that the call was for, or else its caller's.
  package var tenant: Uuid? { context?.scope?.tenantID ?? context?.principal?.tenant }
}
