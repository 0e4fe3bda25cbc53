/// One call on its way through the interceptors.
public struct ClientCall: Sendable {
  /// The rpc.
  public let method: MethodInfo
  /// The encoded request; nil for calls that stream their requests.
  public let request: [UInt8]?
  /// What the caller said; an interceptor may say more before it goes on.
  public var options: CallOptions

  /// A call that has not been made.
  public init(method: MethodInfo, request: [UInt8]?, options: CallOptions) {
    self.method = method
    self.request = request
    self.options = options
  }
}

/// What stands around every call of a client: tracing, metrics, logs, limits of its own.
///
/// An interceptor goes on with `proceed`, once, and may change the call before it and the answer
/// after it. Retries and hedges happen inside of it: a call passes once, however often it is made.
public protocol ClientInterceptor: Sendable {
  /// Stands around a unary call.
  func unary(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8]

  /// Stands around the beginning of a streaming call; what it gives back is what the caller
  /// reads from and sends to.
  func stream(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> any StreamingCall
  ) async throws(RPCError) -> any StreamingCall
}

extension ClientInterceptor {
  /// Goes on as if it were not there.
  public func unary(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    try await proceed(call)
  }

  /// Goes on as if it were not there.
  public func stream(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> any StreamingCall
  ) async throws(RPCError) -> any StreamingCall {
    try await proceed(call)
  }
}
