import Foundation
import RPCCore
import Synchronization
import Testing
import WireFormat

@testable import RPCClient

// The time-outs are long: a busy machine must not fail a test.
let echo = MethodInfo(
  id: 7, name: "test.v1.Echo/echo", timeoutMicroseconds: 60_000_000, isRead: true)
let write = MethodInfo(
  id: 8, name: "test.v1.Echo/write", timeoutMicroseconds: 60_000_000, isRead: false)

@Suite("Calls over a socket")
struct CallTests {
  @Test func `A call brings its answer`() async throws {
    let client = RPCClient(ClientOptions(.echo()))
    #expect(try await client.unary(echo, bytes: [1, 2, 3], CallOptions()) == [1, 2, 3])
    #expect(try await client.unary(echo, bytes: [], CallOptions()) == [])
  }

  @Test func `Large messages go both ways in fragments`() async throws {
    let client = RPCClient(ClientOptions(.echo()))
    let message = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try await client.unary(echo, bytes: message, CallOptions()) == message)
  }

  @Test func `Many calls share a connection`() async throws {
    let server = ScriptedServer.echo()
    let client = RPCClient(ClientOptions(server))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<500 {
        group.addTask {
          let bytes = [UInt8(truncatingIfNeeded: index), UInt8(truncatingIfNeeded: index >> 8)]
          return try await client.unary(echo, bytes: bytes, CallOptions()) == bytes
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(server.connectionsAccepted == 1)
  }

  @Test func `A call before the server's HELLO keeps to the floor and then goes on`() async throws {
    let server = ScriptedServer { peer in
      // Sixteen calls come before the server has said a word, and no seventeenth.
      let first = (0..<16).compactMap { _ in peer.nextCall() }
      peer.greet()
      for call in first { peer.finish(call.stream, .success(call.request)) }
      while let call = peer.nextCall() { peer.finish(call.stream, .success(call.request)) }
    }
    let client = RPCClient(ClientOptions(server))
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<40 {
        group.addTask { try await client.unary(echo, bytes: [9], CallOptions()) }
      }
      for try await answer in group { #expect(answer == [9]) }
    }
  }

  @Test func `The header carries what the options say`() async throws {
    let seen = Mutex<ScriptedCall?>(nil)
    let server = ScriptedServer.answering { call in
      seen.withLock { $0 = call }
      return .success([])
    }
    var options = ClientOptions(server)
    options.token = .fixed("a.b.c")
    let key = Uuid(high: 1, low: 2)
    let tenant = Uuid(high: 3, low: 4)
    let call = CallOptions(
      timeoutMicroseconds: 900_000, tenant: tenant, idempotencyKey: key,
      traceparent: "00-1-2-01", metadata: ["k": "v"])
    _ = try await RPCClient(options).unary(write, bytes: [5], call)
    let header = try #require(seen.withLock { $0 }).header
    #expect(header.method == 8)
    #expect(header.tenant == tenant)
    #expect(header.idempotencyKey == key)
    #expect(header.traceparent == "00-1-2-01")
    #expect(header.metadata == ["k": "v"])
    #expect(header.attempt == 0)
    #expect((1...900_000).contains(header.timeout))
    #expect(seen.withLock { $0?.token } == "a.b.c")
  }

  @Test func `An error comes whole`() async throws {
    let sent = RPCError(
      .alreadyExists, "It is there.",
      violations: [.init(path: "name", rule: "length", message: "too long")],
      existing: Uuid(high: 8, low: 9), retryAfterMilliseconds: 30, neverExecuted: true)
    let client = RPCClient(ClientOptions(.answering { _ in .failure(sent) }))
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(echo, bytes: [], CallOptions())
    }
    #expect(error == sent)
  }

  @Test func `A call without an answer ends at its deadline, and the server hears of it`()
    async throws
  {
    let reasons = AsyncStream.makeStream(of: UInt8.self)
    let server = ScriptedServer { peer in
      peer.greet()
      _ = peer.nextCall()
      while let frame = peer.nextFrame() {
        if frame.header.type == .cancel { reasons.continuation.yield(frame.body[0]) }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(echo, bytes: [], CallOptions(timeoutMicroseconds: 30_000))
    }
    #expect(error?.code == .deadlineExceeded)
    for await reason in reasons.stream {
      #expect(reason == CancelReason.deadline.rawValue)
      break
    }
  }

  @Test func `Cancelling the task cancels the call`() async throws {
    let events = AsyncStream.makeStream(of: UInt8.self)
    let server = ScriptedServer { peer in
      peer.greet()
      _ = peer.nextCall()
      events.continuation.yield(0)
      while let frame = peer.nextFrame() {
        if frame.header.type == .cancel { events.continuation.yield(frame.body[0]) }
      }
    }
    let client = RPCClient(ClientOptions(server))
    let task = Task { () async -> RPCError? in
      do throws(RPCError) {
        _ = try await client.unary(echo, bytes: [], CallOptions())
        return nil
      } catch {
        return error
      }
    }
    var stream = events.stream.makeAsyncIterator()
    #expect(await stream.next() == 0)
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    #expect(await stream.next() == CancelReason.caller.rawValue)
  }

  @Test func `A cancelled task makes no call`() async {
    let server = ScriptedServer.echo()
    let client = RPCClient(ClientOptions(server))
    let task = Task { () async -> RPCError? in
      while !Task.isCancelled { await Task.yield() }
      do throws(RPCError) {
        _ = try await client.unary(echo, bytes: [], CallOptions())
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    let error = await task.value
    #expect(error?.code == .cancelled)
    #expect(error?.neverExecuted == true)
    #expect(server.connectionsAccepted == 0)
  }

  @Test func `A program without tasks can wait for a call`() async throws {
    let client = RPCClient(ClientOptions(.echo()))
    // On a thread of its own, since waiting must not hold a thread that runs tasks.
    let answer = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { try client.unaryAndWait(echo, bytes: [4], CallOptions()) })
      }
    }
    #expect(try answer.get() == [4])
  }

  @Test func `A request above the server's limit is neither sent nor tried again`() async {
    var limits = RPCLimits()
    limits.messageBytesMax = 64 << 10
    let hello = limits.hello(name: "small", instance: .zero)
    let server = ScriptedServer { peer in
      peer.greet(hello)
      while let call = peer.nextCall() { peer.finish(call.stream, .success([])) }
    }
    let client = RPCClient(ClientOptions(server))
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(echo, bytes: [UInt8](repeating: 0, count: 70_000), CallOptions())
    }
    #expect(error?.code == .resourceExhausted)
    // Were it marked so, it would be tried again.
    #expect(error?.neverExecuted == false)
  }
}
