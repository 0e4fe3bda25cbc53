package import Auth
package import RPCCore
package import RPCServer
package import WireFormat

/// One rpc as the server runs it: what the schema says of it, and the handler behind it.
/// Made by the generated `methods` of each handler protocol.
package struct ServiceMethod: Sendable {
  package let info: MethodInfo
  package let lane: Lane
  package let access: AccessRule
  /// The call names no tenant.
  package let isTenantless: Bool
  package let requestType: String
  package let responseType: String
  package let body: Body

  /// How the handler is called; the request is decoded and checked inside.
  package enum Body: Sendable {
    case read(@Sendable (RawSpan, ReadCall, inout WireWriter) throws(RPCError) -> Void)
    case write(@Sendable (RawSpan, PrepareCall) throws(RPCError) -> PreparedWrite)
    case work(@Sendable (RawSpan, WorkCall, inout WireWriter) throws(RPCError) -> Void)
    case readStream(CallShape, Stream<ReadCall>)
    case workStream(CallShape, Stream<WorkCall>)
    case feed(@Sendable (RawSpan, ReadCall) throws(RPCError) -> AnyFeedSource)

    /// How many messages go each way.
    package var shape: CallShape {
      switch self {
      case .read, .write, .work: .unary
      case .readStream(let shape, _), .workStream(let shape, _): shape
      case .feed: .serverStream
      }
    }
  }

  /// Runs a stream: the request's bytes are those of a server stream's, the answer that of a
  /// client stream.
  package typealias Stream<Call> =
    @Sendable (RawSpan, Call, ServerStream, inout WireWriter) throws(RPCError) -> Void

  package init(
    info: MethodInfo, lane: Lane, access: AccessRule, isTenantless: Bool, requestType: String,
    responseType: String, body: Body
  ) {
    self.info = info
    self.lane = lane
    self.access = access
    self.isTenantless = isTenantless
    self.requestType = requestType
    self.responseType = responseType
    self.body = body
  }
}

/// A write whose request is decoded and prepared, ready for the transaction.
package typealias PreparedWrite = @Sendable (WriteCall, inout WireWriter) throws(RPCError) -> Void
