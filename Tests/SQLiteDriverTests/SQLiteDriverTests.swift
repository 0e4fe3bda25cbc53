import Foundation
import SQLiteDriver
import Testing
import WireFormat

@testable import SQLInterface

/// A directory of its own for one test, removed afterwards.
final class ScratchDirectory {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "frontdesk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var database: SQLiteDatabase { SQLiteDatabase(path: path + "/test.db") }
}

private let table = """
  CREATE TABLE things (tenant_id BLOB NOT NULL, id BLOB NOT NULL, name TEXT, amount INTEGER,
    record BLOB, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
  """

private let insertThing = Command(
  "INSERT INTO things (tenant_id, id, name, amount, record) VALUES (?1, ?2, ?3, ?4, ?5)")
private let findThing = Query(
  "SELECT id, name, amount, record FROM things WHERE tenant_id = ?1 AND id = ?2")
private let countThings = Query(global: "SELECT count(*) FROM things")
private let tenant = Uuid(high: 1, low: 2)

@Suite struct SQLiteDriverTests {
  let directory: ScratchDirectory
  let writer: SQLStatementCache

  init() throws {
    directory = try ScratchDirectory()
    writer = SQLStatementCache(try directory.database.openWriter())
    try writer.connection.execute(table)
  }

  private func insert(_ id: UInt64, name: String? = "n", record: [UInt8] = []) throws(SQLError) {
    var change = try writer.open(insertThing.text, tenant: tenant)
    change.bind(Uuid(high: 0, low: id))
    change.bind(name)
    change.bind(Int64.min)
    change.bind(record)
    try change.run()
  }

  @Test func `values come back as they were bound`() throws {
    try insert(7, name: "Ça va 👋", record: [0, 1, 255])
    try insert(8, name: nil)
    var rows = try writer.open(findThing.text, tenant: tenant)
    rows.bind(Uuid(high: 0, low: 7))
    #expect(try rows.next())
    #expect(rows.uuid(0) == Uuid(high: 0, low: 7))
    #expect(rows.text(1) == "Ça va 👋")
    #expect(rows.int64(2) == .min)
    #expect(rows.array(3) == [0, 1, 255])
    #expect(rows.bytes(3).byteCount == 3)
    #expect(try !rows.next())
    rows.rewind()
    rows.bind(Uuid(high: 0, low: 8))
    #expect(try rows.next())
    #expect(rows.optionalText(1) == nil)
    #expect(!rows.isNull(3) && rows.array(3).isEmpty)
  }

