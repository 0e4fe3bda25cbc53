import RPCCore
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCClient

@Suite("Streams over a socket", .serialized)
struct StreamTests {
  func responses(_ client: RPCClient) async throws(RPCError) -> ResponseStream<Hello> {
    try await client.responses(countUp, Hello(), CallOptions())
  }

  @Test func `Typed streams read and write messages`() async throws {
    let client = RPCClient(ClientOptions(.streaming(.completes, Sightings())))
    var got: [UInt32] = []
    for try await hello in try await responses(client) { got.append(hello.maxMessage) }
    #expect(got == [1])
    let upload: RequestStream<Hello, Hello> = try await client.requests(addUp, CallOptions())
    try await upload.send(Hello(name: "a"))
    #expect(try await upload.finish().maxMessage == 1)
    #expect(upload.trailers == [:])
    let both: DuplexStream<Hello, Hello> = try await client.duplex(chat, CallOptions())
    try await both.send(Hello(name: "b"))
    try await both.finishSending()
    var answers = both.responses.makeAsyncIterator()
    #expect(try await answers.next()?.maxMessage == 1)
    #expect(try await answers.next() == nil)
  }

  @Test func `Dropping a stream and its iterators gives the call up`() async throws {
    let seen = Sightings()
    let client = RPCClient(ClientOptions(.streaming(.hangs, seen)))
    do {
      let stream = try await responses(client)
      for try await hello in stream {
        #expect(hello.maxMessage == 1)
        break
      }
      #expect(seen.now.cancels.isEmpty, "the stream is still there")
      _ = stream
    }
    #expect(await eventuallyAsync { seen.now.cancels == [CancelReason.caller.rawValue] })
  }

