import RPCCore
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCClient

@Suite("Several servers, and calls that are made twice", .serialized)
struct BalanceTests {
  /// Answers nothing, and notes why calls are given up.
  func silent(_ seen: Sightings) -> ScriptedServer { .streaming(.hangs, seen) }

  @Test func `A late read is made again elsewhere, and the loser is told why`() async throws {
    let seen = Sightings()
    let slow = silent(seen)
    let attempt = Atomic<UInt32>(99)
    let fast = ScriptedServer.answering { call in
      attempt.store(call.header.attempt, ordering: .relaxed)
      return .success([4])
    }
    let client = RPCClient(ClientOptions([.address(slow.address), .address(fast.address)]))
    let options = CallOptions(hedgeAfterMicroseconds: 20_000)
    #expect(try await client.unary(echo, bytes: [1], options) == [4])
    #expect(await eventuallyAsync { seen.now.cancels == [CancelReason.hedgeLost.rawValue] })
    #expect(attempt.load(ordering: .relaxed) == 1)
  }

  @Test func `A read that is answered in time is made once`() async throws {
    let count = Atomic<Int>(0)
    let server = ScriptedServer.answering { call in
      count.add(1, ordering: .relaxed)
      return .success(call.request)
    }
    let client = RPCClient(ClientOptions([.address(server.address), .address(server.address)]))
    let options = CallOptions(hedgeAfterMicroseconds: 20_000_000)
    for _ in 0..<20 { #expect(try await client.unary(echo, bytes: [1], options) == [1]) }
    #expect(count.load(ordering: .relaxed) == 20)
  }

  @Test func `Writes are never made a second time for being late`() async throws {
    let seen = Sightings()
    let client = RPCClient(ClientOptions(silent(seen)))
    let options = CallOptions(timeoutMicroseconds: 100_000, hedgeAfterMicroseconds: 1)
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(write, bytes: [1], options)
    }
    #expect(error?.code == .deadlineExceeded)
    #expect(await eventuallyAsync { seen.now.cancels == [CancelReason.deadline.rawValue] })
  }

  @Test func `A hedged call whose task is cancelled gives both up for the caller`() async throws {
    let seen = Sightings()
    let one = silent(seen)
    let two = silent(seen)
    let client = RPCClient(ClientOptions([.address(one.address), .address(two.address)]))
    let task = Task { () async -> RPCError? in
      do throws(RPCError) {
        _ = try await client.unary(echo, bytes: [1], CallOptions(hedgeAfterMicroseconds: 1000))
        return nil
      } catch {
        return error
      }
    }
    #expect(await eventuallyAsync { seen.now.hanging == 2 })
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    #expect(await eventuallyAsync { seen.now.cancels == [1, 1] })
  }

  @Test func `Calls go to the server with the fewest of them`() async throws {
    let seen = Sightings()
    let slow = silent(seen)
    let count = Atomic<Int>(0)
    let fast = ScriptedServer.answering { _ in
      count.add(1, ordering: .relaxed)
      return .success([])
    }
    let client = RPCClient(ClientOptions([.address(slow.address), .address(fast.address)]))
    let stuck = Task { await client.received(.unary) }
    #expect(await eventuallyAsync { seen.now.hanging == 1 })
    for _ in 0..<30 { _ = try await client.unary(echo, bytes: [], CallOptions()) }
    #expect(count.load(ordering: .relaxed) == 30)
    stuck.cancel()
    _ = await stuck.value
  }

  @Test func `A server that is gone is tried again while the others serve`() async throws {
    let count = Atomic<Int>(0)
    let server = ScriptedServer.answering { _ in
      count.add(1, ordering: .relaxed)
      return .success([])
    }
    // Port 1 is reserved, and nobody serves it.
    let dead = ServerAddress(host: "127.0.0.1", port: 1)
    var options = ClientOptions([.address(dead), .address(server.address)])
    options.reconnectMillisecondsMin = 1
    options.reconnectMillisecondsMax = 2
    let client = RPCClient(options)
    for _ in 0..<50 { _ = try await client.unary(write, bytes: [], CallOptions()) }
    #expect(count.load(ordering: .relaxed) == 50)
  }

