import RPCClient
import RPCCore
import RPCServer
import Synchronization
import TestKit
import Testing

/// One call that ends as its cell says.
struct Round {
  let cell: Cell
  let stage: Stage
  /// The time of calls whose deadline is to pass, and of the drain.
  let milliseconds: Int

  /// What the caller must be told.
  private var expected: StatusCode {
    switch cell.ending {
    case .completes: .ok
    case .handlerFails: .aborted
    case .clientCancels: .cancelled
    case .deadlinePasses: .deadlineExceeded
    case .serverDrains, .connectionCut: .unavailable
    }
  }

  /// What the handler may have been told.
  private var handlerMaySee: Set<StatusCode> {
    switch cell.ending {
    case .completes: [.ok]
    case .handlerFails: [.aborted]
    case .clientCancels, .serverDrains, .connectionCut: [.cancelled]
    // A unary handler only asks whether somebody waits, and this one then says `cancelled`.
    case .deadlinePasses: cell.shape == .unary ? [.cancelled] : [.deadlineExceeded]
    }
  }

  /// Makes the call, ends it, and holds what both sides say against the table. False where the
  /// call's time was over before the server had it.
  @discardableResult
  func run() async throws -> Bool {
    // Whatever the calls before this one sent has been read once this one is answered.
    _ = try await stage.client.unary(MatrixService.info(.unary), bytes: [0], CallOptions())
    try #require(await eventuallyAsync { stage.isIdle })
    stage.service.log.clear()
    let player = Player(cell.shape, cell.ending.plan)
    var options = CallOptions()
    if cell.ending == .deadlinePasses {
      options.timeoutMicroseconds = Int64(milliseconds) * 1000
    }
    let task = Task { [client = stage.client, options] in await player.play(client, options) }
    if cell.ending.plan == .wait, cell.ending != .deadlinePasses {
      try #require(await eventuallyAsync { player.hasBegun(stage.service.log) })
    }
    switch cell.ending {
    case .completes, .handlerFails, .deadlinePasses: break
    case .clientCancels: task.cancel()
    case .serverDrains: stage.server.drain(milliseconds: milliseconds)
    case .connectionCut: stage.cut()
    }
    player.gate.continuation.finish()
    let code = await task.value
    #expect(code == expected, "\(cell.testDescription): the caller was told \(code)")
    if cell.ending == .completes {
      let messages = [1, 1, 3, 2, 3][cell.shape.rawValue]
      #expect(player.received == messages, "\(cell.testDescription)")
    }
    let wasSeen = cell.ending != .deadlinePasses || player.hasBegun(stage.service.log)
    await expectNothingLeft(wasSeen: wasSeen)
    return wasSeen
  }

  private func expectNothingLeft(wasSeen: Bool) async {
    // A server that has drained is not waited for.
    let recordsMin = wasSeen && cell.ending != .serverDrains ? 1 : 0
    // A server that has drained looks at nothing any more.
    let isIdle = await eventuallyAsync {
      guard cell.ending != .serverDrains else { return stage.service.isIdle }
      return stage.isIdle && stage.service.log.state.withLock { $0.records.count } >= recordsMin
    }
    #expect(isIdle, "\(cell.testDescription): something still runs")
    let (ends, records) = stage.service.log.state.withLock { ($0.ends, $0.records) }
    #expect(
      ends.allSatisfy(handlerMaySee.contains), "\(cell.testDescription): handlers saw \(ends)")
    #expect(
      records.allSatisfy { $0 == expectedRecord }, "\(cell.testDescription): recorded \(records)")
    if wasSeen {
      #expect(ends.count == (cell.shape == .feed ? 0 : 1), "\(cell.testDescription)")
    }
    #expect(records.count <= 1, "\(cell.testDescription): recorded \(records)")
  }

  /// What the server writes down: a call that its connection left behind was cancelled, whatever
  /// its caller makes of that. Feeds have ended before a draining server closes.
  private var expectedRecord: StatusCode {
    switch cell.ending {
    case .connectionCut: .cancelled
    case .serverDrains where cell.shape != .feed: .cancelled
    default: expected
    }
  }
}
