import Foundation
import Glibc
import StoreKit
import TestKit
import Testing

/// `migrate up`, killed at every statement that makes or changes something. The database itself
/// stops it there: a trigger counts its statements, and sleeps in the one that is meant.
@Suite(.serialized) struct `A migration that is killed` {
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
  private static let tables = """
    SELECT coalesce(string_agg(concat_ws(' ', c.relname, a.attname, a.atttypid::regtype::text,
      c.relforcerowsecurity::text), ',' ORDER BY c.relname, a.attnum), '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace
    """

  @Test func `at any statement leaves a store that the next one finishes`() throws {
    let whole = try PostgresTestDatabase()
    let directory = try TemporaryDirectory()
    #expect(try migrate(whole, directory).status == 0)
    let database = try PostgresTestDatabase()
    try database.administer(Self.probe)
    var number = 1
    var kills = 0
    var last = ""
    while try kill(database, directory, at: number) {
      kills += 1
      let applied = try database.ask(Self.applied)
      // Once a migration is done the next run begins with the one after it.
      number = applied == last ? number + 1 : 1
      last = applied
    }
    #expect(kills > 50)
    #expect(try database.ask(Self.applied) == whole.ask(Self.applied))
    #expect(try database.ask(Self.tables) == whole.ask(Self.tables))
    print("killed at \(kills) statements, \(try whole.ask(Self.applied)) migrations")
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
