import Auth
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

/// More writes than the writer can do: each takes 5 ms, a batch 20 ms, and none is to wait for 50.
@Suite struct WriterOverloadTests {
  private final class Flood {
    let fixture: StoreFixture
    var clock: ManualClock { fixture.clock }
    var writer: Writer { fixture.store.writer }

    /// Embedded, tenants share each batch; elsewhere a batch is of one.
    init(waitMilliseconds: UInt64 = 50, isEmbedded: Bool = false) throws {
      var options = Writer.Options()
      options.waitNanosecondsMax = waitMilliseconds * 1_000_000
      options.batchNanoseconds = 20_000_000
      fixture =
        isEmbedded
        ? try StoreFixture(.sqlite, options: options) : try StoreFixture(options: options)
      fixture.run(job())
    }

    func job(_ tenant: UInt64 = 1, _ urgency: WriteUrgency = .usual) -> TestJob {
      TestJob(
        fixture.scope(tenant), urgency: urgency, waitingSince: clock.monotonicNanoseconds()
      ) { [clock] _, _ in clock.advance(milliseconds: 5) }
    }

    @discardableResult
    func submit(_ count: Int, _ tenant: UInt64 = 1, _ urgency: WriteUrgency = .usual) -> [TestJob] {
      let jobs = (0..<count).map { _ in job(tenant, urgency) }
      for job in jobs { writer.submit(job) }
      return jobs
    }

    func refuses(_ tenant: UInt64 = 1, _ urgency: WriteUrgency = .usual) -> Bool {
      writer.refuses(fixture.scope(tenant).tenantID, urgency)
    }

    /// Lets the queue stand: 60 jobs, of which six batches leave 36.
    func stand() -> [TestJob] {
      let jobs = submit(60)
      for _ in 0..<6 { _ = writer.runBatch() }
      return jobs
    }
  }

  @Test func `are refused before anything is made of them, by urgency and tenant`() throws {
    let flood = try Flood()
    #expect(!flood.writer.mayRefuse && !flood.refuses())
    _ = flood.stand()
    #expect(flood.writer.mayRefuse)
    #expect(flood.refuses() && flood.refuses(1, .sheddable))
    #expect(!flood.refuses(1, .critical))
    // Eight are left, and three more make it too long for the tenant's next.
    for _ in 0..<7 { _ = flood.writer.runBatch() }
    #expect(!flood.refuses())
    flood.submit(3)
    #expect(flood.refuses() && !flood.refuses(2), "its turn is the next")
    #expect(flood.writer.metrics.refusedJobs == 3)
  }

  @Test func `are refused until none has been for a while, however short that keeps the queue`()
    throws
  {
    let flood = try Flood()
    _ = flood.stand()
    // As many again come all the time. Nothing that is let in waits for much longer than allowed.
    var jobs: [TestJob] = []
    for _ in 0..<40 {
      jobs += flood.submit(8)
      _ = flood.writer.runBatch()
      #expect(flood.writer.metrics.queuedJobs <= 40)
    }
    #expect(flood.writer.mayRefuse)
    #expect(flood.writer.metrics.queuedJobs <= 12)
    while flood.writer.runBatch() > 0 {}
    // Some more batches, in none of which anything is refused.
    for _ in 0..<4 {
      flood.submit(4)
      _ = flood.writer.runBatch()
    }
    #expect(flood.writer.mayRefuse)
    for _ in 0..<3 {
      flood.submit(4)
      _ = flood.writer.runBatch()
    }
    #expect(!flood.writer.mayRefuse)
    let burst = flood.submit(60)
    while flood.writer.runBatch() > 0 {}
    #expect(burst.allSatisfy { $0.outcome == .committed }, "a burst is served")
  }

