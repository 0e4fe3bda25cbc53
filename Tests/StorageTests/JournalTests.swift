import Auth
import SQLInterface
import Testing
import WireFormat

@testable import Storage

@Suite struct IdempotencyTests {
  @Test func `the same call is answered again and not run`() throws {
    let fixture = try StoreFixture()
    let first = TestJob.insert(1, "one", fixture.scope(), key: 7)
    let inBatch = TestJob.insert(1, "one", fixture.scope(), key: 7)
    fixture.run(first, inBatch)
    let later = TestJob.insert(1, "one", fixture.scope(), key: 7)
    fixture.run(later)
    #expect(first.outcome == .committed)
    for replay in [inBatch, later] {
      #expect(replay.outcome == .replayed(answer: Array("made one".utf8)) && replay.runs == 0)
    }
    #expect(try fixture.store.makeReadStore().lastEvent(fixture.scope()) == 1)
  }

  @Test func `an answer that is the record after the change is stored once`() throws {
    let fixture = try StoreFixture()
    func job() -> TestJob {
      let claim = TestJob.insert(1, "", fixture.scope(), key: 3).idempotency
      return TestJob(fixture.scope(), idempotency: claim) { store, scope in
        let record: [UInt8] = [1, 2, 3]
        store.record(
          Change(.updated, .thing, .zero, subject: nil, version: 1, after: record), scope)
        store.keepAnswer(record)
      }
    }
    let jobs = [job(), job()]
    for job in jobs { fixture.run(job) }
    #expect(jobs[1].outcome == .replayed(answer: [1, 2, 3]))
    let reader = try fixture.store.makeReadStore()
    let stored = Query("SELECT length(answer) FROM journal WHERE tenant_id = ?1")
    var rows = try reader.open(stored, fixture.scope())
    #expect(try rows.next())
    #expect(rows.int(0) == 0)
  }

  @Test func `another request under the key is refused`() throws {
    let fixture = try StoreFixture()
    fixture.run(TestJob.insert(1, "one", fixture.scope(), key: 7))
    let job = TestJob.insert(2, "two", fixture.scope(), key: 7, request: "another")
    fixture.run(job)
    #expect(job.outcome == .failed(.idempotencyMismatch) && job.runs == 0)
  }

  @Test func `the key of another caller, role, method or tenant is another key`() throws {
    let fixture = try StoreFixture()
    let known = TestJob.author
    fixture.run(TestJob.insert(1, "one", fixture.scope(), key: 7))
    let authors = [
      Author(principal: "another", role: known.role, method: known.method),
      Author(principal: known.principal, role: .service, method: known.method),
      Author(principal: known.principal, role: known.role, method: "Other.method"),
    ]
    for (index, author) in authors.enumerated() {
      let id = UInt64(index + 2)
      let jobs = (0..<2).map { _ in
        TestJob.insert(id, "n\(id)", fixture.scope(), key: 7, author: author)
      }
      for job in jobs { fixture.run(job) }
      #expect(jobs[0].outcome == .committed)
      #expect(jobs[1].outcome == .replayed(answer: Array("made n\(id)".utf8)))
    }
    let otherTenant = TestJob.insert(1, "one", fixture.scope(2), key: 7)
    fixture.run(otherTenant)
    #expect(otherTenant.outcome == .committed)
  }

  @Test func `a call that changed nothing keeps its answer too`() throws {
    let fixture = try StoreFixture()
    func job() -> TestJob {
      let claim = TestJob.insert(1, "", fixture.scope(), key: 3).idempotency
      return TestJob(fixture.scope(), idempotency: claim) { store, _ in
        store.keepAnswer([1, 2, 3])
      }
    }
    let jobs = [job(), job()]
    for job in jobs { fixture.run(job) }
    #expect(jobs[0].outcome == .committed)
    #expect(jobs[1].outcome == .replayed(answer: [1, 2, 3]))
  }

  @Test func `a key is free again after a day, and its answer is purged`() throws {
    let fixture = try StoreFixture()
    for id in 1...5 {
      fixture.run(TestJob.insert(UInt64(id), "n", fixture.scope(), key: UInt64(id)))
    }
    fixture.clock.advance(hours: 25)
    let again = TestJob.insert(6, "six", fixture.scope(), key: 1)
    fixture.run(again)
    #expect(again.outcome == .committed)
    let purge = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) {
        #expect(try store.purgeAnswers(limit: 3, scope) == 3)
        #expect(try store.purgeAnswers(limit: 3, scope) == 2)
        #expect(try store.purgeAnswers(limit: 3, scope) == 0)
      } catch { throw .sql(error) }
    }
    fixture.run(purge)
    #expect(purge.outcome == .committed)
    let reader = try fixture.store.makeReadStore()
    let kept = Query("SELECT count(*) FROM journal WHERE tenant_id = ?1 AND answer IS NOT NULL")
    var rows = try reader.open(kept, fixture.scope())
    #expect(try rows.next())
    #expect(rows.int(0) == 1)
    guard case .intact(6, _) = try reader.verifyChain(fixture.scope()) else {
      Issue.record("Purging broke the chain.")
      return
    }
  }
}

