import RPCCore

/// Counts what costs a peer next to nothing and the server an answer, each kind by itself: so
/// many at once, and then so many a second.
struct NuisanceMeter {
  enum Kind { case cancel, refusal }

  /// What a peer has used up, which time gives back.
  private struct Bucket {
    private static let second: UInt64 = 1_000_000_000
    /// The time that the peer has used up; what lies before now has been given back.
    private var usedUntil: UInt64 = 0

    /// Takes one at `now`, in monotonic nanoseconds; false when none is left.
    mutating func take(at now: UInt64, perSecond: Int, burst: Int) -> Bool {
      let each = Self.second / UInt64(clamping: max(1, min(perSecond, 1_000_000_000)))
      let room = each.multipliedReportingOverflow(by: UInt64(clamping: max(1, burst)))
      let used = max(usedUntil, now) &+ each
      guard room.overflow || used &- now <= room.partialValue else { return false }
      usedUntil = used
      return true
    }
  }

  private var cancels = Bucket()
  private var refusals = Bucket()
  /// When the last PING came; 0 before the first.
  private var lastPing: UInt64 = 0
  private var strikes = 0

  /// Counts one at `now`, in monotonic nanoseconds, and refuses one too many.
  mutating func count(
    _ kind: Kind, at now: UInt64, _ limits: RPCLimits
  ) throws(ConnectionError) {
    let isAllowed =
      switch kind {
      case .cancel:
        cancels.take(at: now, perSecond: limits.cancelsPerSecondMax, burst: limits.cancelBurstMax)
      case .refusal:
        refusals.take(
          at: now, perSecond: limits.refusalsPerSecondMax, burst: limits.refusalBurstMax)
      }
    guard isAllowed else { throw .flood }
  }

  /// Counts a PING, and refuses one too many of those that come sooner than allowed. A tenth is
  /// forgiven, because the network delays one more than the other.
  mutating func countPing(at now: UInt64, _ limits: RPCLimits) throws(ConnectionError) {
    let gap = UInt64(milliseconds: limits.pingMillisecondsMin) / 10 * 9
    defer { lastPing = max(now, 1) }
    guard lastPing > 0, now < lastPing &+ gap else {
      strikes = max(0, strikes - 1)
      return
    }
    strikes += 1
    guard strikes <= limits.pingStrikesMax else { throw .earlyPings }
  }
}
