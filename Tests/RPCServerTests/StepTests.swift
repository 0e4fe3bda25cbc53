import RPCCore
import Synchronization
import SystemIO
import TLS
import TestKit
import Testing
import WireFormat

@testable import RPCServer

/// What a reactor does beside its calls must not keep them waiting.
@Suite("Steps of a reactor")
struct StepTests {
  @Test func `A sweep goes on after calls that come meanwhile, and comes to all`() throws {
    let toy = try ToyServer()
    let caller = try toy.open()
    let silent = try (0..<60).map { _ in try toy.connect() }
    #expect(eventually { toy.server.counters.connections == 61 })
    let barrier = toy.dispatcher.barrier
    let first = caller.call(.echo)
    #expect(try caller.ended(first).code == .ok)
    let sweeps = toy.dispatcher.state.withLock { $0.sweeps }
    barrier.changeAll { $0 = (isShut: true, entered: 0, permits: 0) }
    // All are due; each look at the clock takes 10 us, so that a step has five connections at most.
    toy.clock.advance(by: .seconds(6))
    toy.clock.tick(by: TimeSpan(microseconds: 10))
    let calls = [caller.call(.echo)]
    try #require(eventually { barrier.look { $0.entered == 1 } })
    let next = caller.call(.echo)
    barrier.changeAll { $0.permits += 1 }
    try #require(eventually { barrier.look { $0.entered == 2 } })
    let left = toy.server.counters.connections
    #expect(left < 61 && left > 40, "\(left) of 61 are left after the first step")
    barrier.changeAll { $0.isShut = false }
    #expect(eventually { toy.server.counters.connections == 1 })
    for stream in calls + [next] { #expect(try caller.ended(stream).code == .ok) }
    #expect(toy.dispatcher.state.withLock { $0.sweeps } == sweeps + 1)
    for peer in silent { try peer.awaitEnd() }
  }

  @Test func `A long answer is sent in steps, with calls that come meanwhile between them`() throws
  {
    let toy = try ToyServer()
    let (reader, caller) = (try toy.open(), try toy.open())
    let barrier = toy.dispatcher.barrier
    barrier.look { $0.isShut = true }
    let long = reader.call(.answer, little(UInt32(4 << 20)))
    try #require(eventually { barrier.look { $0.entered == 1 } })
    let call = caller.call(.echo)
    barrier.changeAll { $0.permits += 1 }
    try #require(eventually { barrier.look { $0.entered == 2 } })
    let sent = toy.server.counters.bytesSent
    let step = UInt64(ConnectionCore.flushBytesMax)
    #expect(sent >= step && sent < 2 * step, "\(sent) bytes came first")
    barrier.changeAll { $0.isShut = false }
    #expect(try caller.ended(call).code == .ok)
    #expect(try reader.ended(long).answer.count == 4 << 20)
  }

  @Test func `Whoever reads is not slow because of what was not sent yet`() throws {
    let toy = try ToyServer()
    let (reader, caller) = (try toy.open(), try toy.open())
    let streams = (0..<5).map { _ in reader.call(.held) }
    let calls = try toy.awaitHeld(5)
    let barrier = toy.dispatcher.barrier
    barrier.look { $0.isShut = true }
    let call = caller.call(.echo)
    try #require(eventually { barrier.look { $0.entered == 1 } })
    // Together they are more than a connection may have unsent.
    let long = [UInt8](repeating: 1, count: 3500 << 10)
    #expect(calls.count * long.count > RPCLimits().outputBytesMax)
    for call in calls { call.finish(answer: long) }
    barrier.changeAll { $0.isShut = false }
    #expect(try caller.ended(call).code == .ok)
    for stream in streams { #expect(try reader.ended(stream).answer.count == long.count) }
    #expect(toy.server.statistics.closed[.slowReader] == 0)
  }

  @Test func `A reactor helps at the door the later the more it has to do`() throws {
    let maker = try CertificateMaker(authority: "Test authority")
    let files = try maker.issue(["IP:127.0.0.1"])
    let tls = try TLSServer(.init(certificate: files.certificate, key: files.key))
    let clock = ManualClock()
    let door = Door(clock: clock)
    let limits = RPCLimits()
    let home = try Reactor(
      0, ConnectionCensus(limits), RequestRoom(limits), door, CallStatistics([]))
    let patience: [(Door.Patience, Double)] = [(.short, 0.002), (.medium, 0.02), (.long, 0.1)]
    for (patience, seconds) in patience {
      #expect(!door.isBusy)
      // Nothing waits, however long.
      #expect(door.overdue(patience) == nil)
      let greetings = (0..<2).map { _ in Greeting(tls, network: 0, home: home) }
      for greeting in greetings { door.add(greeting) }
      for greeting in greetings {
        clock.advance(by: .seconds(seconds - 0.000_001))
        #expect(door.isBusy && door.overdue(patience) == nil)
        clock.advance(by: .seconds(0.000_001))
        // The other one waits anew then.
        #expect(door.overdue(patience) === greeting)
      }
      clock.advance(by: .seconds(1))
    }
  }
}
