import Auth
import Crypto
import Foundation
import PostgresDriver
import SQLInterface
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Storage

/// What only a store on a server has.
@Suite struct PostgresStoreTests {
  private func expectIntact(_ fixture: StoreFixture, _ count: Int64, _ number: UInt64 = 1) throws {
    let reader = try fixture.store.makeReadStore()
    guard case .intact(count, _) = try reader.verifyChain(fixture.scope(number)) else {
      Issue.record("The chain is broken.")
      return
    }
  }

  @Test(arguments: [Faults.LostCommit.done, .undone])
  func `a commit whose answer was lost is neither lost nor doubled`(
    lost: Faults.LostCommit
  ) throws {
    let faults = Faults()
    let fixture = try StoreFixture(.postgres) { FaultyDatabase(real: $0, faults: faults) }
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    faults.lostCommit.withLock { $0 = lost }
    let jobs = [
      TestJob.insert(2, "two", fixture.scope(), key: 2),
      TestJob.insert(3, "three", fixture.scope()),
    ]
    for job in jobs { fixture.store.writer.submit(job) }
    while fixture.store.writer.runBatch() > 0 {}
    #expect(jobs.allSatisfy { $0.outcome == .committed && $0.runs == (lost == .done ? 1 : 2) })
    #expect(
      try fixture.store.makeReadStore().names(fixture.scope()) == ["one", "three", "two"])
    try expectIntact(fixture, 3)
  }

  @Test func `a server that ends every connection costs no write`() throws {
    let fixture = try StoreFixture(.postgres)
    let postgres = try #require(fixture.test.postgres)
    let kill = """
      SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = '\(postgres.name)' AND pid <> pg_backend_pid()
      """
    let once = Mutex(true)
    let job = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      do throws(SQLError) { try store.insertThing(1, "one", scope) } catch { throw .sql(error) }
      if once.withLock({ $0.take(false) }) { try? postgres.administer(kill) }
      store.record(Change(.created, .thing, .zero, subject: nil, version: 1), scope)
    }
    fixture.run(job)
    #expect(job.outcome == .committed && job.runs == 2)
    try postgres.administer(kill)
    fixture.run(TestJob.insert(2, "two", fixture.scope()))
    try expectIntact(fixture, 2)
  }

  @Test func `row security shows a tenant its own rows where the statement forgets to`() throws {
    let fixture = try StoreFixture(.postgres)
    fixture.run(
      TestJob.insert(1, "mine", fixture.scope(1)), TestJob.insert(1, "theirs", fixture.scope(2)))
    let connection = try fixture.database.openWriter()
    let names = try connection.prepare("SELECT name FROM things")
    for (tenant, expected) in [
      (fixture.scope(1).tenantID, ["mine"]), (fixture.scope(2).tenantID, ["theirs"]),
      (fixture.scope(3).tenantID, []), (nil, []),
    ] {
      names.reach(tenant)
      var found: [String] = []
      while try names.step() { found.append(String(decoding: names.bytes(0), as: UTF8.self)) }
      names.reset()
      #expect(found == expected)
    }
    let foreign = try connection.prepare("INSERT INTO things VALUES (?1, ?2, 'x')")
    foreign.reach(fixture.scope(1).tenantID)
    foreign.bind(fixture.scope(2).tenantID, at: 1)
    foreign.bind(Uuid(high: 0, low: 9), at: 2)
    #expect(throws: SQLError.self) { try foreign.step() }
    #expect(throws: SQLError.self) { try connection.execute("DROP TABLE things") }
  }

  @Test func `a connection that reads cannot write`() throws {
    let fixture = try StoreFixture(.postgres)
    let connection = try fixture.database.openReader(for: .point)
    let insert = try connection.prepare("INSERT INTO things VALUES (?1, ?2, 'x')")
    insert.reach(fixture.scope(1).tenantID)
    insert.bind(fixture.scope(1).tenantID, at: 1)
    insert.bind(Uuid(high: 0, low: 9), at: 2)
    #expect(throws: SQLError.readOnly) { try insert.step() }
    try connection.begin(.read)
    #expect(throws: SQLError.readOnly) { try insert.step() }
    connection.rollback()
  }

  @Test func `what is not waited for fails the job that sent it and no other`() throws {
    let fixture = try StoreFixture(.postgres)
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    let doubled = TestJob.insertLater(1, "again", fixture.scope())
    let jobs = [TestJob.insertLater(2, "two", fixture.scope()), doubled]
    let later = TestJob.insertLater(3, "three", fixture.scope())
    for job in jobs + [later] { fixture.store.writer.submit(job) }
    while fixture.store.writer.runBatch() > 0 {}
    #expect(jobs[0].outcome == .committed && later.outcome == .committed)
    #expect(doubled.outcome == .failed(.sql(.constraint(.unique, name: "things_pkey"))))
    #expect(try fixture.store.makeReadStore().names(fixture.scope()) == ["one", "three", "two"])
    try expectIntact(fixture, 3)
    // As the last of a batch it is noticed by the commit.
    let last = TestJob.insertLater(1, "again", fixture.scope())
    fixture.run(last)
    #expect(last.outcome == .failed(.sql(.constraint(.unique, name: "things_pkey"))))
    try expectIntact(fixture, 3)
  }

  @Test func `a role that could bypass row security does not serve`() throws {
    let fixture = try StoreFixture(.postgres)
    fixture.store.writer.drain()
    let postgres = try #require(fixture.test.postgres)
    try postgres.administer("ALTER ROLE frontdesk_server BYPASSRLS")
    defer { try? postgres.administer("ALTER ROLE frontdesk_server NOBYPASSRLS") }
    #expect(throws: Store.Failure.self) {
      try Store(
        fixture.database, master: fixture.master, clock: fixture.clock,
        migrations: [.core, .things])
    }
  }

  @Test func `a table that lost its row security gets it back before serving`() throws {
    let fixture = try StoreFixture(.postgres)
    fixture.store.writer.drain()
    try fixture.tamper(
      "DROP POLICY tenant ON things; ALTER TABLE journal NO FORCE ROW LEVEL SECURITY")
    let owner = try fixture.database.openMigrator()
    #expect(try RowSecurity(owner).problem() != nil)
    try Store(
      fixture.database, master: fixture.master, clock: fixture.clock, migrations: [.core, .things]
    ).writer.drain()
    let server = try fixture.database.openWriter()
    #expect(try RowSecurity(server).problem() == nil)
  }

  @Test func `an owner who may not make roles is told what an administrator must run`() throws {
    let test = try PostgresTestDatabase()
    try test.administer(
      """
      DO $$ BEGIN CREATE ROLE frontdesk_plain LOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
      ALTER DATABASE \(test.name) OWNER TO frontdesk_plain;
      """)
    // There since the first test that made a store, or from here on.
    try? test.administer("CREATE ROLE frontdesk_server NOLOGIN")
    try test.administer("REVOKE frontdesk_server FROM frontdesk_plain")
    var settings = test.settings
    settings.set("user", "frontdesk_plain")
    let migrator = Migrator(
      try PostgresDatabase(settings).openMigrator(), clock: ManualClock(), migrations: [.core])
    #expect(
      throws: Migrator.Failure.roleNeeded(["GRANT frontdesk_server TO frontdesk_plain;"])
    ) { try migrator.migrate() }
    try test.administer("GRANT frontdesk_server TO frontdesk_plain")
    #expect(try migrator.migrate() == 1)
    try test.administer("REVOKE frontdesk_server FROM frontdesk_plain")
  }

  @Test func `of several that migrate one works and the others wait`() throws {
    let test = try PostgresTestDatabase()
    let applied = Mutex<[Int]>([])
    let threads = (0..<4).map { _ in
      Thread {
        let connection = try? test.database.openMigrator()
        let count = connection.flatMap {
          try? Migrator($0, clock: ManualClock(), migrations: Migration.all).migrate()
        }
        connection?.close()
        applied.withLock { $0.append(count ?? -1) }
      }
    }
    for thread in threads { thread.start() }
    #expect(eventually { applied.withLock { $0.count } == 4 })
    #expect(applied.withLock { $0.sorted() } == [0, 0, 0, Migration.all.count])
  }

  @Test func `of several that start on an empty database at once each serves`() throws {
    let test = try PostgresTestDatabase()
    let key = MasterKey()
    let outcomes = Mutex<[String]>([])
    let threads = (0..<4).map { _ in
      Thread {
        let outcome: String
        do {
          try Store(test.connectAnew(), master: key, clock: ManualClock()).writer.drain()
          outcome = "serves"
        } catch {
          outcome = "\(error)"
        }
        outcomes.withLock { $0.append(outcome) }
      }
    }
    for thread in threads { thread.start() }
    #expect(eventually { outcomes.withLock { $0.count } == 4 })
    #expect(outcomes.withLock { $0 } == Array(repeating: "serves", count: 4))
    // Whoever comes with another key is still refused.
    #expect(throws: Store.Failure.wrongMasterKey) {
      try Store(test.connectAnew(), master: MasterKey(), clock: ManualClock())
    }
  }

  @Test func `a migration that is cut off at any statement is finished by the next`() throws {
    let longest = try #require(Migration.all.map(\.statements.count).max())
    let test = try PostgresTestDatabase()
    var cut = 0
    while true {
      cut += 1
      let connection = CutConnection(try test.database.openMigrator(), after: cut)
      let migrator = Migrator(connection, clock: ManualClock())
      do {
        _ = try migrator.migrate()
        break
      } catch {
        connection.close()
      }
    }
    #expect(cut > longest, "each statement of the longest has been the last one")
    let owner = try test.database.openMigrator()
    #expect(try Migrator(owner, clock: ManualClock()).status().allSatisfy { $0.appliedAt != nil })
    owner.close()
    let store = try Store(test.database, master: MasterKey(), clock: ManualClock())
    store.writer.drain()
  }

  @Test func `two servers write for the same tenants, and every chain is whole`() throws {
    let fixture = try StoreFixture(.postgres)
    let postgres = try #require(fixture.test.postgres)
    let other = try Store(
      PostgresDatabase(postgres.settings), master: fixture.master, clock: fixture.clock,
      migrations: [.core, .things])
    let stores = [fixture.store, other]
    for store in stores { try store.writer.start() }
    var jobs: [TestJob] = []
    for number in 1...200 {
      let job = TestJob.insert(
        UInt64(number), "n", fixture.scope(UInt64(number % 3)), key: UInt64(number))
      jobs.append(job)
      stores[number % 2].writer.submit(job)
    }
    for store in stores { store.writer.drain() }
    #expect(jobs.allSatisfy { $0.outcome == .committed })
    for tenant in 0..<3 { try expectIntact(fixture, tenant == 0 ? 66 : 67, UInt64(tenant)) }
  }
}