  @Test func `A stream that is cancelled throws, and drops what was not read`() async throws {
    let seen = Sightings()
    let client = RPCClient(ClientOptions(.streaming(.hangs, seen)))
    let stream = try await responses(client)
    #expect(await eventuallyAsync { seen.now.hanging == 1 })
    stream.cancel()
    await #expect(throws: RPCError.self) {
      for try await _ in stream { Issue.record("a message came") }
    }
    #expect(await eventuallyAsync { seen.now.hanging == 0 })
  }

  @Test func `What is no message of the type ends the call`() async throws {
    let seen = Sightings()
    let server = ScriptedServer { peer in
      peer.greet()
      let call = peer.nextCall()
      peer.send { $0.frame(.data, stream: call?.stream ?? 1, body: [0xFF].span.bytes) }
      while let frame = peer.nextFrame() {
        if frame.header.type == .cancel { seen.note { $0.cancels.append(1) } }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let stream = try await responses(client)
    let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(error?.code == .internal)
    #expect(await eventuallyAsync { seen.now.cancels == [1] })
  }

  @Test func `Streams go out with the metadata that both sides sent`() async throws {
    let server = ScriptedServer { peer in
      peer.greet()
      guard let call = peer.nextCall() else { return }
      peer.send { writer in
        let mark = writer.beginFrame()
        writer.append(CallHeader(metadata: ["echo": call.header.metadata["k"] ?? ""]))
        let size = writer.count - mark - FrameHeader.byteCount
        writer.endFrame(
          mark, .head, flags: .noMessage, stream: call.stream, metaLength: size)
        let end = writer.beginFrame()
        writer.append(CallStatus(trailers: ["sum": "9"]))
        let length = writer.count - end - FrameHeader.byteCount
        writer.endFrame(end, .end, flags: .noMessage, stream: call.stream, metaLength: length)
      }
      _ = peer.nextFrame()
    }
    let client = RPCClient(ClientOptions(server))
    let stream: ResponseStream<Hello> = try await client.responses(
      countUp, Hello(), CallOptions(metadata: ["k": "v"], criticality: .sheddable))
    for try await _ in stream {}
    #expect(stream.initialMetadata == ["echo": "v"] && stream.trailers == ["sum": "9"])
  }

  @Test func `An unread stream holds its credit at most and delays no other call`() async throws {
    let sent = Atomic<Int>(0)
    let message = [UInt8](repeating: 1, count: 10_000)
    let server = ScriptedServer { peer in
      var credit = 0
      var left = 200
      peer.greet()
      while let frame = peer.nextFrame() {
        let stream = frame.header.stream
        switch frame.header.type {
        case .open:
          guard let header = try? CallHeader(decoding: frame.meta) else { return }
          guard header.method == countUp.id else {
            peer.finish(stream, .success(frame.body))
            continue
          }
          credit = Int(header.initialCredit)
        case .credit: credit += Int(peer.number(in: frame))
        default: continue
        }
        while credit > 0, left > 0 {
          peer.send { $0.frame(.data, stream: 1, body: message.span.bytes) }
          credit -= message.count
          left -= 1
          sent.add(message.count, ordering: .relaxed)
        }
        if left == 0 {
          peer.send { $0.frame(.end, flags: .noMessage, stream: 1, body: RawSpan()) }
          left = -1
        }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let flood = try await client.stream(countUp, [1], CallOptions())
    let window = RPCLimits().initialCreditBytes
    #expect(await eventuallyAsync { sent.load(ordering: .relaxed) >= window })
    for index in 0..<1000 {
      let bytes = [UInt8(truncatingIfNeeded: index)]
      #expect(try await client.unary(echo, bytes: bytes, CallOptions()) == bytes)
    }
    #expect(server.connectionsAccepted == 1)
    #expect(sent.load(ordering: .relaxed) <= window + 10_000)
    var read = 0
    while let message = try await flood.next() { read += message.count }
    #expect(read == 200 * 10_000, "reading lets the rest come")
  }

  @Test func `A server without credit holds the sender back`() async throws {
    let taken = Atomic<Int>(0)
    let goOn = Atomic<Bool>(false)
    let server = ScriptedServer { peer in
      var limits = RPCLimits()
      limits.initialCreditBytes = 1000
      peer.greet(limits.hello(name: "slow", instance: .zero))
      while let frame = peer.nextFrame() {
        let stream = frame.header.stream
        if frame.header.type == .data {
          taken.add(frame.body.count, ordering: .relaxed)
          if goOn.load(ordering: .relaxed) { peer.credit(stream, 600) }
        }
        // The unary call is the sign to give credit.
        if frame.header.type == .open, frame.header.flags == .fin {
          goOn.store(true, ordering: .relaxed)
          peer.credit(1, 600)
          peer.finish(stream, .success([]))
        } else if frame.header.flags.contains(.fin) {
          peer.finish(stream, .success([1]))
        }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let call = try await client.stream(addUp, nil, CallOptions())
    let sender = Task { () async throws -> Int in
      for _ in 0..<20 { try await call.send([UInt8](repeating: 1, count: 600)) }
      try await call.finishSending()
      return 20
    }
    #expect(await eventuallyAsync { taken.load(ordering: .relaxed) == 1200 })
    #expect(try await client.unary(echo, bytes: [], CallOptions()) == [])
    #expect(try await sender.value == 20)
    #expect(try await call.next() == [1])
    #expect(try await call.next() == nil)
    #expect(taken.load(ordering: .relaxed) == 12_000)
  }

  @Test func `Long messages of several streams arrive whole, between other calls`() async throws {
    let server = ScriptedServer { peer in
      peer.greet()
      var parts: [UInt32: [UInt8]] = [:]
      while let frame = peer.nextFrame() {
        let stream = frame.header.stream
        parts[stream, default: []] += frame.body
        if frame.header.type == .data, frame.header.flags == [] { peer.credit(stream, 3_000_000) }
        if frame.header.flags.contains(.fin) {
          peer.finish(stream, .success(parts.removeValue(forKey: stream) ?? []))
        }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let message = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let call = try await client.stream(addUp, nil, CallOptions())
          try await call.send(message)
          try await call.send([1, 2])
          try await call.finishSending()
          return try await call.next() == message + [1, 2]
        }
      }
      for _ in 0..<50 {
        group.addTask { try await client.unary(echo, bytes: [3], CallOptions()) == [3] }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func `A message above the server's limit fails alone`() async throws {
    let client = RPCClient(ClientOptions(.streaming(.completes, Sightings())))
    let call = try await client.stream(addUp, nil, CallOptions())
    let error = await #expect(throws: RPCError.self) {
      try await call.send([UInt8](repeating: 0, count: 4 << 20 + 1))
    }
    #expect(error?.code == .resourceExhausted)
    try await call.send([1])
    try await call.finishSending()
    #expect(try await call.next() == StreamScript.message)
  }

  @Test func `A stream in flight ends with its client`() async throws {
    let client = RPCClient(ClientOptions(.streaming(.hangs, Sightings())))
    let stream = try await client.stream(countUp, [1], CallOptions())
    #expect(try await stream.next() == StreamScript.message)
    client.close()
    let error = await #expect(throws: RPCError.self) { _ = try await stream.next() }
    #expect(error?.code == .unavailable)
  }
}
