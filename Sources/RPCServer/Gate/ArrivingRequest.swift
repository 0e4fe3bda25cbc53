import RPCCore

/// A request of which fragments are still to come: what it has taken of the room, and how long it
/// has been waited for.
final class ArrivingRequest {
  let lease: RoomLease
  /// Bytes that came.
  private var count = 0
  /// Since when nothing has come, later by what has come since. In monotonic nanoseconds.
  private var silentSince: UInt64
  /// When it was last looked at.
  private var seenAt: UInt64

  init(_ lease: RoomLease, at now: UInt64) {
    self.lease = lease
    silentSince = now
    seenAt = now
  }

  /// Makes room for a fragment that came; false when there is none.
  func take(_ bytes: Int, at now: UInt64, _ limits: RPCLimits) -> Bool {
    guard lease.cover(count + bytes) else { return false }
    count += bytes
    let earned = RPCLimits.time(for: bytes, perSecond: limits.bytesPerSecondMin)
    silentSince = min(now, silentSince &+ earned)
    return true
  }

  /// Whether it comes so slowly that others are to have its room. Asked from time to time: since
  /// the last time nothing could come if its connection is not read.
  func isTooSlow(at now: UInt64, isRead: Bool, _ limits: RPCLimits) -> Bool {
    if !isRead { silentSince = min(now, silentSince &+ (now - min(now, max(seenAt, silentSince)))) }
    seenAt = now
    return now >= silentSince &+ UInt64(milliseconds: limits.requestStallMilliseconds)
  }
}
