import Flags
import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver

/// Where records live: in the data directory, or in a PostgreSQL database.
enum StoreChoice {
  case embedded(SQLiteDatabase.Options)
  case postgres(PostgresSettings, standbys: [PostgresSettings])

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

  /// For the server alone.
  static let standbyFlag = Flag(
    "store-standby", "URL",
    "A standby of --store, which answers reads whose callers take what is a little old; once for "
      + "each.", isList: true)

  /// Whether several servers may use it at the same time.
  var isShared: Bool {
    if case .postgres = self { true } else { false }
  }

  /// What the settings say; `options` is for the embedded store.
  init(_ settings: Settings, _ options: SQLiteDatabase.Options = .init()) throws {
    guard let text = settings["store"] else {
      guard settings.list("store-standby").isEmpty else {
        throw UsageError("--store-standby is for a store on PostgreSQL.")
      }
      self = .embedded(options)
      return
    }
    guard PostgresSettings.matches(text) else {
      throw UsageError("--store is postgres://USER@HOST/DATABASE; leave it out for a file.")
    }
    var postgres = try Self.postgres("store", text, settings)
    postgres.writers = try settings.integer("store-writers", 1...64) ?? 4
    postgres.connectionsMax = 400
    let standbys = try settings.list("store-standby").map {
      try Self.postgres("store-standby", $0, settings, isStandby: true)
    }
    self = .postgres(postgres, standbys: standbys)
  }

  private static func postgres(
    _ name: String, _ text: String, _ settings: Settings, isStandby: Bool = false
  ) throws -> PostgresSettings {
    do throws(PostgresSettings.Problem) {
      var postgres = try PostgresSettings(text, isStandby: isStandby)
      if postgres.hasPassword, settings.origin(name) == .flag {
        throw PostgresSettings.Problem(
          message: "a password on the command line can be seen by others on this machine; use "
            + "--store-password-file, or say \(name) in the environment")
      }
      if let path = settings["store-password-file"] {
        postgres.set("password", try Self.password(path))
      }
      return postgres
    } catch {
      throw UsageError("--\(name): \(error.message).")
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
    case .postgres(let settings, let standbys): PostgresDatabase(settings, standbys: standbys)
    }
  }

  private static func password(_ path: String) throws(PostgresSettings.Problem) -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw PostgresSettings.Problem(message: "the password file \(path) cannot be read")
    }
    return String(text.split(whereSeparator: \.isNewline).first ?? "")
  }
}
