import Foundation
package import PostgresDriver
package import SQLInterface
import Synchronization

/// The PostgreSQL cluster that the tests were given; `docker/scripts/postgres.sh` makes one.
package enum PostgresCluster {
  /// Why there is none; a test without its database fails, it does not skip.
  package struct Missing: Error, CustomStringConvertible {
    package let description =
      "FRONTDESK_TEST_POSTGRES names no cluster; run the tests as docker/scripts/postgres.sh with"
      + " the command after it"
  }

  /// Settings of the cluster's administrator for `database`.
  package static func settings(_ database: String = "postgres") throws -> PostgresSettings {
    guard let text = ProcessInfo.processInfo.environment["FRONTDESK_TEST_POSTGRES"] else {
      throw Missing()
    }
    var settings = try PostgresSettings(text)
    settings.set("dbname", database)
    settings.writers = 2
    return settings
  }
}

/// A database of a test's own, owned by a role that is no superuser; it goes with the last
/// reference.
package final class PostgresTestDatabase: Sendable {
  package let name: String
  package let settings: PostgresSettings
  package let database: PostgresDatabase

  private static let owner = "frontdesk_owner"
  // Roles are the cluster's, and made once in this process.
  private static let isOwnerMade = Mutex(false)

  /// An empty database, or a copy of `template`.
  package init(template: String = "template0") throws {
    name = "t" + UUID().uuidString.lowercased().split(separator: "-").joined()
    try Self.isOwnerMade.withLock { isMade in
      if !isMade { try Self.administer(Self.makeOwner) }
      isMade = true
    }
    try Self.administer(
      "CREATE DATABASE \(name) TEMPLATE \(template) OWNER \(Self.owner)"
        + (template == "template0" ? " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'" : ""))
    var settings = try PostgresCluster.settings(name)
    settings.set("user", Self.owner)
    self.settings = settings
    database = PostgresDatabase(settings)
  }

  deinit {
    database.close()
    try? Self.administer("DROP DATABASE \(name) WITH (FORCE)")
  }

  /// The same database for one more server; whoever asks closes it.
  package func connectAnew() -> any SQLDatabase { PostgresDatabase(settings) }

  /// What a server's `--store` says for this database.
  package var url: String {
    "postgres://\(settings["user"] ?? "")@/\(name)?host=\(settings["host"] ?? "")"
  }

  /// Runs `script` as the cluster's administrator, in the database of this test.
  package func administer(_ script: String) throws { try Self.administer(script, in: name) }

  private static let makeOwner = """
    DO $$ BEGIN
      CREATE ROLE \(owner) LOGIN CREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
    """

  /// The first column of the first row of `query`, a text, as the administrator sees it.
  package func ask(_ query: String) throws -> String {
    let connection = try PostgresDatabase(try PostgresCluster.settings(name)).openMigrator()
    defer { connection.close() }
    let rows = try connection.prepare(query)
    defer { rows.reset() }
    return try rows.step() ? String(decoding: rows.bytes(0), as: UTF8.self) : ""
  }

  private static func administer(_ script: String, in name: String = "postgres") throws {
    let connection = try PostgresDatabase(try PostgresCluster.settings(name)).openMigrator()
    defer { connection.close() }
    try connection.execute(script)
  }
}
