import CPostgres
package import SQLInterface
import WireFormat

/// One connection. It belongs to one thread at a time, and outlives its server's: when the link
/// is found broken between transactions it is made anew, and statements are prepared again.
///
/// What opens a transaction goes with its first statement, and what is bound to succeed goes
/// with whatever is sent next, all in libpq's pipeline mode: each wait for the server counts.
@safe
package final class PostgresConnection: SQLConnection, PostgresRunner {
  /// What a connection may do.
  enum Use {
    case owner, writer, reader
    /// Reads from a standby, over one link: another one may lead to a server that is further back.
    case standby

    var onlyReads: Bool { self == .reader || self == .standby }
  }

  /// What has been sent of the transaction that the caller began.
  enum Phase {
    case none
    /// Begun by the caller; what opens it goes with the first statement.
    case wanted(SQLTransaction)
    case open(SQLTransaction)
    /// Its one statement has ended it.
    case over
  }

  let settings: PostgresSettings
  let use: Use
  private let release: @Sendable () -> Void
  var handle: OpaquePointer?
  var phase = Phase.none
  /// Whose rows the session is held to, as far as this transaction has said.
  var reached: Reach?
  /// Counts links: what was prepared on an earlier one is gone.
  var generation = 0
  private var nextName = 0
  var changed: Int64 = 0
  private var isClosed = false
  /// In pipeline mode.
  var isPiped = false
  /// What was sent in pipeline mode and not read yet, in order.
  var sent: [Sent] = []
  /// Something was sent since the last sync.
  var isUnsynced = false
  /// Something was sent that the server may keep the answer to for itself.
  var isUnflushed = false
  package internal(set) var failure: SQLError?
  package internal(set) var canceller: (any SQLCanceller)?
  package var timeLimitMilliseconds = 0
  package var spinMicroseconds = 0
  /// When the server at the other end was started; asked of standbys.
  var incarnation: Int64?
  /// What this connection reads from, where that is no primary.
  var standby: PostgresStandby?

  /// Whose rows a statement may see.
  enum Reach: Hashable {
    case tenant(Uuid)
    case platform
  }

  package var dialect: SQLDialect { .postgres }

  init(
    _ settings: PostgresSettings, _ use: Use, release: @escaping @Sendable () -> Void
  ) throws(SQLError) {
    self.settings = settings
    self.use = use
    self.release = release
    do throws(SQLError) { try connect() } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  package func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    nextName += 1
    return PostgresStatement(PostgresText.numbered(text), name: "s\(nextName)", of: self)
  }

  package func execute(_ script: String) throws(SQLError) {
    if case .none = phase {
      defer { failure = nil }
      try mend()
      leavePipe()
      try run(script)
    } else {
      try enterPlainly()
      try run(script)
    }
  }

  package var totalChanges: Int64 { changed }
  package var lagNanoseconds: UInt64? { use == .standby ? standby?.lag(of: incarnation) : 0 }
  package var isInTransaction: Bool {
    switch phase {
    case .none, .over: false
    case .wanted: true
    case .open: unsafe PQtransactionStatus(handle) != PQTRANS_UNKNOWN
    }
  }
  /// Steps are an engine's within the process; here the time limit bounds.
  package var stepBudget: Int {
    get { .max }
    set {}
  }
  package var logPages: Int { 0 }
  package func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {}

  package func close() {
    disconnect()
    guard !isClosed else { return }
    isClosed = true
    release()
  }
}

// Transactions.
extension PostgresConnection {
  package func begin(_ transaction: SQLTransaction) throws(SQLError) {
    guard case .none = phase else { throw .misuse("A transaction is open already.") }
    failure = nil
    phase = .wanted(transaction)
  }

  package func commit() throws(SQLError) {
    guard case .open(let transaction) = phase else {
      endTransaction()
      return
    }
    do throws(SQLError) {
      if let failure { throw failure }
      if isImplicit(transaction) {
        // Its answer tells nothing, so it is read before that of the next statement.
        try sync()
      } else if isPiped {
        try commitInPipe()
      } else {
        try finish(with: try run("COMMIT"))
      }
    } catch {
      rollback()
      throw error
    }
    endTransaction()
  }

