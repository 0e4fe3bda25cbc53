import Glibc
import RPCCore
import Synchronization
import SystemIO
import TestKit
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

  @Test func `What was taken is not offered again as long as it is shared`() {
    let pace = pace(offeredFor: 3 * millisecond, used: 3 * millisecond)
    #expect(!pace.isDue(at: 33 * millisecond))
    #expect(!pace.isDue(at: 1023 * millisecond - 1))
    #expect(pace.isDue(at: 1023 * millisecond))
    // Nobody wanted this one.
    #expect(self.pace(offeredFor: 1000, used: 1000).isDue(at: 30 * millisecond))
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

  /// Work without an end, until told.
  private final class Burden: Sendable {
    private let isOver = Atomic(false)
    private let thread = Mutex<SystemThreadBox?>(nil)

    init() throws {
      let box = try SystemThreadBox { [self] in
        SystemThread.comeSecond()
        while !isOver.load(ordering: .relaxed) {}
      }
      thread.withLock { $0 = box }
    }

    func end() {
      isOver.store(true, ordering: .relaxed)
      thread.withLock { $0 }?.join()
    }
  }

  private typealias Affinity =
    @convention(c) (pid_t, Int, UnsafeMutableRawPointer?) -> CInt

  /// Calls a function of the system's that Swift's own module leaves out.
  private func affinity(_ name: String, _ processors: inout [UInt8]) throws {
    let symbol = try #require(unsafe dlsym(nil, name))
    let function = unsafe unsafeBitCast(symbol, to: Affinity.self)
    let status = unsafe processors.withUnsafeMutableBytes {
      unsafe function(0, $0.count, $0.baseAddress)
    }
    try #require(status >= 0)
  }

  /// Runs `body` on one processor, and every thread that it starts.
  private func onOneProcessor(_ body: () throws -> Void) throws {
    var before = [UInt8](repeating: 0, count: 128)
    try affinity("sched_getaffinity", &before)
    let index = try #require(before.firstIndex { $0 != 0 })
    var one = [UInt8](repeating: 0, count: 128)
    one[index] = 1 << UInt8(before[index].trailingZeroBitCount)
    try affinity("sched_setaffinity", &one)
    defer { try? affinity("sched_setaffinity", &before) }
    #expect(ProcessLimits.processorCount == 1)
    try body()
  }

  @Test func `Calls and mail come through where another thread wants the only processor`() throws {
    try onOneProcessor {
      let toy = try ToyServer(isOfRealTime: true) { $0.spinMicroseconds = 50 }
      let peers = try (0..<8).map { _ in try toy.open() }
      let burden = try Burden()
      defer { burden.end() }
      for round in 0..<400 {
        let streams = peers.map { $0.call(.echo, [UInt8(round % 256)]) }
        let held = peers[0].call(.held)
        try toy.awaitHeld(round + 1)[round].finish(answer: [7])
        for (peer, stream) in zip(peers, streams) {
          #expect(try peer.ended(stream).answer == [UInt8(round % 256)])
        }
        #expect(try peers[0].ended(held).answer == [7])
      }
    }
  }
}
