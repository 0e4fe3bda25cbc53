import RPCCore
public import WireFormat

/// The server's end of a streaming call, in the closure of a fake.
public struct FakeStream<Request: WireMessage, Response: WireMessage>: Sendable {
  /// What the caller said about the call.
  public let options: CallOptions
  private let ends: FakeStreamingCall.Ends

  init(_ ends: FakeStreamingCall.Ends, _ options: CallOptions) {
    self.ends = ends
    self.options = options
  }

  /// Sends a message; waits until the caller has taken the one before. Throws when the caller
  /// has given the call up.
  public func send(_ response: Response) async throws(RPCError) {
    try await ends.responses.write(response.encoded())
  }

  /// The caller's next message; nil when there are no more.
  public func receive() async throws(RPCError) -> Request? {
    guard let bytes = try await ends.requests.read() else { return nil }
    do throws(WireError) {
      return try Request(decoding: bytes)
    } catch {
      throw RPCError(.invalidArgument, "The request cannot be read: \(error).")
    }
  }
}
