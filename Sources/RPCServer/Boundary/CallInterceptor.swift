package import Auth
package import RPCCore
package import WireFormat

/// Sees calls before they run and after they have ended, in every lane: access log, tracing,
/// limits of a deployment's own. Runs on reactors, so it must be quick and must not wait. A
/// server without interceptors pays nothing for them.
package protocol CallInterceptor: Sendable {
  /// Comes before the call's handler, on its reactor; an error ends the call instead.
  func before(_ method: ServerMethod, _ context: CallContext) throws(RPCError)
  /// Whether `before` is to be asked; looked at once, when the server starts.
  var judgesCalls: Bool { get }
  /// How long a successful call takes at least, in microseconds, for `wants` to be asked; looked
  /// at once, when the server starts, so that the many quick calls cost next to nothing.
  var successesFrom: UInt64 { get }
  /// Whether `after` wants a call that ended so; asked first, so that a record is made only
  /// for those that are looked at.
  func wants(_ code: StatusCode, microseconds: UInt64) -> Bool
  /// Comes after the call's end was written.
  func after(_ record: CallRecord)
}

extension CallInterceptor {
  /// Calls are judged unless the interceptor says otherwise.
  package var judgesCalls: Bool { true }
  /// All successes are of concern unless the interceptor says otherwise.
  package var successesFrom: UInt64 { 0 }
  /// Lets every call through.
  package func before(_ method: ServerMethod, _ context: CallContext) throws(RPCError) {}
}

/// A call that has ended, without anything of its content.
package struct CallRecord: Sendable {
  /// `frontdesk.v1.LeadService/getLead`; empty when the server knows no such method.
  package let method: String
  package let lane: Lane?
  package let code: StatusCode
  package let times: CallTimes
  /// The reactor's number of the connection.
  package let connection: UInt64
  package let stream: UInt32
  /// Nil when the call was refused before its caller was known.
  package let role: Role?
  package let tenant: Uuid?
  package let attempt: UInt32
  /// A valid W3C traceparent.
  package let traceparent: String?
}
