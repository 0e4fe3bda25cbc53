import RPCCore
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCClient

@Suite("Connections that fail")
struct ConnectionTests {
  func failure(
    _ client: RPCClient, _ method: MethodInfo = echo, _ options: CallOptions = CallOptions()
  ) async -> RPCError? {
    do throws(RPCError) {
      _ = try await client.unary(method, bytes: [1], options)
      return nil
    } catch {
      return error
    }
  }

  @Test func `Nobody listening is unavailable, and nothing was executed`() async {
    // Port 1 is reserved, and nobody serves it.
    var options = ClientOptions([.address(ServerAddress(host: "127.0.0.1", port: 1))])
    options.retry.attemptsMax = 2
    let error = await failure(RPCClient(options))
    #expect(error?.code == .unavailable)
    #expect(error?.neverExecuted == true)
  }

  @Test func `A name that does not exist is unavailable`() async {
    var options = ClientOptions([.address(ServerAddress(host: "no.such.host.invalid"))])
    options.retry = .none
    #expect(await failure(RPCClient(options))?.code == .unavailable)
  }

  @Test func `A lost connection is not retried for a write without a key`() async {
    let calls = Atomic<Int>(0)
    let server = ScriptedServer { peer in
      peer.greet()
      if peer.nextCall() != nil { calls.add(1, ordering: .relaxed) }
    }
    let error = await failure(RPCClient(ClientOptions(server)), write)
    #expect(error?.code == .unavailable)
    #expect(error?.neverExecuted == false)
    #expect(calls.load(ordering: .relaxed) == 1)
  }

  @Test func `A lost connection is retried for a read, and for a write with a key`() async throws {
    let keys = Mutex<[Uuid?]>([])
    let server = ScriptedServer { peer in
      peer.greet()
      while let call = peer.nextCall() {
        keys.withLock { $0.append(call.header.idempotencyKey) }
        if peer.number % 2 == 1 { return }
        peer.finish(call.stream, .success([]))
      }
    }
    #expect(await failure(RPCClient(ClientOptions(server))) == nil)
    keys.withLock { $0 = [] }
    var options = ClientOptions(server)
    options.retryWrites = true
    #expect(await failure(RPCClient(options), write) == nil)
    let seen = keys.withLock { $0 }
    try #require(seen.count == 2)
    #expect(seen[0] != nil && seen[0] == seen[1])
  }

  @Test func `A call that was refused unexecuted is made again, after the time the server named`()
    async
  {
    let attempts = Mutex<[UInt32]>([])
    let server = ScriptedServer.answering { call in
      let count = attempts.withLock { list in
        list.append(call.header.attempt)
        return list.count
      }
      guard count < 3 else { return .success([]) }
      return .failure(
        RPCError(.unavailable, "Busy.", retryAfterMilliseconds: 20, neverExecuted: true))
    }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(await failure(RPCClient(ClientOptions(server)), write) == nil)
    #expect(clock.now - start >= .milliseconds(40))
    #expect(attempts.withLock { $0 } == [0, 1, 2])
  }

  @Test func `Five attempts are made at most`() async {
    let count = Atomic<Int>(0)
    let server = ScriptedServer.answering { _ in
      count.add(1, ordering: .relaxed)
      return .failure(RPCError(.unavailable, "Busy.", neverExecuted: true))
    }
    var options = ClientOptions(server)
    options.retry.firstDelayMilliseconds = 1
    #expect(await failure(RPCClient(options))?.code == .unavailable)
    #expect(count.load(ordering: .relaxed) == 5)
  }

  @Test func `No retry begins after the deadline`() async {
    let server = ScriptedServer.answering { _ in
      .failure(
        RPCError(.unavailable, "Busy.", retryAfterMilliseconds: 120_000, neverExecuted: true))
    }
    let error = await failure(RPCClient(ClientOptions(server)))
    #expect(error?.retryAfterMilliseconds == 120_000)
  }

  @Test func `After GOAWAY the next call goes over a new connection`() async {
    let server = ScriptedServer { peer in
      peer.greet()
      while let call = peer.nextCall() {
        if peer.number == 1 {
          peer.send { $0.frame(GoAway(lastStream: call.stream, reason: .drain, text: "drain")) }
        }
        peer.finish(call.stream, .success([]))
      }
    }
    let client = RPCClient(ClientOptions(server))
    for _ in 0..<3 { #expect(await failure(client) == nil) }
    #expect(server.connectionsAccepted == 2)
  }

  @Test func `A foreign server is unavailable`() async {
    let server = ScriptedServer { peer in
      peer.send { $0.append(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)) }
      _ = peer.nextFrame()
    }
    var options = ClientOptions(server)
    options.retry = .none
    #expect(await failure(RPCClient(options))?.code == .unavailable)
  }

