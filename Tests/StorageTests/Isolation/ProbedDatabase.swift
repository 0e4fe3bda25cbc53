import SQLInterface
import WireFormat

@testable import Storage

/// A database whose statements are shown to a probe just before they run. Its readers can write,
/// so that the probe can try things out on them; it undoes what it did.
struct ProbedDatabase: SQLDatabase {
  let real: any SQLDatabase
  let probe: TenantProbe

  var dialect: SQLDialect { real.dialect }
  var writerCount: Int { 1 }
  func openWriter() throws(SQLError) -> any SQLConnection {
    ProbedConnection(try real.openWriter(), probe)
  }
  func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection {
    ProbedConnection(try real.openWriter(), probe)
  }
  func openMigrator() throws(SQLError) -> any SQLConnection {
    dialect.isEmbedded ? try openWriter() : try real.openMigrator()
  }
  func close() { real.close() }
}

final class ProbedConnection: SQLConnection {
  let real: any SQLConnection
  private let probe: TenantProbe
  /// Rows that the probe changed, and put back.
  private var probedChanges: Int64 = 0
  private var statements: [String: any SQLStatement] = [:]

  init(_ real: any SQLConnection, _ probe: TenantProbe) {
    self.real = real
    self.probe = probe
  }

  var dialect: SQLDialect { real.dialect }
  func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    ProbedStatement(try real.prepare(text), text, on: self)
  }
  func execute(_ script: String) throws(SQLError) { try real.execute(script) }
  func begin(_ transaction: SQLTransaction) throws(SQLError) { try real.begin(.write) }
  func commit() throws(SQLError) { try real.commit() }
  func rollback() { real.rollback() }
  var isInTransaction: Bool { real.isInTransaction }
  var failure: SQLError? { real.failure }
  func setSavepoint() throws(SQLError) { try real.setSavepoint() }
  func releaseSavepoint() throws(SQLError) { try real.releaseSavepoint() }
  func rollbackToSavepoint() throws(SQLError) { try real.rollbackToSavepoint() }
  var totalChanges: Int64 { real.totalChanges - probedChanges }
  var stepBudget: Int {
    get { real.stepBudget }
    set { real.stepBudget = newValue }
  }
  var logPages: Int { real.logPages }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) { try real.checkpoint(kind) }
  func close() {
    statements.removeAll()
    real.close()
  }

  fileprivate func show(_ text: String, _ values: [StoredValue]) {
    guard probe.isOn, failure == nil else { return }
    let before = real.totalChanges
    let isOwn = !real.isInTransaction
    if isOwn { try? real.begin(.write) }
    probe.look(at: text, values, on: self)
    if isOwn { real.rollback() }
    probedChanges += real.totalChanges - before
  }

  /// A statement of the probe's, kept prepared.
  func statement(_ text: String) throws(SQLError) -> any SQLStatement {
    if let known = statements[text] { return known }
    let made = try real.prepare(text)
    statements[text] = made
    return made
  }
}

/// Remembers what is bound, and shows it before each run.
private final class ProbedStatement: SQLStatement {
  private let real: any SQLStatement
  private let text: String
  private let connection: ProbedConnection
  private var values: [StoredValue] = []
  private var isRunning = false

  init(_ real: any SQLStatement, _ text: String, on connection: ProbedConnection) {
    self.real = real
    self.text = text
    self.connection = connection
  }

  var isLeased = false
  var isReadOnly: Bool { real.isReadOnly }
  var changedRows: Int { real.changedRows }
  func reach(_ tenant: Uuid?) { real.reach(tenant) }

  func bind(_ value: Int64, at parameter: Int) { bind(.integer(value), parameter) }
  func bind(_ value: Double, at parameter: Int) { bind(.real(value), parameter) }
  func bind(_ value: Uuid, at parameter: Int) { bind(.identifier(value), parameter) }
  func bind(text value: String, at parameter: Int) { bind(.text(value), parameter) }
  func bind(bytes value: RawSpan, at parameter: Int) {
    bind(.bytes(value.withUnsafeBytes { [UInt8]($0) }), parameter)
  }
  func bindNull(at parameter: Int) { bind(.null, parameter) }

  private func bind(_ value: StoredValue, _ parameter: Int) {
    value.bind(to: real, at: parameter)
    while values.count < parameter { values.append(.null) }
    values[parameter - 1] = value
  }

  func step() throws(SQLError) -> Bool {
    if !isRunning { connection.show(text, values) }
    isRunning = true
    return try real.step()
  }

  func reset() {
    isRunning = false
    real.reset()
  }

  func isNull(_ column: Int) -> Bool { real.isNull(column) }
  func int64(_ column: Int) -> Int64 { real.int64(column) }
  func double(_ column: Int) -> Double { real.double(column) }
  func uuid(_ column: Int) -> Uuid { real.uuid(column) }
  func bytes(_ column: Int) -> UnsafeRawBufferPointer { real.bytes(column) }
}
