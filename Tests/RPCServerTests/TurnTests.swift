import Auth
import RPCServer
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Turns of connections")
struct TurnTests {
  @Test func `One that sends much lets the others in between`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let flood = try toy.open()
    let other = try toy.open(token: "other")
    let streams = (0..<800).map { _ in flood.takeStream() }
    var calls = WireWriter()
    let header = CallHeader(method: Toy.echo.id)
    for stream in streams {
      _ = calls.callFrames(stream: stream, header: header, request: [UInt8]().span.bytes)
    }
    // All of them are sent while the reactor waits in the first for the state.
    let last = toy.dispatcher.state.withLock { _ in
      flood.send(calls.finish())
      return other.call(.echo)
    }
    #expect(try other.ended(last).code == .ok)
    for stream in streams { #expect(try flood.ended(stream).code == .ok) }
    #expect(flood.order == streams)
    let tenants = toy.dispatcher.contexts.map { $0.scope?.tenantID }
    let place = try #require(tenants.firstIndex(of: ToyServer.other))
    #expect(place <= 2 * RPCLimits.framesPerTurn, "\(place) calls came first")
    #expect(tenants.count == 801)
  }

  @Test func `Whoever is answered in a long batch gets behind those who called meanwhile`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let (first, second) = (try toy.open(), try toy.open())
    let other = try toy.open(token: "other")
    let barrier = toy.dispatcher.barrier
    barrier.look { $0.isShut = true }
    func awaitCall(_ count: Int) throws {
      try #require(eventually { barrier.look { $0.entered == count } })
    }
    first.call(.echo)
    try awaitCall(1)
    // These two are read together.
    first.call(.echo)
    second.call(.echo)
    barrier.changeAll { $0.permits += 1 }
    try awaitCall(2)
    other.call(.echo)
    toy.clock.advance(by: .seconds(0.002))
    barrier.changeAll { $0.permits += 1 }
    try awaitCall(3)
    first.call(.echo)
    barrier.changeAll { $0.isShut = false }
    try #require(eventually { toy.dispatcher.contexts.count == 5 })
    let contexts = toy.dispatcher.contexts
    let isOther = contexts.map { $0.scope?.tenantID == ToyServer.other }
    #expect(isOther == [false, false, false, true, false])
    // Whoever had to wait for the next batch has waited since the one before.
    #expect(contexts[2].arrived == contexts[1].arrived)
    #expect(contexts[3].arrived > contexts[1].arrived)
  }

  @Test func `Strangers come after those that have shown a token`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let first = try toy.open()
    let strangers = try (0..<20).map { _ in try toy.open(token: nil) }
    let known = try toy.open(token: "other")
    /// How many strangers were served before one that called after them.
    func placeOfKnown() throws -> Int {
      let before = toy.dispatcher.contexts.count
      let last = toy.dispatcher.state.withLock { _ in
        // The reactor waits for the state in this one, or together with some of the strangers.
        first.call(.echo)
        for stranger in strangers { stranger.call(.hello) }
        return known.call(.echo)
      }
      #expect(try known.ended(last).code == .ok)
      let all = before + strangers.count + 2
      #expect(eventually { toy.dispatcher.contexts.count == all })
      let tenants = toy.dispatcher.contexts[before...].map { $0.scope?.tenantID }
      let place = try #require(tenants.firstIndex(of: ToyServer.other))
      return tenants[..<place].count { $0 == nil }
    }
    // Without an order they would all be before it each time.
    let isFirst = try (0..<50).contains { _ in try placeOfKnown() < strangers.count }
    #expect(isFirst)
  }

  @Test func `Within the process a turn takes all, because what came is told once`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(.inProcess)
    let count = 3 * RPCLimits.framesPerTurn + 1
    toy.dispatcher.state.withLock { _ in
      for _ in 0..<count { peer.call(.echo) }
      peer.close()
    }
    #expect(eventually { toy.dispatcher.contexts.count == count })
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `Frames that wait for their turn are no slow sender's, and bounded`() throws {
    let toy = try ToyServer { $0.limits.frameMilliseconds = 1 }
    let peer = try toy.open()
    var stream: UInt32 = 0
    toy.dispatcher.state.withLock { _ in
      for _ in 0..<2000 { stream = peer.call(.echo) }
      toy.clock.advance(by: .seconds(2))
    }
    toy.server.poke()
    #expect(try peer.ended(stream).code == .ok)
    #expect(toy.server.statistics.closed[.slowSender] == 0)
  }
}
