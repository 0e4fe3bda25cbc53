/// Tells whether so many calls are shed that reading them is what costs. A system call for each few
/// of them would take the time that the others need, so the connections that bring them are then
/// read less often, and each time for more.
struct ShedPace {
  private static let windowNanoseconds: UInt64 = 10_000_000
  /// So many in a window cost less than the two calls of the kernel that begin a rest.
  private static let fewMax = 16
  /// Time for each of the connections that rest together: some thirty times what reading one and
  /// answering it takes, so that this takes a small part of the time.
  private static let nanosecondsEach: UInt64 = 300_000
  private static let restMin: UInt64 = 2_000_000
  private static let restMax: UInt64 = 10_000_000

  private var windowStart: UInt64 = 0
  private var count = 0
  private var wereMany = false

  /// Notes at `now` that a turn shed so many calls, and says whether its connection is to rest.
  mutating func note(_ shed: Int, at now: UInt64) -> Bool {
    if now >= windowStart &+ Self.windowNanoseconds {
      let isNext = now < windowStart &+ 2 &* Self.windowNanoseconds
      wereMany = isNext && count > Self.fewMax
      count = 0
      windowStart = now
    }
    count += shed
    return wereMany || count > Self.fewMax
  }

  /// How long connections rest, of which so many rested together the last time.
  static func rest(_ connections: Int) -> UInt64 {
    min(restMax, max(restMin, UInt64(connections) &* nanosecondsEach))
  }
}
