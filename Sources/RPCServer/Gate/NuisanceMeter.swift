import RPCCore

/// Counts what costs a peer next to nothing and the server an answer, each kind by itself.
struct NuisanceMeter {
  enum Kind { case cancel, refusal }

  private var windowStart: UInt64 = 0
  private var cancels = 0
  private var refusals = 0
  /// When the last PING came; 0 before the first.
  private var lastPing: UInt64 = 0
  private var strikes = 0

  /// Counts one at `now`, in monotonic nanoseconds, and refuses too many within a second.
  mutating func count(
    _ kind: Kind, at now: UInt64, _ limits: RPCLimits
  ) throws(ConnectionError) {
    if now >= windowStart &+ 1_000_000_000 {
      windowStart = now
      cancels = 0
      refusals = 0
    }
    switch kind {
    case .cancel:
      cancels += 1
      guard cancels <= limits.cancelsPerSecondMax else { throw .flood }
    case .refusal:
      refusals += 1
      guard refusals <= limits.refusalsPerSecondMax else { throw .flood }
    }
  }

  /// Counts a PING, and refuses one too many of those that come sooner than allowed. A tenth is
  /// forgiven, because the network delays one more than the other.
  mutating func countPing(at now: UInt64, _ limits: RPCLimits) throws(ConnectionError) {
    let gap = UInt64(clamping: max(0, min(limits.pingMillisecondsMin, 1 << 40))) * 900_000
    defer { lastPing = max(now, 1) }
    guard lastPing > 0, now < lastPing &+ gap else {
      strikes = max(0, strikes - 1)
      return
    }
    strikes += 1
    guard strikes <= limits.pingStrikesMax else { throw .earlyPings }
  }
}
