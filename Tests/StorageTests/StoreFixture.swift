import Auth
import Crypto
import Foundation
import SQLInterface
import SQLiteDriver
import Seams
import StoreKit
import Synchronization
import Testing
import WireFormat

@testable import Storage

/// Time that moves when a test says so.
final class ManualClock: Clock, Sendable {
  private let microseconds = Mutex<Int64>(1_700_000_000_000_000)

  func now() -> Timestamp { Timestamp(microseconds: microseconds.withLock { $0 }) }
  func monotonicNanoseconds() -> UInt64 { UInt64(microseconds.withLock { $0 }) * 1000 }
  func advance(hours: Int64) { microseconds.withLock { $0 += hours * 3_600_000_000 } }
  func advance(milliseconds: Int64) { microseconds.withLock { $0 += milliseconds * 1000 } }
}

extension Migration {
  /// A table for tests.
  static let things = Migration(
    2, "things",
    [
      Statement(
        sqlite: """
          CREATE TABLE things (tenant_id BLOB NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE things (tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL,
            PRIMARY KEY (tenant_id, id))
          """)
    ])
}

extension ReadStore {
  static let listNames = Query("SELECT name FROM things WHERE tenant_id = ?1 ORDER BY name")

  func names(_ scope: TenantScope) throws(SQLError) -> [String] {
    var names: [String] = []
    var rows = try open(ReadStore.listNames, scope)
    while try rows.next() { names.append(rows.text(0)) }
    return names
  }
}

extension WriteStore {
  static let insertThing = Command(
    "INSERT INTO things (tenant_id, id, name) VALUES (?1, ?2, ?3)")

  func insertThing(_ id: UInt64, _ name: String, _ scope: TenantScope) throws(SQLError) {
    var row = try open(WriteStore.insertThing, scope)
    row.bind(Uuid(high: 0, low: id))
    row.bind(name)
    try row.run()
  }
}

extension EntityKind {
  static let thing = EntityKind("thing")
}

/// A job made of closures, which remembers its outcomes and how often it ran.
final class TestJob: WriteJob {
  typealias Body = @Sendable (WriteStore, TenantScope) throws(WriteAbort) -> Void

  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim?
  let deadline: UInt64
  let isCancelled: Bool
  let urgency: WriteUrgency
  let isStep: Bool
  let waitingSince: UInt64
  let body: Body
  private let ended = Mutex<[WriteOutcome]>([])
  private let ran = Mutex(0)

  init(
    _ scope: TenantScope, author: Author = TestJob.author, idempotency: IdempotencyClaim? = nil,
    deadline: UInt64 = .max, isCancelled: Bool = false,
    urgency: WriteUrgency = .usual, isStep: Bool = false, waitingSince: UInt64 = .max,
    _ body: @escaping Body
  ) {
    self.isStep = isStep
    self.urgency = urgency
    self.waitingSince = waitingSince
    self.scope = scope
    self.author = author
    self.idempotency = idempotency
    self.deadline = deadline
    self.isCancelled = isCancelled
    self.body = body
  }

  static let author = Author(
    principal: "someone", role: .clientAdmin, method: "ThingService.createThing")

  let isRelief = Mutex(false)
  var freesRoom: Bool { isRelief.withLock { $0 } }

  var outcome: WriteOutcome? { ended.withLock { $0.count == 1 ? $0[0] : nil } }
  var runs: Int { ran.withLock { $0 } }

  func run(_ store: WriteStore) throws(WriteAbort) {
    ran.withLock { $0 += 1 }
    try body(store, scope)
  }

  let onEnd = Mutex<(@Sendable () -> Void)?>(nil)

  func finish(_ outcome: WriteOutcome) {
    ended.withLock { $0.append(outcome) }
    onEnd.withLock { $0 }?()
  }
}

extension TestJob {
  /// Inserts a thing, records it and keeps an answer.
  static func insert(
    _ id: UInt64, _ name: String, _ scope: TenantScope, key: UInt64? = nil,
    request: String = "request", author: Author = TestJob.author, thenRefuse: Bool = false
  ) -> TestJob {
    let claim = key.map {
      IdempotencyClaim(
        Uuid(high: 9, low: $0), by: author, request: SHA256.hash(Array(request.utf8)))
    }
    return TestJob(scope, author: author, idempotency: claim) { store, scope throws(WriteAbort) in
      do throws(SQLError) { try store.insertThing(id, name, scope) } catch { throw .sql(error) }
      let id = Uuid(high: 0, low: id)
      store.record(
        Change(
          .created, .thing, id, subject: id, version: 1, fields: "name",
          after: Array(name.utf8), reason: "a test"), scope)
      store.keepAnswer(Array("made \(name)".utf8))
      if thenRefuse { throw .refused }
    }
  }

  /// As `insert`, without waiting for the row.
  static func insertLater(_ id: UInt64, _ name: String, _ scope: TenantScope) -> TestJob {
    TestJob(scope) { store, scope throws(WriteAbort) in
      let id = Uuid(high: 0, low: id)
      do throws(SQLError) {
        var row = try store.open(WriteStore.insertThing, scope)
        row.bind(id)
        row.bind(name)
        try row.runLater()
      } catch {
        throw .sql(error)
      }
      store.record(Change(.created, .thing, id, subject: id, version: 1), scope)
    }
  }
}

/// A store of its own on the engine of this run, which goes with it.
final class StoreFixture {
  let clock = ManualClock()
  let master = MasterKey()
  let store: Store
  let test: TestStore

  init(
    _ dialect: SQLDialect = TestStore.dialect, options: Writer.Options = Writer.Options(),
    migrations: [Migration] = [.core, .things],
    wrap: (any SQLDatabase) -> any SQLDatabase = { $0 }
  ) throws {
    test = try TestStore(dialect)
    store = try Store(
      wrap(test.database), master: master, clock: clock, options: options,
      migrations: migrations)
  }

  var database: any SQLDatabase { test.database }

  /// Where the embedded engine has its file.
  var path: String {
    get throws { try #require(test.database as? SQLiteDatabase).path }
  }

  func scope(_ number: UInt64 = 1) -> TenantScope {
    .system(Uuid(high: 1, low: number), "a test")
  }

  /// Queues `jobs` and runs what is queued until nothing is.
  func run(_ jobs: TestJob...) {
    for job in jobs { store.writer.submit(job) }
    while store.writer.runBatch() > 0 {}
  }

  /// Changes the database behind the store's back.
  func tamper(_ script: String) throws {
    if let postgres = test.postgres { return try postgres.administer(script) }
    let connection = try database.openWriter()
    try connection.execute(script)
    connection.close()
  }
}
