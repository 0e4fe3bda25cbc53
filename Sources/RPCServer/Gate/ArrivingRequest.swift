import RPCCore

/// A request of which fragments are still to come: what it has taken of the room, and how long it
/// has been waited for.
final class ArrivingRequest {
  let lease: RoomLease
  /// Bytes that came.
  private var count = 0
  /// Since when nothing has come, later by what has come since. In monotonic nanoseconds.
  private var silentSince: UInt64

  init(_ lease: RoomLease, at now: UInt64) {
    self.lease = lease
    silentSince = now
  }

  /// Makes room for a fragment that came; false when there is none.
  func take(_ bytes: Int, at now: UInt64, _ limits: RPCLimits) -> Bool {
    guard lease.cover(count + bytes) else { return false }
    count += bytes
    let earned = RPCLimits.time(for: bytes, perSecond: limits.bytesPerSecondMin)
    silentSince = min(now, silentSince &+ earned)
    return true
  }

  /// Notes that nothing could come until `now`, because its connection was not read.
  func excuse(until now: UInt64) { silentSince = now }

  /// Whether it comes so slowly that others are to have its room.
  func isTooSlow(at now: UInt64, _ limits: RPCLimits) -> Bool {
    now >= silentSince &+ UInt64(milliseconds: limits.requestStallMilliseconds)
  }
}
