import Crypto
import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver
import StoreKit
import Testing

@testable import Storage

/// Every statement of the source on both engines, whatever this run is for.
@Suite struct StatementTests {
  /// A migrated store and a connection that may look at all of it.
  private func connect(_ dialect: SQLDialect) throws -> (TestStore, any SQLConnection) {
    let test = try TestStore(dialect)
    let store = try Store(test.database, master: MasterKey(), clock: ManualClock())
    store.writer.drain()
    guard let postgres = test.postgres else {
      return (test, try test.database.openReader(for: .point))
    }
    let connection = try PostgresDatabase(try PostgresCluster.settings(postgres.name))
      .openMigrator()
    // Empty tables are always read whole otherwise.
    try connection.execute(
      """
      SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;
      SELECT 1
      """)
    return (test, connection)
  }

  private func lines(_ statement: any SQLStatement, _ column: Int) throws -> [String] {
    var lines: [String] = []
    while try statement.step() {
      lines.append(String(decoding: statement.bytes(column), as: UTF8.self))
    }
    statement.reset()
    return lines
  }

  /// How the engine reaches tables; each entry is one table's.
  private func plan(_ text: String, _ connection: any SQLConnection) throws -> [String] {
    guard connection.dialect == .postgres else {
      return try lines(try connection.prepare("EXPLAIN QUERY PLAN " + text), 3)
        .filter { $0.hasPrefix("SCAN") || $0.hasPrefix("SEARCH") }
    }
    let numbered = PostgresText.numbered(text)
    try connection.execute("PREPARE planned AS \(numbered)")
    defer { try? connection.execute("DEALLOCATE planned") }
    let count = try lines(
      try connection.prepare(
        "SELECT coalesce(cardinality(parameter_types), 0)::text FROM pg_prepared_statements "
          + "WHERE name = 'planned'"), 0)
    let nulls = Array(repeating: "NULL", count: count.first.flatMap { Int($0) } ?? 0)
    let call = nulls.isEmpty ? "planned" : "planned(\(nulls.joined(separator: ", ")))"
    return try lines(try connection.prepare("EXPLAIN (COSTS off) EXECUTE \(call)"), 0)
  }

  @Test(arguments: [SQLDialect.sqlite, .postgres])
  func `each is prepared, and reaches every table by its tenant`(dialect: SQLDialect) throws {
    let (test, connection) = try connect(dialect)
    #expect(WrittenStatement.all.count > 70)
    for statement in WrittenStatement.all {
      let text = statement.text(dialect)
      let lines: [String]
      do { lines = try plan(text, connection) } catch {
        Issue.record("\(statement.file): \(error): \(text)")
        continue
      }
      guard !statement.isGlobal else { continue }
      let isBound =
        dialect == .sqlite ? Self.isBoundOnSQLite(lines, text) : Self.isBoundOnPostgres(lines)
      #expect(isBound, "\(statement.file): \(text)\n\(lines.joined(separator: "\n"))")
    }
    connection.close()
    withExtendedLifetime(test) {}
  }

  /// What is scanned is only what a search found. One statement looks at the row that a number
  /// names, whosesoever it is, and takes it only of its tenant (`TenantMutantTests`).
  private static func isBoundOnSQLite(_ lines: [String], _ text: String) -> Bool {
    let byRow = ReadStore.findCustomerAt.text.text(for: .sqlite)
    if text.split(whereSeparator: \.isWhitespace) == byRow.split(whereSeparator: \.isWhitespace) {
      return lines == ["SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"]
    }
    return lines.allSatisfy { line in
      line.contains("tenant_id=?")
        || ["hit", "word", "few", "walked", "(subquery-"].contains {
          line.hasPrefix("SCAN " + $0) || line.hasPrefix("SEARCH " + $0)
        }
    }
  }

  /// Each node that reads a table is followed by its condition, which names the tenant.
  private static func isBoundOnPostgres(_ lines: [String]) -> Bool {
    for (index, line) in lines.enumerated() {
      guard
        line.contains("Seq Scan") || line.contains("Index Scan")
          || line.contains("Index Only Scan")
      else { continue }
      let depth = line.prefix { $0 == " " }.count
      let details = lines[(index + 1)...].prefix { detail in
        detail.prefix { $0 == " " }.count > depth && !detail.contains("->")
      }
      let isBound = details.contains {
        $0.contains("Index Cond:") && $0.contains("tenant_id = ")
      }
      guard isBound else { return false }
    }
    return true
  }

  /// What pgbench is given to run beside the server is what the server runs: SELECTs word for
  /// word, INSERTs up to their values, which pgbench makes in its own way.
  @Test(arguments: ["get", "get-plain", "book"])
  func `the benchmark's are these`(script: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../clients/bench/scripts/pgbench/\(script).sql")
    let text = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("\\") && !$0.hasPrefix("--") }
      .joined(separator: "\n")
      .replacing(/\('0198.*?'0'\)\)::uuid/, with: "?")
      .replacing(/:[a-z_]+/, with: "?").replacing("\\gset head_", with: ";")
    func squeeze(_ text: some StringProtocol) -> String {
      text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    }
    let written = WrittenStatement.all.map {
      squeeze($0.postgres.replacing(/\?[0-9]+/, with: "?"))
    }
    var found = 0
    for statement in text.split(separator: ";") {
      let line = squeeze(statement)
      guard line.contains("?"), !line.contains("set_config") else { continue }
      let isInsert = line.hasPrefix("INSERT") && !line.contains("ON CONFLICT")
      let known = isInsert ? String(line.prefix { $0 != "V" }) : line
      #expect(written.contains { isInsert ? $0.hasPrefix(known) : $0 == known }, "\(line)")
      found += 1
    }
    #expect(found == (script == "book" ? 8 : 1))
  }

  @Test func `those that serve no tenant are listed with their reasons`() {
    func squeeze(_ text: String) -> String {
      text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    }
    let written = Set(
      WrittenStatement.all.filter(\.isGlobal).map { squeeze($0.postgres) })
    #expect(written == Set(UnroutedStatement.all.map(\.text)))
    #expect(UnroutedStatement.all.allSatisfy { !$0.reason.isEmpty })
  }
}
