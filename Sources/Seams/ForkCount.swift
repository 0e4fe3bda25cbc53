import Glibc
import Synchronization

/// How often this process is the child of a fork(): a child must not hand out what was drawn in
/// advance and its parent also holds.
package enum ForkCount {
  // Relaxed: a child begins with the one thread that forked, which counts before it goes on.
  private static let count = Atomic<Int>(0)
  private static let isWatching: Bool = {
    pthread_atfork(nil, nil) { ForkCount.count.add(1, ordering: .relaxed) } == 0
  }()

  package static var current: Int {
    precondition(isWatching, "The process could not watch for forks.")
    return count.load(ordering: .relaxed)
  }
}
