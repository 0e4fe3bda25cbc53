import Seams
import Synchronization
package import WireFormat

/// A clock that stands still until a test moves it.
package final class ManualClock: Clock {
  private struct State {
    var wall: Timestamp
    var monotonic: UInt64
    var tick: UInt64 = 0
  }

  private let state: Mutex<State>

  /// Starts at `wall`, 2026-01-15T12:00:00Z unless told, one hour after the machine's start.
  package init(_ wall: Timestamp = Timestamp(microseconds: 1_768_478_400_000_000)) {
    state = Mutex(State(wall: wall, monotonic: 3_600_000_000_000))
  }

  package func now() -> Timestamp {
    state.withLock { $0.wall }
  }

  package func monotonicNanoseconds() -> UInt64 {
    state.withLock { state in
      state.monotonic += state.tick
      return state.monotonic
    }
  }

  /// Lets so much pass on the monotonic clock whenever somebody looks at it, as if that took long.
  package func tick(by span: TimeSpan) {
    state.withLock { $0.tick = UInt64(span.microseconds) * 1000 }
  }

  /// Lets `span` pass on both clocks; a negative span is a mistake of the test.
  package func advance(by span: TimeSpan) {
    precondition(span.microseconds >= 0, "time passes forwards; use jump(to:) for the wall clock")
    state.withLock { state in
      state.wall.microseconds += span.microseconds
      state.monotonic += UInt64(span.microseconds) * 1000
    }
  }

  /// Sets the wall clock alone, in either direction, as an administrator or NTP would.
  package func jump(to wall: Timestamp) {
    state.withLock { $0.wall = wall }
  }
}
