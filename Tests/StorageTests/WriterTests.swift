import Auth
import Foundation
import SQLInterface
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Storage

@Suite struct WriterTests {
  @Test func `a committed job is seen by a reader and by its feed`() throws {
    let fixture = try StoreFixture()
    let reader = try fixture.store.makeReadStore()
    let job = TestJob.insert(1, "one", fixture.scope())
    fixture.run(job)
    #expect(job.outcome == .committed)
    #expect(try reader.names(fixture.scope()) == ["one"])
    let events = try reader.events(after: 0, limit: 10, fixture.scope())
    #expect(events.map(\.seq) == [1])
    #expect(events.first?.kind == "created" && events.first?.entity == "thing")
    let entry = try #require(
      try reader.auditEntries(after: 0, limit: 10, fixture.scope()).first)
    #expect(entry.principal == "someone" && entry.history?.reason == "a test")
    #expect(entry.history?.after == Array("one".utf8))
  }

  @Test func `a job that fails after it changed rows leaves nothing, and the others commit`()
    throws
  {
    let fixture = try StoreFixture()
    let jobs = [
      TestJob.insert(1, "one", fixture.scope(), key: 1),
      TestJob.insert(2, "two", fixture.scope(), key: 2, thenRefuse: true),
      TestJob.insert(3, "three", fixture.scope(), key: 3),
      TestJob.insert(3, "again", fixture.scope(), key: 4),
    ]
    for job in jobs { fixture.store.writer.submit(job) }
    #expect(fixture.store.writer.runBatch() == 4)
    #expect(jobs[0].outcome == .committed)
    #expect(jobs[1].outcome == .refused)
    #expect(jobs[2].outcome == .committed)
    let name = TestStore.isEmbedded ? "things.tenant_id, things.id" : "things_pkey"
    #expect(
      jobs[3].outcome
        == .failed(.sql(.constraint(.unique, name: name))))
    let reader = try fixture.store.makeReadStore()
    #expect(try reader.names(fixture.scope()) == ["one", "three"])
    #expect(try reader.events(after: 0, limit: 10, fixture.scope()).map(\.entityID.low) == [1, 3])
    guard case .intact(2, _) = try reader.verifyChain(fixture.scope()) else {
      Issue.record("The chain is broken.")
      return
    }
    #expect(fixture.store.writer.metrics.restarts == 1)
  }

  @Test func `a job that fails before it changes rows costs the others nothing`() throws {
    let fixture = try StoreFixture()
    let first = TestJob.insert(1, "one", fixture.scope())
    let failing = TestJob(fixture.scope()) { _, _ throws(WriteAbort) in throw .refused }
    fixture.run(first, failing)
    #expect(first.runs == 1 && failing.outcome == .refused)
    #expect(fixture.store.writer.metrics.restarts == 0)
  }

  @Test func `a handler that changes rows and records nothing is undone`() throws {
    let fixture = try StoreFixture()
    let silent = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) { try store.insertThing(1, "one", scope) } catch { throw .sql(error) }
    }
    fixture.run(silent)
    #expect(silent.outcome == .failed(.unrecordedChange))
    #expect(try fixture.store.makeReadStore().names(fixture.scope()).isEmpty)
  }

  @Test func `a job that is late or cancelled is not run`() throws {
    let fixture = try StoreFixture()
    let late = TestJob(fixture.scope(), deadline: fixture.clock.monotonicNanoseconds()) { _, _ in }
    let gone = TestJob(fixture.scope(), isCancelled: true) { _, _ in }
    fixture.run(late, gone)
    #expect(late.outcome == .failed(.deadlineExceeded) && late.runs == 0)
    #expect(gone.outcome == .failed(.cancelled) && gone.runs == 0)
  }

  @Test func `a full queue refuses, and one tenant cannot fill it for the others`() throws {
    var options = Writer.Options()
    options.queueJobsMax = 3
    options.queueTenantJobsMax = 2
    let fixture = try StoreFixture(options: options)
    let flood = (1...3).map { TestJob.insert($0, "flood", fixture.scope(1)) }
    let quiet = (1...2).map { TestJob.insert($0, "quiet", fixture.scope(2)) }
    for job in flood + quiet { fixture.store.writer.submit(job) }
    #expect(flood[2].outcome == .failed(.overloaded))
    #expect(quiet[1].outcome == .failed(.overloaded))
    #expect(quiet[0].outcome == nil)
    while fixture.store.writer.runBatch() > 0 {}
    #expect(quiet[0].outcome == .committed && flood[1].outcome == .committed)
  }

  @Test func `what would wait too long is refused, by urgency, and a quiet tenant's is not`() throws
  {
    var options = Writer.Options()
    options.waitNanosecondsMax = 50_000_000
    options.batchNanoseconds = 20_000_000
    let fixture = try StoreFixture(options: options)
    let clock = fixture.clock
    func submit(_ tenant: UInt64, _ urgency: WriteUrgency) -> TestJob {
      let job = TestJob(fixture.scope(tenant), urgency: urgency) { _, _ in
        clock.advance(milliseconds: 5)
      }
      fixture.store.writer.submit(job)
      return job
    }
    fixture.run(submit(1, .usual))
    let burst = (0..<60).map { _ in submit(1, .usual) }
    // A batch is four jobs, which are 20 ms: only after six of them has the queue stood.
    for _ in 0..<6 { _ = fixture.store.writer.runBatch() }
    #expect(burst.allSatisfy { $0.outcome == nil || $0.outcome == .committed })
    #expect(submit(1, .usual).outcome == .failed(.overloaded))
    for _ in 0..<7 { _ = fixture.store.writer.runBatch() }
    let flood = (0..<20).map { _ in submit(1, .usual) }
    #expect(flood.filter { $0.outcome == nil }.count == 3, "50 ms are ten jobs before the last")
    #expect(submit(1, .sheddable).outcome == .failed(.overloaded))
    #expect(submit(1, .critical).outcome == nil)
    #expect(submit(2, .usual).outcome == nil, "its turn is the next")
    while fixture.store.writer.runBatch() > 0 {}
    #expect(submit(1, .sheddable).outcome == nil)
    #expect(fixture.store.writer.metrics.refusedJobs == 19)
  }

  @Test func `a batch stops at its time and the rest goes first in the next`() throws {
    var options = Writer.Options()
    options.batchNanoseconds = 20_000_000
    let fixture = try StoreFixture(options: options)
    let clock = fixture.clock
    let jobs = (0..<3).map { _ in
      TestJob(fixture.scope()) { _, _ in clock.advance(milliseconds: 15) }
    }
    for job in jobs { fixture.store.writer.submit(job) }
    #expect(fixture.store.writer.runBatch() == 2)
    #expect(jobs[2].outcome == nil)
    #expect(fixture.store.writer.runBatch() == 1)
    #expect(jobs[2].outcome == .committed)
  }

  @Test func `callers' jobs end together, 64 at most, and the writer's own by themselves`() throws {
    let isTogether = Mutex(false)
    let groups = Mutex(0)
    var options = Writer.Options()
    options.endTogether = { end in
      groups.withLock { $0 += 1 }
      isTogether.withLock { $0 = true }
      end()
      isTogether.withLock { $0 = false }
    }
    let fixture = try StoreFixture(options: options)
    let ends = Mutex<[Bool]>([])
    // 70 of callers, one that nobody waits for, and two of callers.
    let jobs = (0..<73).map { index in
      TestJob(fixture.scope(), waitingSince: index == 70 ? .max : 1) { _, _ in }
    }
    for job in jobs {
      job.onEnd.withLock { $0 = { ends.withLock { $0.append(isTogether.withLock { $0 }) } } }
      fixture.store.writer.submit(job)
    }
    #expect(fixture.store.writer.runBatch() == 73)
    #expect(jobs.allSatisfy { $0.outcome == .committed })
    #expect(groups.withLock { $0 } == 3)
    #expect(ends.withLock { $0 } == (0..<73).map { $0 != 70 })
    #expect(fixture.store.writer.runBatch() == 0)
    #expect(groups.withLock { $0 } == 3, "nothing has ended")
  }

  @Test func `the thread runs what is queued and drains`() throws {
    let grown = Mutex<Int64>(0)
    var options = Writer.Options()
    options.onCommit = { heads in grown.withLock { $0 = heads.values.max() ?? 0 } }
    let fixture = try StoreFixture(options: options)
    let jobs = (1...200).map { TestJob.insert($0, "n\($0)", fixture.scope($0 % 3)) }
    for job in jobs[..<100] { fixture.store.writer.submit(job) }
    try fixture.store.writer.start()
    for job in jobs[100...] { fixture.store.writer.submit(job) }
    fixture.store.writer.drain()
    #expect(jobs.allSatisfy { $0.outcome == .committed })
    #expect(grown.withLock { $0 } >= 66)
    let late = TestJob.insert(999, "late", fixture.scope())
    fixture.store.writer.submit(late)
    #expect(late.outcome == .failed(.draining))
  }

  @Test func `a log that has grown is moved beside the writer and begins anew`() throws {
    var options = Writer.Options()
    options.logPagesMax = 40
    let faults = Faults()
    let fixture = try StoreFixture(.sqlite, options: options) {
      FaultyDatabase(real: $0, faults: faults)
    }
    let writer = fixture.store.writer
    try writer.start()
    let pages = Mutex(0)
    var jobs: [TestJob] = []
    let isEnough = eventually {
      for _ in 0..<5 {
        let id = UInt64(jobs.count + 1)
        let insert = TestJob.insert(id, "n\(id)", fixture.scope(id % 3))
        let job = TestJob(insert.scope) { store, scope throws(WriteAbort) in
          let now = store.sql.connection.logPages
          pages.withLock { $0 = max($0, now) }
          try insert.body(store, scope)
        }
        jobs.append(job)
        writer.submit(job)
      }
      return writer.metrics.batches > 500
    }
    let checkpoints = writer.metrics.checkpoints
    writer.drain()
    #expect(isEnough)
    #expect(jobs.filter { $0.outcome != .committed }.map(\.outcome).first == nil)
    // Each batch writes three pages or more.
    #expect(checkpoints > 0)
    #expect(pages.withLock { $0 } < 1000)
    let moved = faults.moves.withLock { $0 }
    try #require(moved.count == 2, "the writer's connection, and that of whoever moves its log")
    #expect(moved[1].passes > 0 && moved[1].syncs == moved[1].passes)
  }

  @Test func `a log of large commits is moved beside the writer too`() throws {
    var options = Writer.Options()
    options.logPagesMax = 40
    let faults = Faults()
    let fixture = try StoreFixture(.sqlite, options: options) {
      FaultyDatabase(real: $0, faults: faults)
    }
    let writer = fixture.store.writer
    try writer.start()
    let name = String(repeating: "n", count: 100_000)
    for id in 1...40 {
      let job = TestJob.insert(UInt64(id), name, fixture.scope())
      writer.submit(job)
      try #require(eventually { job.outcome != nil })
    }
    writer.drain()
    let moved = faults.moves.withLock { $0 }
    try #require(moved.count == 2)
    #expect(moved[1].passes > 0 && moved[1].syncs == moved[1].passes)
  }

  @Test func `a log of large commits has room for several of them`() throws {
    var options = Writer.Options()
    options.logPagesMax = 40
    // A writer that was not started moves its log itself, whenever it is due.
    let fixture = try StoreFixture(.sqlite, options: options)
    let writer = fixture.store.writer
    let sql = writer.batch.store.sql.connection
    /// The most pages that the log had.
    func insert(_ ids: ClosedRange<UInt64>, letters: Int) -> Int {
      let name = String(repeating: "n", count: letters)
      return ids.reduce(0) { most, id in
        fixture.run(TestJob.insert(id, name, fixture.scope()))
        return max(most, sql.logPages)
      }
    }
    let short = insert(1...40, letters: 8)
    let moved = writer.metrics.checkpoints
    #expect(moved >= 2)
    #expect((40..<80).contains(short))
    let long = insert(41...60, letters: 100_000)
    #expect(writer.metrics.checkpoints > moved)
    #expect((4 * 40..<6 * 40).contains(long), "four logs, and the commit that fills the last")
  }

  @Test func `what moves the log leaves the rows in the main file`() throws {
    let fixture = try StoreFixture(.sqlite)
    fixture.run(TestJob.insert(1, "a name for the log", fixture.scope()))
    let file = try #require(fixture.test.file)
    let isMoved = {
      let bytes = FileManager.default.contents(atPath: file) ?? Data()
      return bytes.range(of: Data("a name for the log".utf8)) != nil
    }
    #expect(!isMoved())
    let mover = LogMover { [database = fixture.test.database] () throws(SQLError) in
      try database.openWriter()
    }
    try mover.start()
    #expect(!mover.hasMoved())
    #expect(eventually { mover.hasMoved() })
    #expect(isMoved())
    mover.end()
  }

  @Test func `a log is moved by the writer where nobody else does it`() throws {
    let opened = Mutex(0)
    let mover = LogMover { () throws(SQLError) in
      opened.withLock { $0 += 1 }
      throw .busy
    }
    #expect(mover.hasMoved())
    try mover.start()
    #expect(!mover.hasMoved())
    // What cannot be moved there is the writer's again.
    #expect(eventually { mover.hasMoved() })
    #expect(opened.withLock { $0 } == 1)
    #expect(!mover.hasMoved())
    mover.end()
    #expect(mover.hasMoved())
  }
}
