package import Auth
package import SQLInterface
import WireFormat

/// The store as one thread reads it. Aggregates add their reads in extensions, and every one
/// takes a `TenantScope`; a `WriteStore` can do all of them too, and sees its own changes.
///
/// `begin` and `end` go around a batch of reads that share a snapshot.
package class ReadStore {
  let sql: SQLStatementCache
  let keys: SubjectKeys
  /// How many candidates a search considers.
  final var candidatesMax = 2000
  /// What answers reads by id without the engine; nil where other threads' writes are not heard of.
  let answers: AnswerCache?
  /// Where rows of customers are; nil where the engine has no numbers for them.
  final var hints: RowHints?
  private let isEmbedded: Bool
  /// Of `answers`, when the snapshot was about to be taken.
  private(set) final var moment: UInt64 = 0
  private var batch = Batch.none
  /// What reads of the snapshot found out about one tenant; the next snapshot knows nothing.
  private var facts: (tenant: Uuid, hasMovedCategories: Bool)?

  /// Whether the snapshot is over after one statement.
  private var isOnly = false
  private enum Batch {
    case none
    case wanted(SQLTransaction)
    case open
  }

  init(sql: SQLStatementCache, keys: SubjectKeys, answers: AnswerCache? = nil) {
    self.sql = sql
    self.keys = keys
    self.answers = answers
    isEmbedded = sql.connection.dialect.isEmbedded
    hints = isEmbedded ? RowHints() : nil
  }

  /// Reads until `end` share one snapshot. It is taken by the first of them, so that whatever
  /// was committed before that is seen.
  package final func begin() {
    guard case .none = batch else { return }
    batch = .wanted(.read)
    if !isEmbedded { sql.connection.timeLimitMilliseconds = 0 }
  }

  /// Of all reads until `end` only one statement is to come: where the engine is elsewhere, that
  /// saves the way there and back which ends the snapshot. Another one is refused.
  package final func expectOne() {
    if !isEmbedded, case .wanted = batch { batch = .wanted(.readOne) }
  }

  /// After `expectOne`, where one statement turned out not to be enough: what comes next reads a
  /// snapshot of its own. No cursor may be open.
  final func expectMore() {
    guard isOnly else { return }
    end()
    batch = .wanted(.read)
  }

  /// How long this thread looks for an answer before it sleeps, where the engine is elsewhere.
  package final func spin(microseconds: Int) { sql.connection.spinMicroseconds = microseconds }

  /// As `begin`, with statements that take until `deadline` at most, in monotonic nanoseconds.
  package final func begin(until deadline: UInt64, now: UInt64) {
    begin()
    guard !isEmbedded else { return }
    let left = deadline == .max ? 0 : (max(deadline, now) - now) / 1_000_000 + 1
    sql.connection.timeLimitMilliseconds = Int(clamping: min(left, 3_600_000))
  }

  /// Whether the reads since `begin` failed for a reason that running them again mends: the
  /// link to the server broke, or they could not be put in an order.
  package final var mayRunAgain: Bool {
    switch sql.connection.failure {
    case .connectionLost, .serialization: true
    default: false
    }
  }

  /// Whether the reads since `begin` failed for a reason of the server's that they read from, so
  /// that they may be run on another one. A statement that was ended on purpose is none.
  package final var mayRunElsewhere: Bool {
    switch sql.connection.failure {
    case nil, .interrupted: false
    default: true
    }
  }

  /// Whether reads share a snapshot that was taken.
  final var hasSnapshot: Bool { if case .open = batch { true } else { false } }

  /// How far what is read may be behind the store; nil when nobody knows.
  package final var lagNanoseconds: UInt64? { sql.connection.lagNanoseconds }

  /// What ends the statement under way from another thread; nil where nothing can.
  package final var canceller: (any SQLCanceller)? { sql.connection.canceller }

  /// Lets go of the snapshot.
  package final func end() {
    defer { batch = .none }
    facts = nil
    isOnly = false
    guard case .open = batch else { return }
    keys.endSnapshot()
    do throws(SQLError) { try sql.connection.commit() } catch { sql.connection.rollback() }
  }

  /// Runs `body` with at most `steps` virtual machine steps, give or take a thousand; beyond
  /// them it ends with `SQLError.stepLimit`.
  package final func bounded<Result, Failure: Error>(
    bySteps steps: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    sql.connection.stepBudget = steps
    defer { sql.connection.stepBudget = .max }
    return try body()
  }

  static let findMovedCategory = Query(
    "SELECT 1 FROM category_moves WHERE tenant_id = ?1 LIMIT 1")

  /// Whether customers may stand in a category that another has taken the place of: asked once
  /// a tenant and snapshot, because hardly ever is it so, and looking it up for each record costs
  /// a seventh of reading it. Always true where there is no snapshot, and where the question is a
  /// round trip.
  final func mayHaveMovedCategories(_ scope: TenantScope) throws(SQLError) -> Bool {
    guard isEmbedded else { return true }
    if case .none = batch { return true }
    if let facts, facts.tenant == scope.tenantID { return facts.hasMovedCategories }
    var rows = try open(Self.findMovedCategory, scope)
    let hasMoved = try rows.next()
    facts = (scope.tenantID, hasMoved)
    return hasMoved
  }

  /// Opens a query on the tenant of `scope`, which is bound as `?1`.
  package final func open(_ query: Query, _ scope: TenantScope) throws(SQLError) -> SQLCursor {
    if case .wanted(let kind) = batch { try openSnapshot(kind) }
    return try sql.open(query.text, tenant: scope.tenantID)
  }

  /// Opens a composed query on the tenant of `scope`.
  package final func open(
    _ query: ComposedQuery, _ scope: TenantScope
  ) throws(SQLError) -> SQLCursor {
    if case .wanted(let kind) = batch { try openSnapshot(kind) }
    return try sql.open(query, tenant: scope.tenantID)
  }

  /// Opens a query that is declared global.
  package final func open(global query: Query) throws(SQLError) -> SQLCursor {
    if case .wanted(let kind) = batch { try openSnapshot(kind) }
    return try sql.open(global: query.text)
  }

  private func openSnapshot(_ kind: SQLTransaction) throws(SQLError) {
    if !isEmbedded { keys.forgetShared() }
    keys.beginSnapshot()
    if let answers { moment = answers.moment }
    do throws(SQLError) { try sql.connection.begin(kind) } catch {
      keys.endSnapshot()
      throw error
    }
    batch = .open
    isOnly = kind == .readOne
  }

  /// Ends the connection. Nothing may be open.
  package final func close() {
    end()
    sql.close()
  }
}
