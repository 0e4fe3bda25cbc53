import Auth
import SQLInterface
import WireFormat

@testable import Storage

/// Holds each statement that a store runs against what keeps tenants apart: what it answers and
/// does for a tenant is the same whether there are rows of others or not, and their rows stay as
/// they are. So that one scenario does for all of them, a statement is tried right where it
/// runs, with what is bound there, and undone. And so is each mutant of it, which has to fail.
///
/// @unchecked Sendable: only the test's own thread runs statements.
final class TenantProbe: @unchecked Sendable {
  /// What holds tenants apart on the engine besides the predicates.
  enum Locks: Hashable {
    /// Nothing: the embedded engine, or row security that was switched off.
    case none
    /// Row security.
    case policies
  }

  /// What became of a mutant.
  struct Fate {
    var trials = 0
    /// Whether the property failed; with row security, once a policy was dropped.
    var isKilled = false
    /// The tables without whose policy it failed.
    var tables: Set<String> = []
  }

  let locks: Locks
  private(set) var isOn = false
  /// Statements that fail as they are, or whose mutants fail in spite of row security.
  private(set) var failures: [String] = []
  private(set) var fates: [TenantPredicate: Fate] = [:]
  private(set) var trials = 0
  /// How many texts of statements were seen.
  var textCount: Int { statements.count }

  /// A statement that was seen.
  private struct Seen {
    let text: String
    let tables: [String]
    let mutants: [TenantMutant]
    var runs = 0
  }

  private let sources: TenantSources
  private let soundTrials: Int
  private let isChosen: (TenantPredicate) -> Bool
  /// All that have a tenant.
  private(set) var tables: [String] = []
  private var statements: [String: Seen] = [:]

  // A mutant that lives through so many will not be noticed in more.
  private static let mutantTrials = 400

  /// Tries each statement `soundTrials` times as it is, and the mutants that `isChosen` takes
  /// until they fail.
  init(
    _ locks: Locks, _ sources: TenantSources, soundTrials: Int,
    _ isChosen: @escaping (TenantPredicate) -> Bool
  ) {
    self.locks = locks
    self.sources = sources
    self.soundTrials = soundTrials
    self.isChosen = isChosen
  }

  /// Begins to try statements; `tables` are all that have a tenant.
  func begin(_ tables: [String]) {
    self.tables = tables
    isOn = true
  }

  func end() { isOn = false }

  /// Tries the statement that is about to run.
  func look(at text: String, _ values: [StoredValue], on connection: ProbedConnection) {
    guard case .identifier(let tenant)? = values.first, text.contains("tenant_id") else { return }
    var seen = statements[text] ?? makeSeen(text)
    seen.runs += 1
    statements[text] = seen
    let mutants = seen.mutants.filter { fates[$0.predicate]?.isKilled != true }
    guard seen.runs <= soundTrials || !mutants.isEmpty else { return }
    let trial = Trial(
      values: Array(values.dropFirst()), tables: seen.tables, locks: locks,
      connection: connection)
    // Somebody who has nothing, then whoever asked, and the one that has the same ids.
    let asking = [Twin.stranger.scope.tenantID, tenant]
    if seen.runs <= soundTrials, asking.contains(where: { fails(trial, seen.text, $0) }) {
      failures.append("As it is: \(seen.text)")
    }
    for mutant in mutants { attack(mutant, trial, asking + Twin.both(besides: tenant)) }
  }

  private func makeSeen(_ text: String) -> Seen {
    let text = TenantPredicate.squeeze(text)
    if text.ranges(of: "tenant_id =").count != text.ranges(of: TenantPredicate.sql).count {
      failures.append("Compares a tenant with something else than ?1: \(text)")
    }
    let words = Set(
      text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { String($0) })
    return Seen(
      text: text, tables: tables.filter(words.contains),
      mutants: TenantMutant.all(of: text, sources).filter { isChosen($0.predicate) })
  }

  private func attack(_ mutant: TenantMutant, _ trial: Trial, _ asking: [Uuid]) {
    var fate = fates[mutant.predicate] ?? Fate()
    defer { fates[mutant.predicate] = fate }
    guard !fate.isKilled, fate.trials < Self.mutantTrials else { return }
    fate.trials += 1
    guard locks == .policies else {
      fate.isKilled = asking.contains { fails(trial, mutant.text, $0) }
      return
    }
    if asking.contains(where: { fails(trial, mutant.text, $0) }) {
      failures.append("In spite of row security: \(mutant.text)")
    }
    for table in trial.tables
    where asking.contains(where: { fails(trial, mutant.text, $0, withoutPolicyOf: table) }) {
      fate.tables.insert(table)
      fate.isKilled = true
    }
  }

