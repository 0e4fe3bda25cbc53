import RPCServer
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Deadlines and cancelling")
struct DeadlineTests {
  @Test(arguments: Way.allCases)
  func `A call whose deadline passes in the queue is not started`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.held) { $0.timeout = 2_000_000 }
    let call = try toy.awaitHeld(1)[0]
    #expect(!call.isExpired && !call.isCancelled)
    toy.advance(by: .seconds(2))
    #expect(call.isExpired && call.isCancelled && !call.wasCancelled)
    #expect(!call.begin())
    let ended = try peer.ended(stream)
    #expect(ended.code == .deadlineExceeded && ended.status.neverExecuted)
    #expect(ended.status.queueTime == 2_000_000)
  }

  @Test func `Each second the queue is rid of what nobody waits for`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    try peer.roundTrip()
    let before = toy.dispatcher.state.withLock { $0.sweeps }
    toy.advance(by: .seconds(1))
    #expect(eventually { toy.dispatcher.state.withLock { $0.sweeps } > before })
  }

  @Test(arguments: Way.allCases)
  func `A deadline that passes in the handler is told, and that it may have run`(
    _ way: Way
  ) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.held) { $0.timeout = 2_000_000 }
    let call = try toy.awaitHeld(1)[0]
    #expect(call.begin())
    toy.advance(by: .seconds(3))
    try peer.roundTrip()
    #expect(peer.ends.isEmpty, "END comes when the handler has ended")
    call.finish(answer: [1])
    let ended = try peer.ended(stream)
    #expect(ended.code == .deadlineExceeded && !ended.status.neverExecuted && ended.answer == [])
  }

  @Test func `An error of the handler is told even after the deadline`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    #expect(call.begin())
    toy.advance(by: .seconds(60))
    call.finish(error: Toy.error)
    #expect(try peer.ended(stream).error == Toy.error)
  }

  @Test func `Without a time-out the method's own counts`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    peer.call(.brief)
    peer.call(.held)
    peer.call(.held) { $0.timeout = 7 }
    let now = toy.clock.monotonicNanoseconds()
    let deadlines = try toy.awaitHeld(3).map(\.context.deadline)
    #expect(deadlines == [now + 1_000_000_000, now + 5_000_000_000, now + 7_000])
  }

  @Test(arguments: [86_400_000_001, UInt64(Int64.max), UInt64.max])
  func `Over 24 hours is clamped`(_ timeout: UInt64) throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    peer.call(.held) { $0.timeout = timeout }
    let call = try toy.awaitHeld(1)[0]
    #expect(call.context.deadline == toy.clock.monotonicNanoseconds() + 86_400_000_000_000)
  }

  @Test(arguments: Way.allCases)
  func `A request that has not come whole by its deadline is given up`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.open(.brief, .more, [1])
    try peer.roundTrip()
    toy.advance(by: .seconds(1.5))
    let ended = try peer.ended(stream)
    #expect(ended.code == .deadlineExceeded && ended.status.neverExecuted)
    peer.send { $0.frame(.data, flags: .fin, stream: stream, body: RawSpan()) }
    try peer.roundTrip()
    #expect(peer.ends[stream]?.count == 1 && toy.dispatcher.held.isEmpty)
  }

  @Test(arguments: Way.allCases)
  func `CANCEL reaches the handler, and END comes once, when it has ended`(_ way: Way) throws {
    let toy = try ToyServer { $0.limits.callsInFlightMax = 1 }
    let peer = try toy.open(way)
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    #expect(call.begin())
    peer.cancel(stream)
    peer.cancel(stream, .deadline)
    #expect(eventually { call.isCancelled })
    try peer.roundTrip()
    #expect(peer.ends.isEmpty)
    // The slot is taken until the handler ends.
    #expect(try peer.ended(peer.call(.echo)).code == .resourceExhausted)
    call.finish(answer: [1])
    let ended = try peer.ended(stream)
    #expect(ended.code == .cancelled && !ended.status.neverExecuted)
    #expect(try peer.ended(peer.call(.echo, [2])).answer == [2])
    peer.cancel(stream)
    try peer.roundTrip()
    #expect(peer.ends[stream]?.count == 1)
  }

  @Test func `A call that is cancelled in the queue is not started`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    peer.cancel(stream, .hedgeLost)
    #expect(eventually { call.isCancelled })
    #expect(!call.begin())
    let ended = try peer.ended(stream)
    #expect(ended.code == .cancelled && ended.status.neverExecuted)
  }

  @Test func `A call that is cancelled while it arrives ends at once`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.open(.echo, .more, [1])
    peer.cancel(stream)
    let ended = try peer.ended(stream)
    #expect(ended.code == .cancelled && ended.status.neverExecuted)
    peer.send { $0.frame(.data, flags: .fin, stream: stream, body: RawSpan()) }
    try peer.roundTrip()
    #expect(peer.ends[stream]?.count == 1)
    peer.close()
    #expect(eventually { toy.server.counters.framesDropped == 1 })
  }

  @Test func `Only the cancelled call is cancelled`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let streams = (0..<3).map { _ in peer.call(.held) }
    let calls = try toy.awaitHeld(3)
    peer.cancel(streams[1])
    try peer.roundTrip()
    #expect(calls.map(\.isCancelled) == [false, true, false])
  }
}
