import PostgresDriver
import SQLInterface
import StoreKit
import Testing
import WireFormat

@Suite struct PostgresDriverTests {
  @Test(arguments: [
    ("SELECT a FROM t WHERE x = ?1 AND y = ?2", "SELECT a FROM t WHERE x = $1 AND y = $2"),
    ("VALUES (?1, ?, ?, 0, ?)", "VALUES ($1, $2, $3, 0, $4)"),
    ("SELECT '?', \"?\" WHERE a = ?", "SELECT '?', \"?\" WHERE a = $1"),
    ("?12 ?", "$12 $13"),
  ])
  func `parameters are numbered`(text: String, numbered: String) {
    #expect(PostgresText.numbered(text) == numbered)
  }

  @Test func `a description and an error never have the password`() throws {
    let settings = try PostgresSettings("postgres://me:s3cret@db.example:5433/desk")
    #expect(settings.description == "postgres://db.example:5433/desk")
    #expect(settings.hasPassword)
    #expect(throws: PostgresSettings.Problem.self) {
      try PostgresSettings("postgres://me:s3cret@db:port=/?what=1")
    }
    let other = try PostgresSettings("host=a,b port=1,2 dbname=x", password: "it's")
    #expect(other["host"] == "a,b" && other["target_session_attrs"] == "read-write")
  }

  @Test func `every kind of value comes back as it went`() throws {
    let test = try PostgresTestDatabase()
    let connection = try test.database.openMigrator()
    try connection.execute(
      """
      CREATE TABLE v (a bigint, b double precision, c uuid, d text COLLATE "C", e bytea)
      """)
    let insert = try connection.prepare("INSERT INTO v VALUES (?1, ?2, ?3, ?4, ?5)")
    let id = Uuid(high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0001)
    for number in [0, 1, -1, Int64.min, .max] {
      insert.bind(number, at: 1)
      insert.bind(Double(number) / 3, at: 2)
      insert.bind(id, at: 3)
      insert.bind(text: "é'\\\u{10FFFF}", at: 4)
      insert.bind(bytes: ([0, 255, 39] as [UInt8]).span.bytes, at: 5)
      #expect(try !insert.step() && insert.changedRows == 1)
      insert.reset()
    }
    for parameter in 1...5 { insert.bindNull(at: parameter) }
    #expect(try !insert.step())
    #expect(connection.totalChanges == 6)
    let rows = try connection.prepare("SELECT a, b, c, d, e, a IS NULL, 7 FROM v ORDER BY a")
    var numbers: [Int64] = []
    while try rows.step() {
      if rows.isNull(0) {
        #expect((1...4).allSatisfy { rows.isNull($0) } && rows.int64(5) == 1)
        continue
      }
      numbers.append(rows.int64(0))
      #expect(rows.double(1) == Double(rows.int64(0)) / 3 && rows.uuid(2) == id)
      #expect(String(decoding: rows.bytes(3), as: UTF8.self) == "é'\\\u{10FFFF}")
      #expect(Array(rows.bytes(4)) == [0, 255, 39] && rows.int64(6) == 7)
    }
    #expect(numbers == [.min, -1, 0, 1, .max])
  }

  @Test func `errors are told apart, and a failed transaction says so`() throws {
    let test = try PostgresTestDatabase()
    let connection = try test.database.openMigrator()
    try connection.execute("CREATE TABLE k (id bigint PRIMARY KEY)")
    func insert(_ text: String) throws(SQLError) {
      let statement = try connection.prepare(text)
      _ = try statement.step()
    }
    try insert("INSERT INTO k VALUES (1)")
    try connection.begin(.write)
    try connection.setSavepoint()
    #expect(throws: SQLError.constraint(.unique, name: "k_pkey")) {
      try insert("INSERT INTO k VALUES (1)")
    }
    #expect(connection.failure == .constraint(.unique, name: "k_pkey"))
    try connection.rollbackToSavepoint()
    #expect(connection.failure == nil)
    try insert("INSERT INTO k VALUES (2)")
    try connection.commit()
    try connection.begin(.write)
    #expect(throws: SQLError.self) { try insert("INSERT INTO k VALUES (2)") }
    #expect(throws: SQLError.self) { try connection.commit() }
    connection.rollback()
    #expect(throws: SQLError.self) { try insert("INSERT INTO nothing VALUES (2)") }
    try connection.begin(.read)
    #expect(throws: SQLError.readOnly) { try insert("INSERT INTO k VALUES (3)") }
    connection.rollback()
    try insert("INSERT INTO k VALUES (3)")
  }

  @Test func `a link that breaks while idle is nobody's loss, and within a transaction it is told`()
    throws
  {
    let test = try PostgresTestDatabase()
    let connection = try test.database.openMigrator()
    let one = try connection.prepare("SELECT 1")
    #expect(try one.step())
    one.reset()
    let kill = """
      SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = '\(test.name)' AND pid <> pg_backend_pid()
      """
    try test.administer(kill)
    #expect(try one.step())
    one.reset()
    try connection.begin(.write)
    #expect(try one.step())
    one.reset()
    try test.administer(kill)
    #expect(throws: SQLError.connectionLost) { try one.step() }
    #expect(connection.failure == .connectionLost)
    connection.rollback()
    #expect(try one.step())
  }

  @Test func `a time limit and a cancel end a statement`() throws {
    let test = try PostgresTestDatabase()
    let connection = try test.database.openMigrator()
    let long = try connection.prepare("SELECT pg_sleep(30)")
    connection.timeLimitMilliseconds = 20
    try connection.begin(.read)
    #expect(throws: SQLError.interrupted) { try long.step() }
    connection.rollback()
  }

  /// A table of the test's own that the role which serves may use.
  private func makeTable(_ test: PostgresTestDatabase) throws {
    try test.administer(
      """
      DO $$ BEGIN CREATE ROLE frontdesk_server NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
      GRANT frontdesk_server TO frontdesk_owner;
      CREATE TABLE k (id bigint PRIMARY KEY);
      GRANT ALL ON k TO frontdesk_server, frontdesk_owner;
      """)
  }

  private func count(_ connection: any SQLConnection) throws -> Int64 {
    let rows = try connection.prepare("SELECT count(*) FROM k")
    defer { rows.reset() }
    return try rows.step() ? rows.int64(0) : -1
  }

  @Test func `all statements of a read see one snapshot, and the next read another`() throws {
    let test = try PostgresTestDatabase()
    try makeTable(test)
    let reader = try test.database.openReader(for: .point)
    for round in 0..<3 as Range<Int64> {
      try reader.begin(.read)
      #expect(try count(reader) == round)
      try test.administer("INSERT INTO k VALUES (\(round))")
      #expect(try count(reader) == round)
      try reader.commit()
    }
    // Prepared before, so that it is one message; another statement would be a later snapshot.
    let one = try reader.prepare("SELECT count(*) FROM k")
    for _ in 0..<3 {
      try reader.begin(.readOne)
      #expect(try one.step() && one.int64(0) == 3)
      one.reset()
      #expect(throws: SQLError.self) { try one.step() }
      try reader.commit()
    }
    try reader.begin(.read)
    #expect(try count(reader) == 3)
    reader.rollback()
  }

  @Test func `a read that fails or runs out of time leaves a connection that reads on`() throws {
    let test = try PostgresTestDatabase()
    try makeTable(test)
    let reader = try test.database.openReader(for: .point)
    let long = try reader.prepare("SELECT pg_sleep(30)")
    let wrong = try reader.prepare("SELECT 1 / id FROM k WHERE id = 0")
    try test.administer("INSERT INTO k VALUES (0)")
    for kind in [SQLTransaction.read, .readOne, .read] {
      reader.timeLimitMilliseconds = 20
      try reader.begin(kind)
      #expect(throws: SQLError.interrupted) { try long.step() }
      #expect(reader.failure == .interrupted)
      #expect(throws: SQLError.self) { try reader.commit() }
      reader.timeLimitMilliseconds = 0
      try reader.begin(kind)
      #expect(throws: SQLError.self) { try wrong.step() }
      #expect(throws: SQLError.self) { try reader.commit() }
      try reader.begin(kind)
      #expect(try count(reader) == 1)
      try reader.commit()
    }
  }

  @Test func `what is not waited for is counted, and its error comes at the commit`() throws {
    let test = try PostgresTestDatabase()
    try makeTable(test)
    let writer = try test.database.openWriter()
    let insert = try writer.prepare("INSERT INTO k VALUES (?1)")
    try writer.begin(.write)
    #expect(try count(writer) == 0)
    for number in 0..<200 as Range<Int64> {
      insert.bind(number, at: 1)
      try insert.runLater()
    }
    #expect(writer.totalChanges == 200)
    #expect(try count(writer) == 200)
    try writer.commit()
    try writer.begin(.write)
    #expect(try count(writer) == 200)
    insert.bind(7 as Int64, at: 1)
    try insert.runLater()
    #expect(throws: SQLError.constraint(.unique, name: "k_pkey")) { try writer.commit() }
    try writer.begin(.write)
    #expect(try count(writer) == 200)
    insert.bind(7 as Int64, at: 1)
    try insert.runLater()
    #expect(throws: SQLError.constraint(.unique, name: "k_pkey")) { try count(writer) }
    writer.rollback()
    // In a savepoint each is waited for.
    try writer.begin(.write)
    try writer.setSavepoint()
    insert.bind(7 as Int64, at: 1)
    #expect(throws: SQLError.constraint(.unique, name: "k_pkey")) { try insert.runLater() }
    try writer.rollbackToSavepoint()
    insert.bind(1000 as Int64, at: 1)
    try insert.runLater()
    try writer.commit()
    #expect(try count(writer) == 201)
  }

  @Test func `connections are bounded`() throws {
    let test = try PostgresTestDatabase()
    var settings = test.settings
    settings.connectionsMax = 2
    let database = PostgresDatabase(settings)
    let first = try database.openMigrator()
    let second = try database.openMigrator()
    #expect(throws: SQLError.busy) { try database.openMigrator() }
    first.close()
    let third = try database.openMigrator()
    third.close()
    second.close()
  }
}
