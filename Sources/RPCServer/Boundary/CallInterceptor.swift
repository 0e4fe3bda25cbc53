package import Auth
package import RPCCore
package import WireFormat

/// Sees calls before they run and after they have ended, in every lane: access log, tracing,
/// limits of a deployment's own. Runs on reactors, so it must be quick and must not wait. A
/// server without interceptors pays nothing for them.
package protocol CallInterceptor: Sendable {
  /// Comes before the call's handler, on its reactor; an error ends the call instead.
  func before(_ method: ServerMethod, _ context: CallContext) throws(RPCError)
  /// Whether `after` wants a call that ended so; asked first, so that a record is made only
  /// for those that are looked at.
  func wants(_ code: StatusCode, microseconds: UInt64) -> Bool
  /// Comes after the call's end was written.
  func after(_ record: CallRecord)
}

extension CallInterceptor {
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
