import Foundation
import RPCClient
import RPCCore
import TestKit
import Testing

/// Calls of every shape, ended in every way, over every kind of connection.
@Suite(.serialized) struct `Every call, however it ends` {
  @Test(arguments: Cell.all)
  func `tells both sides how, and leaves nothing`(_ cell: Cell) async throws {
    // What is made once for the process is made before anything is counted.
    try await play(Cell(shape: cell.shape, ending: .completes, way: cell.way))
    // The first pause of all opens what the pool of tasks keeps time with.
    var looks = 0
    _ = await eventuallyAsync {
      looks += 1
      return looks == 2
    }
    let before = try Belongings.now()
    try await play(cell)
    var after = try Belongings.now()
    #expect(
      try await eventuallyAsync {
        after = try Belongings.now()
        return after.isWithin(before)
      }, "before: \(before), after: \(after)")
  }

  private func play(_ cell: Cell) async throws {
    let stage = try Stage(cell.way)
    try await Round(
      cell: Cell(shape: cell.shape, ending: .completes, way: cell.way), stage: stage,
      milliseconds: 60
    ).run()
    var milliseconds = 60
    while try await !Round(cell: cell, stage: stage, milliseconds: milliseconds).run() {
      milliseconds *= 2
      try #require(milliseconds < 10_000, "the server never has the call")
    }
    if cell.ending == .serverDrains { await expectNoMoreCalls(stage) }
    stage.end()
  }

  private func expectNoMoreCalls(_ stage: Stage) async {
    let error = await #expect(throws: RPCError.self) {
      _ = try await stage.client.unary(MatrixService.info(.unary), bytes: [0], CallOptions())
    }
    #expect(error?.code == .unavailable)
  }

  /// `make soak` makes 10,000 rounds of it.
  @Test func `leaves nothing after thousands of rounds`() async throws {
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["FRONTDESK_SOAK_ROUNDS"].flatMap { Int($0) } ?? 180
    let random = SeededRandom()
    let stages = try Way.allCases.map { try Stage($0) }
    // The first fifth fills pools and caches.
    try await run(rounds / 5, stages, random)
    let before = try await settled(stages)
    try await run(rounds - rounds / 5, stages, random)
    let after = try await settled(stages, within: before)
    print("soak: \(rounds) rounds; before: \(before); after: \(after)")
    #expect(after.isWithin(before))
    // A KiB a round would be a leak; what is below it by far is the allocator's.
    #expect(after.resident - before.resident < max(rounds << 10, 8 << 20) * SanitizerCost.memory)
    for stage in stages { stage.end() }
  }

  private func run(
    _ rounds: Int, _ stages: [Stage], _ random: SeededRandom
  ) async throws {
    for _ in 0..<rounds {
      let cell = Cell.all[Int(random.next() % UInt64(Cell.all.count))]
      let isLast = cell.ending == .serverDrains
      let stage = isLast ? try Stage(cell.way) : stages[Way.allCases.firstIndex(of: cell.way) ?? 0]
      try await Round(cell: cell, stage: stage, milliseconds: 20).run()
      if isLast { stage.end() }
    }
  }

  /// What is held while each stage has its one connection.
  private func settled(
    _ stages: [Stage], within before: Belongings? = nil
  ) async throws -> Belongings {
    for stage in stages {
      _ = try await stage.client.unary(MatrixService.info(.unary), bytes: [0], CallOptions())
    }
    var now = try Belongings.now()
    guard let before else { return now }
    _ = try await eventuallyAsync {
      now = try Belongings.now()
      return now.isWithin(before)
    }
    return now
  }
}
