import Synchronization
import WireFormat

/// The tokens that were revoked and have not expired yet.
final class RevocationList: Sendable {
  private struct Token: Hashable {
    let tenant: Uuid?
    let id: String
  }

  private struct State {
    var ends: [Token: Int64] = [:]
    var pruneAt = 1024
  }

  private let state = Mutex(State())
  // Almost always zero, which spares each call the lock. Revoking is ordered before any call
  // that begins after its answer by the answer's own way to the caller.
  private let count = Atomic(0)

  /// Refuses the token until `end`, in seconds since the Unix epoch.
  func insert(_ id: String, tenant: Uuid?, until end: Int64, now: Int64) {
    state.withLock { state in
      let token = Token(tenant: tenant, id: id)
      state.ends[token] = max(end, state.ends[token] ?? end)
      if state.ends.count >= state.pruneAt {
        state.ends = state.ends.filter { $0.value > now }
        state.pruneAt = max(1024, state.ends.count * 2)
      }
      count.store(state.ends.count, ordering: .releasing)
    }
  }

  func contains(_ id: String, tenant: Uuid?) -> Bool {
    guard count.load(ordering: .acquiring) > 0 else { return false }
    return state.withLock { $0.ends[Token(tenant: tenant, id: id)] != nil }
  }
}
