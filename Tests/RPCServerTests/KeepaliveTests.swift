import RPCServer
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("How long connections live")
struct KeepaliveTests {
  @Test(arguments: [false, true])
  func `A half-open peer is freed within 30 s, calls in flight or not`(_ hasCall: Bool) throws {
    let toy = try ToyServer()
    let dead = try toy.open()
    let alive = try toy.open()
    if hasCall {
      dead.call(.held) { $0.timeout = 3_600_000_000 }
      _ = try toy.awaitHeld(1)
    }
    for _ in 0..<14 {
      toy.advance(by: .seconds(2))
      try alive.roundTrip()
    }
    #expect(eventually { toy.server.counters.connections == 1 })
    #expect(toy.server.statistics.closed[.halfOpen] == 1)
    if hasCall {
      let call = toy.dispatcher.held[0]
      #expect(call.wasCancelled)
      call.finish(answer: [])
    }
    try alive.roundTrip()
  }

  @Test func `A peer that answers PING stays, but is idle all the same`() throws {
    let toy = try ToyServer { $0.limits.idleMilliseconds = 100_000 }
    let peer = try toy.open()
    var pings = 0
    while peer.goAways.isEmpty {
      toy.advance(by: .seconds(15))
      while let frame = try peer.next() {
        if frame.type == .goAway { break }
        guard frame.type == .ping else { continue }
        pings += 1
        peer.send { $0.frame(.pong, body: frame.body.span.bytes) }
        break
      }
      try #require(
        eventually { toy.server.counters.bytesReceived == UInt64(peer.sentBytes) })
      try #require(pings < 20)
    }
    #expect(peer.goAways.map(\.reason) == [.age] && (5...7).contains(pings))
    #expect(toy.server.statistics.closed[.idle] == 1)
  }

  @Test func `Without a good token a connection may be idle for 30 s only`() throws {
    let toy = try ToyServer { $0.limits.keepaliveMilliseconds = .max }
    let nobody = try toy.open(token: nil)
    let wrong = try toy.open(token: "wrong")
    let admin = try toy.open()
    toy.advance(by: .seconds(31))
    for peer in [nobody, wrong] {
      while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
      #expect(peer.goAways.map(\.reason) == [.age])
    }
    try admin.roundTrip()
    #expect(admin.goAways.isEmpty)
  }

  @Test func `Old connections end within 10 % of the age that HELLO tells`() throws {
    let toy = try ToyServer {
      $0.limits.ageMillisecondsMax = 100_000
      $0.limits.keepaliveMilliseconds = .max
    }
    let peers = try (0..<40).map { _ in try toy.open() }
    toy.advance(by: .seconds(89))
    for peer in peers { try peer.roundTrip() }
    #expect(peers.allSatisfy { $0.goAways.isEmpty })
    toy.advance(by: .seconds(11))
    for peer in peers { try peer.roundTrip() }
    let ended = peers.count { !$0.goAways.isEmpty }
    #expect((5...35).contains(ended), "\(ended) of 40 at the age itself")
    let late = peers[0].call(.held) { $0.timeout = 3_600_000_000 }
    toy.advance(by: .seconds(11))
    for peer in peers.dropFirst() {
      while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
      #expect(peer.goAways.map(\.reason) == [.age])
    }
    #expect(toy.server.statistics.closed[.age] == 40)
    _ = late
    // Calls in flight are waited for, but not for ever.
    toy.advance(by: .seconds(31))
    toy.advance(by: .seconds(2))
    try peers[0].awaitEnd()
    toy.dispatcher.letGo()
  }
}
