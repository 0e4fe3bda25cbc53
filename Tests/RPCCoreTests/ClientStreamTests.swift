import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Streams in the client's half")
struct ClientStreamTests {
  static let hello = Hello(maxMessage: 1 << 20, maxInFlight: 100, initialCredit: 100_000)

  func half(_ limits: RPCLimits = RPCLimits(), _ hello: Hello = hello) -> ClientHalf {
    ClientHalf(limits, hello: hello)
  }

  func pumped(_ client: ClientHalf) throws -> [ReadFrame] {
    client.machine.pump(into: &client.output, bytesMax: 1 << 24)
    return try client.sent()
  }

  // Opening

  @Test func `A call with one request opens with it and says what it may be sent`() throws {
    let client = half()
    let stream = try client.openStream(.serverStream, [7])
    let sent = try client.sent()
    #expect(sent.map(\.flags) == [.fin] && sent[0].body == [7])
    #expect(try CallHeader(decoding: sent[0].meta).initialCredit == 256 << 10)
    #expect(!client.canSend(stream))
  }

  @Test(arguments: [CallShape.clientStream, .duplex])
  func `A call with many requests opens without a message`(_ shape: CallShape) throws {
    let client = half()
    let stream = try client.openStream(shape)
    let sent = try client.sent()
    #expect(sent.map(\.type) == [.open] && sent.map(\.flags) == [.noMessage])
    let credit = try CallHeader(decoding: sent[0].meta).initialCredit
    #expect(credit == (shape == .duplex ? 256 << 10 : 0))
    #expect(client.canSend(stream))
  }

  @Test func `A stream that is opened before HELLO sends once HELLO has come`() throws {
    let client = ClientHalf(hello: nil)
    let stream = try client.openStream(.clientStream)
    #expect(!client.canSend(stream))
    client.receive(
      bytes { Preface.write(to: &$0) } + rawFrame(.hello, body: Self.hello.encoded()))
    #expect(client.canSend(stream))
  }

  // Sending

  @Test func `Fragments of several streams take turns`() throws {
    let client = half()
    let streams = try (0..<3).map { _ in try client.openStream(.clientStream) }
    _ = try client.sent()
    let message = SeededRandom(seed: 1).bytes(150_000)
    for stream in streams { try client.machine.send(message, on: stream) }
    let sent = try pumped(client)
    #expect(sent.map(\.stream) == streams + streams + streams)
    #expect(sent.map(\.flags) == Array(repeating: .more, count: 6) + [[], [], []])
    for stream in streams {
      #expect(sent.filter { $0.stream == stream }.flatMap(\.body) == message)
    }
  }

  @Test func `A full output stops the pump between fragments`() throws {
    let client = half()
    let stream = try client.openStream(.clientStream)
    _ = try client.sent()
    try client.machine.send([UInt8](repeating: 1, count: 300_000), on: stream)
    client.machine.pump(into: &client.output, bytesMax: 1)
    #expect(try client.sent().map(\.body.count) == [65_536])
    #expect(try pumped(client).map(\.body.count) == [65_536, 65_536, 65_536, 37_856])
  }

  @Test func `Credit may be overdrawn by one message, and is raised by CREDIT`() throws {
    let client = half()
    let stream = try client.openStream(.clientStream)
    _ = try client.sent()
    try client.machine.send([UInt8](repeating: 1, count: 99_999), on: stream)
    #expect(!client.canSend(stream), "the message is still being written")
    _ = try pumped(client)
    #expect(client.canSend(stream), "one byte is left")
    try client.machine.send([UInt8](repeating: 1, count: 50_000), on: stream)
    _ = try pumped(client)
    #expect(!client.canSend(stream))
    client.receive(rawFrame(.credit, stream: stream, body: little(UInt32(49_999))))
    #expect(!client.canSend(stream), "zero is not above zero")
    client.receive(rawFrame(.credit, stream: stream, body: little(UInt32(1))))
    #expect(client.canSend(stream))
  }

