import Auth
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore
@testable import RPCServer

/// What requests and messages take of the memory that all calls of a server share.
@Suite struct `Room for requests` {
  /// A stream whose handler waits for credit, with a message of a byte in its hands.
  private func blocked(_ peer: Peer, _ slot: UInt32 = 0) throws -> UInt32 {
    let stream = peer.open(.chat, [], [1]) {
      $0.initialCredit = 1
      $0.authSlot = slot
    }
    _ = try peer.messages(stream, 1)
    peer.data(stream, [], [2])
    try peer.roundTrip()
    return stream
  }

  private func send(_ bytes: Int, to stream: UInt32, of peer: Peer) {
    let part = [UInt8](repeating: 1, count: min(bytes, 50_000))
    for start in stride(from: 0, to: bytes, by: part.count) {
      let rest = min(part.count, bytes - start)
      peer.data(stream, start + rest == bytes ? [] : .more, Array(part[..<rest]))
    }
  }

  @Test func `Messages that wait share one room of their tenant`() throws {
    let toy = try ToyServer { $0.limits.tenantRequestBytesInFlightMax = 1 << 20 }
    toy.tokens.add("guest", .clientAdmin, tenant: ToyServer.other)
    let peers = [try toy.open(), try toy.open()]
    let long = 400 << 10
    let streams = try peers.map { peer in
      let stream = try blocked(peer)
      send(long, to: stream, of: peer)
      return stream
    }
    let third = try blocked(peers[0])
    send(long, to: third, of: peers[0])
    #expect(try peers[0].ended(third).code == .resourceExhausted)
    // Small ones that are many fill it as well.
    let fourth = try blocked(peers[0])
    for _ in 0..<12 {
      peers[0].send { output in
        for _ in 0..<8_000 { output.frame(.data, stream: fourth, body: RawSpan()) }
      }
    }
    #expect(try peers[0].ended(fourth).code == .resourceExhausted)
    peers[0].authenticate("guest", slot: 5)
    let others = try blocked(peers[0], 5)
    send(long, to: others, of: peers[0])
    peers[0].credit(others, 1 << 30)
    #expect(try peers[0].messages(others, 3).last?.count == long)
    // What one has read is room for another.
    peers[1].credit(streams[1], 1 << 30)
    #expect(try peers[1].messages(streams[1], 3).last?.count == long)
    let late = try blocked(peers[0])
    send(long, to: late, of: peers[0])
    peers[0].credit(late, 1 << 30)
    #expect(try peers[0].messages(late, 3).last?.count == long)
    for peer in peers { peer.close() }
    toy.dispatcher.join()
  }

  @Test(arguments: [(1 << 20, 1 << 30), (1 << 30, 1 << 20)])
  func `Long requests that have not been answered share one room`(
    _ tenantMax: Int, _ allMax: Int
  ) throws {
    let toy = try ToyServer {
      $0.limits.tenantRequestBytesInFlightMax = tenantMax
      $0.limits.requestBytesInFlightMax = allMax
    }
    toy.tokens.add("guest", .clientAdmin, tenant: ToyServer.other)
    let peers = [try toy.open(), try toy.open()]
    let guest = try toy.open(token: "guest")
    let long = [UInt8](repeating: 0, count: 400 << 10)
    for peer in peers { _ = peer.call(.held, long) }
    _ = try toy.awaitHeld(2)
    let third = try #require(try peers[0].ended(peers[0].call(.held, long)).error)
    #expect(third.code == .resourceExhausted && third.neverExecuted)
    #expect(third.retryAfterMilliseconds == 100)
    #expect(try peers[1].ended(peers[1].call(.count, long)).code == .resourceExhausted)
    #expect(try peers[0].ended(peers[0].call(.echo, [1])).code == .ok, "a short one needs none")
    let others = try guest.ended(guest.call(.count, long)).code
    #expect(others == (tenantMax < allMax ? .ok : .resourceExhausted))
    for call in toy.dispatcher.held { call.finish(answer: []) }
    toy.dispatcher.letGo()
    #expect(try peers[0].ended(peers[0].call(.count, long)).code == .ok)
    toy.dispatcher.join()
  }

  /// How a request ends that has not come whole.
  enum Fate: CaseIterable {
    case answered, cancelled, expired, tooSlow, tooLong, broken, closed
  }

