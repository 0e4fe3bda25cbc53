import CLinux
import Glibc

/// Signals as something to wait for. Made on the first thread before any other is started,
/// because a signal is delivered to any thread that does not block it.
package struct SignalWaiter: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// The signals that end a server.
  package static let termination: [Int32] = [SIGTERM, SIGINT]

  /// Blocks `signals` in this thread and those that it starts from now on.
  package init(_ signals: [Int32] = SignalWaiter.termination) throws(SystemError) {
    let number = unsafe linux_signals_open(signals, Int32(signals.count))
    descriptor = Descriptor(owning: try SystemError.check("signalfd", number))
    _ = linux_ignore_broken_pipes()
  }

  /// Waits for the next of the signals.
  package func next() throws(SystemError) -> Int32 {
    while true {
      let signal = linux_signals_take(descriptor.number)
      if signal == -EINTR { continue }
      return try SystemError.check("read", signal)
    }
  }
}
