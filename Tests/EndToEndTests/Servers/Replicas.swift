import Foundation
import PostgresDriver
import SQLInterface
import TestKit
import Testing

/// A primary and its synchronous standby, 1 and 2, kept by a script.
final class Replicas {
  let directory: TemporaryDirectory

  /// Starts both; they end with the last reference.
  init() throws {
    directory = try TemporaryDirectory()
    try run("init")
  }

  deinit { try? run("stop") }

  func run(_ arguments: String...) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docker/scripts/replicas.sh").standardizedFileURL
    let process = Process()
    process.executableURL = script
    process.arguments = [directory.path] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "replicas.sh \(arguments) failed")
  }

  /// What a server says to reach one of them.
  func url(_ number: Int) -> String {
    "postgres://postgres@/postgres?host=\(directory.path)/\(number)"
  }

  /// Runs a statement on one of them, whichever of the two it is, and gives the text that it gives.
  @discardableResult
  func ask(_ number: Int, _ statement: String) throws -> String {
    var settings = try PostgresSettings(url(number))
    settings.set("target_session_attrs", "any")
    let connection = try PostgresDatabase(settings).openMigrator()
    defer { connection.close() }
    guard statement.hasPrefix("SELECT") else {
      try connection.execute(statement)
      return ""
    }
    // A standby opens no other transactions.
    try connection.begin(.read)
    defer { connection.rollback() }
    let rows = try connection.prepare(statement)
    defer { rows.reset() }
    return try rows.step() ? String(decoding: rows.bytes(0), as: UTF8.self) : ""
  }

  /// Lets commits of the primary end without its standby.
  func stopWaitingForStandby() throws {
    try ask(1, "ALTER SYSTEM SET synchronous_standby_names = ''")
    try ask(1, "SELECT pg_reload_conf()")
  }
}
