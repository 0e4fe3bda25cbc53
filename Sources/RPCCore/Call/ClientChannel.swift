public import WireFormat

/// What a caller may say about one call.
public struct CallOptions: Sendable, Hashable {
  /// How long the call may take, in microseconds; nil takes the method's own time-out.
  public var timeoutMicroseconds: Int64?
  /// The tenant to act for; client admins may leave it out.
  public var tenant: Uuid?
  /// Makes a write safe to repeat: same key and request, same answer, for 24 hours.
  public var idempotencyKey: Uuid?
  /// W3C traceparent to carry on.
  public var traceparent: String?
  /// Small text values that handlers may read.
  public var metadata: [String: String]

  /// Whatever is left out is the method's or the connection's own.
  public init(
    timeoutMicroseconds: Int64? = nil, tenant: Uuid? = nil, idempotencyKey: Uuid? = nil,
    traceparent: String? = nil, metadata: [String: String] = [:]
  ) {
    self.timeoutMicroseconds = timeoutMicroseconds
    self.tenant = tenant
    self.idempotencyKey = idempotencyKey
    self.traceparent = traceparent
    self.metadata = metadata
  }
}

/// A way to make calls: a connection, several of them, or an in-process server.
public protocol ClientChannel: Sendable {
  /// Makes a unary call; cancelling the task cancels the call at the server.
  func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response
}