@Suite struct ChainTests {
  @Test(arguments: [
    "UPDATE journal SET principal = 'nobody' WHERE seq = 3",
    "UPDATE journal SET fields = '' WHERE seq = 3",
    "UPDATE journal SET sealed = NULL WHERE seq = 3",
    "UPDATE journal SET version = 9 WHERE seq = 3",
    "UPDATE journal SET at = at + 1 WHERE seq = 5",
    "DELETE FROM journal WHERE seq = 3",
    "DELETE FROM journal WHERE seq = 1",
    "DELETE FROM journal WHERE seq = 5",
    "DELETE FROM journal",
    """
    UPDATE journal SET seq = 100 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3;
    UPDATE journal SET seq = 3 WHERE seq = 100
    """,
    "UPDATE tenant_heads SET seq = 4",
  ])
  func `the walk finds an edit, a deletion and a reorder`(script: String) throws {
    let fixture = try StoreFixture()
    for id in 1...5 { fixture.run(TestJob.insert(UInt64(id), "n\(id)", fixture.scope())) }
    let reader = try fixture.store.makeReadStore()
    guard case .intact(5, _) = try reader.verifyChain(fixture.scope()) else {
      Issue.record("The chain is broken from the start.")
      return
    }
    try fixture.tamper(script)
    if case .intact = try reader.verifyChain(fixture.scope()) {
      Issue.record("The walk found nothing.")
    }
  }

  @Test func `the chain goes on after a restart`() throws {
    let fixture = try StoreFixture()
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    fixture.store.writer.drain()
    let store = try Store(
      fixture.database, master: fixture.master, clock: fixture.clock,
      migrations: [.core, .things])
    store.writer.submit(TestJob.insert(2, "two", fixture.scope()))
    _ = store.writer.runBatch()
    guard case .intact(2, _) = try store.makeReadStore().verifyChain(fixture.scope()) else {
      Issue.record("The chain broke over the restart.")
      return
    }
  }

  @Test func `destroying a key takes the history and the answer, and leaves the chain`() throws {
    let fixture = try StoreFixture()
    fixture.run(TestJob.insert(1, "one", fixture.scope(), key: 1))
    let reader = try fixture.store.makeReadStore()
    #expect(try reader.auditEntries(after: 0, limit: 1, fixture.scope())[0].history != nil)
    let subject = Uuid(high: 0, low: 1)
    let erase = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) { try store.eraseKey(of: subject, scope) } catch { throw .sql(error) }
      store.record(Change(.erased, .thing, subject, subject: nil, version: 2), scope)
    }
    fixture.run(erase)
    #expect(erase.outcome == .committed)
    #expect(try reader.auditEntries(after: 0, limit: 1, fixture.scope())[0].history == nil)
    let replay = TestJob.insert(1, "one", fixture.scope(), key: 1)
    fixture.run(replay)
    #expect(replay.outcome == .failed(.answerErased))
    guard case .intact = try reader.verifyChain(fixture.scope()) else {
      Issue.record("Erasing broke the chain.")
      return
    }
  }

  @Test func `a key seen through an old snapshot is not kept after its erasure`() throws {
    let fixture = try StoreFixture()
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    let reader = try fixture.store.makeReadStore()
    func history() throws(SQLError) -> ChangeHistory? {
      try reader.auditEntries(after: 0, limit: 1, fixture.scope()).first?.history
    }
    reader.begin()
    #expect(try reader.lastEvent(fixture.scope()) == 1)
    let subject = Uuid(high: 0, low: 1)
    let erase = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) { try store.eraseKey(of: subject, scope) } catch { throw .sql(error) }
      store.record(Change(.erased, .thing, subject, subject: nil, version: 2), scope)
    }
    fixture.run(erase)
    #expect(try history() != nil)
    reader.end()
    #expect(try history() == nil)
  }

  @Test func `a history survives its encoding`() {
    let cases = [
      ChangeHistory(before: nil, after: [], reason: nil),
      ChangeHistory(before: [1, 2], after: nil, reason: ""),
      ChangeHistory(before: nil, after: [UInt8](repeating: 3, count: 70_000), reason: "why"),
    ]
    for history in cases { #expect(ChangeHistory(decoding: history.encoded) == history) }
    #expect(ChangeHistory(decoding: [0, 0, 0, 9]) == nil)
  }
}
