import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import Auth
@testable import RPCCore
@testable import RPCServer

@Suite("Worker pools and queues")
struct WorkerPoolTests {
  /// Collects what becomes of calls.
  final class Home: CallHome {
    let outcomes = Mutex<[UInt32: [CallOutcome]]>([:])

    func finished(_ call: CallID, _ outcome: CallOutcome, times: CallTimes) {
      outcomes.withLock { $0[call.stream, default: []].append(outcome) }
    }

    func error(of stream: UInt32) -> RPCError? {
      guard case .failure(let error) = outcomes.withLock({ $0[stream]?.first }) else { return nil }
      return error
    }

    var count: Int { outcomes.withLock { $0.values.reduce(0) { $0 + $1.count } } }
  }

  /// Runs a call when the test lets it.
  final class Gate: Sendable {
    let monitor = Monitor((permits: 0, order: [UInt8]()))

    func open(_ permits: Int = 1_000_000) { monitor.changeAll { $0.permits += permits } }

    var order: [UInt8] { monitor.look { $0.order } }
  }

  final class GatedWorker: Worker {
    let gate: Gate
    init(_ gate: Gate) { self.gate = gate }

    func run(_ call: ServerCall) {
      _ = gate.monitor.wait { state -> Bool? in
        guard state.permits > 0 else { return nil }
        state.permits -= 1
        state.order.append(call.request[0])
        return true
      }
      call.finish(answer: call.request)
    }
  }

  let home = Home()
  let gate = Gate()
  let clock = ManualClock()

  func pool(
    threads: Int = 1, queueMax: Int = 100, _ change: (inout WorkerPool.Options) -> Void = { _ in }
  ) throws -> WorkerPool {
    var options = WorkerPool.Options()
    options.queueMax = queueMax
    change(&options)
    return try WorkerPool(name: "test", threads: threads, options: options) { [gate] in
      GatedWorker(gate)
    }
  }

  func call(
    _ stream: UInt32, tenant: UInt64? = nil, timeout: UInt64 = 1 << 40,
    _ criticality: Criticality = .unspecified
  ) -> ServerCall {
    let now = clock.monotonicNanoseconds()
    let scope = tenant.map { TenantScope.system(Uuid(high: $0, low: 0), "a test") }
    let context = CallContext(
      principal: nil, scope: scope, deadline: now + timeout, arrived: now,
      criticality: criticality)
    return ServerCall(
      CallID(connection: 1, stream: stream), method: 0, context: context,
      request: [UInt8(truncatingIfNeeded: stream)], home: home, clock: clock)
  }

  /// Submits a call and waits until it runs, so that those after it queue up.
  func block(_ pool: WorkerPool, threads: Int = 1) throws {
    for index in 0..<threads { pool.submit(call(UInt32(200 + index))) }
    try #require(eventually { pool.figures.running == threads })
  }

  @Test func `Calls of one tenant run in their order`() throws {
    let pool = try pool()
    try block(pool)
    for stream in 1...20 { pool.submit(call(UInt32(stream), tenant: 1)) }
    gate.open()
    #expect(eventually { home.count == 21 })
    #expect(gate.order == [200] + (1...20))
  }

  @Test func `No tenant waits behind another's burst`() throws {
    let pool = try pool()
    try block(pool)
    for stream in 1...50 { pool.submit(call(UInt32(stream), tenant: 1)) }
    for stream in 101...103 { pool.submit(call(UInt32(stream), tenant: 2)) }
    pool.submit(call(150))
    gate.open()
    #expect(eventually { home.count == 55 })
    #expect(Array(gate.order[1..<8]) == [1, 101, 150, 2, 102, 3, 103])
  }

  @Test func `A full queue refuses, unexecuted, and says when to come again`() throws {
    let pool = try pool(queueMax: 3)
    try block(pool)
    for stream in 1...4 { pool.submit(call(UInt32(stream))) }
    #expect(home.error(of: 4)?.code == .resourceExhausted)
    #expect(home.error(of: 4)?.neverExecuted == true)
    #expect(home.error(of: 4)?.retryAfterMilliseconds != nil)
    #expect(pool.figures == WorkerPool.Figures(threads: 1, queued: 3, running: 1, refused: 1))
    gate.open()
    #expect(eventually { home.count == 5 && pool.figures.running == 0 })
    pool.submit(call(5))
    #expect(eventually { gate.order.contains(5) })
  }

  @Test func `A full queue says so before a call is made, until there is room again`() throws {
    let pool = try pool(queueMax: 3) { $0.queueTenantMax = 2 }
    try block(pool)
    for stream in 1...2 { pool.submit(call(UInt32(stream), tenant: 1)) }
    let next = call(3, tenant: 1)
    #expect(!pool.refuses(next.context), "nothing was refused so far")
    pool.submit(next)
    #expect(home.error(of: 3)?.code == .resourceExhausted)
    #expect(pool.refuses(call(4, tenant: 1).context))
    #expect(pool.figures.refused == 2)
    #expect(!pool.refuses(call(11, tenant: 2).context), "another tenant has room")
    gate.open()
    try #require(eventually { pool.figures.running == 0 })
    #expect(!pool.refuses(call(5, tenant: 1).context) && pool.figures.refused == 2)
  }

