import Crypto
import Synchronization

/// The principals of tokens that were found good lately, by the tokens' digests: the tokens
/// themselves are not kept. Whether a principal still stands is for the caller to ask.
final class RecentTokens: Sendable {
  /// How many are remembered at least; twice as many at most.
  static let countMin = 1024

  private struct Entry {
    let principal: Principal
    /// When the token was found good, in seconds since the Unix epoch.
    let since: Int64
  }

  private struct State {
    var new: [Digest: Entry] = [:]
    /// Those that the new ones are about to replace.
    var old: [Digest: Entry] = [:]

    mutating func insert(_ entry: Entry, of token: Digest) {
      if new.count >= RecentTokens.countMin {
        old = new
        new = [:]
      }
      new[token] = entry
    }
  }

  private let state = Mutex(State())

  /// The principal of a token that was found good at `now` or before.
  func principal(of token: Digest, now: Int64) -> Principal? {
    let entry = state.withLock { state -> Entry? in
      if let found = state.new[token] { return found }
      guard let found = state.old[token] else { return nil }
      state.insert(found, of: token)
      return found
    }
    // A clock that was set back may have gone behind the token's beginning.
    guard let entry, entry.since <= now else { return nil }
    return entry.principal
  }

  /// Remembers whom a good token stands for.
  func insert(_ principal: Principal, of token: Digest, now: Int64) {
    state.withLock { $0.insert(Entry(principal: principal, since: now), of: token) }
  }

  /// How many tokens are remembered, for tests.
  var count: Int { state.withLock { $0.new.count + $0.old.count } }
}
