package import SQLInterface
package import Seams
import WireFormat

/// Brings a store to this program's schema.
package struct Migrator {
  /// Why a store cannot be used as it is.
  package enum Failure: Error, Sendable, Hashable {
    /// A newer program has migrated it further than this one knows.
    case newerStore(found: Int, known: Int)
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
  /// moment leaves a store that the next call finishes. Returns how many were applied.
  @discardableResult
  package func migrate() throws(Failure) -> Int {
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
