import RPCCore

/// Counts what costs a peer next to nothing and the server an answer.
struct NuisanceMeter {
  private var windowStart: UInt64 = 0
  private var inWindow = 0

  /// Counts one at `now`, in monotonic nanoseconds, and refuses too many within a second.
  mutating func count(at now: UInt64, _ limits: RPCLimits) throws(ConnectionError) {
    if inWindow == 0 || now >= windowStart + 1_000_000_000 {
      windowStart = now
      inWindow = 0
    }
    inWindow += 1
    guard inWindow <= limits.nuisancesPerSecondMax else { throw .flood }
  }
}
