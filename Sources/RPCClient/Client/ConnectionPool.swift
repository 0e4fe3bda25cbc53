import RPCCore
import Seams
import Synchronization

/// The connections of a client: opened as load asks for them, each to an address of its own as
/// long as there are addresses, replaced when they end, tried again with growing and jittered
/// pauses when they fail.
final class ConnectionPool: Sendable {
  fileprivate struct Slot {
    let endpoint: Int
    var connection: RPCConnection?
    /// The server's HELLO has arrived on `connection`.
    var stood = false
    /// Attempts since a connection last stood, and one more where that was cut off.
    var failures = 0
    /// Monotonic nanoseconds before which no new attempt is made.
    var notBefore: UInt64 = 0

    /// Whether the connection is a new attempt where the last ones failed.
    var isProbing: Bool { !stood && failures > 0 }
  }

  fileprivate struct State {
    var slots: [Slot]
    /// Connections that take no more calls and have some in flight.
    var leaving: [RPCConnection] = []
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
    let endpoints = options.endpoints.count
    let count = endpoints == 0 ? 0 : max(options.connections, endpoints)
    let slots = (0..<count).map { Slot(endpoint: $0 % endpoints) }
    state = Mutex(State(slots: slots))
  }

  deinit { close() }

  /// The connection with the fewest calls; a new one while all are busy and there may be more.
  /// Another one than `other` where there is one. It counts the caller's call already, which is
  /// to be started.
  func connection(besides other: RPCConnection? = nil) throws(RPCError) -> RPCConnection {
    let now = clock.monotonicNanoseconds()
    return try state.withLock { state throws(RPCError) in
      let chosen = try choose(&state, now, besides: other)
      chosen.begins()
      return chosen
    }
  }

  private func choose(
    _ state: inout State, _ now: UInt64, besides other: RPCConnection?
  ) throws(RPCError) -> RPCConnection {
    guard !state.isClosed else {
      throw RPCError(.unavailable, "The client is closed.", neverExecuted: true)
    }
    var best: Int?
    var free: Int?
    var soonest = UInt64.max
    for index in state.slots.indices {
      let slot = state.slots[index]
      guard let connection = slot.connection, connection.takesCalls else {
        soonest = min(soonest, slot.notBefore)
        if slot.notBefore <= now, state.failures(free) > slot.failures { free = index }
        continue
      }
      if connection !== other, state.prefers(index, to: best) { best = index }
    }
    let chosen = best.flatMap { state.slots[$0].connection }
    // A server that failed before is tried with nobody waiting for it.
    if let free, let chosen, state.slots[free].failures > 0 {
      state.slots[free].connection = make(free, state.slots[free])
      return chosen
    }
    if let chosen, free == nil || chosen.callsInFlight == 0 { return chosen }
    if let free {
      let made = make(free, state.slots[free])
      state.slots[free].connection = made
      return made
    }
    if let other, other.takesCalls { return other }
    let wait = soonest == .max ? nil : UInt32(clamping: (soonest - now) / 1_000_000 + 1)
    throw RPCError(
      .unavailable, "No server can be reached at the moment.",
      retryAfterMilliseconds: wait, neverExecuted: true)
  }

  private func make(_ index: Int, _ slot: Slot) -> RPCConnection {
    RPCConnection(to: options.endpoints[slot.endpoint], options.connection, clock: clock) {
      [weak self] connection, change in self?.note(change, of: connection, at: index)
    }
  }

  private func note(_ change: RPCConnection.Change, of connection: RPCConnection, at index: Int) {
    let now = clock.monotonicNanoseconds()
    state.withLock { state in
      let isCurrent = state.slots[index].connection === connection
      switch change {
      case .ready:
        if isCurrent { state.slots[index].stood = true }
      case .leaving:
        guard isCurrent else { return }
        state.leaving.append(connection)
        release(&state.slots[index], now, wasCut: false)
      case .over:
        state.leaving.removeAll { $0 === connection }
        guard isCurrent else { return }
        if state.slots[index].stood {
          // Servers that were away may be needed now: none is left in its pause.
          for other in state.slots.indices { state.slots[other].notBefore = 0 }
        }
        release(&state.slots[index], now, wasCut: true)
      }
    }
  }

  /// Makes room for another connection, at once or, after a failure, later. Where one was cut
  /// off its server may be gone, so that no call waits for the next while another server lives.
  private func release(_ slot: inout Slot, _ now: UInt64, wasCut: Bool) {
    slot.connection = nil
    slot.failures = slot.stood ? (wasCut ? 1 : 0) : slot.failures + 1
    slot.notBefore = slot.stood ? 0 : now + pause(slot.failures)
    slot.stood = false
  }

  /// Nanoseconds until the next attempt, after so many that failed.
  private func pause(_ failures: Int) -> UInt64 {
    let doublings = min(failures - 1, 16)
    let pause = min(options.reconnectMillisecondsMin << doublings, options.reconnectMillisecondsMax)
    return UInt64(pause) * (800 + random.next() % 401) * 1000
  }

  /// Whether a call could go to a server that is known to live.
  var hasStandingConnection: Bool {
    state.withLock { state in
      !state.isClosed && state.slots.contains { $0.stood && $0.connection?.takesCalls == true }
    }
  }

  /// Ends all connections; calls in flight end `unavailable`.
  func close() {
    let open = state.withLock { state in
      state.isClosed = true
      return state.slots.compactMap(\.connection) + state.leaving
    }
    for connection in open { connection.close() }
  }
}

extension ConnectionPool.State {
  /// How often a slot failed; more than ever for none.
  fileprivate func failures(_ index: Int?) -> Int { index.map { slots[$0].failures } ?? .max }

  /// Whether a call is better off in slot `index` than in `other`: the fewest calls, but first
  /// of all not where only failures are known.
  fileprivate func prefers(_ index: Int, to other: Int?) -> Bool {
    guard let other else { return true }
    if slots[index].isProbing != slots[other].isProbing { return slots[other].isProbing }
    return (slots[index].connection?.callsInFlight ?? .max)
      < (slots[other].connection?.callsInFlight ?? .max)
  }
}
