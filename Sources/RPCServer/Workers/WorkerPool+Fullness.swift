import Synchronization

extension WorkerPool {
  /// Whether the last call was refused, so that the next one may be too. Known without the pool's
  /// lock, which need not be asked for calls while there is room.
  package final class Fullness: Sendable {
    // Only ever a hint: who is wrong asks the pool once for nothing, or submits a call that the
    // pool refuses itself. So relaxed is enough.
    private let wasRefused = Atomic(false)

    package init() {}

    package var isLikely: Bool { wasRefused.load(ordering: .relaxed) }

    func note(_ isRefused: Bool) { wasRefused.store(isRefused, ordering: .relaxed) }
  }
}
