import Synchronization

/// A thread that several may ask to be joined; the first does it.
package final class JoinBox: Sendable {
  private let thread: Mutex<SystemThread?>

  /// Takes over a running thread.
  package init(_ thread: consuming SystemThread) { self.thread = Mutex(thread) }

  /// Waits until the thread's body has returned; nothing happens the second time.
  package func join() {
    let taken = thread.withLock { $0.take() }
    taken?.join()
  }
}
