import Auth
import Crypto
import Foundation
import FrontdeskAPI
import SQLInterface
import StoreKit
import Synchronization
import Testing
import WireFormat

@testable import Storage

/// What one tenant does and sees is the same whether another one is there or not, and changes
/// nothing of the other's. That these tests can fail is shown by taking each tenant predicate out
/// of each statement, one at a time.
@Suite struct InterferenceTests {
  /// What a run found: everything that the own tenant saw, and the other before and after it.
  private struct Findings: Equatable {
    var own: [String] = []
    var before: [String] = []
    var after: [String] = []
  }

  private struct Stopped: Error {
    let name: String
    let outcome: WriteOutcome?
  }

  /// The own tenant's life; `isAlone` without the other. Each statement is passed through
  /// `rewrite` before the engine sees it.
  private func live(
    isAlone: Bool, on dialect: SQLDialect, isRowSecurityOff: Bool = false,
    _ rewrite: @escaping @Sendable (String) -> String
  ) throws -> Findings {
    let test = try TestStore(dialect)
    let clock = ManualClock()
    let isOn = Mutex(false)
    let database = RewritingDatabase(real: test.database) { text in
      isOn.withLock { $0 } ? rewrite(text) : text
    }
    let store = try Store(database, master: MasterKey(), clock: clock)
    isOn.withLock { $0 = true }
    if isRowSecurityOff { try test.postgres?.administer(Self.dropSecurity) }
    defer { store.writer.drain() }
    var findings = Findings()
    let reader = try store.makeReadStore()
    defer { reader.close() }
    let own = Twin.own
    if !isAlone {
      _ = try run(store, .other, "make", key: 1) { twin, store throws(SQLError) in
        try twin.make(store)
      }
      _ = try run(store, .other, "seal", key: 2) { _, _ throws(SQLError) in [] }
      findings.before = try Twin.other.dump(reader)
    }
    findings.own += try run(store, own, "make", key: 1) { twin, store throws(SQLError) in
      try twin.make(store)
    }
    findings.own += try own.dump(reader)
    findings.own += try run(store, own, "change", key: 2) { twin, store throws(SQLError) in
      try twin.change(store)
    }
    // The same key again is answered from the journal.
    findings.own += try run(store, own, "change", key: 2) { _, _ throws(SQLError) in ["again"] }
    findings.own += try own.dump(reader)
    findings.own += try run(store, own, "erase", key: 3) { twin, store throws(SQLError) in
      try store.eraseKey(of: Twin.id(5), twin.scope)
      return []
    }
    findings.own += try own.dump(reader)
    clock.advance(hours: 25)
    findings.own += try run(store, own, "late", key: 2) { _, _ throws(SQLError) in ["anew"] }
    findings.own.append(
      "\(String(describing: try reader.expiredAnswers(limit: 9, now: clock.now(), own.scope)))")
    findings.own += try run(store, own, "purge", key: nil) { twin, store throws(SQLError) in
      ["\(try store.purgeAnswers(limit: 9, twin.scope))"]
    }
    findings.own.append(
      "\(String(describing: try reader.expiredAnswers(limit: 9, now: clock.now(), own.scope)))")
    findings.own += try own.dump(reader)
    if !isAlone { findings.after = try Twin.other.dump(reader) }
    return findings
  }

  private static let dropSecurity = """
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT quote_ident(relname) FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE 'DROP POLICY tenant ON ' || name;
        EXECUTE 'ALTER TABLE ' || name || ' DISABLE ROW LEVEL SECURITY';
      END LOOP;
    END $$
    """

  private func run(
    _ store: Store, _ twin: Twin, _ name: String, key: UInt64?,
    _ body: @escaping @Sendable (Twin, WriteStore) throws(SQLError) -> [String]
  ) throws -> [String] {
    let said = Mutex<[String]>([])
    let claim = key.map {
      IdempotencyClaim(
        Uuid(high: 9, low: $0), by: TestJob.author, request: SHA256.hash(Array("\($0)".utf8)))
    }
    let job = TestJob(twin.scope, idempotency: claim) { store, scope throws(WriteAbort) in
      do throws(SQLError) {
        let lines = try body(twin, store)
        said.withLock { $0 = lines }
      } catch {
        throw .sql(error)
      }
      let subject = ["make", "change"].contains(name) ? Twin.id(5) : nil
      store.record(
        Change(
          .updated, .thing, Twin.id(5), subject: subject, version: 1, fields: twin.mark,
          before: Array(twin.mark.utf8), after: Array(name.utf8)), scope)
      store.keepAnswer(Array((name + twin.mark).utf8))
    }
    store.writer.submit(job)
    while store.writer.runBatch() > 0 {}
    switch job.outcome {
    case .committed?: return said.withLock { $0 }
    case .replayed(let answer)?: return [String(decoding: answer, as: UTF8.self)]
    default: throw Stopped(name: name, outcome: job.outcome)
    }
  }

  private static let predicate = "tenant_id = ?1"

