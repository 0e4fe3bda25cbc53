import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import Synchronization
import WireFormat

/// One server's claim to work that only one of them does at a time. The holder says that it is
/// alive as it works; whoever wants the lease takes it over once the holder was silent for
/// `secondsOfSilence`, by the seeker's own monotonic clock.
final class ServerLease: Sendable {
  private struct State {
    /// Another holder's beat, and when this server first saw it.
    var seen: (beat: Int64, at: UInt64)?
    /// When this server last said that it holds the lease.
    var heldSince: UInt64?
  }

  /// A holder stops by itself after half of it without an answer from the store.
  static let secondsOfSilence = 30.0
  private static let silence = UInt64(secondsOfSilence * 1e9)

  private let name: String
  private let holder: Uuid
  private let store: Store
  private let clock: any Clock
  private let state = Mutex(State())

  /// `holder` is another for each start of a server.
  init(_ name: String, holder: Uuid, _ store: Store, clock: any Clock) {
    self.name = name
    self.holder = holder
    self.store = store
    self.clock = clock
  }

  /// Takes the lease or goes on holding it; false while another has it. On the embedded store
  /// there is no other. Writes at most every third of the time of silence.
  func hold() -> Bool {
    guard !store.dialect.isEmbedded else { return true }
    let now = clock.monotonicNanoseconds()
    let (dead, isFresh) = state.withLock { state -> (Int64?, Bool) in
      if let since = state.heldSince, now &- since < Self.silence / 3 { return (nil, true) }
      guard let seen = state.seen, now &- seen.at >= Self.silence else { return (nil, false) }
      return (seen.beat, false)
    }
    if isFresh { return true }
    let found = ask(unlessMovedFrom: dead)
    return state.withLock { state in
      switch found {
      case .own?:
        state.heldSince = now
        state.seen = nil
        return true
      case .other(let beat)?:
        state.heldSince = nil
        if state.seen?.beat != beat { state.seen = (beat, now) }
        return false
      case .contended?: return false
      case nil:
        // The store does not answer: nobody can take the lease over for a while either.
        guard let since = state.heldSince else { return false }
        return now &- since < Self.silence / 2
      }
    }
  }

  /// Lets others have it at once.
  func drop() {
    let isHeld = state.withLock { state in
      defer { state.heldSince = nil }
      return state.heldSince != nil
    }
    guard isHeld, !store.dialect.isEmbedded else { return }
    let (name, holder) = (name, holder)
    // One that cannot be dropped is taken over when it has been silent for long enough.
    try? BackgroundJob.run("lease", on: store, .platform) { call throws(RPCError) in
      call.store.allowUnrecordedChanges("a lease is no record of a tenant's")
      try db(try call.store.dropLease(name, of: holder, .platform))
    }
  }

  private func ask(unlessMovedFrom dead: Int64?) -> LeaseState? {
    let (name, holder) = (name, holder)
    let found = Found()
    do throws(RPCError) {
      try BackgroundJob.run("lease", on: store, .platform) { call throws(RPCError) in
        call.store.allowUnrecordedChanges("a lease is no record of a tenant's")
        found.set(
          try db(
            try call.store.holdLease(name, for: holder, unlessMovedFrom: dead, .platform)))
      }
    } catch {
      return nil
    }
    return found.state
  }

  /// What the job found on the writer's thread.
  private final class Found: Sendable {
    private let value = Mutex<LeaseState?>(nil)
    var state: LeaseState? { value.withLock { $0 } }
    func set(_ state: LeaseState) { value.withLock { $0 = state } }
  }
}
