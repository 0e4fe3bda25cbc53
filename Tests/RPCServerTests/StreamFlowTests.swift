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
