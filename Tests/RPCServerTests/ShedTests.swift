import Auth
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCCore
@testable import RPCServer

@Suite("Calls that nobody has time for")
struct ShedTests {
  @Test func `End at once, were never executed, and say when to come again`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    toy.dispatcher.state.withLock { $0.isOverloaded = true }
    // The request is not even looked at, so the second one's length makes no difference.
    for request in [[UInt8](), [UInt8](repeating: 7, count: 5000)] {
      let error = try #require(try peer.ended(peer.call(.submitted, request)).error)
      #expect(error.code == .resourceExhausted && error.neverExecuted)
      #expect(error.retryAfterMilliseconds == 100)
      #expect(error.message == toy.dispatcher.overload.message)
    }
    let critical = peer.call(.submitted, [1]) { $0.criticality = .critical }
    #expect(try peer.ended(critical).answer == [1])
    // What runs on the reactor takes nobody's time.
    #expect(try peer.ended(peer.call(.echo, [2])).answer == [2])
    toy.dispatcher.state.withLock { $0.isOverloaded = false }
    #expect(try peer.ended(peer.call(.submitted, [3])).answer == [3])
    #expect(eventually { toy.server.counters.callsFailed == 2 })
    #expect(toy.server.counters.rests == 0, "so few cost nothing")
  }

  @Test func `Let their connection rest when they are many, and no other one`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let (flood, other) = (try toy.open(), try toy.open(token: "other"))
    toy.dispatcher.state.withLock { $0.isOverloaded = true }
    let streams = (0..<40).map { _ in flood.takeStream() }
    flood.send { output in
      for stream in streams {
        _ = output.callFrames(
          stream: stream, header: CallHeader(method: Toy.submitted.id),
          request: [UInt8]().span.bytes)
      }
    }
    for stream in streams { #expect(try flood.ended(stream).code == .resourceExhausted) }
    #expect(eventually { toy.server.counters.rests == 1 })
    let late = flood.call(.echo)
    for _ in 0..<3 { #expect(try other.ended(other.call(.echo)).code == .ok) }
    #expect(toy.dispatcher.contexts.allSatisfy { $0.scope?.tenantID == ToyServer.other })
    toy.advance(by: .seconds(0.01))
    #expect(try flood.ended(late).code == .ok)
  }

  @Test func `Are told from few by what comes in ten milliseconds`() {
    let steps: [(shed: Int, milliseconds: UInt64, rests: Bool)] = [
      (10, 100, false), (10, 101, true),
      // The window before had many.
      (1, 112, true), (1, 123, false), (16, 124, true),
      // That was long ago.
      (1, 500, false),
    ]
    var pace = ShedPace()
    for step in steps {
      let rests = pace.note(step.shed, at: step.milliseconds * 1_000_000)
      #expect(rests == step.rests, "at \(step.milliseconds) ms")
    }
    #expect(ShedPace.rest(0) == 2_000_000 && ShedPace.rest(20) == 6_000_000)
    #expect(ShedPace.rest(100_000) == 10_000_000)
  }

  @Test func `Are those of a connection that falls behind for long, by urgency`() {
    let millisecond: UInt64 = 1_000_000
    var backlog = ReadBacklog()
    var now = 1000 * millisecond
    var received: UInt64 = 0
    /// Goes on for 5 ms at 1,000 bytes a millisecond, which leaves so many milliseconds' bytes.
    func go(_ left: Int) {
      now += 5 * millisecond
      received += 5000
      backlog.note(waiting: left * 1000, received: received, at: now)
    }
    for _ in 0..<20 { go(60) }
    #expect(!backlog.refuses(.unspecified) && !backlog.refuses(.sheddable), "a burst is served")
    for _ in 0..<3 { go(60) }
    #expect(backlog.refuses(.unspecified) && backlog.refuses(.sheddable))
    #expect(!backlog.refuses(.critical))
    go(40)
    #expect(!backlog.refuses(.unspecified) && backlog.refuses(.sheddable))
    go(20)
    #expect(!backlog.refuses(.sheddable))
    // It has come to that a moment ago.
    go(60)
    #expect(backlog.refuses(.unspecified))
    backlog.noteEmpty()
    #expect(!backlog.refuses(.sheddable))
    now += 2000 * millisecond
    for _ in 0..<3 { go(60) }
    #expect(!backlog.refuses(.unspecified), "that was long ago")
    // However much waits, what is read fast enough does not wait long.
    for _ in 0..<40 { go(20) }
    #expect(!backlog.refuses(.sheddable))
  }
}