  @Test func `Random bytes from a server never trap`() async {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    let server = ScriptedServer { peer in
      var state = seed &+ UInt64(peer.number)
      peer.greet()
      peer.send { writer in
        for _ in 0..<200 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          writer.append(UInt8(truncatingIfNeeded: state >> 33) & (state % 3 == 0 ? 0x0F : 0xFF))
        }
      }
      _ = peer.nextCall()
    }
    var options = ClientOptions(server)
    options.retry = .none
    for _ in 0..<50 {
      #expect(
        await failure(RPCClient(options), echo, .init(timeoutMicroseconds: 20_000_000)) != nil)
    }
  }

  @Test func `A silent server is asked for a sign of life and then given up`() async {
    let server = ScriptedServer { peer in
      var limits = RPCLimits()
      limits.pingMillisecondsMin = 0
      peer.greet(limits.hello(name: "silent", instance: .zero))
      while peer.nextFrame() != nil {}
    }
    var options = ClientOptions(server)
    options.retry = .none
    options.connection.keepaliveMilliseconds = 20
    options.connection.keepaliveAnswerMilliseconds = 20
    #expect(await failure(RPCClient(options))?.code == .unavailable)
  }

  @Test func `A refused token is renewed once and the call made again`() async {
    let made = Atomic<Int>(0)
    let server = ScriptedServer.answering { call in
      call.token == "t2" ? .success([]) : .failure(RPCError(.unauthenticated, "Expired."))
    }
    var options = ClientOptions(server)
    options.token = .renewing { "t\(made.add(1, ordering: .relaxed).newValue)" }
    let client = RPCClient(options)
    #expect(await failure(client) == nil)
    #expect(await failure(client) == nil)
    #expect(made.load(ordering: .relaxed) == 2)
  }

  @Test func `Nobody waits longer for a token than for the call`() async {
    let (release, releaser) = AsyncStream<Void>.makeStream()
    var options = ClientOptions(.echo())
    options.token = .renewing {
      for await _ in release { break }
      return "late"
    }
    let client = RPCClient(options)
    var brief = CallOptions()
    brief.timeoutMicroseconds = 20_000
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(echo, bytes: [1], brief)
    }
    #expect(error?.code == .deadlineExceeded && error?.neverExecuted == true)
    let cancelled = Task { try? await client.unary(echo, bytes: [1], CallOptions()) }
    cancelled.cancel()
    #expect(await cancelled.value == nil)
    releaser.finish()
    #expect(await failure(client) == nil)
  }

  @Test func `A name is looked up without holding calls up`() async {
    var options = ClientOptions([.address(ServerAddress(host: "nowhere.invalid"))])
    options.retry = .none
    let error = await failure(RPCClient(options))
    #expect(error?.code == .unavailable && error?.neverExecuted == true)
    #expect(error?.message.contains("nowhere.invalid") == true)
  }

  @Test func `A closed client makes no calls`() async {
    let client = RPCClient(ClientOptions(.echo()))
    #expect(await failure(client) == nil)
    client.close()
    let error = await failure(client)
    #expect(error?.code == .unavailable)
    #expect(error?.neverExecuted == true)
  }

  @Test func `Calls spread over as many connections as are allowed`() async {
    // None is answered before each connection has one, so that none is idle when another comes.
    let busy = Mutex(0)
    let server = ScriptedServer { peer in
      peer.greet()
      let first = peer.nextCall()
      busy.withLock { $0 += 1 }
      _ = eventually { busy.withLock { $0 } >= 3 }
      peer.finish(first?.stream ?? 1, .success([]))
      while let call = peer.nextCall() { peer.finish(call.stream, .success([])) }
    }
    var options = ClientOptions(server)
    options.connections = 3
    let client = RPCClient(options)
    await withTaskGroup(of: RPCError?.self) { group in
      for _ in 0..<6 { group.addTask { await failure(client) } }
      for await error in group { #expect(error == nil) }
    }
    #expect(server.connectionsAccepted == 3)
  }

  @Test func `An in-process transport runs the same protocol`() async throws {
    var options = ClientOptions([.transport { EchoTransport() }])
    options.retry = .none
    let client = RPCClient(options)
    #expect(try await client.unary(echo, bytes: [1, 2], CallOptions()) == [1, 2])
  }
}

/// A transport whose other end answers each call with its own request.
final class EchoTransport: ByteTransport {
  private struct State {
    var handler: (@Sendable ([UInt8]) -> Void)?
    var buffer: [UInt8] = []
    var isGreeted = false
  }

  private let state = Mutex(State())

  func onBytes(_ handler: @escaping @Sendable ([UInt8]) -> Void) {
    state.withLock { $0.handler = handler }
  }

  func write(_ bytes: [UInt8]) {
    let (handler, answer) = state.withLock { state in
      state.buffer += bytes
      var out = WireWriter()
      if !state.isGreeted, state.buffer.count >= Preface.byteCount {
        state.isGreeted = true
        state.buffer.removeFirst(Preface.byteCount)
        Preface.write(to: &out)
        out.frame(RPCLimits().hello(name: "local", instance: .zero))
      }
      let bytes = state.buffer
      var reader = FrameReader(bytes.span.bytes)
      while let frame = try? reader.next() {
        guard frame.header.type == .open else { continue }
        out.answerFrames(stream: frame.header.stream, status: nil, answer: frame.body)
      }
      state.buffer.removeFirst(reader.consumed)
      return (state.handler, out.finish())
    }
    handler?(answer)
  }

  func close() { state.withLock { $0.handler }?([]) }
}
