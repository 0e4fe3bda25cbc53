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
  ///
  /// - Parameter context: Nil when the call was refused before its caller was known.
  mutating func after(_ call: borrowing EndedCall, _ context: CallContext?)
  /// Whether `before` is to be asked; looked at once, when the server starts.
  var looksBefore: Bool { get }
  /// How long a successful call takes at least, in microseconds, for `after` to be told: the many
  /// quick calls cost next to nothing. Never changes.
  var successesFrom: UInt64 { get }
}

extension CallInterceptor {
  /// Lets every call through.
  package mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {}
  /// Does nothing.
  package mutating func after(_ call: borrowing EndedCall, _ context: CallContext?) {}
  /// Calls are looked at before unless the interceptor says otherwise.
  package var looksBefore: Bool { true }
  /// All successes are of concern unless the interceptor says otherwise.
  package var successesFrom: UInt64 { 0 }
}

/// A call on its way to its handler: what came with it, and what has been found of it so far. It
/// counts no references and cannot be kept: its reactor, and the tokens of its connection, hold
/// what it names until the call was let through.
package struct ArrivingCall: ~Copyable {
  /// The index of the rpc in the server's methods.
  package let index: Int
  /// The reactor's number of the connection.
  package let connection: UInt64
  /// Which of the connection's tokens the call names.
  package let slot: UInt32
  /// The tenant that the call names.
  package let tenant: Uuid?
  /// In microseconds; 0 when the caller names none.
  package let timeout: UInt64
  package let idempotencyKey: Uuid?
  package let criticality: Criticality
  /// 0 for the first attempt.
  package let attempt: UInt32
  /// The length of the request as far as it came with the header.
  package let requestBytes: Int
  /// When it was read, in monotonic nanoseconds.
  package let arrived: UInt64
  /// Now, in monotonic nanoseconds.
  package let now: UInt64
  /// Who calls, once that is known.
  package internal(set) unowned(unsafe) var principal: Principal?
  /// The tenant to act for, once that is known.
  package internal(set) var scope: TenantScope?
  /// When the caller stops waiting, in monotonic nanoseconds, once that is known.
  package internal(set) var deadline = UInt64.max
  /// The call's own span in its caller's trace; 0 without one.
  package internal(set) var span: UInt64 = 0
  /// What few calls carry.
  package let extras: CallExtras?
  /// What the caller's tenant may still call; its grant holds it.
  unowned(unsafe) var budget: TenantBudget?
  private unowned(unsafe) let catalog: MethodCatalog

  @inline(__always)
  init(
    _ header: consuming CallHeaderFields, _ index: Int, _ catalog: MethodCatalog, requestBytes: Int,
    arrived: UInt64, now: UInt64, of connection: UInt64
  ) {
    self.index = index
    self.connection = connection
    slot = header.authSlot
    tenant = header.tenant
    timeout = header.timeout
    idempotencyKey = header.idempotencyKey
    criticality = header.criticality
    attempt = header.attempt
    extras = header.extras
    self.arrived = arrived
    self.requestBytes = requestBytes
    self.now = now
    self.catalog = catalog
  }

  /// The rpc.
  package var method: ServerMethod { catalog.methods[index] }

  /// What the call's handler is told, as far as it has been found out.
  package var context: CallContext {
    @inline(__always)
    get {
      CallContext(
        principal: principal, scope: scope, deadline: deadline, arrived: arrived,
        idempotencyKey: idempotencyKey, criticality: criticality, attempt: attempt,
        extras: extras, span: span)
    }
  }
}

/// A call that has ended, without anything of its content. It cannot be kept, as `ArrivingCall`.
package struct EndedCall: ~Copyable {
  /// The index of the rpc in the server's methods; their number when the server knows no such rpc.
  package let index: Int
  package let code: StatusCode
  package let times: CallTimes
  /// The reactor's number of the connection.
  package let connection: UInt64
  package let stream: UInt32
  private unowned(unsafe) let catalog: MethodCatalog

  @inline(__always)
  init(
    _ index: Int, _ catalog: MethodCatalog, _ code: StatusCode, _ times: CallTimes,
    connection: UInt64, stream: UInt32
  ) {
    self.index = index
    self.catalog = catalog
    self.code = code
    self.times = times
    self.connection = connection
    self.stream = stream
  }

  /// From the received request to the end.
  package var microseconds: UInt64 { times.queueMicroseconds &+ times.handlerMicroseconds }

  /// The rpc; nil when the server knows no such.
  package var method: ServerMethod? {
    index < catalog.methods.count ? catalog.methods[index] : nil
  }
}
