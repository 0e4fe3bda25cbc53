import Auth
import RPCServer
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Credit and memory of streams")
struct StreamFlowTests {
  @Test(arguments: Way.allCases)
  func `A stream sends while credit is above zero, and overdraws by one message`(
    _ way: Way
  ) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.endless, [0, 1, 2]) { $0.initialCredit = 2500 }
    #expect(try peer.messages(stream, 3).count == 3)
    try peer.roundTrip()
    #expect(peer.messages[stream]?.count == 3)
    // 572 bytes are overdrawn: this gives one byte.
    peer.credit(stream, 573)
    #expect(try peer.messages(stream, 4).count == 4)
    try peer.roundTrip()
    #expect(peer.messages[stream]?.count == 4)
    peer.cancel(stream)
    #expect(try peer.ended(stream).code == .cancelled)
  }

  @Test func `Credit comes from the call, else from HELLO, else it is 256 KiB`() throws {
    let toy = try ToyServer()
    let told = try toy.open(hello: Hello(maxMessage: 64 << 20, initialCredit: 4096))
    let first = told.call(.endless, [0, 1, 2])
    _ = try told.messages(first, 4)
    try told.roundTrip()
    #expect(told.messages[first]?.count == 4)
    let silent = try toy.open()
    let second = silent.call(.endless, [0, 64, 2])
    _ = try silent.messages(second, 4)
    try silent.roundTrip()
    #expect(silent.messages[second]?.count == 4)
    told.cancel(first)
    silent.cancel(second)
    _ = try told.ended(first)
    _ = try silent.ended(second)
  }

  @Test func `The client gets credit as the handler takes messages`() throws {
    let toy = try ToyServer { $0.limits.initialCreditBytes = 1000 }
    let peer = try toy.open()
    let stream = peer.open(.sum, .noMessage)
    let piece = [UInt8](repeating: 1, count: 250)
    var credit = 1000
    for _ in 0..<40 {
      while credit <= 0 {
        try #require(try peer.next() != nil)
        credit += peer.takeCredit(stream)
      }
      peer.data(stream, [], piece)
      credit -= piece.count
    }
    peer.data(stream, [.fin, .noMessage])
    #expect(try peer.ended(stream).answer == little(UInt64(10_000)))
  }

  @Test func `A message without credit ends the connection`() throws {
    let toy = try ToyServer { $0.limits.initialCreditBytes = 1000 }
    let peer = try toy.open()
    // The handler answers each message, so it stops taking them once its own credit is gone.
    let stream = peer.open(.chat, .noMessage) { $0.initialCredit = 1 }
    for _ in 0..<8 { peer.data(stream, [], [UInt8](repeating: 1, count: 500)) }
    try peer.awaitEnd()
    #expect(peer.goAways.last?.text == "a message without credit")
    toy.dispatcher.join()
  }

  @Test func `A message longer than the method takes ends its stream alone`() throws {
    let toy = try ToyServer { $0.limits.partialBytesMax = 300_000 }
    let peer = try toy.open()
    let stream = peer.open(.sum, .noMessage)
    let piece = [UInt8](repeating: 1, count: 65_536)
    for _ in 0..<6 { peer.data(stream, .more, piece) }
    #expect(try peer.ended(stream).code == .resourceExhausted)
    peer.data(stream, .fin, piece)
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    toy.dispatcher.join()
  }

  @Test func `Messages without bytes cannot fill the memory`() throws {
    let toy = try ToyServer { $0.limits.initialCreditBytes = 1000 }
    let peer = try toy.open()
    let stream = peer.open(.chat, [], [1]) { $0.initialCredit = 1 }
    _ = try peer.messages(stream, 1)
    let empty = (0..<70_000).flatMap { _ in SendBytes.frame(0x03, stream: stream) }
    peer.send(empty)
    #expect(try peer.ended(stream).code == .resourceExhausted)
    toy.dispatcher.join()
  }

  @Test(arguments: [Toy.chat, .endless])
  func `A client that neither sends nor takes does not keep a worker`(_ method: Toy) throws {
    let toy = try ToyServer { $0.limits.streamSilenceMilliseconds = 1000 }
    let peer = try toy.open()
    let stream =
      method == .chat
      ? peer.open(.chat, [], [1]) : peer.call(.endless, [0, 1, 2]) { $0.initialCredit = 1 }
    _ = try peer.messages(stream, 1)
    // The handler may not have come to wait yet; its deadline is some seconds away.
    for _ in 0..<3 where peer.ends[stream] == nil {
      toy.advance(by: .seconds(1))
      _ = eventually {
        try? peer.roundTrip()
        return peer.ends[stream] != nil
      }
    }
    #expect(try peer.ended(stream).error?.code == .deadlineExceeded)
    #expect(try peer.ended(stream).error?.message.contains("for 1 s") == true)
    toy.dispatcher.join()
  }

  @Test(arguments: [0.3, 0.9])
  func `A client that sends a byte now and then does not keep a worker`(_ pause: Double) throws {
    let toy = try ToyServer { $0.limits.streamSilenceMilliseconds = 1000 }
    let peer = try toy.open()
    let slow = peer.open(.chat, [], [1]) { $0.timeout = 600_000_000 }
    let quick = peer.open(.sum, [], [1]) { $0.timeout = 600_000_000 }
    var answers = 1
    _ = try peer.messages(slow, answers)
    // Never silent for a second; what the other sends is worth one.
    let much = [UInt8](repeating: 1, count: 4 << 10)
    func isSummed() -> Bool {
      toy.dispatcher.state.withLock { $0.summed } == 1 + (answers - 1) * much.count
    }
    try #require(eventually { isSummed() })
    for round in 1...60 where peer.ends[slow] == nil {
      // A pause that begins before the handler is back at waiting is none to it.
      var looks = 0
      _ = eventually {
        looks += 1
        return looks > round
      }
      toy.advance(by: .seconds(pause))
      peer.data(quick, [], much)
      peer.data(slow, [], [2])
      answers += 1
      try #require(eventually { isSummed() })
      try peer.messagesOrEnd(slow, answers)
      try peer.roundTrip()
    }
    #expect(try peer.ended(slow).error?.code == .deadlineExceeded)
    #expect(try peer.ended(slow).error?.message.contains("too slow") == true)
    peer.data(quick, .fin, [])
    #expect(try peer.ended(quick).code == .ok)
    toy.dispatcher.join()
  }

  @Test(arguments: Way.allCases)
  func `An unread stream does not delay a thousand unary calls`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.endless, [0, 64, 2])
    _ = try peer.messages(stream, 4)
    for index in 0..<1000 {
      let answer = try peer.ended(peer.call(.echo, [UInt8(truncatingIfNeeded: index)])).answer
      #expect(answer == [UInt8(truncatingIfNeeded: index)])
    }
    #expect(peer.messages[stream]?.count == 4)
    peer.cancel(stream)
    _ = try peer.ended(stream)
    toy.dispatcher.join()
  }

  @Test func `A hundred unread streams hold at most their credit`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let streams = (0..<100).map { _ in
      peer.call(.endless, [0, 16, 2]) { $0.initialCredit = 65_536 }
    }
    for stream in streams { _ = try peer.messages(stream, 4) }
    try peer.roundTrip()
    #expect(streams.allSatisfy { peer.messages[$0]?.count == 4 })
    for stream in streams { peer.cancel(stream) }
    for stream in streams { #expect(try peer.ended(stream).code == .cancelled) }
    toy.dispatcher.join()
    #expect(eventually { toy.server.counters.callsInFlight == 0 })
  }

  @Test func `What a slow connection has not taken waits in bounds`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    // Credit without end, and nothing is read.
    let streams = (0..<20).map { _ in
      peer.call(.endless, [0, 64, 2]) { $0.initialCredit = 1 << 31 }
    }
    // The connection lives, as unsent output stays below what closes it.
    try #require(eventually { toy.dispatcher.state.withLock { $0.streaming } == 20 })
    _ = try peer.ended(peer.call(.echo, [1]))
    for stream in streams { peer.cancel(stream) }
    for stream in streams { #expect(try peer.ended(stream).code == .cancelled) }
    toy.dispatcher.join()
  }

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

  @Test func `Streams share the connection: long messages are interleaved`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let first = peer.call(.count, [20, 128]) { $0.initialCredit = 1 << 30 }
    let second = peer.call(.count, [20, 128]) { $0.initialCredit = 1 << 30 }
    #expect(try peer.ended(first).code == .ok)
    #expect(try peer.ended(second).code == .ok)
    for stream in [first, second] {
      #expect(peer.messages[stream]?.allSatisfy { $0.count == 128 << 10 } == true)
      #expect(peer.messages[stream]?.count == 20)
    }
  }

  @Test func `Calls of all shapes check how their request comes`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    #expect(try peer.ended(peer.open(.count, [], [1, 1])).code == .invalidArgument)
    #expect(try peer.ended(peer.open(.count, [.fin, .noMessage])).code == .invalidArgument)
    #expect(try peer.ended(peer.open(.watch, [], [])).code == .invalidArgument)
    let stream = peer.open(.count, .more, [2])
    peer.data(stream, .fin, [1])
    #expect(try peer.ended(stream).code == .ok && peer.messages[stream]?.count == 2)
    #expect(try peer.ended(peer.call(.watch, [1])).error == Toy.error)
  }

  @Test func `HEAD comes before the first message and costs no credit`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.open(.chat, [], [1, 2]) {
      $0.metadata = ["a": "b"]
      $0.initialCredit = 1
    }
    let head = try #require(try peer.next())
    #expect(head.type == .head && head.stream == stream)
    #expect(try CallHeader(decoding: head.meta.span.bytes).metadata == ["a": "b"])
    #expect(try peer.messages(stream, 1) == [[1, 2]])
    peer.data(stream, [.fin, .noMessage])
    #expect(try peer.ended(stream).code == .ok)
  }

  @Test func `A feed that is far behind does not hold up other calls`() throws {
    let toy = try ToyServer()
    toy.publish(20_000)
    let peer = try toy.open()
    let (stream, early) = (peer.takeStream(), peer.takeStream())
    peer.send { output in
      let watch = CallHeader(method: Toy.watch.id, initialCredit: 1 << 30)
      _ = output.callFrames(stream: stream, header: watch, request: RawSpan())
      let echo = CallHeader(method: Toy.echo.id)
      _ = output.callFrames(stream: early, header: echo, request: RawSpan())
    }
    #expect(try peer.ended(early).code == .ok)
    #expect(peer.messages[stream]?.count ?? 0 < 20_000)
    for index in 0..<100 {
      let byte = UInt8(truncatingIfNeeded: index)
      #expect(try peer.ended(peer.call(.echo, [byte])).answer == [byte])
    }
    let numbers = try peer.messages(stream, 20_000).map {
      try Hello(decoding: $0.span.bytes).maxMessage
    }
    #expect(numbers == (1...20_000).map { UInt32($0) })
  }

  @Test func `A feed waits for credit, and takes turns when it is far behind`() throws {
    let toy = try ToyServer()
    toy.publish(1000)
    let peer = try toy.open()
    let narrow = peer.call(.watch) { $0.initialCredit = 5 }
    let wide = peer.call(.watch)
    _ = try peer.messages(wide, 1000)
    let had = try peer.messages(narrow, 1).count
    try peer.roundTrip()
    #expect(peer.messages[narrow]?.count == had && had < 4)
    peer.credit(narrow, 1 << 20)
    let numbers = try peer.messages(narrow, 1000).map {
      try Hello(decoding: $0.span.bytes).maxMessage
    }
    #expect(numbers == (1...1000).map { UInt32($0) })
    toy.publish(1001)
    _ = try peer.messages(wide, 1001)
    _ = try peer.messages(narrow, 1001)
  }
}
