package import Auth
import Crypto
package import SQLInterface
package import WireFormat

/// The store as one write call sees it: within the writer's transaction, in which it alone can
/// be undone. Aggregates add their writes in extensions.
///
/// Whatever changes rows must `record` what it did: audit entry and event are written from
/// that, and a handler that changes rows and records nothing is undone as a mistake of ours.
package final class WriteStore: ReadStore {
  let journal: Journal
  /// The wall clock when the call began; all its changes carry it.
  package private(set) var now = Timestamp.zero

  private var pending: [(change: Change, scope: TenantScope)] = []
  private var answer: [UInt8] = []
  private var isExempt = false
  private var changesBefore: Int64 = 0
  private var keysBefore = 0
  private var hasErased = false
  /// The customers that the transaction may have changed, for the cache of answers.
  var touched = TouchedRecords()
  private var statements = AnswerStatements()
  /// The writer's; nil where there is none.
  var crowd: WriteCrowd?
  /// Whose data the answer of this call may hold, where that is no change's.
  package private(set) var concerned: Uuid?

  init(sql: SQLStatementCache, keys: SubjectKeys, journal: Journal) {
    self.journal = journal
    super.init(sql: sql, keys: keys)
  }

  /// Opens a command on the tenant of `scope`, which is bound as `?1`. One that changes customers
  /// is taken to change all that the tenant has.
  package func open(_ command: Command, _ scope: TenantScope) throws(SQLError) -> SQLCursor {
    if statements.change(command.text) { touched.add(allOf: scope.tenantID) }
    return try sql.open(command.text, tenant: scope.tenantID)
  }

  /// Opens a command that changes no customer but `id`, which is bound as `?2`.
  func open(
    _ command: Command, customer id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> SQLCursor {
    touched.add(id, of: scope.tenantID)
    var row = try sql.open(command.text, tenant: scope.tenantID)
    row.bind(id)
    return row
  }

  /// Opens a command that is declared global.
  package func open(global command: Command) throws(SQLError) -> SQLCursor {
    if statements.change(command.text) { touched.addAll() }
    return try sql.open(global: command.text)
  }

  /// Reports a change; it is written to the journal when the handler has ended.
  package func record(_ change: Change, _ scope: TenantScope) {
    pending.append((change, scope))
  }

  /// Says that the answer may hold data of `subject`: it is kept for the call's idempotency key
  /// even where nothing changes, and must go when the subject is erased.
  package func concern(_ subject: Uuid?) {
    if concerned == nil { concerned = subject }
  }

  /// Whether nobody else waits for the writer, so that a step of long work may go on: each commit
  /// writes every page anew that its rows touch, and long transactions touch fewer. False where
  /// servers share the store, whose callers nobody here sees.
  package var isAlone: Bool {
    guard let crowd, sql.connection.dialect.isEmbedded else { return false }
    return crowd.count <= 1
  }

  /// Whether somebody wrote lately who waited for it: whoever comes next waits for the commit of a
  /// step that is under way.
  package var hasCallers: Bool { crowd?.hasCallers ?? false }

  /// Whether this call has recorded a change.
  package var hasRecorded: Bool { !pending.isEmpty }

  /// The bytes of the answer, kept for the call's idempotency key.
  package func keepAnswer(_ bytes: RawSpan) {
    answer.removeAll(keepingCapacity: true)
    unsafe bytes.withUnsafeBytes { unsafe answer.append(contentsOf: $0) }
  }

  /// The bytes of the answer, kept for the call's idempotency key.
  package func keepAnswer(_ bytes: [UInt8]) { unsafe keepAnswer(bytes.span.bytes) }

  /// Lets this call change rows without recording a change: for upkeep that no caller can
  /// see, such as forgetting old answers. `reason` is for the reader.
  package func allowUnrecordedChanges(_ reason: StaticString) { isExempt = true }
}

// What the writer does around a job.
extension WriteStore {
  /// Whether this job has changed anything so far that must be undone if it fails.
  var isChanged: Bool { sql.connection.totalChanges != changesBefore }

  func noteErasure() { hasErased = true }

  /// Whether the transaction destroyed keys; asked once at its end.
  func takeErasures() -> Bool {
    defer { hasErased = false }
    return hasErased
  }

  /// Readies the store for `job`; the saved answer if the same call was committed before.
  func begin(_ job: any WriteJob, now: Timestamp) throws(WriteFailure) -> [UInt8]? {
    self.now = now
    pending.removeAll(keepingCapacity: true)
    answer.removeAll(keepingCapacity: true)
    isExempt = false
    concerned = nil
    keysBefore = keys.madeCount
    changesBefore = sql.connection.totalChanges
    guard let claim = job.idempotency else { return nil }
    // Freeing an expired key is no change of the handler's.
    defer { changesBefore = sql.connection.totalChanges }
    return try savedAnswer(for: claim, job.scope)
  }

  /// Writes what the job recorded, with its answer on the last row of its own scope.
  func end(_ job: any WriteJob) throws(WriteFailure) {
    let made = Int64(keys.madeCount - keysBefore)
    let changed = sql.connection.totalChanges - changesBefore - made
    guard changed == 0 || !pending.isEmpty || isExempt else { throw .unrecordedChange }
    let claim = job.idempotency
    if claim != nil, pending.last?.scope != job.scope {
      let call = Change(.answered, .call, .zero, subject: concerned, version: 0)
      pending.append((call, job.scope))
    }
    do throws(SQLError) {
      for (index, entry) in pending.enumerated() {
        let isLast = index == pending.count - 1
        let saved = isLast ? claim.map { SavedAnswer(claim: $0, bytes: answer) } : nil
        try journal.append(
          entry.change, by: job.author, at: now, saved: saved, entry.scope, sql, keys)
      }
    } catch {
      throw WriteFailure(error)
    }
  }

  private func savedAnswer(
    for claim: IdempotencyClaim, _ scope: TenantScope
  ) throws(WriteFailure) -> [UInt8]? {
    let found: AnswerLookup
    do throws(SQLError) {
      found = try journal.find(claim, now: now, scope, sql, keys)
      if case .expired = found { try journal.forget(claim, scope, sql) }
    } catch {
      throw WriteFailure(error)
    }
    switch found {
    case .unknown, .expired: return nil
    case .saved(let answer): return answer
    case .mismatch: throw .idempotencyMismatch
    case .erased: throw .answerErased
    }
  }
}