  private func commitInPipe() throws(SQLError) {
    try sendOwn(Self.commitName)
    try sync()
    // The last two are those of COMMIT and of the sync behind it.
    try settle(butLast: 2)
    sent.removeFirst()
    let result = try unsafe check(next())
    let status = unsafe String(cString: PQcmdStatus(result))
    unsafe PQclear(result)
    try finish(with: status)
    try settle()
  }

  /// A server that finds the transaction useless answers COMMIT with ROLLBACK and no error.
  private func finish(with status: String) throws(SQLError) {
    guard status == "COMMIT" else { throw .serialization }
  }

  package func rollback() {
    leavePipe()
    switch unsafe PQtransactionStatus(handle) {
    // One that fails has lost its connection, and the server then rolls back by itself.
    case PQTRANS_INTRANS, PQTRANS_INERROR: _ = try? run("ROLLBACK")
    default: break
    }
    endTransaction()
  }

  private func endTransaction() {
    phase = .none
    reached = nil
    if failure == .readOnly, !use.onlyReads {
      // A server that was demoted: the next transaction looks for the one that can write.
      disconnect()
    }
    failure = nil
  }

  package func setSavepoint() throws(SQLError) {
    try enterPlainly()
    try run("SAVEPOINT job")
  }

  package func releaseSavepoint() throws(SQLError) { try run("RELEASE SAVEPOINT job") }

  package func rollbackToSavepoint() throws(SQLError) {
    // What was set since is undone with it.
    reached = nil
    try run("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")
    failure = nil
  }

  /// Whether the server begins and ends it by itself: what lies between two syncs is one
  /// transaction, and a reader's session makes that a snapshot which cannot write.
  func isImplicit(_ transaction: SQLTransaction) -> Bool {
    use.onlyReads && transaction != .write
  }

  /// Makes sure that the transaction has begun on the server, and goes on without the pipe: a
  /// failed statement spoils what is sent with it.
  private func enterPlainly() throws(SQLError) {
    if case .wanted(let transaction) = phase {
      guard !isImplicit(transaction) else { throw .misuse("This transaction only reads.") }
      try mend()
      try openInPipe(transaction)
    }
    guard isPiped else { return }
    try settle()
    leavePipe()
  }
}

// Running.
extension PostgresConnection {
  /// Runs `statement` with `values`; outside a transaction in one of its own.
  func run(
    _ statement: PostgresStatement, _ reach: Reach
  ) throws(SQLError) -> OpaquePointer {
    if let failure { throw failure }
    switch phase {
    case .open: return try unsafe exchange(statement, reach)
    case .over: throw .misuse("More than one statement of a read that said it has one.")
    case .wanted(let transaction):
      try mend()
      do throws(SQLError) { return try unsafe exchange(statement, reach) } catch {
        guard error == .connectionLost, use != .standby else { throw error }
        // Nothing of this transaction has been done yet, so a link that broke while it was
        // idle is nobody's loss.
        phase = .wanted(transaction)
        try connect()
        return try unsafe exchange(statement, reach)
      }
    case .none: break
    }
    try begin(use.onlyReads ? .read : .write)
    do throws(SQLError) {
      let result = try unsafe run(statement, reach)
      do throws(SQLError) { try commit() } catch {
        unsafe PQclear(result)
        throw error
      }
      return unsafe result
    } catch {
      rollback()
      throw error
    }
  }

  /// Sends `statement` without waiting for its answer, which must be that one row was changed;
  /// an error comes out of a later call. False where that cannot be: then it has to be run.
  func runLater(_ statement: PostgresStatement, _ reach: Reach) throws(SQLError) -> Bool {
    guard failure == nil, case .open(.write) = phase, isPiped else { return false }
    // Both sides would wait for each other if neither read for long.
    if sent.count >= 64 { try settle() }
    if statement.preparedGeneration != generation { try prepareInPipe(statement) }
    try aim(reach)
    try unsafe statement.send(handle)
    noteSent(.row)
    changed += 1
    return true
  }

