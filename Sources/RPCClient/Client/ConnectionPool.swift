import RPCCore
import Seams
import Synchronization

/// The connections of a client: opened as load asks for them, replaced when they end, tried again
/// with growing and jittered pauses when they fail.
final class ConnectionPool: Sendable {
  private struct Slot {
    var endpoint: Int
    var connection: RPCConnection?
    /// The server's HELLO has arrived on `connection`.
    var stood = false
    /// Attempts since a connection last stood.
    var failures = 0
    /// Monotonic nanoseconds before which no new attempt is made.
    var notBefore: UInt64 = 0
  }

  private struct State {
    var slots: [Slot]
    var isClosed = false
  }

  private let options: ClientOptions
  private let clock: any Clock
  private let random: any RandomSource
  private let state: Mutex<State>

  init(_ options: ClientOptions, clock: any Clock, random: any RandomSource) {
    self.options = options
    self.clock = clock
    self.random = random
    let count = options.endpoints.isEmpty ? 0 : max(options.connections, 1)
    let slots = (0..<count).map { Slot(endpoint: $0 % options.endpoints.count) }
    state = Mutex(State(slots: slots))
  }

  deinit { close() }

  /// The connection with the fewest calls; a new one while all are busy and there may be more.
  func connection() throws(RPCError) -> RPCConnection {
    let now = clock.monotonicNanoseconds()
    return try state.withLock { state throws(RPCError) in
      guard !state.isClosed else {
        throw RPCError(.unavailable, "The client is closed.", neverExecuted: true)
      }
      var best: RPCConnection?
      var free: Int?
      var soonest = UInt64.max
      for index in state.slots.indices {
        if let connection = state.slots[index].connection, connection.takesCalls {
          if connection.callsInFlight < best?.callsInFlight ?? .max { best = connection }
        } else {
          soonest = min(soonest, state.slots[index].notBefore)
          if free == nil, state.slots[index].notBefore <= now { free = index }
        }
      }
      if let best, best.callsInFlight == 0 || free == nil { return best }
      guard let free else {
        let wait = soonest == .max ? nil : UInt32(clamping: (soonest - now) / 1_000_000 + 1)
        throw RPCError(
          .unavailable, "No server can be reached at the moment.",
          retryAfterMilliseconds: wait, neverExecuted: true)
      }
      let made = make(free, state.slots[free])
      state.slots[free].connection = made
      return made
    }
  }

  private func make(_ index: Int, _ slot: Slot) -> RPCConnection {
    RPCConnection(to: options.endpoints[slot.endpoint], options.connection, clock: clock) {
      [weak self] change in self?.note(change, at: index)
    }
  }

  private func note(_ change: RPCConnection.Change, at index: Int) {
    let now = clock.monotonicNanoseconds()
    state.withLock { state in
      switch change {
      case .ready: state.slots[index].stood = true
      case .over:
        // A connection that is draining tells of its end twice, the second time perhaps after
        // it was replaced; only the first one counts.
        guard let connection = state.slots[index].connection, !connection.takesCalls else { return }
        state.slots[index].connection = nil
        let stood = state.slots[index].stood
        state.slots[index].stood = false
        state.slots[index].failures = stood ? 0 : state.slots[index].failures + 1
        state.slots[index].notBefore = stood ? 0 : now + pause(state.slots[index].failures)
        // The next attempt goes to the next address.
        state.slots[index].endpoint =
          (state.slots[index].endpoint + 1) % options.endpoints.count
      }
    }
  }

  /// Nanoseconds until the next attempt, after so many that failed.
  private func pause(_ failures: Int) -> UInt64 {
    let doublings = min(failures - 1, 16)
    let pause = min(options.reconnectMillisecondsMin << doublings, options.reconnectMillisecondsMax)
    return UInt64(pause) * (800 + random.next() % 401) * 1000
  }

  /// Ends all connections; calls in flight end `unavailable`.
  func close() {
    let open = state.withLock { state in
      state.isClosed = true
      return state.slots.compactMap(\.connection)
    }
    for connection in open { connection.close() }
  }
}
