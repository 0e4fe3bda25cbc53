import Synchronization
import SystemIO

/// A thread of a test's own.
final class SystemThreadBox: Sendable {
  private let thread: Mutex<SystemThread?>

  init(_ body: @escaping @Sendable () -> Void) throws {
    thread = Mutex(try SystemThread(name: "test", body))
  }

  func join() {
    let taken = thread.withLock { $0.take() }
    taken?.join()
  }
}