  @Test func `Calls that nobody waits for leave the queue while the threads are busy`() throws {
    let pool = try pool(queueMax: 4)
    try block(pool)
    let taken = call(1)
    pool.submit(taken)
    pool.submit(call(2, timeout: 1_000_000_000))
    pool.submit(call(3, tenant: 1, timeout: 1_000_000_000))
    pool.submit(call(4))
    pool.sweep()
    #expect(home.count == 0 && pool.figures.queued == 4)
    taken.cancel()
    clock.advance(by: .seconds(1))
    pool.sweep()
    #expect(home.error(of: 1)?.code == .cancelled && home.error(of: 1)?.neverExecuted == true)
    for stream in [2, 3] as [UInt32] {
      #expect(home.error(of: stream)?.code == .deadlineExceeded)
      #expect(home.error(of: stream)?.neverExecuted == true)
    }
    #expect(home.count == 3 && pool.figures.queued == 1 && pool.figures.running == 1)
    pool.submit(call(5))
    gate.open()
    #expect(eventually { home.count == 6 })
    #expect(gate.order == [200, 4, 5])
  }

  @Test func `One tenant has room for so many and no more`() throws {
    let pool = try pool { $0.queueTenantMax = 2 }
    try block(pool)
    for stream in 1...3 { pool.submit(call(UInt32(stream), tenant: 1)) }
    pool.submit(call(11, tenant: 2))
    #expect(home.error(of: 3)?.code == .resourceExhausted)
    #expect(home.error(of: 3)?.neverExecuted == true)
    #expect(home.error(of: 11) == nil && pool.figures.queued == 3)
    gate.open()
    #expect(eventually { home.count == 5 })
  }

  @Test func `One tenant keeps so many workers busy and no more`() throws {
    let pool = try pool(threads: 3) { $0.runningTenantMax = 2 }
    for stream in 1...4 { pool.submit(call(UInt32(stream), tenant: 1)) }
    try #require(eventually { pool.figures.running == 2 })
    #expect(pool.figures.queued == 2)
    pool.submit(call(11, tenant: 2))
    #expect(eventually { pool.figures.running == 3 && pool.figures.queued == 2 })
    gate.open()
    #expect(eventually { home.count == 5 && pool.figures.running == 0 })
  }

  @Test func `A queue that stands drops what waited too long, the sheddable first`() throws {
    let pool = try pool()
    try block(pool)
    for stream in 1...5 { pool.submit(call(UInt32(stream), timeout: 60_000_000_000)) }
    pool.submit(call(6, timeout: 60_000_000_000, .sheddable))
    pool.submit(call(7, timeout: 60_000_000_000, .critical))
    for _ in 0..<3 {
      let before = home.count
      clock.advance(by: .seconds(0.6))
      gate.open(1)
      try #require(eventually { home.count > before && pool.figures.running == 1 })
    }
    try #require(pool.figures.isOverloaded)
    pool.submit(call(8, .sheddable))
    #expect(home.error(of: 8)?.code == .resourceExhausted, "refused as it comes")
    gate.open()
    try #require(eventually { home.count == 9 })
    #expect(home.error(of: 6)?.neverExecuted == true)
    #expect(home.error(of: 7) == nil, "what is critical is never dropped")
    #expect(home.error(of: 1) == nil && home.error(of: 5)?.code == .resourceExhausted)
    #expect(pool.figures.shed >= 2)
    #expect(eventually { !pool.figures.isOverloaded }, "over with the queue")
  }

  @Test func `Calls that nobody waits for are not started`() throws {
    let pool = try pool()
    try block(pool)
    let cancelled = call(1)
    pool.submit(cancelled)
    pool.submit(call(2, timeout: 1_000_000_000))
    pool.submit(call(3))
    cancelled.cancel()
    clock.advance(by: .seconds(2))
    gate.open()
    #expect(eventually { home.count == 4 })
    #expect(gate.order == [200, 3])
    #expect(home.error(of: 1)?.code == .cancelled && home.error(of: 1)?.neverExecuted == true)
    #expect(home.error(of: 2)?.code == .deadlineExceeded)
    #expect(home.error(of: 2)?.neverExecuted == true)
  }

  @Test func `Several threads run several calls at once`() throws {
    let pool = try pool(threads: 3)
    try block(pool, threads: 3)
    #expect(pool.figures == WorkerPool.Figures(threads: 3, queued: 0, running: 3))
    gate.open()
    #expect(eventually { home.count == 3 })
  }

  @Test func `A stopped pool ends what waits, finishes what runs and takes no more`() throws {
    let pool = try pool()
    try block(pool)
    pool.submit(call(1))
    let stopper = try SystemThreadBox { pool.stop() }
    #expect(eventually { home.error(of: 1)?.code == .unavailable })
    #expect(home.error(of: 1)?.neverExecuted == true && home.count == 1)
    pool.submit(call(2))
    #expect(home.error(of: 2)?.code == .unavailable)
    gate.open()
    stopper.join()
    #expect(home.outcomes.withLock { $0[200]?.count } == 1)
    pool.stop()
  }

  @Test func `A call that is dropped unfinished ends internal, once`() {
    do { _ = call(1) }
    #expect(home.error(of: 1)?.code == .internal)
    do {
      let finished = call(2)
      finished.finish(answer: [1])
    }
    #expect(home.outcomes.withLock { $0[2]?.count } == 1)
  }

  @Test func `The method table finds what is in it and nothing else`() {
    let random = SeededRandom()
    for count in [0, 1, 4, 5, 100] {
      var numbers: Set<UInt32> = []
      while numbers.count < count {
        // Many that collide.
        numbers.insert(UInt32(truncatingIfNeeded: random.next()) & 0x1000_00F3 | 1)
        numbers.insert(UInt32(truncatingIfNeeded: random.next()) | 1)
      }
      let list = Array(numbers)
      let table = MethodTable(list)
      for (index, number) in list.enumerated() { #expect(table.index(of: number) == index) }
      #expect(table.index(of: 0) == nil)
      for _ in 0..<100 {
        let number = UInt32(truncatingIfNeeded: random.next()) & ~1
        #expect(table.index(of: number) == nil)
      }
    }
  }
}
