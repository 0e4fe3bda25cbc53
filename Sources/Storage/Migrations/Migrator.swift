package import SQLInterface
package import Seams
package import WireFormat

/// Brings a store to this program's schema.
package struct Migrator {
  /// Why a store cannot be used as it is.
  package enum Failure: Error, Sendable, Hashable {
    /// A newer program has migrated it further than this one knows.
    case newerStore(found: Int, known: Int)
    /// The role that serves is missing and this one may not make it: what an administrator must
    /// run.
    case roleNeeded([String])
    case sql(SQLError)
  }

  private let connection: any SQLConnection
  private let migrations: [Migration]
  private let clock: any Clock

  package init(
    _ connection: any SQLConnection, clock: any Clock, migrations: [Migration] = Migration.all
  ) {
    self.connection = connection
    self.migrations = migrations
    self.clock = clock
  }

  /// Applies what is missing, each migration in a transaction of its own, so that a kill at any
  /// moment leaves a store that the next call finishes. Where several servers share the store,
  /// one migrates and the others wait. Returns how many were applied.
  @discardableResult
  package func migrate() throws(Failure) -> Int {
    guard connection.dialect == .postgres else { return try applyMissing() }
    let security = RowSecurity(connection)
    do throws(SQLError) { try security.lockMigrations() } catch { throw .sql(error) }
    defer { security.unlockMigrations() }
    let missing: [String]
    do throws(SQLError) { missing = try security.makeRole() } catch { throw .sql(error) }
    guard missing.isEmpty else { throw .roleNeeded(missing) }
    let count = try applyMissing()
    // Also when nothing was applied: an administrator may have changed the tables since.
    do throws(SQLError) { try security.protectTables() } catch { throw .sql(error) }
    return count
  }

  private func applyMissing() throws(Failure) -> Int {
    let applied = try appliedNumber()
    let known = migrations.last?.number ?? 0
    guard applied <= known else { throw .newerStore(found: applied, known: known) }
    var count = 0
    for migration in migrations where migration.number > applied {
      do throws(SQLError) { try apply(migration) } catch {
        connection.rollback()
        throw .sql(error)
      }
      count += 1
    }
    return count
  }

  /// The number of the last migration that the store has; 0 for an empty store.
  package func appliedNumber() throws(Failure) -> Int {
    do throws(SQLError) {
      try connection.execute(text(of: Migrator.table))
      let last = try connection.prepare("SELECT coalesce(max(number), 0) FROM schema_migrations")
      defer { last.reset() }
      return try last.step() ? Int(last.int64(0)) : 0
    } catch {
      throw .sql(error)
    }
  }

  /// Every migration, and when it was applied; nil for one that is still missing. Changes
  /// nothing.
  package func status() throws(Failure) -> [(migration: Migration, appliedAt: Timestamp?)] {
    var applied: [Int64: Timestamp] = [:]
    do throws(SQLError) {
      if try hasTable() {
        let rows = try connection.prepare("SELECT number, applied_at FROM schema_migrations")
        defer { rows.reset() }
        while try rows.step() {
          applied[rows.int64(0)] = Timestamp(microseconds: rows.int64(1))
        }
      }
    } catch {
      throw .sql(error)
    }
    let known = migrations.last?.number ?? 0
    if let last = applied.keys.max(), last > Int64(known) {
      throw .newerStore(found: Int(last), known: known)
    }
    return migrations.map { ($0, applied[Int64($0.number)]) }
  }

  private func hasTable() throws(SQLError) -> Bool {
    let found = try connection.prepare(
      connection.dialect == .sqlite
        ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
        : "SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL")
    defer { found.reset() }
    return try found.step()
  }

  private static let table = Migration.Statement(
    sqlite: """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
      ) STRICT
      """,
    postgres: """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        number bigint NOT NULL PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL
      )
      """)

  private func apply(_ migration: Migration) throws(SQLError) {
    try connection.begin(.write)
    for statement in migration.statements { try connection.execute(text(of: statement)) }
    // In the same transaction: a table is never there without its row security.
    if connection.dialect == .postgres { try RowSecurity(connection).protectTables() }
    let note = try connection.prepare(
      "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?1, ?2, ?3)")
    note.bind(Int64(migration.number), at: 1)
    note.bind(text: migration.name.description, at: 2)
    note.bind(clock.now().microseconds, at: 3)
    _ = try note.step()
    note.reset()
    try connection.commit()
  }

  private func text(of statement: Migration.Statement) -> String {
    (connection.dialect == .sqlite ? statement.sqlite : statement.postgres).description
  }
}
