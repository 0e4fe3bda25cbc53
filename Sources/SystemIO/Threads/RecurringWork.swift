import Synchronization

/// A thread of the server that does something from time to time, until it is stopped.
package final class RecurringWork: Sendable {
  private let isStopped = Monitor(false)
  private let thread = Mutex<JoinBox?>(nil)

  /// Not started.
  package init() {}

  /// Starts it: `work` runs on the thread `name` after `first` seconds, and then `seconds` after
  /// it ended each time.
  package func start(
    _ name: String, after first: Double, every seconds: Double,
    _ work: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    let thread = try SystemThread(name: name) { [self] in
      if pause(first) { repeat { work() } while pause(seconds) }
    }
    let box = JoinBox(thread)
    self.thread.withLock { $0 = box }
  }

  /// Whether nobody has asked it to stop; long work looks now and then.
  package var mayGoOn: Bool { isStopped.look { !$0 } }

  /// Returns once nothing of it runs any more.
  package func stop() {
    isStopped.changeAll { $0 = true }
    thread.withLock { $0 }?.join()
  }

  /// Waits; false when the work is to end.
  private func pause(_ seconds: Double) -> Bool {
    isStopped.wait(seconds: seconds) { $0 ? false : nil } ?? true
  }
}
