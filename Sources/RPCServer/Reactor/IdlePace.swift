/// What a reactor without work does until more comes, depending on whether other threads of the
/// program want its processor. A writer that has to share one with a reactor would lose as much
/// time to its looking for work, and to being interrupted for each call, as to the calls.
///
/// Nobody tells a thread what others want. So while others are at work, it offers them its
/// processor now and then, and sees whether they had it for long.
struct IdlePace {
  private static let offerNanoseconds: UInt64 = 10_000_000
  /// The part of the time since the last look for which others have to have run.
  private static let workPart: UInt64 = 10
  /// Those that run for less can wait for the reactor's next sleep.
  private static let takenNanoseconds: UInt64 = 200_000
  /// An offer that is taken costs callers some milliseconds, so it is not soon made again.
  private static let sharedNanoseconds: UInt64 = 1_000_000_000
  /// How long more is waited for before it is looked at, where so many connections had something
  /// the last time, or so many calls were given to others.
  static let gatherMicroseconds: UInt32 = 500
  private static let manyMin = 4

  private var lastLook: UInt64 = 0
  private var lastUsed: UInt64 = 0
  private var sharedEnd: UInt64 = 0

  /// Whether others of the program want the processor.
  func isShared(at now: UInt64) -> Bool { now < sharedEnd }

  /// Whether to let more come together first, after so many connections had something, or so many
  /// calls were given to others, who would lose more by being interrupted for each.
  func mustGather(after count: Int, at now: UInt64) -> Bool {
    count >= Self.manyMin && isShared(at: now)
  }

  /// Whether it is time to see what others are at.
  func isDue(at now: UInt64) -> Bool {
    now >= lastLook &+ Self.offerNanoseconds && !isShared(at: now)
  }

  /// Whether to offer the processor, when the other threads have run for `used` nanoseconds in all.
  mutating func mustOffer(used: UInt64, at now: UInt64) -> Bool {
    defer { (lastLook, lastUsed) = (now, used) }
    return used >= lastUsed &+ (now &- lastLook) / Self.workPart
  }

  /// Notes that the processor was offered at `start`, and was back at `now`, when the other threads
  /// had run for `used` in all.
  mutating func noteOffer(since start: UInt64, used: UInt64, at now: UInt64) {
    let time = now &- start
    // Others of the machine may have had it, or the machine none.
    guard time >= Self.takenNanoseconds, used >= lastUsed &+ time / 2 else { return }
    sharedEnd = now &+ Self.sharedNanoseconds
  }
}
