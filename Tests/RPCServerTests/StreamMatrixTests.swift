import Auth
import RPCServer
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Streams, however they end")
struct StreamMatrixTests {
  enum Shape: String, CaseIterable, Sendable { case chat, sum, count, watch }

  /// A stream under way: its handler waits for the client, or for news.
  private func begin(
    _ shape: Shape, _ peer: Peer, _ toy: ToyServer, timeout: UInt64 = 0
  ) throws -> UInt32 {
    switch shape {
    case .chat:
      let stream = peer.open(.chat, [], [1]) { $0.timeout = timeout }
      _ = try peer.messages(stream, 1)
      return stream
    case .sum:
      let stream = peer.open(.sum, [], [1]) { $0.timeout = timeout }
      #expect(eventually { toy.dispatcher.state.withLock { $0.streamsBegun } == 1 })
      return stream
    case .count:
      // A message more than credit allows, and then more.
      let stream = peer.call(.count, [5, 1, 2]) {
        $0.timeout = timeout
        $0.initialCredit = 1500
      }
      _ = try peer.messages(stream, 2)
      return stream
    case .watch:
      let stream = peer.call(.watch) { $0.timeout = timeout }
      _ = try peer.messages(stream, 1)
      return stream
    }
  }

  private func toy() throws -> ToyServer {
    let toy = try ToyServer()
    toy.dispatcher.state.withLock { $0.lastNumber = 1 }
    return toy
  }

  /// No call, thread or watcher is left.
  private func expectNothingLeft(
    _ toy: ToyServer, location: SourceLocation = #_sourceLocation
  ) {
    toy.dispatcher.join()
    #expect(
      eventually {
        toy.server.poke()
        return toy.server.counters.callsInFlight == 0
      }, sourceLocation: location)
    #expect(
      eventually { toy.dispatcher.state.withLock { $0.streaming } == 0 },
      sourceLocation: location)
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `completes`(_ shape: Shape, _ way: Way) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    switch shape {
    case .chat:
      let long = SeededRandom(seed: 7).bytes(150_000)
      let stream = peer.open(.chat, [], [1, 2])
      peer.data(stream, [], [])
      peer.data(stream, .more, Array(long[..<65_536]))
      peer.data(stream, .more, Array(long[65_536..<131_072]))
      peer.data(stream, .fin, Array(long[131_072...]))
      #expect(try peer.ended(stream).code == .ok)
      #expect(peer.messages[stream] == [[1, 2], [], long])
    case .sum:
      let stream = peer.open(.sum, .noMessage)
      peer.data(stream, [], [1, 2, 3])
      peer.data(stream, [.fin, .noMessage])
      #expect(try peer.ended(stream).answer == little(UInt64(3)))
      #expect(try peer.ended(peer.open(.sum, .fin, [9])).answer == little(UInt64(1)))
      #expect(try peer.ended(peer.open(.sum, [.fin, .noMessage])).answer == little(UInt64(0)))
    case .count:
      let stream = peer.call(.count, [3, 100])
      #expect(try peer.ended(stream).code == .ok)
      #expect(peer.messages[stream]?.map(\.count) == [102_400, 102_400, 102_400])
    case .watch:
      let stream = try begin(.watch, peer, toy)
      toy.publish(25)
      #expect(try peer.messages(stream, 25).count == 25)
      toy.dispatcher.state.withLock { $0.feedEnds = true }
      toy.publish(26)
      #expect(try peer.ended(stream).code == .ok)
      let numbers = try peer.messages[stream]?.map { try Hello(decoding: $0.span.bytes).maxMessage }
      #expect(numbers == (1...26).map { UInt32($0) })
    }
    expectNothingLeft(toy)
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `fails as its handler says, behind what was sent`(_ shape: Shape, _ way: Way) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    let stream: UInt32
    switch shape {
    case .chat, .sum:
      stream = try begin(shape, peer, toy)
      peer.data(stream, [], [0xFF])
    case .count: stream = peer.call(.count, [2, 1, 1])
    case .watch:
      stream = try begin(shape, peer, toy)
      toy.dispatcher.state.withLock { $0.feedError = Toy.error }
      toy.publish(1)
    }
    #expect(try peer.ended(stream).error == Toy.error)
    if shape == .count { #expect(peer.messages[stream]?.count == 2) }
    expectNothingLeft(toy)
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `ends cancelled when the client says so`(_ shape: Shape, _ way: Way) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    let stream = try begin(shape, peer, toy)
    peer.cancel(stream)
    let ended = try peer.ended(stream)
    #expect(ended.code == .cancelled && !ended.status.neverExecuted)
    expectNothingLeft(toy)
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `ends when its deadline passes, although its handler waits`(
    _ shape: Shape, _ way: Way
  ) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    let stream = try begin(shape, peer, toy, timeout: 3_000_000)
    toy.advance(by: .seconds(2.9))
    try peer.roundTrip()
    #expect(peer.ends[stream] == nil)
    toy.advance(by: .seconds(1.2))
    #expect(try peer.ended(stream).code == .deadlineExceeded)
    expectNothingLeft(toy)
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `ends in its own time when the server drains, a feed at once`(
    _ shape: Shape, _ way: Way
  ) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    let stream = try begin(shape, peer, toy)
    toy.server.drain(milliseconds: 60_000)
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    switch shape {
    case .chat:
      peer.data(stream, .fin, [2])
      #expect(try peer.ended(stream).code == .ok && peer.messages[stream] == [[1], [2]])
    case .sum:
      peer.data(stream, .fin, [2])
      #expect(try peer.ended(stream).answer == little(UInt64(2)))
    case .count:
      peer.credit(stream, 1 << 20)
      _ = try peer.messages(stream, 100)
      peer.cancel(stream)
      #expect(try peer.ended(stream).code == .cancelled)
    case .watch:
      let ended = try peer.ended(stream)
      #expect(ended.code == .unavailable && !ended.status.neverExecuted)
    }
    toy.advance(by: .seconds(1))
    try peer.awaitEnd()
    peer.close()
    toy.advance(by: .seconds(2))
    toy.server.wait()
    toy.dispatcher.join()
    #expect(toy.server.counters.callsInFlight == 0)
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `is cut off when the drain time is over`(_ shape: Shape, _ way: Way) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    let stream = try begin(shape, peer, toy)
    toy.server.drain(milliseconds: 3000)
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    toy.advance(by: .seconds(3.1))
    try peer.awaitEnd()
    #expect(peer.ends[stream]?.first?.code == (shape == .watch ? .unavailable : nil))
    toy.server.wait()
    toy.dispatcher.join()
    #expect(eventually { toy.dispatcher.state.withLock { $0.streaming } == 0 })
  }

  @Test(arguments: Shape.allCases, Way.allCases)
  func `wakes its handler when the connection is cut`(_ shape: Shape, _ way: Way) throws {
    let toy = try toy()
    let peer = try toy.open(way)
    _ = try begin(shape, peer, toy)
    peer.close()
    expectNothingLeft(toy)
    #expect(eventually { toy.server.counters.connections == 0 })
    toy.publish(5)
  }

  @Test(arguments: Shape.allCases)
  func `ends when the token expires or is revoked`(_ shape: Shape) throws {
    let toy = try toy()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.tenant)
    let peer = try toy.open(token: "other")
    let stream = try begin(shape, peer, toy, timeout: 3_600_000_000)
    toy.tokens.revoke("other")
    toy.advance(by: .seconds(1.1))
    #expect(try peer.ended(stream).code == .unauthenticated)
    expectNothingLeft(toy)
  }
}
