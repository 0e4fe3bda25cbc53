import Testing

@testable import RPCServer

/// When a reactor leaves its processor to the program's other threads.
@Suite("Idle pace")
struct IdlePaceTests {
  private let millisecond: UInt64 = 1_000_000

  /// A pace of which others have used all the time between looks at 10 and 20 ms, and the
  /// processor for `taken` nanoseconds of an offer then, of which they used `used`.
  private func pace(offeredFor taken: UInt64, used: UInt64) -> IdlePace {
    var pace = IdlePace()
    _ = pace.mustOffer(used: 10 * millisecond, at: 10 * millisecond)
    let isOffered = pace.mustOffer(used: 20 * millisecond, at: 20 * millisecond)
    #expect(isOffered)
    pace.noteOffer(
      since: 20 * millisecond, used: 20 * millisecond + used, at: 20 * millisecond + taken)
    return pace
  }

  @Test func `The processor is offered where others were at work for a tenth of the time`() {
    var pace = IdlePace()
    #expect(pace.isDue(at: 10 * millisecond))
    _ = pace.mustOffer(used: 0, at: 10 * millisecond)
    #expect(!pace.isDue(at: 20 * millisecond - 1))
    #expect(pace.isDue(at: 20 * millisecond))
    let offers = [
      pace.mustOffer(used: millisecond - 1, at: 20 * millisecond),
      pace.mustOffer(used: 2 * millisecond - 1, at: 30 * millisecond),
      pace.mustOffer(used: 2 * millisecond, at: 40 * millisecond),
    ]
    #expect(offers == [false, true, false])
  }

  @Test func `It is shared for a second after others of the program took it`() {
    let pace = pace(offeredFor: 3 * millisecond, used: 3 * millisecond)
    #expect(pace.isShared(at: 23 * millisecond))
    #expect(pace.isShared(at: 1023 * millisecond - 1))
    #expect(!pace.isShared(at: 1023 * millisecond))
  }

  @Test func `It is not shared where others took it for a moment, or were not of the program`() {
    #expect(!pace(offeredFor: 199_999, used: 199_999).isShared(at: 21 * millisecond))
    #expect(pace(offeredFor: 200_000, used: 200_000).isShared(at: 21 * millisecond))
    // The machine's others had it, or the machine itself was stopped.
    #expect(!pace(offeredFor: 3 * millisecond, used: millisecond).isShared(at: 23 * millisecond))
  }

  @Test func `Only what many send is gathered, and only while the processor is shared`() {
    let pace = pace(offeredFor: 3 * millisecond, used: 3 * millisecond)
    #expect(pace.mustGather(after: 4, at: 23 * millisecond))
    #expect(!pace.mustGather(after: 3, at: 23 * millisecond))
    #expect(!pace.mustGather(after: 4, at: 1023 * millisecond))
    #expect(!IdlePace().mustGather(after: 100, at: 23 * millisecond))
  }
}
