public import WireFormat

/// A way to make calls: a connection, several of them, an in-process server, or a fake.
public protocol ClientChannel: Sendable {
  /// Makes a unary call; cancelling the task cancels the call at the server.
  func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response

  /// Begins a streaming call. `request` is the one request of a call that streams answers only,
  /// and nil for the others.
  func stream(
    _ method: MethodInfo, _ request: [UInt8]?, _ options: CallOptions
  ) async throws(RPCError) -> any StreamingCall
}

// What the generated stubs call.
extension ClientChannel {
  /// Begins a call with one request and many answers.
  public func responses<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> ResponseStream<Response> {
    ResponseStream(try await stream(method, request.encoded(), options), method)
  }

  /// Begins a call with many requests and one answer.
  public func requests<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> RequestStream<Request, Response> {
    RequestStream(try await stream(method, nil, options), method)
  }

  /// Begins a call with many of both.
  public func duplex<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> DuplexStream<Request, Response> {
    DuplexStream(try await stream(method, nil, options), method)
  }
}