  /// Begins a request that lacks its end, of so many 64 KiB.
  private func begin(
    _ method: Toy, _ pieces: Int, _ peer: Peer, timeout: UInt64 = 3_600_000_000
  ) -> UInt32 {
    let piece = [UInt8](repeating: 1, count: 1 << 16)
    let stream = peer.open(method, .more, piece) { $0.timeout = timeout }
    for _ in 1..<pieces { peer.data(stream, .more, piece) }
    return stream
  }

  @Test(arguments: Fate.allCases)
  func `What has come of a request takes room, and gives it back however it ends`(
    _ fate: Fate
  ) throws {
    let toy = try ToyServer { $0.limits.tenantRequestBytesInFlightMax = 1 << 20 }
    let other = try toy.open()
    for _ in 0..<2 {
      let peer = try toy.open()
      // Only one of a method's own length can be too long here.
      let stream =
        fate == .tooLong
        ? begin(.submitted, 1, peer)
        : begin(.echo, 15, peer, timeout: fate == .expired ? 5_000_000 : 3_600_000_000)
      try peer.roundTrip()
      if fate == .tooLong { _ = begin(.echo, 14, peer) }
      try peer.roundTrip()
      // One more fits, and no other.
      let (second, third) = (begin(.echo, 1, other), begin(.echo, 1, other))
      let error = try #require(try other.ended(third).error)
      #expect(error.code == .resourceExhausted && error.neverExecuted)
      #expect(error.retryAfterMilliseconds == 100)
      other.data(third, .fin, [1])
      #expect(try other.ended(other.call(.echo, [1])).code == .ok, "a short one needs none")
      #expect(other.ends[third]?.count == 1)
      other.cancel(second)
      try other.roundTrip()
      switch fate {
      case .answered:
        peer.data(stream, .fin, [])
        #expect(try peer.ended(stream).answer.count == 15 << 16)
      case .cancelled: peer.cancel(stream)
      case .expired, .tooSlow: toy.advance(by: .seconds(11))
      case .tooLong: peer.data(stream, .more, [UInt8](repeating: 1, count: 1 << 16))
      case .broken: peer.data(stream, [], [1])
      case .closed: peer.close()
      }
      if fate != .closed { _ = try peer.ended(stream) }
      if fate == .tooLong { peer.close() }
      let isFree = eventually {
        let stream = begin(.echo, 15, other)
        other.data(stream, .fin, [])
        return (try? other.ended(stream).code) == .ok
      }
      #expect(isFree)
      // Nothing is given back twice.
      let all = begin(.echo, 16, other)
      #expect(try other.ended(begin(.echo, 1, other)).code == .resourceExhausted)
      other.cancel(all)
      try other.roundTrip()
    }
  }

  @Test func `Messages of streams that have not come whole take room`() throws {
    let toy = try ToyServer { $0.limits.tenantRequestBytesInFlightMax = 1 << 20 }
    let peers = [try toy.open(), try toy.open()]
    let piece = [UInt8](repeating: 1, count: 1 << 16)
    func begin(_ pieces: Int, _ peer: Peer) -> UInt32 {
      let stream = peer.open(.sum, .noMessage)
      for _ in 0..<pieces { peer.data(stream, .more, piece) }
      return stream
    }
    for end in [FrameFlags.fin, []] {
      let stream = begin(15, peers[0])
      try peers[0].roundTrip()
      let second = begin(3, peers[1])
      #expect(try peers[1].ended(second).error?.code == .resourceExhausted)
      peers[1].data(second, .more, piece)
      try peers[1].roundTrip()
      if end == .fin {
        peers[0].data(stream, end, [])
        #expect(try peers[0].ended(stream).answer == little(UInt64(15 << 16)))
      } else {
        peers[0].cancel(stream)
        #expect(try peers[0].ended(stream).code == .cancelled)
      }
      // Its room is back once its handler's thread has let it go.
      toy.dispatcher.join()
    }
    let last = begin(15, peers[1])
    peers[1].data(last, .fin, [])
    #expect(try peers[1].ended(last).answer == little(UInt64(15 << 16)))
    toy.dispatcher.join()
  }

  @Test func `Strangers cannot take the room of callers without a tenant`() throws {
    let toy = try ToyServer { $0.limits.tenantRequestBytesInFlightMax = 32 << 10 }
    let (stranger, platform) = (try toy.open(token: nil), try toy.open(token: "platform"))
    let piece = [UInt8](repeating: 1, count: 16_000)
    for _ in 0..<2 { _ = stranger.open(.hello, .more, piece) }
    try stranger.roundTrip()
    let refused = try stranger.ended(stranger.open(.hello, .more, piece))
    #expect(refused.error?.retryAfterMilliseconds == 100)
    let stream = platform.open(.tenantless, .more, piece)
    platform.data(stream, .fin, piece)
    #expect(try platform.ended(stream).code == .ok)
  }

