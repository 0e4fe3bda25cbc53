import Flags
import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver

/// Where records live: in the data directory, or in a PostgreSQL database.
enum StoreChoice {
  case embedded(SQLiteDatabase.Options)
  case postgres(PostgresSettings)

  static let flags: [Flag] = [
    Flag(
      "store", "URL",
      "Where records live: postgres://USER@HOST/DATABASE, or all that libpq reads there; by "
        + "default in a file in the data directory."),
    Flag(
      "store-password-file", "FILE",
      "The password for --store; PGPASSWORD and ~/.pgpass serve as well."),
    Flag(
      "store-writers", "N", "Transactions that write to PostgreSQL at the same time.",
      standard: "4"),
  ]

  /// Whether several servers may use it at the same time.
  var isShared: Bool {
    if case .postgres = self { true } else { false }
  }

  /// What the settings say; `options` is for the embedded store.
  init(_ settings: Settings, _ options: SQLiteDatabase.Options = .init()) throws {
    guard let text = settings["store"] else {
      self = .embedded(options)
      return
    }
    guard PostgresSettings.matches(text) else {
      throw UsageError("--store is postgres://USER@HOST/DATABASE; leave it out for a file.")
    }
    do throws(PostgresSettings.Problem) {
      var postgres = try PostgresSettings(text, password: nil)
      if postgres.hasPassword, settings.origin("store") == .flag {
        throw PostgresSettings.Problem(
          message: "a password on the command line can be seen by others on this machine; use "
            + "--store-password-file, or say FRONTDESK_STORE in the environment")
      }
      if let path = settings["store-password-file"] {
        postgres.set("password", try Self.password(path))
      }
      self = .postgres(postgres)
    } catch {
      throw UsageError("--store: \(error.message).")
    }
    if case .postgres(var postgres) = self {
      postgres.writers = try settings.integer("store-writers", 1...64) ?? 4
      postgres.connectionsMax = 400
      self = .postgres(postgres)
    }
  }

  /// `text` without what is secret in it.
  static func shown(_ text: String) -> String {
    guard PostgresSettings.matches(text) else { return text }
    return (try? PostgresSettings(text))?.description ?? "(not a connection string)"
  }

  func database(in directory: borrowing DataDirectory) -> any SQLDatabase {
    switch self {
    case .embedded(let options): directory.database(options)
    case .postgres(let settings): PostgresDatabase(settings)
    }
  }

  private static func password(_ path: String) throws(PostgresSettings.Problem) -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw PostgresSettings.Problem(message: "the password file \(path) cannot be read")
    }
    return String(text.split(whereSeparator: \.isNewline).first ?? "")
  }
}
