import RPCServer
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Draining")
struct DrainTests {
  @Test(arguments: Way.allCases)
  func `GOAWAY, calls in flight answered, later ones refused unexecuted, closed when idle`(
    _ way: Way
  ) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.held)
    let partial = peer.open(.echo, .more, [1])
    let call = try toy.awaitHeld(1)[0]
    let byte: [UInt8] = [2]
    try peer.roundTrip()
    toy.server.drain()
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    #expect(
      peer.goAways == [
        GoAway(
          lastStream: partial, drainMilliseconds: 30_000, reason: .drain,
          text: "the server is going away")
      ])
    let late = try peer.ended(peer.call(.echo))
    #expect(late.code == .unavailable && late.status.neverExecuted)
    peer.send { $0.frame(.data, flags: .fin, stream: partial, body: byte.span.bytes) }
    #expect(try peer.ended(partial).answer == [1, 2])
    toy.advance(by: .seconds(10))
    try peer.roundTrip()
    #expect(!call.isCancelled || call.isExpired)
    call.finish(answer: [7])
    _ = try peer.ended(stream)
    // Late calls are still answered for a moment, then the connection closes.
    let later = try peer.ended(peer.call(.echo))
    #expect(later.code == .unavailable)
    toy.advance(by: .seconds(0.2))
    try peer.awaitEnd()
    #expect(peer.ends.values.allSatisfy { $0.count == 1 })
    peer.close()
    toy.advance(by: .seconds(2))
    toy.server.wait()
  }

  @Test(arguments: Way.allCases)
  func `When the drain time is over the server ends, and tells what still runs`(
    _ way: Way
  ) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    peer.call(.held) { $0.timeout = 3_600_000_000 }
    let call = try toy.awaitHeld(1)[0]
    toy.server.drain(milliseconds: 3000)
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    toy.advance(by: .seconds(2.9))
    try peer.roundTrip()
    #expect(!call.isCancelled)
    toy.advance(by: .seconds(0.2))
    try peer.awaitEnd()
    toy.server.wait()
    #expect(call.wasCancelled)
    call.finish(answer: [])
  }

  @Test(arguments: Way.allCases)
  func `New connections are not taken while draining`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    peer.call(.held)
    _ = try toy.awaitHeld(1)
    toy.server.drain()
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    switch way {
    case .inProcess: try toy.connect(way).awaitEnd()
    case .socket: #expect(throws: Silence.self) { try toy.connect(way) }
    }
  }

  @Test func `A connection that has not said HELLO is closed`() throws {
    let toy = try ToyServer()
    let busy = try toy.open()
    busy.call(.held)
    _ = try toy.awaitHeld(1)
    let silent = try toy.connect()
    #expect(eventually { toy.server.counters.connections == 2 })
    toy.server.drain()
    try silent.awaitEnd()
    #expect(!silent.sawPreface)
  }

  @Test func `An idle server drains at once`() throws {
    let toy = try ToyServer { $0.reactors = 3 }
    toy.server.drain()
    toy.server.wait()
    #expect(toy.server.counters.connections == 0)
  }

  @Test func `A stopped server closes its connections and refuses new ones`() throws {
    let toy = try ToyServer()
    let socket = try toy.open()
    let local = try toy.open(.inProcess)
    socket.call(.held)
    let call = try toy.awaitHeld(1)[0]
    toy.server.stop()
    try socket.awaitEnd()
    try local.awaitEnd()
    toy.server.wait()
    #expect(call.wasCancelled)
    call.finish(answer: [])
    try toy.connect(.inProcess).awaitEnd()
  }

  @Test func `A client that leaves is answered and then closed`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    peer.send { $0.frame(GoAway(lastStream: 0, reason: .drain, text: "bye")) }
    try peer.roundTrip()
    toy.advance(by: .seconds(2))
    try peer.roundTrip()
    call.finish(answer: [1])
    #expect(try peer.ended(stream).answer == [1])
    toy.advance(by: .seconds(2))
    try peer.awaitEnd()
  }
}