  private func exchange(
    _ statement: PostgresStatement, _ reach: Reach
  ) throws(SQLError) -> OpaquePointer {
    let isPrepared = statement.preparedGeneration == generation
    var isOnly = false
    if case .wanted(let transaction) = phase {
      if !isPrepared {
        leavePipe()
        try prepare(statement)
      }
      try openInPipe(transaction)
      isOnly = transaction == .readOne && isImplicit(transaction)
    } else if !isPrepared {
      if isPiped { try prepareInPipe(statement) } else { try prepare(statement) }
    }
    guard isPiped else {
      try aimPlainly(reach)
      return try unsafe note(check(try statement.run(unsafe handle)), of: statement)
    }
    try aim(reach)
    try unsafe statement.send(handle)
    if isOnly {
      try sync()
      try settle(butLast: 1)
    } else {
      isUnsynced = true
      isUnflushed = true
      try settle()
    }
    let result = try unsafe note(check(next()), of: statement)
    if isOnly { phase = .over }
    return unsafe result
  }

  private func note(
    _ result: OpaquePointer, of statement: PostgresStatement
  ) -> OpaquePointer {
    if statement.isReadOnly {
      statement.changedRows = 0
    } else {
      statement.changedRows = unsafe Self.rows(changedBy: result)
      changed += Int64(statement.changedRows)
    }
    return unsafe result
  }

  static func rows(changedBy result: OpaquePointer?) -> Int {
    unsafe PQcmdTuples(result).map { unsafe Int(String(cString: $0)) ?? 0 } ?? 0
  }

  private func prepare(_ statement: PostgresStatement) throws(SQLError) {
    let made = unsafe PQprepare(handle, statement.name, statement.text, 0, nil)
    unsafe PQclear(try check(made))
    let described = try unsafe check(PQdescribePrepared(handle, statement.name))
    unsafe statement.notePrepared(described, generation)
    unsafe PQclear(described)
  }

  /// Forgets a statement of this connection on the server.
  func forget(_ name: String, _ madeIn: Int) {
    guard madeIn == generation, failure == nil, unsafe handle != nil else { return }
    guard unsafe PQtransactionStatus(handle) != PQTRANS_INERROR else { return }
    if case .open = phase, isPiped {
      let text = "DEALLOCATE \(name)"
      guard unsafe PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1 else { return }
      return noteSent(.aside)
    }
    leavePipe()
    unsafe PQclear(PQexec(handle, "DEALLOCATE \(name)"))
  }

  @discardableResult
  func run(_ script: String) throws(SQLError) -> String {
    let result = try unsafe check(PQexec(handle, script))
    defer { unsafe PQclear(result) }
    return unsafe String(cString: PQcmdStatus(result))
  }

  /// The result, if it is a good one; what went wrong is noted for the transaction.
  func check(_ result: OpaquePointer?) throws(SQLError) -> OpaquePointer {
    if let result = unsafe result {
      let status = unsafe PQresultStatus(result)
      if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
        || status == PGRES_PIPELINE_SYNC
      {
        return unsafe result
      }
    }
    // What is skipped in a pipe was spoilt by an earlier error, which counts.
    let error = unsafe failure ?? error(of: result)
    unsafe PQclear(result)
    failure = error
    throw error
  }

  private func error(of result: OpaquePointer?) -> SQLError {
    guard unsafe PQstatus(handle) != CONNECTION_BAD else { return .connectionLost }
    func field(_ code: Int32) -> String {
      unsafe PQresultErrorField(result, code).map { unsafe String(cString: $0) } ?? ""
    }
    return SQLError(
      state: field(frontdesk_pq_diag_sqlstate()), constraint: field(frontdesk_pq_diag_constraint()),
      message: field(frontdesk_pq_diag_primary()))
  }
}
