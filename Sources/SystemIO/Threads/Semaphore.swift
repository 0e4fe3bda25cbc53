/// Counts signals; a wait takes one, and blocks until there is one.
package final class Semaphore: Sendable {
  private let count = Monitor(0)

  /// Begins without a signal.
  package init() {}

  /// Lets one wait go on.
  package func signal() { count.change { $0 += 1 } }

  /// Takes a signal, or blocks until there is one.
  package func wait() {
    count.wait { count -> Void? in
      guard count > 0 else { return nil }
      return count -= 1
    }
  }
}
