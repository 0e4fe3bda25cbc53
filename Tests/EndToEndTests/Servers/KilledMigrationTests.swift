import Foundation
import Glibc
import SQLInterface
import SQLiteDriver
import StoreKit
import TestKit
import Testing

/// `migrate up`, killed wherever that can leave something else behind: on PostgreSQL at every
/// statement that makes or changes something, on the embedded store at every page it writes.
@Suite(.serialized) struct `A migration that is killed` {
  // The database itself stops it there: a trigger counts its statements, and sleeps in the one
  // that is meant.
  private static let probe = """
    CREATE SCHEMA probe;
    GRANT USAGE ON SCHEMA probe TO PUBLIC;
    CREATE SEQUENCE probe.statements;
    CREATE TABLE probe.target (number bigint);
    INSERT INTO probe.target VALUES (0);
    CREATE FUNCTION probe.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF nextval('probe.statements') = (SELECT number FROM probe.target) THEN
        PERFORM pg_sleep(600);
      END IF;
    END $$;
    CREATE EVENT TRIGGER probe ON ddl_command_end EXECUTE FUNCTION probe.note();
    """
  private static let applied = """
    SELECT CASE WHEN to_regclass('schema_migrations') IS NULL THEN '0'
    ELSE (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM schema_migrations', true,
      true, '')))[1]::text END
    """
  private static let sleeper =
    "SELECT coalesce(max(pid)::text, '') FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
    + " AND datname = current_database()"
  // Columns, indexes, rules, and who may see and do what.
  private static let schema = """
    SELECT coalesce(string_agg(line, chr(10) ORDER BY line COLLATE "C"), '') FROM (
      SELECT concat_ws(' ', c.relname, a.attnum::text, a.attname, a.atttypid::regtype::text,
        a.attnotnull::text, c.relrowsecurity::text, c.relforcerowsecurity::text,
        c.relacl::text) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT concat_ws(' ', conrelid::regclass::text, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT concat_ws(' ', tablename, policyname, roles::text, cmd, qual, with_check)
      FROM pg_policies
      UNION ALL SELECT concat_ws(' ', number::text, name) FROM schema_migrations) AS lines
    """

  @Test func `at any statement leaves a store that the next one finishes`() throws {
    let whole = try PostgresTestDatabase()
    let directory = try TemporaryDirectory()
    #expect(try migrate(whole, directory).status == 0)
    let database = try PostgresTestDatabase()
    try database.administer(Self.probe)
    // All of them by `make killed-migrations`; otherwise every third, from a different one on.
    let isWhole = ProcessInfo.processInfo.environment["FRONTDESK_TEST_EVERY_STATEMENT"] != nil
    let step = isWhole ? 1 : 3
    let first = Int.random(in: 1...step)
    var number = first
    var kills = 0
    var last = ""
    while try kill(database, directory, at: number) {
      kills += 1
      let applied = try database.ask(Self.applied)
      // Once a migration is done the next run begins with the one after it.
      number = applied == last ? number + step : first
      last = applied
    }
    #expect(kills > 50)
    let schema = try whole.ask(Self.schema)
    #expect(schema.contains("CREATE INDEX customers_by_name"))
    #expect(try database.ask(Self.schema) == schema)
    print(
      "killed at \(kills) statements, every \(step) from \(first) on,",
      "\(try whole.ask(Self.applied)) migrations")
  }

  /// The embedded store's writes reach the disk page by page. Its process ends, without any
  /// say, in the write that would make its log longer than it may be: one page later each time.
  @Test func `at any page that it writes leaves a file that the next one finishes`() throws {
    let whole = try TemporaryDirectory()
    #expect(try Programs.server(["migrate", "up", "--data", whole.path]).status == 0)
    let directory = try TemporaryDirectory()
    // Makes the keys and the lock, which are no part of this.
    #expect(try Programs.server(["migrate", "status", "--data", directory.path]).status == 0)
    let seed = Int.random(in: 64..<Self.frame)
    var kills = 0
    while true {
      // Somewhere within the page, so that half of it is there.
      let limit = kills * Self.frame + seed
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      // Whoever runs the tests may ignore the signal, which would be inherited.
      process.arguments =
        ["--default-signal=XFSZ", "prlimit", "--core=0", "--fsize=\(limit)"]
        + [try BuiltProgram("frontdeskd").url.path, "migrate", "up", "--data", directory.path]
      process.standardOutput = FileHandle.nullDevice
      let complaints = Pipe()
      process.standardError = complaints
      try process.run()
      process.waitUntilExit()
      if process.terminationReason == .exit {
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        try #require(
          process.terminationStatus == 0, "\(limit): \(String(decoding: said, as: UTF8.self))")
        break
      }
      try #require(process.terminationStatus == SIGXFSZ)
      kills += 1
      try #require(kills < 2000)
    }
    #expect(kills > 50, "seed \(seed)")
    let schema = try embeddedSchema(whole)
    #expect(schema.contains { $0.contains("CREATE INDEX customers_by_name") })
    #expect(try embeddedSchema(directory) == schema, "seed \(seed)")
    print("killed at \(kills) pages, seed \(seed)")
  }

  /// A page in SQLite's log, with its header.
  private static let frame = 4096 + 24

  private func embeddedSchema(_ directory: TemporaryDirectory) throws -> [String] {
    let database = SQLiteDatabase(path: directory.path(of: "frontdesk.db"))
    let connection = try database.openReader(for: .report)
    defer { connection.close() }
    var lines: [String] = []
    for query in [
      "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name",
      "SELECT number || ' ' || name FROM schema_migrations ORDER BY number",
      "SELECT integrity_check FROM pragma_integrity_check",
    ] {
      let rows = try connection.prepare(query)
      while try rows.step() { lines.append(String(decoding: rows.bytes(0), as: UTF8.self)) }
      rows.reset()
    }
    return lines
  }

  private func arguments(_ database: PostgresTestDatabase, _ directory: TemporaryDirectory)
    -> [String]
  {
    ["migrate", "up", "--data", directory.path, "--store", database.url]
  }

  private func migrate(
    _ database: PostgresTestDatabase, _ directory: TemporaryDirectory
  ) throws -> BuiltProgram.Result {
    try Programs.server(arguments(database, directory))
  }

  /// Kills a migration in its statement `number`; false when it had fewer and succeeded.
  private func kill(
    _ database: PostgresTestDatabase, _ directory: TemporaryDirectory, at number: Int
  ) throws -> Bool {
    try database.administer(
      "SELECT setval('probe.statements', 1, false); UPDATE probe.target SET number = \(number)")
    let process = Process()
    process.executableURL = try BuiltProgram("frontdeskd").url
    process.arguments = arguments(database, directory)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var backend = ""
    try #require(
      eventually {
        backend = (try? database.ask(Self.sleeper)) ?? ""
        return !backend.isEmpty || !process.isRunning
      })
    guard !backend.isEmpty else {
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      return false
    }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // The server would notice by itself once the statement is over.
    try database.administer("SELECT pg_terminate_backend(\(backend), 5000)")
    return true
  }
}
