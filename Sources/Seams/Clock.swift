import Glibc
package import WireFormat

/// Where time comes from. Servers take one at start, tests a manual one.
package protocol Clock: Sendable {
  /// The wall clock; it may jump.
  func now() -> Timestamp
  /// Nanoseconds from an arbitrary start; never goes back. Deadlines are measured with it.
  func monotonicNanoseconds() -> UInt64
}

/// The machine's own clocks.
package struct SystemClock: Clock {
  package init() {}

  package func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  package func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
