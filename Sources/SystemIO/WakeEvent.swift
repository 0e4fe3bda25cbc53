import CLinux

/// An eventfd: any thread signals it, and the thread that watches it wakes up.
package struct WakeEvent: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// An event that has not been signalled.
  package init() throws(SystemError) {
    descriptor = Descriptor(owning: try SystemError.check("eventfd", linux_eventfd_create()))
  }

  /// The number to watch with epoll.
  package var number: Int32 { descriptor.number }

  /// Makes the event ready. Signals that nobody has taken yet count as one.
  package func signal() { _ = linux_eventfd_signal(descriptor.number) }

  /// Takes the signals, so that the event is no longer ready.
  package func drain() { _ = linux_eventfd_drain(descriptor.number) }
}
