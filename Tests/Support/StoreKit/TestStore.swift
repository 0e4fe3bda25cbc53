import Foundation
package import SQLInterface
import SQLiteDriver
import TestKit

/// The database of one test, on the engine that this run of the tests is for.
package final class TestStore: Sendable {
  package let database: any SQLDatabase
  private let directory: TemporaryDirectory?
  /// Nil on the embedded engine.
  package let postgres: PostgresTestDatabase?

  /// `postgres` in FRONTDESK_TEST_ENGINE, else the embedded engine.
  package static var dialect: SQLDialect {
    ProcessInfo.processInfo.environment["FRONTDESK_TEST_ENGINE"] == "postgres" ? .postgres : .sqlite
  }

  /// Whether this run is for the embedded engine: for suites of what only that has.
  package static var isEmbedded: Bool { dialect == .sqlite }

  /// The embedded engine's file; nil on the other one.
  package var file: String? { directory?.path(of: "test.db") }

  /// An empty database.
  package init(_ dialect: SQLDialect = TestStore.dialect) throws {
    switch dialect {
    case .sqlite:
      let directory = try TemporaryDirectory()
      self.directory = directory
      postgres = nil
      database = SQLiteDatabase(path: directory.path(of: "test.db"))
    case .postgres:
      let postgres = try PostgresTestDatabase()
      self.postgres = postgres
      directory = nil
      database = postgres.database
    }
  }
}
