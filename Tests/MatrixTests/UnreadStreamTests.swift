import RPCClient
import RPCCore
import RPCServer
import Synchronization
import TestKit
import Testing

/// Streams that nobody reads, beside calls that want an answer, on one connection.
@Suite(.serialized) struct `A stream that nobody reads` {
  private static let credit = 256 << 10

  /// A server stream that sends without end, of which nothing is read.
  private func open(_ stage: Stage) async throws -> any StreamingCall {
    try await stage.client.stream(
      MatrixService.info(.serverStream), [Plan.wait.rawValue], CallOptions())
  }

  /// Waits until the server has sent more than `bytes`, and sends no more.
  private func awaitStandstill(_ stage: Stage, over bytes: UInt64) async throws {
    var last: UInt64 = 0
    var unchanged = 0
    #expect(
      await eventuallyAsync {
        stage.server.poke()
        let now = stage.server.counters.bytesSent
        unchanged = now > bytes && now == last ? unchanged + 1 : 0
        last = now
        return unchanged >= 10
      })
  }

  /// How long 1,000 unary calls take, one after another, sorted.
  private func times(_ stage: Stage) async throws -> [Duration] {
    var times: [Duration] = []
    for _ in 0..<1000 {
      let start = ContinuousClock.now
      _ = try await stage.client.unary(MatrixService.info(.unary), bytes: [0], CallOptions())
      times.append(ContinuousClock.now - start)
    }
    return times.sorted()
  }

  @Test(arguments: Way.allCases)
  func `does not delay a thousand calls on its connection`(_ way: Way) async throws {
    let stage = try Stage(way, credit: Self.credit)
    _ = try await times(stage)
    let alone = try await times(stage)
    let sent = stage.server.counters.bytesSent
    let stream = try await open(stage)
    try await awaitStandstill(stage, over: sent + UInt64(Self.credit))
    let bound = alone[500] * 2 + .milliseconds(1)
    var beside = try await times(stage)
    // The machine has other things to do, which come and go. A stream in the way would stay there.
    for _ in 0..<9 where beside[500] >= bound { beside = try await times(stage) }
    print(
      """
      \(way): 1,000 calls alone p50 \(alone[500]) p99 \(alone[990]); \
      beside an unread stream p50 \(beside[500]) p99 \(beside[990])
      """)
    #expect(beside[500] < bound)
    stream.cancel()
    #expect(await eventuallyAsync { stage.isIdle })
    stage.end()
  }

  @Test func `holds no more than its credit, a hundred times`() async throws {
    let stage = try Stage(.socket, credit: Self.credit, threads: 101)
    _ = try await times(stage)
    let sent = stage.server.counters.bytesSent
    let before = try Belongings.now()
    var streams: [any StreamingCall] = []
    for _ in 0..<100 { streams.append(try await open(stage)) }
    // A message may overdraw; each has a header, and each stream an OPEN.
    let frames = Self.credit / MatrixWorker.message.count + 1
    let most = 100 * frames * (MatrixWorker.message.count + 12)
    try await awaitStandstill(stage, over: sent + UInt64(100 * Self.credit) * 99 / 100)
    let after = try Belongings.now()
    let bytes = Int(stage.server.counters.bytesSent - sent)
    let held = (after.resident - before.resident) / 100
    print("100 unread streams: \(bytes / 100) bytes sent, \(held) bytes held for each")
    #expect(bytes <= most)
    #expect(held < 2 * Self.credit * SanitizerCost.memory)
    _ = try await times(stage)
    for stream in streams { stream.cancel() }
    #expect(await eventuallyAsync { stage.isIdle })
    stage.end()
  }

  @Test func `takes up where it stood when it is read after all`() async throws {
    let stage = try Stage(.socket, credit: Self.credit)
    let stream = try await open(stage)
    try await awaitStandstill(stage, over: UInt64(Self.credit))
    for _ in 0..<3000 { #expect(try await stream.next() == MatrixWorker.message) }
    stream.cancel()
    #expect(await eventuallyAsync { stage.isIdle })
    stage.end()
  }

  @Test func `is given up with its task, however much there is to read`() async throws {
    let stage = try Stage(.socket, credit: Self.credit)
    let stream = try await open(stage)
    try await awaitStandstill(stage, over: UInt64(Self.credit))
    let task = Task { () async -> (Int, StatusCode) in
      var count = 0
      do throws(RPCError) {
        while try await stream.next() != nil {
          count += 1
          withUnsafeCurrentTask { $0?.cancel() }
        }
        return (count, .ok)
      } catch {
        return (count, error.code)
      }
    }
    let (count, code) = await task.value
    #expect(count == 1 && code == .cancelled)
    #expect(await eventuallyAsync { stage.isIdle })
    stage.end()
  }
}
