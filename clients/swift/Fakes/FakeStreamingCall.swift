import RPCCore

/// A streaming call whose other end is a closure in this process.
final class FakeStreamingCall: StreamingCall {
  /// What the closure works with.
  struct Ends: Sendable {
    let requests = MessagePipe()
    let responses = MessagePipe()
  }

  private let ends = Ends()
  private let task: Task<Void, Never>

  /// Runs `answer` in a task of its own; a message that it returns is the last one.
  init(_ answer: @escaping @Sendable (Ends) async throws -> [UInt8]?) {
    let ends = ends
    task = Task {
      do {
        if let last = try await answer(ends) { try await ends.responses.write(last) }
        ends.responses.end(.success(()))
        ends.requests.end(.success(()))
      } catch {
        let error = FakeChannel.rpcError(error)
        ends.responses.end(.failure(error))
        ends.requests.end(.failure(error))
      }
    }
  }

  var initialMetadata: [String: String]? { nil }

  var trailers: [String: String]? { nil }

  func send(_ message: [UInt8]) async throws(RPCError) {
    try await cancelling { () async throws(RPCError) in try await ends.requests.write(message) }
  }

  func finishSending() async throws(RPCError) { ends.requests.end(.success(())) }

  func next() async throws(RPCError) -> [UInt8]? {
    try await cancelling { () async throws(RPCError) in try await ends.responses.read() }
  }

  func cancel() {
    let error = RPCError(.cancelled, "The caller gave the call up.")
    ends.responses.end(.failure(error), dropsUnread: true)
    ends.requests.end(.failure(error), dropsUnread: true)
    task.cancel()
  }

  /// Gives the call up when the waiting task is cancelled.
  private func cancelling<Value: Sendable>(
    _ body: () async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    let result = await withTaskCancellationHandler { () async -> Result<Value, RPCError> in
      do throws(RPCError) {
        return .success(try await body())
      } catch {
        return .failure(error)
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }
}
