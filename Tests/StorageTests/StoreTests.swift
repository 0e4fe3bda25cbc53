import Crypto
import SQLInterface
import SQLiteDriver
import Testing
import WireFormat

@testable import Storage

@Suite struct StoreTests {
  @Test func `a batch of reads sees one snapshot, taken by its first read`() throws {
    let fixture = try StoreFixture()
    let reader = try fixture.store.makeReadStore()
    reader.begin()
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    #expect(try reader.names(fixture.scope()) == ["one"])
    fixture.run(TestJob.insert(2, "two", fixture.scope()))
    #expect(try reader.names(fixture.scope()) == ["one"])
    reader.end()
    #expect(try reader.names(fixture.scope()) == ["one", "two"])
  }

  @Test func `a bounded read is abandoned and the next one is not`() throws {
    let fixture = try StoreFixture(.sqlite)
    let reader = try fixture.store.makeReadStore()
    let long = Query(
      global: """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
        SELECT sum(i) FROM n
        """)
    func run() throws(SQLError) -> Bool {
      var rows = try reader.open(global: long)
      return try rows.next()
    }
    reader.begin()
    #expect(throws: SQLError.stepLimit) { try reader.bounded(bySteps: 10_000) { try run() } }
    #expect(try run())
    reader.end()
  }

  @Test func `sealed columns open in their own place only`() throws {
    let fixture = try StoreFixture()
    let subject = Uuid(high: 5, low: 5)
    let place = SealedPlace("things", subject)
    let store = fixture.store
    var sealed: [UInt8] = []
    let job = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) {
        let sealed = try store.seal(
          ([1, 2, 3] as [UInt8]).span.bytes, of: subject, in: place, scope)
        store.record(
          Change(.updated, .thing, subject, subject: subject, version: 1, after: sealed), scope)
      } catch { throw .sql(error) }
    }
    fixture.run(job)
    #expect(job.outcome == .committed)
    let reader = try store.makeReadStore()
    sealed = try #require(
      try reader.auditEntries(after: 0, limit: 1, fixture.scope())[0].history?.after)
    #expect(
      try reader.unseal(sealed.span.bytes, of: subject, in: place, fixture.scope()) == [1, 2, 3])
    #expect(throws: SQLError.self) {
      try reader.unseal(
        sealed.span.bytes, of: subject, in: SealedPlace("other", subject), fixture.scope())
    }
  }

  @Test func `a key made by a job that failed is not used again`() throws {
    let fixture = try StoreFixture()
    let failing = TestJob.insert(1, "one", fixture.scope(), thenRefuse: true)
    let unrecorded = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) {
        _ = try store.seal(
          ([1] as [UInt8]).span.bytes, of: Uuid(high: 0, low: 1), in: SealedPlace("things", .zero),
          scope)
      } catch { throw .sql(error) }
      throw .refused
    }
    fixture.run(failing, unrecorded, TestJob.insert(1, "one", fixture.scope()))
    let reader = try fixture.store.makeReadStore()
    let entries = try reader.auditEntries(after: 0, limit: 9, fixture.scope())
    #expect(entries.map { $0.history?.after } == [Array("one".utf8)])
  }

  @Test func `a store that was left half migrated is finished`() throws {
    let fixture = try StoreFixture()
    let broken = Migration(
      3, "broken",
      [
        .init("CREATE TABLE extra (id bigint PRIMARY KEY)"),
        .init("CREATE TABLE nonsense"),
      ])
    let mended = Migration(
      3, "mended", [.init("CREATE TABLE extra (id bigint PRIMARY KEY)")])
    let connection = try fixture.database.openMigrator()
    func migrate(_ migrations: [Migration]) throws(Migrator.Failure) -> Int {
      try Migrator(connection, clock: fixture.clock, migrations: migrations).migrate()
    }
    #expect(throws: Migrator.Failure.self) { try migrate([.core, .things, broken]) }
    #expect(try migrate([.core, .things, mended]) == 1)
    #expect(try migrate([.core, .things, mended]) == 0)
  }

  @Test func `a store of a newer program is refused`() throws {
    let fixture = try StoreFixture()
    #expect(
      throws: Store.Failure.migration(.newerStore(found: 2, known: 1))
    ) {
      try Store(
        fixture.database, master: MasterKey(), clock: fixture.clock, migrations: [.core])
    }
  }

  @Test func `another master key is refused before anything is sealed with it`() throws {
    let fixture = try StoreFixture()
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    fixture.store.writer.drain()
    func open(_ master: MasterKey) throws(Store.Failure) {
      try Store(
        fixture.database, master: master, clock: fixture.clock, migrations: [.core, .things]
      ).writer.drain()
    }
    #expect(throws: Store.Failure.wrongMasterKey) { try open(MasterKey()) }
    try open(fixture.master)
  }

  @Test func `another master key is refused for a store that is older than the proof`() throws {
    let fixture = try StoreFixture(.sqlite)
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    fixture.store.writer.drain()
    func open(_ master: MasterKey) throws(Store.Failure) {
      try Store(
        fixture.database, master: master, clock: fixture.clock, migrations: [.core, .things]
      ).writer.drain()
    }
    // A store from before the proof was written has only its wrapped keys to tell by.
    try fixture.tamper("DELETE FROM meta")
    #expect(throws: Store.Failure.wrongMasterKey) { try open(MasterKey()) }
    try open(fixture.master)
  }

  @Test func `migrations are numbered without gaps`() {
    #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
  }
}