  @Test func `A server that dies with many calls fails none of them while another lives`()
    async throws
  {
    let isDead = Atomic<Bool>(false)
    let live = ScriptedServer.answering { call in
      _ = eventually { isDead.load(ordering: .relaxed) }
      return .success(call.request)
    }
    let dying = ScriptedServer { peer in
      // Whoever comes later is cut off before the greeting.
      guard peer.number == 1 else { return }
      peer.greet()
      for _ in 0..<20 { _ = peer.nextCall() }
      isDead.store(true, ordering: .relaxed)
    }
    var options = ClientOptions([.address(dying.address), .address(live.address)])
    options.retryWrites = true
    options.retry.firstDelayMilliseconds = 1
    let client = RPCClient(options)
    let answered = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 {
        group.addTask {
          (try? await client.unary(write, bytes: [1], CallOptions())) == [1]
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answered == 100)
    for _ in 0..<50 { _ = try await client.unary(write, bytes: [], CallOptions()) }
  }

  @Test func `Calls wait for a server that comes back, however many they are`() async throws {
    let server = ScriptedServer { peer in
      // Away for a while: connections are cut off before the greeting.
      guard peer.number > 3 else { return }
      peer.greet()
      while let call = peer.nextCall() { peer.finish(call.stream, .success(call.request)) }
    }
    var options = ClientOptions([.address(server.address)])
    options.retryWrites = true
    options.retry.attemptsMax = 50
    options.retry.firstDelayMilliseconds = 1
    options.reconnectMillisecondsMin = 5
    options.reconnectMillisecondsMax = 10
    let client = RPCClient(options)
    let answered = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 {
        group.addTask {
          (try? await client.unary(write, bytes: [1], CallOptions())) == [1]
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answered == 100)
  }

  @Test func `A connection is left before the age that the server told`() async throws {
    let open = Sightings()
    let server = ScriptedServer { peer in
      open.note { $0.connections += 1 }
      var hello = RPCLimits().hello(name: "ageing", instance: .zero)
      hello.maxAge = 100
      peer.greet(hello)
      while let call = peer.nextCall() { peer.finish(call.stream, .success([])) }
      open.note { $0.connections -= 1 }
    }
    let client = RPCClient(ClientOptions(server))
    _ = try await client.unary(echo, bytes: [], CallOptions())
    #expect(await eventuallyAsync { open.now.connections == 0 }, "nobody ended it but the client")
    _ = try await client.unary(echo, bytes: [], CallOptions())
    #expect(server.connectionsAccepted == 2)
  }

  @Test func `A connection that is old keeps its calls until they have ended`() async throws {
    let server = ScriptedServer { peer in
      var hello = RPCLimits().hello(name: "ageing", instance: .zero)
      hello.maxAge = 50
      peer.greet(hello)
      guard let first = peer.nextCall() else { return }
      guard peer.number == 1 else { return peer.finish(first.stream, .success([2])) }
      isHeld.store(true, ordering: .relaxed)
      // The first connection's call is answered when the client has opened the second.
      if eventually({ second.load(ordering: .relaxed) }) {
        peer.finish(first.stream, .success([1]))
      }
      _ = peer.nextFrame()
    }
    second.store(false, ordering: .relaxed)
    isHeld.store(false, ordering: .relaxed)
    let client = RPCClient(ClientOptions(server))
    let old = Task { try await client.unary(echo, bytes: [], CallOptions()) }
    #expect(await eventuallyAsync { isHeld.load(ordering: .relaxed) })
    #expect(
      await eventuallyAsync {
        // Until it is left, the old connection takes these and does not answer.
        let options = CallOptions(timeoutMicroseconds: 20_000)
        return (try? await client.unary(echo, bytes: [], options)) == [2]
      })
    second.store(true, ordering: .relaxed)
    #expect(try await old.value == [1])
  }

  @Test func `Interceptors stand around each call, the outermost first`() async throws {
    let seen = Mutex<[String]>([])
    struct Noting: ClientInterceptor {
      let name: String
      let note: @Sendable (String) -> Void

      func unary(
        _ call: ClientCall, _ proceed: @Sendable (ClientCall) async throws(RPCError) -> [UInt8]
      ) async throws(RPCError) -> [UInt8] {
        note("\(name) in")
        defer { note("\(name) out") }
        var call = call
        call.options.metadata[name] = "here"
        return try await proceed(call)
      }
    }
    let server = ScriptedServer.answering { call in
      seen.withLock { $0.append("call \(call.header.metadata.keys.sorted())") }
      return .success([])
    }
    var options = ClientOptions(server)
    let note = { @Sendable (text: String) in seen.withLock { $0.append(text) } }
    options.interceptors = [Noting(name: "a", note: note), Noting(name: "b", note: note)]
    _ = try await RPCClient(options).unary(echo, bytes: [], CallOptions())
    #expect(seen.withLock { $0 } == ["a in", "b in", "call [\"a\", \"b\"]", "b out", "a out"])
  }
}

/// The first connection of the test of old connections has its call.
private let isHeld = Atomic<Bool>(false)
/// The second connection of the test of old connections has answered.
private let second = Atomic<Bool>(false)