  @Test func `a second row under one key names the columns`() throws {
    try insert(1)
    #expect(throws: SQLError.constraint(.unique, name: "things.tenant_id, things.id")) {
      try insert(1)
    }
  }

  @Test func `a statement opened while it is open gets a twin`() throws {
    try insert(1)
    try insert(2)
    var first = try writer.open(findThing.text, tenant: tenant)
    first.bind(Uuid(high: 0, low: 1))
    #expect(try first.next())
    do {
      var second = try writer.open(findThing.text, tenant: tenant)
      second.bind(Uuid(high: 0, low: 2))
      #expect(try second.next())
      #expect(second.uuid(0) == Uuid(high: 0, low: 2))
    }
    #expect(first.uuid(0) == Uuid(high: 0, low: 1))
  }

  @Test(arguments: [
    "SELECT id FROM things WHERE id = ?1",
    "SELECT tenant_id FROM things WHERE id = ?1",
    "DELETE FROM things WHERE tenant_id = ?2 AND id = ?1",
    "INSERT INTO things (id, tenant_id) VALUES (?1, ?2)",
  ])
  func `a tenant statement that does not bind its tenant is refused`(text: String) throws {
    #expect(throws: SQLError.self) { try TenantRule.check(text, reach: .tenant) }
  }

  @Test func `a query that writes, and a statement in the wrong reach, are refused`() throws {
    let liar = Query("DELETE FROM things WHERE tenant_id = ?1")
    #expect(throws: SQLError.self) { _ = try writer.open(liar.text, tenant: tenant) }
    #expect(throws: SQLError.self) { _ = try writer.open(countThings.text, tenant: tenant) }
    #expect(throws: SQLError.self) { _ = try writer.open(global: findThing.text) }
  }

  @Test func `a composed query is known again by its parts`() {
    func list(_ names: Int, onPostgres: Bool = false) -> ComposedQuery {
      var list = ComposedQuery("SELECT id FROM things WHERE tenant_id = ?1")
      list.append(" AND name IN ")
      list.appendList(count: names)
      if onPostgres {
        list.append(" LIMIT ?", postgres: " FETCH FIRST ? ROWS ONLY")
      } else {
        list.append(" LIMIT ?")
      }
      return list
    }
    for dialect in [SQLDialect.sqlite, .postgres] {
      #expect(list(2).identity(for: dialect) == list(2).identity(for: dialect))
      #expect(list(2).identity(for: dialect) != list(3).identity(for: dialect))
    }
    let (plain, other) = (list(2), list(2, onPostgres: true))
    #expect(plain.text(for: .sqlite) == other.text(for: .sqlite))
    #expect(plain.identity(for: .postgres) != other.identity(for: .postgres))
  }

  @Test func `a composed query binds its parts in order`() throws {
    for id in 1...5 { try insert(UInt64(id), name: "n\(id)") }
    var list = ComposedQuery("SELECT id FROM things WHERE tenant_id = ?1")
    list.append(" AND name IN ")
    list.appendList(count: 2)
    list.append(" ORDER BY id DESC LIMIT ?")
    var rows = try writer.open(list, tenant: tenant)
    rows.bind("n2")
    rows.bind("n4")
    rows.bind(10)
    var found: [UInt64] = []
    while try rows.next() { found.append(rows.uuid(0).low) }
    #expect(found == [4, 2])
  }

  @Test func `a reader keeps its snapshot and cannot write`() throws {
    try insert(1)
    let reader = SQLStatementCache(try directory.database.openReader(for: .point))
    func count() throws -> Int {
      var rows = try reader.open(global: countThings.text)
      #expect(try rows.next())
      return rows.int(0)
    }
    try reader.connection.begin(.read)
    #expect(try count() == 1)
    try insert(2)
    #expect(try count() == 1)
    try reader.connection.commit()
    #expect(try count() == 2)
    #expect(throws: SQLError.readOnly) {
      var change = try reader.open(insertThing.text, tenant: tenant)
      for _ in 0..<4 { change.bindNull() }
      try change.run()
    }
  }

  @Test func `a read that passes its bound of steps is abandoned`() throws {
    let long = Query(
      global: """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        SELECT sum(i) FROM n
        """)
    let reader = SQLStatementCache(try directory.database.openReader(for: .point))
    reader.connection.stepBudget = 20_000
    #expect(throws: SQLError.stepLimit) {
      var rows = try reader.open(global: long.text)
      _ = try rows.next()
    }
    reader.connection.stepBudget = .max
    var rows = try reader.open(global: long.text)
    #expect(try rows.next())
    #expect(rows.int64(0) == 5_000_050_000)
  }

  @Test func `a full disk is its own error`() throws {
    try writer.connection.execute("PRAGMA max_page_count = 8")
    #expect(throws: SQLError.full) {
      for id in 1...100 {
        try insert(UInt64(id), record: [UInt8](repeating: 7, count: 4000))
      }
    }
  }

  @Test func `a directory is locked once`() throws {
    let lock = try DirectoryLock(of: directory.path)
    #expect(throws: DirectoryLock.Failure.held(by: getpid())) {
      _ = try DirectoryLock(of: directory.path)
    }
    _ = consume lock
    _ = try DirectoryLock(of: directory.path)
  }
}