  private static func squeeze(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// `text` without its tenant predicate number `index`, counted from 0.
  private static func weakened(_ text: String, _ index: Int) -> String {
    let parts = text.components(separatedBy: predicate)
    guard parts.count > index + 1 else { return text }
    var head = parts[...index].joined(separator: predicate)
    // An alias before the name goes with it.
    while let last = head.last, last.isLetter || last == "." { head.removeLast() }
    return head + "CAST(?1 AS uuid) IS NOT NULL"
      + parts[(index + 1)...].joined(separator: predicate).withLeadingBlank
  }

  @Test(arguments: [SQLDialect.sqlite, .postgres])
  func `what a tenant sees does not tell whether another is there`(dialect: SQLDialect) throws {
    let alone = try live(isAlone: true, on: dialect) { $0 }
    let together = try live(isAlone: false, on: dialect) { $0 }
    #expect(alone.own == together.own)
    #expect(together.before == together.after)
    #expect(together.before != together.own && together.own.count > 300)
  }

  /// The faults take minutes, so they are a run of their own: `make mutants`.
  static let engines: [SQLDialect] =
    ProcessInfo.processInfo.environment["FRONTDESK_TEST_MUTANTS"] == "1"
    ? [.sqlite, .postgres] : []

  @Test(arguments: engines)
  func `with any tenant predicate removed it does`(dialect: SQLDialect) throws {
    let texts = Mutex<Set<String>>([])
    let sound = try live(isAlone: true, on: dialect) { $0 }
    _ = try live(isAlone: false, on: dialect, isRowSecurityOff: true) { text in
      texts.withLock { _ = $0.insert(text) }
      return text
    }
    let seen = texts.withLock { $0 }.filter { $0.contains(Self.predicate) }.sorted()
    var mutants = 0
    var survivors: [String] = []
    for text in seen {
      let count = text.components(separatedBy: Self.predicate).count - 1
      for index in 0..<count {
        mutants += 1
        let found = try? live(isAlone: false, on: dialect, isRowSecurityOff: true) {
          $0 == text ? Self.weakened($0, index) : $0
        }
        guard let found else { continue }
        if found.own == sound.own, found.before == found.after {
          survivors.append("\(index): \(Self.squeeze(text))")
        }
      }
    }
    print("\(dialect): \(mutants) mutants of \(seen.count) statements, \(survivors.count) survive")
    #expect(mutants > 80)
    #expect(survivors.isEmpty, "\(survivors.joined(separator: "\n"))")
    // Every statement of the source took part, so that none is trusted unseen.
    let squeezed = Set(texts.withLock { $0 }.map(Self.squeeze))
    let missing = WrittenStatement.all.filter {
      !$0.isGlobal && $0.text(dialect).contains(Self.predicate)
        && !squeezed.contains(Self.squeeze($0.text(dialect)))
    }
    #expect(missing.isEmpty, "\(missing.map(\.testDescription).joined(separator: "\n"))")
  }
}

extension String {
  fileprivate var withLeadingBlank: String { isEmpty || hasPrefix(" ") ? self : " " + self }
}

/// A database whose statements are changed on their way to the engine.
private struct RewritingDatabase: SQLDatabase {
  let real: any SQLDatabase
  let rewrite: @Sendable (String) -> String
  var dialect: SQLDialect { real.dialect }
  var writerCount: Int { real.writerCount }
  func openWriter() throws(SQLError) -> any SQLConnection {
    RewritingConnection(try real.openWriter(), rewrite)
  }
  func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection {
    RewritingConnection(try real.openReader(for: use), rewrite)
  }
  func openMigrator() throws(SQLError) -> any SQLConnection {
    RewritingConnection(try real.openMigrator(), rewrite)
  }
  func close() { real.close() }
}

private final class RewritingConnection: SQLConnection {
  private let real: any SQLConnection
  private let rewrite: @Sendable (String) -> String

  init(_ real: any SQLConnection, _ rewrite: @escaping @Sendable (String) -> String) {
    self.real = real
    self.rewrite = rewrite
  }

  var dialect: SQLDialect { real.dialect }
  func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    try real.prepare(rewrite(text))
  }
  func execute(_ script: String) throws(SQLError) { try real.execute(script) }
  func begin(_ transaction: SQLTransaction) throws(SQLError) { try real.begin(transaction) }
  func commit() throws(SQLError) { try real.commit() }
  func rollback() { real.rollback() }
  var isInTransaction: Bool { real.isInTransaction }
  var failure: SQLError? { real.failure }
  func setSavepoint() throws(SQLError) { try real.setSavepoint() }
  func releaseSavepoint() throws(SQLError) { try real.releaseSavepoint() }
  func rollbackToSavepoint() throws(SQLError) { try real.rollbackToSavepoint() }
  var totalChanges: Int64 { real.totalChanges }
  var stepBudget: Int {
    get { real.stepBudget }
    set { real.stepBudget = newValue }
  }
  var logPages: Int { real.logPages }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) { try real.checkpoint(kind) }
  func close() { real.close() }
}