  /// Whether what `text` answers or does for `tenant` is not for it alone.
  private func fails(
    _ trial: Trial, _ text: String, _ tenant: Uuid, withoutPolicyOf table: String? = nil
  ) -> Bool {
    trials += 1
    let together = trial.run(text, tenant, isAlone: false, withoutPolicyOf: table)
    let alone = trial.run(text, tenant, isAlone: true, withoutPolicyOf: table)
    for outcome in [together, alone] where outcome.isBroken {
      failures.append("Not tried, \(String(describing: outcome.error)): \(text)")
    }
    return together != alone || together.hasTouchedOthers || alone.hasTouchedOthers
  }
}

/// One statement with what is bound to it but for the tenant, at one moment of a store.
private struct Trial {
  /// What a statement answered and did.
  struct Outcome: Equatable {
    var rows: [[[UInt8]?]] = []
    var changed = 0
    /// The tenant's rows afterwards, of the table that it changes.
    var own: [[[UInt8]?]] = []
    var hasTouchedOthers = false
    /// The trial itself failed.
    var isBroken = false
    var error: SQLError?
  }

  let values: [StoredValue]
  let tables: [String]
  let locks: TenantProbe.Locks
  let connection: ProbedConnection

  // More than any statement or table has.
  private static let columnsMax = 28

  func run(
    _ text: String, _ tenant: Uuid, isAlone: Bool, withoutPolicyOf table: String?
  ) -> Outcome {
    var outcome = Outcome()
    let changing = Self.changes(text)
    var before: [[[UInt8]?]] = []
    do throws(SQLError) {
      try connection.real.setSavepoint()
      try prepare(tenant, isAlone: isAlone, withoutPolicyOf: table)
      if let changing { before = try dump(changing) }
      if locks == .policies { try connection.real.execute("SET LOCAL ROLE frontdesk_server") }
    } catch {
      try? connection.real.rollbackToSavepoint()
      return Outcome(isBroken: true, error: error)
    }
    do throws(SQLError) {
      let statement = try connection.statement(text)
      defer { statement.reset() }
      statement.reach(tenant)
      statement.bind(tenant, at: 1)
      for (index, value) in values.enumerated() { value.bind(to: statement, at: index + 2) }
      while try statement.step() { outcome.rows.append(Self.row(statement)) }
      if !text.contains("ORDER BY") { outcome.rows.sort(by: Self.precede) }
      if let changing {
        outcome.changed = statement.changedRows
        if locks == .policies { try connection.real.execute("RESET ROLE") }
        let after = try dump(changing)
        let own = Self.bytes(tenant)
        outcome.own = after.filter { $0.first == own }
        outcome.hasTouchedOthers =
          before.filter { $0.first != own } != after.filter { $0.first != own }
      }
    } catch {
      outcome = Outcome(error: error)
    }
    try? connection.real.rollbackToSavepoint()
    return outcome
  }

  /// Takes the others' rows away, and a policy.
  private func prepare(
    _ tenant: Uuid, isAlone: Bool, withoutPolicyOf table: String?
  ) throws(SQLError) {
    var script: [String] = []
    if locks == .policies { script.append("RESET ROLE") }
    if isAlone {
      let literal =
        connection.dialect == .sqlite
        ? "x'\(Self.bytes(tenant).map(Self.hex).joined())'" : "'\(tenant)'"
      script += tables.map { "DELETE FROM \($0) WHERE tenant_id <> \(literal)" }
    }
    if let table {
      script.append("DROP POLICY tenant ON \(table)")
      script.append("ALTER TABLE \(table) DISABLE ROW LEVEL SECURITY")
    }
    if !script.isEmpty { try connection.real.execute(script.joined(separator: "; ")) }
  }

  /// All rows of `table`, the tenant first, in an order of their own.
  private func dump(_ table: String) throws(SQLError) -> [[[UInt8]?]] {
    let all = try connection.statement("SELECT tenant_id, t.* FROM \(table) t")
    defer { all.reset() }
    all.reach(nil)
    var rows: [[[UInt8]?]] = []
    while try all.step() { rows.append(Self.row(all)) }
    return rows.sorted(by: Self.precede)
  }

  /// The table that `text` changes; nil for a query.
  private static func changes(_ text: String) -> String? {
    let words = text.split(separator: " ").prefix(3).map(String.init)
    return switch words.first {
    case "INSERT", "DELETE": words.last
    case "UPDATE": words.dropFirst().first
    default: nil
    }
  }

  private static func row(_ statement: any SQLStatement) -> [[UInt8]?] {
    (0..<columnsMax).map { statement.isNull($0) ? nil : [UInt8](statement.bytes($0)) }
  }

  private static func precede(_ left: [[UInt8]?], _ right: [[UInt8]?]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
      return (left ?? []).lexicographicallyPrecedes(right ?? [])
    }
    return false
  }

  private static func bytes(_ id: Uuid) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(id)
    return bytes
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}
