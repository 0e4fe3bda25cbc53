import Foundation
import Glibc
import RPCServer
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Limits of a connection")
struct ConnectionLimitTests {
  @Test(arguments: Way.allCases)
  func `HELLO comes within 5 s`(_ way: Way) throws {
    let toy = try ToyServer()
    let other = try toy.open(way)
    let silent = try toy.connect(way)
    let halfway = try toy.connect(way)
    halfway.send { Preface.write(to: &$0) }
    #expect(try halfway.next()?.type == .hello)
    toy.advance(by: .seconds(4.9))
    try other.roundTrip()
    #expect(toy.server.counters.connections == 3)
    toy.advance(by: .seconds(1.1))
    try silent.awaitEnd()
    try halfway.awaitEnd()
    #expect(try other.ended(other.call(.echo, [1])).answer == [1])
  }

  @Test(arguments: Way.allCases)
  func `An idle connection is told and closed after 5 minutes`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    toy.advance(by: .seconds(299))
    try peer.roundTrip()
    toy.advance(by: .seconds(299))
    try peer.roundTrip()
    #expect(peer.goAways.isEmpty, "a PING keeps it")
    toy.advance(by: .seconds(301))
    while peer.goAways.isEmpty { try #require(try peer.next() != nil) }
    #expect(peer.goAways.map(\.reason) == [.age])
    toy.advance(by: .seconds(2))
    try peer.awaitEnd()
    peer.close()
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `A connection with a call in flight is not idle`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held) { $0.timeout = 3_600_000_000 }
    let call = try toy.awaitHeld(1)[0]
    toy.advance(by: .seconds(1000))
    call.finish(answer: [1])
    #expect(try peer.ended(stream).answer == [1])
  }

  @Test(arguments: Way.allCases)
  func `A frame whose bytes come too slowly is abuse`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let frame = try SendBytes.call(Toy.echo.id, request: [1, 2, 3, 4, 5, 6, 7, 8])
    for byte in frame[..<9] {
      peer.send([byte])
      try #require(eventually { toy.server.counters.bytesReceived == UInt64(peer.sentBytes) })
      toy.advance(by: .seconds(1))
    }
    toy.advance(by: .seconds(2))
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
  }

  @Test func `A frame that comes in pieces in time is taken`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(.inProcess)
    for _ in 0..<4 {
      let stream = peer.takeStream()
      let frame = try SendBytes.call(Toy.echo.id, request: [7], stream: stream)
      peer.send([UInt8](frame[..<5]))
      toy.advance(by: .seconds(6))
      peer.send([UInt8](frame[5...]))
      #expect(try peer.ended(stream).answer == [7])
    }
  }

  // Output

  @Test func `Over 1 MiB of output no OPEN is taken, and all go on when it is read`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let length = little(UInt32(512 << 10))
    let streams = (0..<100).map { _ in peer.call(.answer, length) }
    #expect(eventually { toy.dispatcher.contexts.count > 1 })
    // 50 MiB fit neither in the kernel's buffers nor under the limit.
    toy.server.poke()
    let other = try toy.open()
    try other.roundTrip()
    #expect(toy.dispatcher.contexts.count < 100)
    for stream in streams { #expect(try peer.ended(stream).answer.count == 512 << 10) }
    #expect(toy.dispatcher.contexts.count == 100)
  }

  @Test func `Output that stands still for 10 s closes the connection`() throws {
    let toy = try ToyServer { $0.limits.idleMilliseconds = .max }
    let peer = try toy.open()
    let length = little(UInt32(512 << 10))
    for _ in 0..<100 { peer.call(.answer, length) }
    let other = try toy.open()
    try other.roundTrip()
    toy.advance(by: .seconds(9))
    try other.roundTrip()
    #expect(toy.server.counters.connections == 2)
    // The kernel may have taken a little more at any time before.
    let isClosed = eventually {
      toy.advance(by: .seconds(2))
      // Where the server is slower than this loop, the other one would be silent for too long too.
      try? other.roundTrip()
      return toy.server.counters.connections == 1
    }
    #expect(isClosed)
    try other.roundTrip()
  }

  @Test(arguments: [(64 << 10, false), (1 << 30, true)])
  func `So does output that is taken more slowly than is allowed`(
    _ bytesPerSecondMin: Int, _ isClosed: Bool
  ) throws {
    let toy = try ToyServer {
      $0.limits.idleMilliseconds = .max
      $0.limits.bytesPerSecondMin = bytesPerSecondMin
    }
    let (peer, other) = (try toy.open(), try toy.open())
    for _ in 0..<4 { peer.call(.held) }
    let answer = [UInt8](repeating: 1, count: 3900 << 10)
    for call in try toy.awaitHeld(4) { call.finish(answer: answer) }
    try other.roundTrip()
    // A MiB every two seconds: never 10 s without any, and never all of it.
    for _ in 0..<7 {
      for _ in 0..<16 where toy.server.counters.connections == 2 { _ = try peer.next() }
      toy.advance(by: .seconds(2))
      try other.roundTrip()
    }
    #expect(toy.server.statistics.closed[.slowReader] == (isClosed ? 1 : 0))
    #expect(toy.server.counters.connections == (isClosed ? 1 : 2))
    toy.dispatcher.letGo()
  }

  @Test func `Output over 16 MiB closes the connection`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    for _ in 0..<10 { peer.call(.held) }
    let answer = [UInt8](repeating: 1, count: 4 << 20)
    for call in try toy.awaitHeld(10) { call.finish(answer: answer) }
    #expect(eventually { toy.server.counters.connections == 0 })
    #expect(eventually { toy.server.counters.callsInFlight == 0 })
  }

  // Floods

  @Test func `PINGs sooner than HELLO allows are abuse after some strikes`() throws {
    let toy = try ToyServer { $0.limits.pingStrikesMax = 8 }
    let peer = try toy.open()
    for _ in 0..<20 {
      peer.send { $0.frame(.ping, payload: 1) }
      try #require(try peer.next()?.type == .pong)
      toy.advance(by: .seconds(10))
    }
    // The first of them is in time.
    for _ in 0..<10 { peer.send { $0.frame(.ping, payload: 1) } }
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
    #expect(toy.server.statistics.closed[.flood] == 1)
  }

  @Test func `So are too many cancels`() throws {
    let toy = try ToyServer {
      $0.limits.cancelBurstMax = 10
      $0.limits.cancelsPerSecondMax = 5
    }
    let peer = try toy.open()
    let stream = peer.call(.held)
    for _ in 0..<10 { peer.cancel(stream) }
    try peer.roundTrip()
    // A second gives five back, many seconds no more than the ten.
    for (seconds, count) in [(1.0, 5), (60, 10)] {
      toy.advance(by: .seconds(seconds))
      for _ in 0..<count { peer.cancel(stream) }
      try peer.roundTrip()
    }
    peer.cancel(stream)
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
    #expect(toy.server.statistics.closed[.flood] == 1)
  }

  @Test func `So are too many calls without a token, a right or a method, and no others`() throws {
    let toy = try ToyServer { $0.limits.refusalBurstMax = 10 }
    let peer = try toy.open()
    for _ in 0..<30 { #expect(try peer.ended(peer.call(.failing)).code == .aborted) }
    for _ in 0..<5 { peer.call(.echo) { $0.authSlot = 1 } }
    for _ in 0..<3 { peer.call(.exclusive) }
    for _ in 0..<3 { peer.call(.missing) }
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse] && peer.ends.count == 41)
  }

  // Connections

  @Test func `Connections over the limit are closed as they come`() throws {
    let toy = try ToyServer { $0.connectionsMax = 2 }
    let first = try toy.open()
    let second = try toy.open()
    try toy.connect().awaitEnd()
    first.close()
    #expect(eventually { toy.server.counters.connections == 1 })
    let third = try toy.open()
    #expect(try third.ended(third.call(.echo, [1])).answer == [1])
    try second.roundTrip()
  }

  @Test func `Several reactors share the connections and all serve`() throws {
    let toy = try ToyServer { $0.reactors = 3 }
    let peers = try (0..<12).map { try toy.open($0 % 2 == 0 ? .socket : .inProcess) }
    for (index, peer) in peers.enumerated() {
      #expect(try peer.ended(peer.call(.echo, [UInt8(index)])).answer == [UInt8(index)])
    }
    #expect(toy.server.counters.connections == 12)
  }

  @Test func `No descriptor is left after 1,000 connections`() throws {
    let toy = try ToyServer()
    for _ in 0..<20 {
      var peers: [Peer] = []
      for index in 0..<50 {
        let peer = try toy.connect()
        // Some leave without a word, some in the middle of a call, some after one.
        if index % 3 > 0 {
          peer.greet()
          peer.authenticate("admin")
        }
        if index % 3 == 1 { peer.call(.held) }
        if index % 3 == 2 { _ = try peer.ended(peer.call(.echo)) }
        peers.append(peer)
      }
      peers.removeAll()
      #expect(eventually { toy.server.counters.connections == 0 })
    }
    toy.dispatcher.letGo()
    #expect(eventually { toy.server.counters.callsInFlight == 0 })
    #expect(toy.server.counters.connectionsAccepted == 1000)
    let isFree = eventually { (try? Sockets.count(on: toy.address.port)) == 1 }
    #expect(
      isFree,
      "the listener alone is left: \(String(describing: try? Sockets.count(on: toy.address.port)))")
  }
}

/// The sockets of this process.
enum Sockets {
  /// How many open descriptors of this process are sockets with this local port.
  static func count(on port: UInt16) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
      guard let number = Int32(name) else { return false }
      var address = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
          getsockname(number, generic, &size)
        }
      }
      return result == 0 && address.sin_family == sa_family_t(AF_INET)
        && UInt16(bigEndian: address.sin_port) == port
    }.count
  }
}