  @Test func `are dropped after they have waited too long, unless critical`() throws {
    let flood = try Flood()
    let burst = flood.stand()
    let critical = flood.submit(1, 1, .critical)
    #expect(burst.allSatisfy { $0.outcome == nil || $0.outcome == .committed })
    // Much more comes, so what waits in front of it has lost its time.
    for job in flood.submit(30) { #expect(job.outcome == .failed(.overloaded)) }
    let refused = flood.writer.metrics.refusedJobs
    while flood.writer.runBatch() > 0 {}
    let dropped = burst.filter { $0.outcome == .failed(.overloaded) }
    #expect(burst.allSatisfy { $0.outcome != nil } && dropped.count >= 20)
    #expect(dropped.allSatisfy { $0.runs == 0 })
    #expect(flood.writer.metrics.refusedJobs == refused + dropped.count)
    #expect(critical.allSatisfy { $0.outcome == .committed })
  }

  @Test func `are let in while they fit the next batch, however long the one under way takes`()
    throws
  {
    let flood = try Flood(waitMilliseconds: 10, isEmbedded: true)
    _ = flood.stand()
    while flood.writer.runBatch() > 0 {}
    #expect(flood.writer.mayRefuse)
    let (sheddable, others) = (flood.job(1, .sheddable), (0..<6).map { _ in flood.job() })
    let first = TestJob(flood.fixture.scope()) { [writer = flood.writer] _, _ in
      for job in [sheddable] + others { writer.submit(job) }
    }
    flood.writer.submit(first)
    flood.submit(3)
    _ = flood.writer.runBatch()
    #expect(first.outcome == .committed)
    #expect(sheddable.outcome == .failed(.overloaded))
    #expect(others.filter { $0.outcome == nil }.count == 4, "the next batch has time for them")
  }

  @Test func `wait the shorter, the more of them are refused`() {
    var options = Writer.Options()
    options.waitNanosecondsMax = 50_000_000
    var pace = WritePace()
    pace.note(jobs: 1, running: 1_000_000, committing: 0)
    for at in [1, 200_000_000 as UInt64] { pace.note(waiting: 1000, at: at, options) }
    #expect(pace.isStanding)
    pace.noteRefusals(16)
    #expect(pace.waitMax(.usual, options) == 50_000_000, "so few are no sign")
    pace.note(jobs: 100, running: 100_000_000, committing: 0)
    pace.noteRefusals(134)
    #expect(pace.waitMax(.usual, options) == 50_000_000, "three fifths")
    pace.noteRefusals(250)
    #expect(pace.waitMax(.usual, options) == 37_500_000)
    #expect(pace.waitMax(.sheddable, options) == 18_750_000)
    #expect(pace.waitMax(.critical, options) == .max)
    pace.noteRefusals(1_000_000)
    #expect((25_000_000..<25_100_000).contains(pace.waitMax(.usual, options)))
  }

  @Test func `are refused sooner when most are, but not of who has less than a share`() throws {
    let flood = try Flood(isEmbedded: true)
    _ = flood.stand()
    flood.submit(2000)
    // What is left has waited too long by then.
    while flood.writer.runBatch() > 0 {}
    let many = flood.submit(20).filter { $0.outcome == nil }
    #expect(many.count == 6, "28 ms are five jobs before the last")
    let few = flood.submit(20, 2).filter { $0.outcome == nil }
    #expect(few.count == 5, "its last has ten before it, which are 50 ms")
  }

  @Test func `are not dropped for the time that a batch and its commit take`() {
    var options = Writer.Options()
    options.waitNanosecondsMax = 50_000_000
    options.batchNanoseconds = 20_000_000
    var pace = WritePace()
    pace.note(jobs: 1, running: 1_000_000, committing: 80_000_000)
    for at in [1, 200_000_000 as UInt64] { pace.note(waiting: 1000, at: at, options) }
    let now: UInt64 = 1_000_000_000
    #expect(pace.dropsBefore(now, .usual, options) == 0, "nothing was refused")
    pace.noteRefusals(17)
    #expect(pace.dropsBefore(now, .usual, options) == now - 145_000_000)
    #expect(pace.dropsBefore(now, .sheddable, options) == now - 37_500_000)
    #expect(pace.dropsBefore(now, .critical, options) == 0)
  }

  @Test func `that are refused unasked count like the others`() throws {
    let flood = try Flood()
    _ = flood.stand()
    #expect(flood.refuses())
    // Enough for what has waited too long to be dropped.
    flood.writer.noteRefused(30)
    #expect(flood.writer.metrics.refusedJobs == 31)
    while flood.writer.runBatch() > 0 {}
    #expect(flood.writer.metrics.refusedJobs > 31)
  }

  @Test func `count for the batch under way, too`() throws {
    var pace = WritePace()
    pace.note(jobs: 10, running: 50_000_000, committing: 10_000_000)
    #expect(pace.rest(at: 1000) == 0)
    pace.noteBegin(jobs: 4, at: 1000)
    #expect(pace.rest(at: 1000) == 30_000_000)
    #expect(pace.rest(at: 20_001_000) == 10_000_000)
    #expect(pace.rest(at: 40_000_000) == 0)
    pace.note(waiting: 0, at: 20_001_000, Writer.Options())
    #expect(pace.rest(at: 20_001_000) == 0)
  }

  @Test func `find room at once after an idle time`() throws {
    let flood = try Flood()
    _ = flood.stand()
    while flood.writer.runBatch() > 0 {}
    flood.clock.advance(milliseconds: 5000)
    let burst = flood.submit(60)
    #expect(burst.allSatisfy { $0.outcome == nil })
    #expect(!flood.writer.mayRefuse)
    while flood.writer.runBatch() > 0 {}
    #expect(burst.allSatisfy { $0.outcome == .committed })
  }
}