  @Test func `A request that comes too slowly ends, and others go on`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let lasting: (inout CallHeader) -> Void = { $0.timeout = 3_600_000_000 }
    let slow = peer.open(.echo, .more, [1], lasting)
    let steady = peer.open(.echo, .more, [1], lasting)
    let much = [UInt8](repeating: 1, count: 12 << 10)
    var rounds = 0
    while peer.ends[slow] == nil, rounds < 20 {
      rounds += 1
      try peer.roundTrip()
      toy.advance(by: .seconds(3))
      peer.data(slow, .more, [1])
      peer.data(steady, .more, much)
      try peer.roundTrip()
    }
    #expect((3...5).contains(rounds))
    let error = try #require(try peer.ended(slow).error)
    #expect(error.code == .deadlineExceeded && error.neverExecuted)
    #expect(error.message.contains("too slowly"))
    for _ in 0..<10 {
      toy.advance(by: .seconds(3))
      peer.data(steady, .more, much)
      try peer.roundTrip()
    }
    peer.data(steady, .fin, [])
    #expect(try peer.ended(steady).answer.count == 1 + (rounds + 10) * much.count)
  }

  @Test func `A request is not too slow while its connection is not read`() throws {
    let toy = try ToyServer { $0.limits.writeStallMilliseconds = .max }
    let (peer, other) = (try toy.open(), try toy.open())
    let stream = peer.open(.echo, .more, [1]) { $0.timeout = 3_600_000_000 }
    let length = little(UInt32(1 << 20))
    var answers = (0..<40).map { _ in peer.call(.answer, length) }
    peer.data(stream, .fin, [2])
    // The kernel takes no more of the answers, so that nothing more is read.
    var before: UInt64?
    let isStuck = eventually {
      guard let first = toy.server.inspect()?.connections.first(where: { $0.backlog > 1 << 20 })
      else { return false }
      defer { before = first.bytesSent }
      return before == first.bytesSent
    }
    #expect(isStuck)
    for _ in 0..<8 {
      toy.advance(by: .seconds(3))
      try other.roundTrip()
    }
    // Nobody else is excused.
    let slow = other.open(.echo, .more, [1]) { $0.timeout = 3_600_000_000 }
    for _ in 0..<4 {
      try other.roundTrip()
      toy.advance(by: .seconds(3))
    }
    #expect(try other.ended(slow).code == .deadlineExceeded)
    #expect(toy.dispatcher.contexts.count < 40, "output stands in the way")
    #expect(try peer.ended(stream).answer == [1, 2])
    answers.removeAll { (try? peer.ended($0).answer.count) == 1 << 20 }
    #expect(answers.isEmpty)
  }

  @Test func `A request has waited since it has come whole`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.open(.held, .more, [1])
    try peer.roundTrip()
    toy.advance(by: .seconds(3))
    let now = toy.clock.monotonicNanoseconds()
    peer.data(stream, .fin, [2])
    let call = try #require(try toy.awaitHeld(1).first)
    #expect(call.context.arrived >= now)
    // What it may take in all counts from its beginning.
    #expect(call.context.deadline < now + 3_000_000_000)
    call.finish(answer: [])
    #expect(try peer.ended(stream).code == .ok)
    toy.dispatcher.letGo()
  }

  @Test func `A byte of a request takes little room, and much of it as much as it is`() {
    var limits = RPCLimits()
    limits.tenantRequestBytesInFlightMax = 64 << 10
    let room = RequestRoom(limits)
    var leases = (0..<65).map { _ in RoomLease(room, of: ToyServer.tenant) }
    #expect(leases.map { $0.cover(1) } == (0..<65).map { $0 < 64 })
    let other = RoomLease(room, of: ToyServer.other)
    #expect(other.cover(64 << 10) && other.cover(1) && !other.cover(64 << 10 + 1))
    leases.removeLast(64)
    #expect(!RoomLease(room, of: ToyServer.tenant, headerBytes: 63 << 10 + 1).cover(0))
    #expect(RoomLease(room, of: ToyServer.tenant, headerBytes: 63 << 10).cover(0))
    // One has a KiB. This has some of the rest each time that it needs more, a quarter at last.
    let long = RoomLease(room, of: ToyServer.tenant)
    #expect((1...64).prefix { long.cover($0 << 10) }.last == 48)
  }
}
