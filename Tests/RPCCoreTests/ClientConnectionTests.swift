import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("The client's half of a connection")
struct ClientConnectionTests {
  let notFound = RPCError(.notFound, "No such lead.")

  // Start

  @Test func `It begins with preface and HELLO, and calls may follow at once`() throws {
    let client = ClientHalf(hello: nil)
    let stream = try client.open()
    let written = client.output.finish()
    #expect(Preface.examine(written.span.bytes) == .accepted(minor: 0))
    let sent = try frames(in: [UInt8](written[Preface.byteCount...])).frames
    #expect(sent.map(\.type) == [.hello, .open] && stream == 1)
    #expect(try Hello(decoding: sent[0].body).name == "client")
  }

  @Test func `Before HELLO the floor holds: 16 calls and 64 KiB`() throws {
    let client = ClientHalf(hello: nil)
    let long = [UInt8](repeating: 1, count: 64 << 10 + 1)
    #expect(throws: RPCError.self) { try client.open(long) }
    for _ in 0..<16 { _ = try client.open() }
    #expect(!client.machine.canOpen && client.machine.isUsable)
    do throws(RPCError) {
      _ = try client.machine.open(CallHeader(), request: RawSpan(), into: &client.output)
    } catch {
      #expect(error.code == .resourceExhausted && error.neverExecuted)
    }
    client.receive(
      bytes { Preface.write(to: &$0) }
        + rawFrame(.hello, body: Hello(maxMessage: 1 << 20, maxInFlight: 20).encoded()))
    #expect(client.isReady && client.machine.canOpen)
    _ = try client.open(long)
  }

  @Test func `A server of another protocol or version ends the connection`() {
    for preface in [Array("HTTP/1.1 400".utf8), [0x89, 0x46, 0x44, 0x53, 2, 0, 0, 0]] {
      let client = ClientHalf(hello: nil)
      client.receive(preface)
      #expect(client.broken?.code == .unavailable && !client.machine.isUsable)
    }
  }

  @Test func `A GOAWAY may come instead of HELLO, nothing else`() {
    let preface = bytes { Preface.write(to: &$0) }
    let refused = ClientHalf(hello: nil)
    refused.receive(
      preface + bytes { $0.frame(GoAway(lastStream: 0, reason: .version, text: "v")) })
    #expect(refused.goAways.first?.reason == .version && refused.broken == nil)
    let odd = ClientHalf(hello: nil)
    odd.receive(preface + rawFrame(.ping, body: little(UInt64(1))))
    #expect(odd.broken?.code == .internal)
  }

  // Calls

  @Test func `Streams are odd and rise`() throws {
    let client = ClientHalf()
    #expect(try (0..<3).map { _ in try client.open() } == [1, 3, 5])
    #expect(try client.sent().map(\.stream) == [1, 3, 5])
  }