  @Test func `Credit above 2^31 ends the connection`() throws {
    let client = half()
    let stream = try client.openStream(.clientStream)
    client.receive(rawFrame(.credit, stream: stream, body: little(UInt32.max)))
    #expect(client.broken?.code == .internal)
  }

  @Test func `The end of the requests follows the last message`() throws {
    let client = half()
    let stream = try client.openStream(.duplex)
    _ = try client.sent()
    try client.machine.send([], on: stream)
    client.machine.finishSending(stream)
    client.machine.finishSending(stream)
    let sent = try pumped(client)
    #expect(sent.map(\.type) == [.data, .data])
    #expect(sent.map(\.flags) == [[], [.fin, .noMessage]])
    #expect(!client.canSend(stream))
  }

  @Test func `A message above the server's limit is refused and spends nothing`() throws {
    let client = half()
    let stream = try client.openStream(.clientStream)
    _ = try client.sent()
    #expect(throws: RPCError.self) {
      try client.machine.send([UInt8](repeating: 0, count: 1 << 20 + 1), on: stream)
    }
    #expect(try pumped(client).isEmpty && client.canSend(stream))
  }

  @Test func `After CANCEL and after END nothing more is written`() throws {
    for isCancelled in [true, false] {
      let client = half()
      let stream = try client.openStream(.clientStream)
      _ = try client.sent()
      try client.machine.send([UInt8](repeating: 1, count: 300_000), on: stream)
      client.machine.pump(into: &client.output, bytesMax: 1)
      _ = try client.sent()
      if isCancelled {
        client.machine.cancel(stream, reason: .caller, into: &client.output)
        #expect(try client.sent().map(\.type) == [.cancel])
      } else {
        client.receive(answer(stream, [9]))
        #expect(client.answers[stream] == [[9]])
      }
      #expect(try pumped(client).isEmpty && !client.canSend(stream))
    }
  }

  // Receiving

  @Test func `Messages come whole and in order, whatever stands between their fragments`() throws {
    let client = half()
    let one = try client.openStream(.serverStream, [1])
    let two = try client.openStream(.serverStream, [1])
    client.receive(
      data(one, .more, body: [1]) + data(two, .more, body: [5]) + data(one, body: [2])
        + data(two, .more) + data(one, body: []) + data(two, body: [6])
        + rawFrame(.end, flags: .noMessage, stream: one)
        + failure(two, RPCError(.aborted, "Enough.")))
    #expect(client.messages == [one: [[1, 2], []], two: [[5, 6]]])
    #expect(client.answers == [one: [[]]] && client.failures[two]?.map(\.code) == [.aborted])
    #expect(client.machine.callsInFlight == 0)
  }

  @Test func `HEAD brings metadata, and trailers come with END`() throws {
    let client = half()
    let stream = try client.openStream(.serverStream, [1])
    let meta = CallHeader(metadata: ["region": "west"]).encoded()
    client.receive(rawFrame(.head, flags: .noMessage, stream: stream, meta: meta))
    #expect(client.heads == [stream: ["region": "west"]])
  }

  @Test func `CREDIT is given as messages are taken, half a window at a time`() throws {
    var limits = RPCLimits()
    limits.initialCreditBytes = 1000
    let client = half(limits)
    let stream = try client.openStream(.serverStream, [1])
    _ = try client.sent()
    client.receive(data(stream, body: [UInt8](repeating: 1, count: 900)))
    client.machine.took(400, on: stream, into: &client.output)
    #expect(try client.sent().isEmpty)
    client.machine.took(500, on: stream, into: &client.output)
    let sent = try client.sent()
    #expect(sent.map(\.type) == [.credit] && sent[0].body == little(UInt32(900)))
  }

  @Test func `A server that begins a message without credit loses the call`() throws {
    var limits = RPCLimits()
    limits.initialCreditBytes = 10
    let client = half(limits)
    let stream = try client.openStream(.serverStream, [1])
    _ = try client.sent()
    client.receive(
      data(stream, body: [UInt8](repeating: 1, count: 500)) + data(stream, body: [2]))
    #expect(client.messages[stream]?.count == 1, "the first may overdraw")
    #expect(try client.sent().map(\.type) == [.cancel])
    client.receive(rawFrame(.end, flags: .noMessage, stream: stream))
    #expect(client.failures[stream]?.map(\.code) == [.internal] && client.broken == nil)
  }

  @Test func `A message above this side's limit loses the call`() throws {
    var limits = RPCLimits()
    limits.messageBytesMax = 70_000
    let client = half(limits)
    let stream = try client.openStream(.duplex)
    _ = try client.sent()
    let part = [UInt8](repeating: 1, count: 40_000)
    client.receive(data(stream, .more, body: part) + data(stream, .more, body: part))
    #expect(try client.sent().map(\.type) == [.cancel])
    client.receive(failure(stream, RPCError(.cancelled, "Cancelled.")))
    #expect(client.ends(stream) == 1 && client.machine.callsInFlight == 0)
  }

  @Test func `An end within a message is no good end`() throws {
    let client = half()
    let stream = try client.openStream(.serverStream, [1])
    client.receive(
      data(stream, .more, body: [1]) + rawFrame(.end, flags: .noMessage, stream: stream))
    #expect(client.failures[stream]?.map(\.code) == [.internal])
  }

  @Test func `Whatever a server sends, each stream ends once and nothing traps`() {
    var random = SeededRandom()
    for _ in 0..<1500 {
      var limits = RPCLimits()
      limits.messageBytesMax = 40
      limits.initialCreditBytes = 60
      let client = half(limits, Hello(maxInFlight: 100, initialCredit: 50))
      var opened: [UInt32] = []
      for _ in 0..<50 {
        let shape = [CallShape.serverStream, .clientStream, .duplex].randomElement(using: &random)
        if Bool.random(using: &random), let shape, let stream = try? client.openStream(shape) {
          opened.append(stream)
        }
        let stream = opened.randomElement(using: &random) ?? 1
        act(on: stream, client, &random)
        client.receive(frame(for: stream, &random))
        client.machine.pump(into: &client.output, bytesMax: Int.random(in: 0...99, using: &random))
        _ = client.output.finish()
      }
      #expect(opened.allSatisfy { client.ends($0) <= 1 })
      client.close(RPCError(.unavailable, "Lost."))
      #expect(opened.allSatisfy { client.ends($0) == 1 })
    }
  }

  private func act(on stream: UInt32, _ client: ClientHalf, _ random: inout SeededRandom) {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: try? client.machine.send(random.bytes(30), on: stream)
    case 1: client.machine.finishSending(stream)
    case 2: client.machine.took(20, on: stream, into: &client.output)
    case 3 where Int.random(in: 0..<4, using: &random) == 0:
      client.machine.cancel(stream, reason: .caller, into: &client.output)
    default: break
    }
  }

  private func frame(for stream: UInt32, _ random: inout SeededRandom) -> [UInt8] {
    let body = random.bytes(Int.random(in: 0..<30, using: &random))
    switch Int.random(in: 0..<40, using: &random) {
    case 0..<10: return data(stream, body: body)
    case 10..<18: return data(stream, .more, body: body)
    case 18..<22: return answer(stream, body)
    case 22..<26: return rawFrame(.end, flags: .noMessage, stream: stream)
    case 26..<30: return failure(stream, RPCError(.aborted, "x"))
    case 30..<35: return rawFrame(.credit, stream: stream, body: little(UInt32(40)))
    case 35: return rawFrame(.head, flags: .noMessage, stream: stream, meta: body)
    case 36: return data(stream, [.fin, .noMessage])
    default: return []
    }
  }
}

extension ClientHalf {
  func openStream(_ shape: CallShape, _ request: [UInt8] = []) throws -> UInt32 {
    try machine.open(CallHeader(method: 5), shape, request: request, into: &output)
  }

  func canSend(_ stream: UInt32) -> Bool { machine.canSend(stream) }
}
