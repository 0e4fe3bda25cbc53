import RPCCore
import Synchronization

/// One direction of a stream in memory: at most one message waits, so that who sends is held
/// back by who reads.
final class MessagePipe: Sendable {
  private struct State {
    var message: [UInt8]?
    var end: Result<Void, RPCError>?
    /// Those who wait for something to change.
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Puts a message in; waits while one is there. Throws why the pipe has ended.
  func write(_ message: [UInt8]) async throws(RPCError) {
    let error = await wait { state -> RPCError?? in
      switch state.end {
      case .failure(let error): return .some(error)
      case .success: return .some(RPCError(.failedPrecondition, "The call has ended well already."))
      case nil: break
      }
      guard state.message == nil else { return nil }
      state.message = message
      return .some(nil)
    }
    if let error { throw error }
  }

  /// Takes the next message; nil at the end.
  func read() async throws(RPCError) -> [UInt8]? {
    let result = await wait { state -> Result<[UInt8]?, RPCError>? in
      if let message = state.message {
        state.message = nil
        return .success(message)
      }
      return state.end?.map { nil }
    }
    return try result.get()
  }

  /// Ends the pipe, once.
  func end(_ result: Result<Void, RPCError>, dropsUnread: Bool = false) {
    wake { state in
      if dropsUnread { state.message = nil }
      if state.end == nil { state.end = result }
    }
  }

  private func wait<Found: Sendable>(_ look: @Sendable (inout State) -> Found?) async -> Found {
    while true {
      var found: Found?
      wake { found = look(&$0) }
      if let found { return found }
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state -> Bool in
          // What was looked for may have come in between; looking once more costs little.
          var copy = state
          if look(&copy) != nil { return true }
          state.waiting.append(continuation)
          return false
        }
        if isThere { continuation.resume() }
      }
    }
  }

  /// Changes the state and lets those who wait look again.
  private func wake(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state in
      let before = (state.message == nil, state.end == nil)
      change(&state)
      guard before != (state.message == nil, state.end == nil) else {
        return [] as [CheckedContinuation<Void, Never>]
      }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