  @Test func `Before 2^31 the connection takes no more calls`() throws {
    let client = ClientHalf(nextStream: 0x7FFF_FFFD)
    #expect(try client.open() == 0x7FFF_FFFD)
    #expect(try client.open() == 0x7FFF_FFFF)
    #expect(!client.machine.isUsable && !client.machine.canOpen)
    do throws(RPCError) {
      _ = try client.machine.open(CallHeader(), request: RawSpan(), into: &client.output)
      Issue.record("a call was opened")
    } catch {
      #expect(error.code == .unavailable && error.neverExecuted)
    }
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 200_000])
  func `A request over 64 KiB goes in fragments`(_ size: Int) throws {
    let client = ClientHalf(hello: Hello(maxMessage: 1 << 20))
    let request = SeededRandom(seed: 1).bytes(size)
    let header = CallHeader(method: 7, timeout: 9)
    _ = try client.open(request, header)
    let sent = try client.sent()
    #expect(sent.count == max(1, (size + 65_535) / 65_536))
    #expect(try CallHeader(decoding: sent[0].meta) == header)
    #expect(sent.flatMap(\.body) == request)
    #expect(sent.map(\.type) == [.open] + sent.dropFirst().map { _ in .data })
    #expect(sent.map(\.flags) == sent.dropLast().map { _ in .more } + [.fin])
  }

  @Test func `A header over 16 KiB is refused and leaves no trace`() throws {
    let client = ClientHalf()
    let header = CallHeader(metadata: ["k": String(repeating: "x", count: 17 << 10)])
    #expect(throws: RPCError.self) { try client.open([1], header) }
    #expect(client.output.count == 0 && client.machine.callsInFlight == 0)
    #expect(try client.open() == 1)
  }

  @Test func `Answers come in any order, each once`() throws {
    let client = ClientHalf()
    for _ in 0..<3 { _ = try client.open() }
    client.receive(answer(5, [5]) + failure(1, notFound) + answer(3, [3], CallStatus(queueTime: 9)))
    #expect(client.answers == [5: [[5]], 3: [[3]]] && client.failures == [1: [notFound]])
    #expect(client.machine.callsInFlight == 0 && client.broken == nil)
  }

  @Test(arguments: [65_536, 65_537, 131_072, 300_000])
  func `An answer over 64 KiB is one fragmented message and END with NOMSG`(_ size: Int) throws {
    let client = ClientHalf()
    let stream = try client.open()
    let body = SeededRandom(seed: 2).bytes(size)
    let sent = answer(stream, body)
    let parts = try frames(in: sent).frames
    #expect(parts.last?.type == .end)
    if size > 65_536 {
      #expect(parts.last?.flags == .noMessage)
      #expect(parts.dropLast().map(\.type) == parts.dropLast().map { _ in .data })
      #expect(parts.dropLast().last?.flags == [])
    }
    client.receive(sent)
    #expect(client.answers == [stream: [body]])
  }

  @Test func `An answer that is too long is cancelled and fails with its END`() throws {
    var limits = RPCLimits()
    limits.messageBytesMax = 100_000
    let client = ClientHalf(limits)
    let stream = try client.open()
    _ = try client.sent()
    let sent = answer(stream, [UInt8](repeating: 1, count: 200_000))
    client.receive([UInt8](sent.dropLast(12)))
    #expect(try client.sent().map(\.type) == [.cancel])
    #expect(client.machine.callsInFlight == 1 && client.ends(stream) == 0)
    client.receive([UInt8](sent.suffix(12)))
    #expect(client.failures[stream]?.map(\.code) == [.resourceExhausted])
    #expect(client.machine.framesDropped > 0)
  }

  @Test func `A cancelled call stays in flight until its END`() throws {
    let client = ClientHalf()
    let stream = try client.open()
    _ = try client.sent()
    client.machine.cancel(stream, reason: .deadline, into: &client.output)
    #expect(try client.sent().first?.body == [2])
    #expect(client.machine.callsInFlight == 1)
    client.receive(failure(stream, RPCError(.cancelled, "Cancelled.")))
    #expect(client.machine.callsInFlight == 0 && client.ends(stream) == 1)
    client.machine.cancel(stream, reason: .caller, into: &client.output)
    #expect(try client.sent().isEmpty)
  }

  @Test func `A frame for an ended call is dropped and counted`() throws {
    let client = ClientHalf()
    _ = try client.open()
    client.receive(answer(1, []) + answer(1, []) + rawFrame(.data, stream: 1, body: [1]))
    #expect(client.ends(1) == 1 && client.machine.framesDropped == 2 && client.broken == nil)
  }

  @Test func `A status that is no message fails its call alone`() throws {
    let client = ClientHalf()
    _ = try client.open()
    _ = try client.open()
    client.receive(rawFrame(.end, stream: 1, meta: [0xFF]) + answer(3, [3]))
    #expect(client.failures[1]?.map(\.code) == [.internal] && client.answers[3] == [[3]])
  }

  // The connection

  @Test func `AUTH, PING and PONG`() throws {
    let client = ClientHalf()
    client.machine.authenticate(slot: 7, token: [1, 2], into: &client.output)
    client.machine.ping(5, into: &client.output)
    client.receive(
      rawFrame(.ping, body: little(UInt64(8))) + rawFrame(.pong, body: little(UInt64(5))))
    let sent = try client.sent()
    #expect(sent.map(\.type) == [.auth, .ping, .pong])
    #expect(sent.map(\.body) == [[7, 1, 2], little(UInt64(5)), little(UInt64(8))])
    #expect(client.pongs == [5])
  }

  @Test func `After GOAWAY no call is opened, those in flight go on`() throws {
    let client = ClientHalf()
    for _ in 0..<3 { _ = try client.open() }
    client.receive(bytes { $0.frame(GoAway(lastStream: 3, reason: .drain, text: "")) })
    #expect(!client.machine.isUsable && client.goAways.count == 1)
    #expect(throws: RPCError.self) { try client.open() }
    client.receive(answer(1, [1]))
    #expect(client.answers[1] == [[1]])
    client.close(RPCError(.unavailable, "Lost."))
    #expect(client.failures[3]?.map(\.neverExecuted) == [false])
    #expect(client.failures[5]?.map(\.neverExecuted) == [true], "the server never took it")
    #expect(client.machine.callsInFlight == 0)
  }

  static let breaches: [[UInt8]] = [
    rawFrame(.hello), rawFrame(.open, flags: .fin, stream: 1), rawFrame(.auth, body: [0]),
    rawFrame(.cancel, stream: 1, body: [1]), rawFrame(.end, stream: 3), rawFrame(.data, stream: 3),
    rawFrame(.end, stream: 2), rawFrame(.head, stream: 9), rawFrame(0x7E),
    rawFrame(.ping, body: [1]), rawFrame(2, length: 1 << 24),
  ]

  @Test(arguments: breaches)
  func `A server that breaks the protocol is told so and left`(_ frame: [UInt8]) throws {
    let client = ClientHalf()
    let stream = try client.open()
    _ = try client.sent()
    client.receive(frame + answer(stream, [1]))
    #expect(client.broken?.code == .internal && !client.machine.isUsable)
    let last = try #require(try client.sent().last)
    #expect(last.type == .goAway && last.body[8] == GoAwayReason.protocolError.rawValue)
    #expect(client.ends(stream) == 0, "nothing that follows is read")
    client.close(RPCError(.unavailable, "Lost."))
    #expect(client.ends(stream) == 1)
  }

  @Test func `Extensions are skipped`() throws {
    let client = ClientHalf()
    _ = try client.open()
    client.receive(rawFrame(0x80, flags: 0xFF, stream: 12, body: [1]) + answer(1, [1]))
    #expect(client.answers[1] == [[1]] && client.broken == nil)
  }
}
