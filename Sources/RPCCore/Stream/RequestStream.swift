public import WireFormat

/// A call that sends many messages and gets one answer.
///
///     let upload = try await frontdesk.imports.importLeads()
///     for row in rows { try await upload.send(row) }
///     let summary = try await upload.finish()
///
/// The call is given up when a task that waits on it is cancelled, by `cancel()`, and when the
/// stream is gone before `finish`.
public struct RequestStream<Request: WireMessage, Response: WireMessage>: Sendable {
  private let lease: StreamLease

  /// A stream into `call`.
  public init(_ call: any StreamingCall, _ method: MethodInfo) {
    lease = StreamLease(call, method)
  }

  /// Sends a message; waits while the server has given no credit.
  ///
  /// - Throws: Why the call has ended, or `failedPrecondition` when it has ended well already:
  ///   `finish` then gives the answer.
  public func send(_ request: Request) async throws(RPCError) {
    try await lease.call.send(request.encoded())
  }

  /// Says that no message follows, and waits for the answer.
  public func finish() async throws(RPCError) -> Response {
    try await lease.call.finishSending()
    guard let answer = try await lease.next(as: Response.self) else {
      throw RPCError(.internal, "\(lease.method.name) ended without an answer.")
    }
    // The end brings the trailers, or a failure that takes the answer back.
    _ = try await lease.call.next()
    return answer
  }

  /// The server's first metadata; nil until it has come.
  public var initialMetadata: [String: String]? { lease.call.initialMetadata }

  /// What the server said at the end besides the status; nil until the call has ended well.
  public var trailers: [String: String]? { lease.call.trailers }

  /// Gives the call up: what waits on it throws `cancelled`.
  public func cancel() { lease.call.cancel() }
}
