import CLinux
import Glibc

/// A running thread; whoever owns it joins it, or lets it go.
package struct SystemThread: ~Copyable, Sendable {
  private let handle: UInt64

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that runs `body` once; the kernel shows 15 bytes of `name`.
  package init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let context = unsafe Unmanaged.passRetained(Body(body))
    var handle: UInt64 = 0
    let status = unsafe linux_thread_start(
      &handle, name,
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
      }, context.toOpaque())
    guard status == 0 else {
      unsafe context.release()
      throw SystemError("pthread_create", code: -status)
    }
    self.handle = handle
  }

  /// Lets the calling thread's timed waits end on time instead of up to 50 us later.
  package static func sleepPrecisely() { linux_thread_sleep_precisely() }

  /// Sleeps for so long, and up to 50 us more unless the thread sleeps precisely.
  package static func sleep(microseconds: UInt32) { usleep(microseconds) }

  /// A number that no other thread of the process has while this one runs; never 0.
  package static var current: UInt64 { UInt64(pthread_self()) }

  /// Lets whoever else could run on this processor have it first.
  package static func giveWay() { sched_yield() }

  /// Lets the calling thread run only where no other wants the processor. One of a real-time class
  /// that has more than its least priority gets that, and runs where no other of its class does.
  package static func comeLast() { linux_thread_give_way() }

  /// Leaves the calling thread a quarter of a processor all of which another thread wants that was
  /// as nice as it, and all of one that no other wants. To be said once.
  package static func comeSecond() { linux_thread_weigh_less(5) }

  /// Waits until the thread's body has returned.
  package consuming func join() { _ = linux_thread_join(handle) }

  /// Lets the thread end by itself, with nothing left of it.
  package consuming func letGo() { _ = pthread_detach(pthread_t(handle)) }
}
