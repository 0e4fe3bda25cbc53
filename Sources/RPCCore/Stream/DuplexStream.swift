public import WireFormat

/// A call in which both sides send many messages, in any order.
///
///     let chat = try await frontdesk.support.chat()
///     try await chat.send(Question(text: "Open on Sunday?"))
///     for try await answer in chat.responses { print(answer.text) }
///
/// One task may send while another reads. The call is given up when a task that waits on it is
/// cancelled, by `cancel()`, and when the stream, its responses and their iterators are gone.
public struct DuplexStream<Request: WireMessage, Response: WireMessage>: Sendable {
  private let lease: StreamLease

  /// A stream into and out of `call`.
  public init(_ call: any StreamingCall, _ method: MethodInfo) {
    lease = StreamLease(call, method)
  }

  /// What the server sends; they end when the server ends the call.
  public var responses: ResponseStream<Response> { ResponseStream(lease) }

  /// Sends a message; waits while the server has given no credit.
  ///
  /// - Throws: Why the call has ended, or `failedPrecondition` when it has ended well already.
  public func send(_ request: Request) async throws(RPCError) {
    try await lease.call.send(request.encoded())
  }

  /// Says that no message follows; the responses go on.
  public func finishSending() async throws(RPCError) { try await lease.call.finishSending() }

  /// Gives the call up: what waits on it throws `cancelled`.
  public func cancel() { lease.call.cancel() }
}
