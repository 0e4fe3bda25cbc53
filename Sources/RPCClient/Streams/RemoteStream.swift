import RPCCore
import Synchronization

/// A streaming call over the client's connections. Until the server or the caller has said
/// something on it, it is made again after failures as a unary call is.
final class RemoteStream: StreamingCall {
  private struct State {
    var attempt: StreamAttempt
    var history: CallHistory
    /// A message was given to a connection, so that the call cannot begin anew.
    var hasSent = false
    var isCancelled = false
    var hasSucceeded = false
  }

  private let client: RPCClient
  private let call: ClientCall
  private let header: CallHeader
  private let deadline: UInt64?
  private let state: Mutex<State>

  init(
    _ client: RPCClient, _ call: ClientCall, _ header: CallHeader, _ deadline: UInt64?,
    _ history: CallHistory, _ attempt: StreamAttempt
  ) {
    self.client = client
    self.call = call
    self.header = header
    self.deadline = deadline
    state = Mutex(State(attempt: attempt, history: history))
  }

  var initialMetadata: [String: String]? { attempt.head }

  var trailers: [String: String]? { attempt.trailers }

  private var attempt: StreamAttempt { state.withLock { $0.attempt } }

  func next() async throws(RPCError) -> [UInt8]? {
    while true {
      let attempt = attempt
      switch await attempt.next() {
      case .message(let bytes):
        noteSuccess()
        return bytes
      case .end:
        noteSuccess()
        return nil
      case .failure(let error): try await beginAnew(after: error, attempt)
      }
    }
  }

  func send(_ message: [UInt8]) async throws(RPCError) {
    while true {
      let attempt = attempt
      do throws(RPCError) {
        try await attempt.send(message)
        state.withLock { $0.hasSent = true }
        return
      } catch {
        try await beginAnew(after: error, attempt)
      }
    }
  }

  func finishSending() async throws(RPCError) {
    while true {
      let attempt = attempt
      do throws(RPCError) {
        try await attempt.send(nil)
        state.withLock { $0.hasSent = true }
        return
      } catch {
        // A call that the server has ended well needs no end from this side.
        if attempt.trailers != nil { return }
        try await beginAnew(after: error, attempt)
      }
    }
  }

  func cancel() {
    let attempt = state.withLock { state in
      state.isCancelled = true
      return state.attempt
    }
    attempt.cancel()
  }

  /// The retry budget hears of a stream once.
  private func noteSuccess() {
    let isFirst = state.withLock { state in
      defer { state.hasSucceeded = true }
      return !state.hasSucceeded
    }
    if isFirst { client.noteSuccess() }
  }

  /// Makes another attempt, or throws why there is none.
  private func beginAnew(
    after error: RPCError, _ failed: StreamAttempt
  ) async throws(RPCError) {
    let before = state.withLock { state -> CallHistory? in
      guard state.attempt === failed else { return nil }
      return state.history
    }
    // The task that reads and the task that sends may both have seen the failure.
    guard var history = before else { return }
    let isOpen = state.withLock { !$0.isCancelled && !$0.hasSent }
    guard isOpen, !failed.isCommitted else { throw error }
    // The stream had begun when its token ran out. Begun anew it would lack what came between.
    if error.code == .unauthenticated, !error.neverExecuted { throw error }
    try await client.prepareAttempt(
      after: error, &history, isSafe: call.method.isRead, deadline)
    let fresh: StreamAttempt
    do throws(RPCError) {
      fresh = try client.begin(call, header, deadline, history)
    } catch {
      // No connection can be had: an attempt that has failed, to be judged as any other.
      fresh = client.makeAttempt()
      fresh.end(.failure(error))
    }
    let isTaken = state.withLock { state in
      guard state.attempt === failed, !state.isCancelled else { return false }
      state.attempt = fresh
      state.history = history
      return true
    }
    if !isTaken { fresh.cancel() }
  }
}
