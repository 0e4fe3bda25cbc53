import Auth
import RPCServer
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Unary calls")
struct UnaryCallTests {
  @Test(arguments: Way.allCases)
  func `An inline call is answered`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    for request in [[], [1, 2, 3], [UInt8](repeating: 9, count: 60_000)] {
      let ended = try peer.ended(peer.call(.echo, request))
      #expect(ended.code == .ok && ended.answer == request)
    }
    #expect(toy.dispatcher.state.withLock { $0.strayCalls } == 0)
    #expect(toy.dispatcher.state.withLock { $0.batches } > 0)
  }

  @Test(arguments: Way.allCases)
  func `A submitted call is answered, with its times`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let stream = peer.call(.held, [1, 2])
    let call = try toy.awaitHeld(1)[0]
    #expect(call.request == [1, 2] && call.context.scope?.tenantID == ToyServer.tenant)
    #expect(eventually { toy.server.counters.callsInFlight == 1 })
    toy.advance(by: TimeSpan(microseconds: 30))
    #expect(call.begin())
    toy.advance(by: TimeSpan(microseconds: 40))
    call.finish(answer: [7])
    let ended = try peer.ended(stream)
    #expect(ended.answer == [7])
    #expect(ended.status.queueTime == 30 && ended.status.handlerTime == 40)
    #expect(eventually { toy.server.counters.callsInFlight == 0 })
  }

  @Test(arguments: Way.allCases)
  func `Answers come as they are ready, whatever the order of the calls`(_ way: Way) throws {
    var random = SeededRandom()
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let streams = (0..<20).map { peer.call(.held, [UInt8($0)]) }
    let quick = peer.call(.echo, [99])
    #expect(try peer.ended(quick).answer == [99])
    let order = Array(0..<20).shuffled(using: &random)
    let calls = try toy.awaitHeld(20)
    for index in order {
      calls[index].finish(answer: calls[index].request)
      #expect(try peer.ended(streams[index]).answer == [UInt8(index)])
    }
    #expect(peer.order == [quick] + order.map { streams[$0] })
  }

  @Test func `A hundred pipelined calls are answered in one go`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let streams = (0..<100).map { peer.call(.echo, [UInt8($0)]) }
    for (index, stream) in streams.enumerated() {
      #expect(try peer.ended(stream).answer == [UInt8(index)])
    }
    #expect(toy.server.counters.calls == 100 || eventually { toy.server.counters.calls == 100 })
  }

  @Test(arguments: Way.allCases, [65_536, 65_537, 300_000, 4 << 20])
  func `Requests and answers over 64 KiB come in fragments`(_ way: Way, _ size: Int) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    let request = SeededRandom(seed: UInt64(size)).bytes(size)
    #expect(try peer.ended(peer.call(.echo, request)).answer == request)
    let length = withUnsafeBytes(of: UInt32(size).littleEndian) { [UInt8]($0) }
    #expect(try peer.ended(peer.call(.answer, length)).answer.count == size)
  }

  @Test(arguments: Way.allCases)
  func `A failing handler's error arrives with its details, and no half answer`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way)
    #expect(try peer.ended(peer.call(.failing)).error == Toy.error)
    let stream = peer.call(.held)
    try toy.awaitHeld(1)[0].finish(error: Toy.error)
    #expect(try peer.ended(stream).error == Toy.error)
    #expect(try peer.ended(peer.call(.echo, [5])).answer == [5])
    #expect(eventually { toy.server.counters.callsFailed == 2 })
  }

  @Test func `A long inline read is handed over`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    #expect(try peer.ended(peer.call(.page)).answer == [])
    #expect(try peer.ended(peer.call(.page, [1, 2])).answer == [0xAA, 1, 2])
    #expect(try peer.ended(peer.call(.page)).answer == [], "asking forgets it")
  }

  @Test func `A call that is lost ends internal`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held)
    _ = try toy.awaitHeld(1)
    toy.dispatcher.letGo()
    #expect(try peer.ended(stream).code == .internal)
  }

  @Test func `A call that is finished twice ends once`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    call.finish(answer: [1])
    call.finish(answer: [2])
    call.finish(error: Toy.error)
    #expect(try peer.ended(stream).answer == [1])
    try peer.roundTrip()
    #expect(peer.ends[stream]?.count == 1)
  }

  @Test func `The handler sees what the header says`() throws {
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let toy = try ToyServer()
    let peer = try toy.open()
    let key = Uuid(high: 5, low: 6)
    let stream = peer.call(.echo) { header in
      header.idempotencyKey = key
      header.attempt = 2
      header.criticality = .sheddable
      header.traceparent = trace
      header.metadata = ["k": "v"]
      header.tenant = ToyServer.tenant
      header.timeout = 1000
    }
    _ = try peer.ended(stream)
    let context = try #require(toy.dispatcher.contexts.first)
    #expect(context.idempotencyKey == key && context.attempt == 2)
    #expect(context.criticality == .sheddable)
    #expect(context.traceparent.map { TraceParent.traceID($0) } == TraceParent.traceID(trace))
    #expect(context.metadata == ["k": "v"] && context.principal?.subject == "s-admin")
    #expect(context.deadline == context.arrived + 1_000_000)
    #expect(context.arrived == toy.clock.monotonicNanoseconds())
  }

  // What is wrong with one call harms no other.

  @Test func `A method that nobody knows, or that is only listed, is unimplemented`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    #expect(try peer.ended(peer.call(.echo) { $0.method = 12 }).code == .unimplemented)
    #expect(try peer.ended(peer.call(.echo) { $0.method = 0 }).code == .unimplemented)
    #expect(try peer.ended(peer.call(.missing)).code == .unimplemented)
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test(arguments: [[0xFF], [13, 1], [8, 1], [42, 2, 1, 1], [16, 1, 16, 1], [34, 1, 0xFF]])
  func `A malformed header ends its call alone`(_ meta: [UInt8]) throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.takeStream()
    peer.send { output in
      let mark = output.beginFrame()
      output.append(meta)
      output.endFrame(mark, .open, flags: .fin, stream: stream, metaLength: meta.count)
    }
    #expect(try peer.ended(stream).code == .invalidArgument)
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test func `A request without FIN, or without a message, is invalid`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    for flags in [FrameFlags(), .noMessage, [.fin, .noMessage]] {
      #expect(try peer.ended(peer.open(.echo, flags)).code == .invalidArgument)
    }
    let stream = peer.open(.echo, .more, [1])
    peer.send { $0.frame(.data, stream: stream, body: RawSpan()) }
    #expect(try peer.ended(stream).code == .invalidArgument)
    try peer.roundTrip()
    #expect(peer.ends.values.allSatisfy { $0.count == 1 })
  }

  @Test func `A request longer than the method takes is refused`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let right = [UInt8](repeating: 1, count: 100_000)
    #expect(try peer.ended(peer.call(.submitted, right)).answer == right)
    #expect(try peer.ended(peer.call(.submitted, right + [1])).code == .resourceExhausted)
    let far = [UInt8](repeating: 1, count: 500_000)
    #expect(try peer.ended(peer.call(.submitted, far)).code == .resourceExhausted)
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test func `An answer longer than the client accepts is an error`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(hello: Hello(maxMessage: 100_000))
    let request = [UInt8](repeating: 1, count: 100_001)
    #expect(try peer.ended(peer.call(.echo, request)).code == .resourceExhausted)
    let floor = try toy.open(hello: Hello())
    #expect(try floor.ended(floor.call(.echo, [UInt8](request[..<65_536]))).code == .ok)
    let length = withUnsafeBytes(of: UInt32(65_537).littleEndian) { [UInt8]($0) }
    #expect(try floor.ended(floor.call(.answer, length)).code == .resourceExhausted)
  }

  @Test func `Over maxInFlight a call is refused, unexecuted, until a handler has ended`() throws {
    let toy = try ToyServer { $0.limits.callsInFlightMax = 3 }
    let peer = try toy.open()
    let streams = (0..<3).map { _ in peer.call(.held) }
    let refused = try peer.ended(peer.call(.held))
    #expect(refused.code == .resourceExhausted && refused.status.neverExecuted)
    #expect(try peer.ended(peer.call(.echo)).code == .resourceExhausted)
    try toy.awaitHeld(3)[1].finish(answer: [])
    _ = try peer.ended(streams[1])
    #expect(try peer.ended(peer.call(.echo, [4])).answer == [4])
    #expect(toy.dispatcher.held.count == 3)
  }

  @Test func `Partial requests over 8 MiB are refused, unexecuted, and reading goes on`() throws {
    let toy = try ToyServer { $0.limits.partialBytesMax = 200_000 }
    let peer = try toy.open()
    let piece = [UInt8](repeating: 1, count: 50_000)
    let streams = (0..<4).map { _ in peer.open(.echo, .more, piece) }
    let refused = peer.open(.echo, .more, [1])
    peer.send { $0.frame(.data, flags: .fin, stream: refused, body: piece.span.bytes) }
    let ended = try peer.ended(refused)
    #expect(ended.code == .resourceExhausted && ended.status.neverExecuted)
    peer.send { $0.frame(.data, flags: .fin, stream: streams[0], body: RawSpan()) }
    #expect(try peer.ended(streams[0]).answer == piece)
    #expect(try peer.ended(peer.open(.echo, .fin, piece)).answer == piece)
    #expect(try peer.ended(peer.call(.echo, piece)).answer == piece)
  }

  @Test(arguments: Way.allCases)
  func `A client that calls and closes at once is forgotten`(_ way: Way) throws {
    let toy = try ToyServer()
    for _ in 0..<100 {
      let peer = try toy.connect(way)
      peer.greet()
      peer.authenticate("admin")
      peer.call(.held)
      peer.close()
    }
    #expect(eventually { toy.server.counters.connections == 0 })
    #expect(toy.dispatcher.held.allSatisfy { call in eventually { call.isCancelled } })
  }

  @Test func `A closed connection cancels its calls and frees all that they held`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    peer.close()
    #expect(eventually { call.isCancelled })
    #expect(eventually { toy.server.counters.connections == 0 })
    call.finish(answer: [1])
    #expect(eventually { toy.server.counters.callsInFlight == 0 })
    let next = try toy.open()
    #expect(try next.ended(next.call(.echo, [1])).answer == [1])
  }
}
