import RPCClient
import RPCCore
import RPCServer
import Synchronization
import TestKit
import Testing

/// A caller, a service that asks another service, and that one.
@Suite(.serialized) struct `A call over two hops` {
  private static let shapes: [Shape] = [.unary, .clientStream, .serverStream, .duplex]
  private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  private let far: Stage
  private let near: Stage

  init() throws {
    far = try Stage(.socket)
    near = try Stage(.socket, next: far.client)
  }

  private func end() {
    near.end()
    far.end()
  }

  private func awaitIdle() async {
    #expect(
      await eventuallyAsync {
        near.isIdle && far.isIdle && far.service.log.state.withLock { !$0.records.isEmpty }
      })
  }

  @Test(arguments: shapes)
  func `brings its answer through both`(_ shape: Shape) async {
    let player = Player(shape, .complete)
    #expect(await player.play(near.client, CallOptions()) == .ok)
    #expect(player.received == [1, 1, 3, 2][shape.rawValue])
    await awaitIdle()
    end()
  }

  @Test(arguments: shapes)
  func `ends at the second service when the caller gives it up`(_ shape: Shape) async throws {
    let player = Player(shape, .wait)
    let task = Task { await player.play(near.client, CallOptions()) }
    try #require(await eventuallyAsync { far.service.log.begun > 0 })
    let start = ContinuousClock.now
    task.cancel()
    player.gate.continuation.finish()
    #expect(await task.value == .cancelled)
    await awaitIdle()
    print("\(shape): both handlers had ended \(ContinuousClock.now - start) after the cancel")
    #expect(
      await eventuallyAsync { near.service.log.state.withLock { !$0.records.isEmpty } })
    for stage in [near, far] {
      let (ends, records) = stage.service.log.state.withLock { ($0.ends, $0.records) }
      #expect(ends == [.cancelled])
      #expect(records == [.cancelled])
    }
    end()
  }

  @Test(arguments: shapes)
  func `ends at the second service when the caller's connection breaks`(
    _ shape: Shape
  ) async throws {
    let player = Player(shape, .wait)
    let task = Task { await player.play(near.client, CallOptions()) }
    try #require(await eventuallyAsync { far.service.log.begun > 0 })
    near.cut()
    player.gate.continuation.finish()
    #expect(await task.value == .unavailable)
    await awaitIdle()
    #expect(far.service.log.state.withLock { $0.ends } == [.cancelled])
    end()
  }

  @Test(arguments: shapes)
  func `has one deadline, and less time at each service`(_ shape: Shape) async throws {
    let player = Player(shape, .wait)
    player.gate.continuation.finish()
    let options = CallOptions(timeoutMicroseconds: 300_000, traceparent: Self.trace)
    #expect(await player.play(near.client, options) == .deadlineExceeded)
    await awaitIdle()
    let contexts = [near, far].compactMap { stage in
      stage.service.log.state.withLock { $0.contexts.first }
    }
    try #require(contexts.count == 2)
    let times = contexts.map { $0.deadline - $0.arrived }
    #expect(times[0] <= 300_000_000 && times[1] < times[0])
    // Each service is a span below the one that asked it.
    let places = [Self.trace] + contexts.compactMap(\.traceparent)
    try #require(places.count == 3)
    #expect(places.allSatisfy { TraceParent.traceID($0) == TraceParent.traceID(Self.trace) })
    #expect(Set(places.map { TraceParent.spanID($0) }).count == 3)
    #expect(contexts.map(\.parentSpan) == places.dropLast().map { TraceParent.spanID($0) })
    let records = [near, far].map { stage in stage.service.log.state.withLock { $0.records } }
    #expect(records[0] == [.deadlineExceeded])
    // The first service may give its own call up a moment before that one's time is over.
    #expect(records[1] == [.deadlineExceeded] || records[1] == [.cancelled])
    end()
  }
}