extension Bool {
  /// The value, which is `next` from then on.
  fileprivate mutating func take(_ next: Bool) -> Bool {
    defer { self = next }
    return self
  }
}

/// A connection that ends, as a killed process's does, when it would run one statement more.
private final class CutConnection: SQLConnection {
  private let real: any SQLConnection
  private var left: Int

  init(_ real: any SQLConnection, after count: Int) {
    self.real = real
    left = count
  }

  private func count() throws(SQLError) {
    left -= 1
    guard left < 0 else { return }
    real.close()
    throw .connectionLost
  }

  var dialect: SQLDialect { real.dialect }
  func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    try count()
    return try real.prepare(text)
  }
  func execute(_ script: String) throws(SQLError) {
    try count()
    try real.execute(script)
  }
  func begin(_ transaction: SQLTransaction) throws(SQLError) { try real.begin(transaction) }
  func commit() throws(SQLError) {
    try count()
    try real.commit()
  }
  func rollback() { if left >= 0 { real.rollback() } }
  var isInTransaction: Bool { real.isInTransaction }
  func setSavepoint() throws(SQLError) { try real.setSavepoint() }
  func releaseSavepoint() throws(SQLError) { try real.releaseSavepoint() }
  func rollbackToSavepoint() throws(SQLError) { try real.rollbackToSavepoint() }
  var totalChanges: Int64 { real.totalChanges }
  var stepBudget: Int {
    get { real.stepBudget }
    set { real.stepBudget = newValue }
  }
  var logPages: Int { real.logPages }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {}
  func close() { real.close() }
}
