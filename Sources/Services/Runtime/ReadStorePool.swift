import RPCCore
import SQLInterface
import Storage
import Synchronization

/// Read-only connections for workers: as many as were ever needed at once.
///
/// `@unchecked`: a `ReadStore` belongs to one thread at a time, which is the one that took it
/// out of `idle` under the lock.
final class ReadStorePool: @unchecked Sendable {
  private let store: Store
  private let idle = Mutex<[Lent]>([])

  /// Carries a connection over the lock; the invariant is the pool's.
  private struct Lent: @unchecked Sendable {
    let store: ReadStore
  }

  init(_ store: Store) { self.store = store }

  /// Runs `body` on a connection of its own, in one snapshot.
  func withStore(
    _ body: (ReadStore) throws(RPCError) -> Void
  ) throws(RPCError) {
    let lent: Lent
    if let known = idle.withLock({ $0.popLast() }) {
      lent = known
    } else {
      lent = Lent(store: try db(try store.makeReadStore()))
    }
    lent.store.begin()
    defer {
      lent.store.end()
      idle.withLock { $0.append(lent) }
    }
    try body(lent.store)
  }
}
