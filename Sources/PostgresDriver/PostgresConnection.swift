import CPostgres
package import SQLInterface
import WireFormat

/// One connection. It belongs to one thread at a time, and outlives its server's: when the link
/// is found broken between transactions it is made anew, and statements are prepared again.
@safe
package final class PostgresConnection: SQLConnection {
  /// What a connection may do.
  enum Use { case owner, writer, reader }

  /// What has been sent of the transaction that the caller began.
  private enum Phase {
    case none
    /// Begun by the caller; BEGIN goes with the first statement, in one message.
    case wanted(SQLTransaction)
    case open(SQLTransaction)
  }

  private let settings: PostgresSettings
  private let use: Use
  private let release: @Sendable () -> Void
  private(set) var handle: OpaquePointer?
  private var phase = Phase.none
  /// Whose rows the session is held to, as far as this transaction has said.
  private var reached: Reach?
  private(set) var generation = 0
  private var nextName = 0
  private var changed: Int64 = 0
  private var isClosed = false
  package private(set) var failure: SQLError?
  package private(set) var canceller: (any SQLCanceller)?
  package var timeLimitMilliseconds = 0

  /// Whose rows a statement may see.
  enum Reach: Hashable {
    case tenant(Uuid)
    case platform

    fileprivate var script: String {
      switch self {
      case .tenant(let id):
        "SET LOCAL frontdesk.tenant = '\(id)'; SET LOCAL frontdesk.reach = 'tenant';"
      case .platform:
        "SET LOCAL frontdesk.tenant = ''; SET LOCAL frontdesk.reach = 'platform';"
      }
    }
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
    guard case .none = phase else {
      try enter(nil)
      try run(script)
      return
    }
    defer { failure = nil }
    try mend()
    try run(script)
  }

  package var totalChanges: Int64 { changed }
  package var isInTransaction: Bool {
    switch phase {
    case .none: false
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
    guard case .open = phase else {
      phase = .none
      return
    }
    defer { endTransaction() }
    if let failure { throw failure }
    // A server that finds the transaction useless answers COMMIT with ROLLBACK and no error.
    guard try run("COMMIT") == "COMMIT" else { throw .serialization }
  }

  package func rollback() {
    if case .open = phase, unsafe PQtransactionStatus(handle) != PQTRANS_UNKNOWN {
      // One that fails has lost its connection, and the server then rolls back by itself.
      _ = try? run("ROLLBACK")
    }
    endTransaction()
  }

  private func endTransaction() {
    phase = .none
    reached = nil
    if failure == .readOnly, use != .reader {
      // A server that was demoted: the next transaction looks for the one that can write.
      disconnect()
    }
    failure = nil
  }

  package func setSavepoint() throws(SQLError) {
    try enter(nil)
    try run("SAVEPOINT job")
  }

  package func releaseSavepoint() throws(SQLError) { try run("RELEASE SAVEPOINT job") }

  package func rollbackToSavepoint() throws(SQLError) {
    // What was set since is undone with it.
    reached = nil
    try run("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")
    failure = nil
  }

  /// Makes sure that the transaction has begun on the server, and for `reach`.
  private func enter(_ reach: Reach?) throws(SQLError) {
    var script = ""
    var opening: SQLTransaction?
    if case .wanted(let transaction) = phase {
      try mend()
      opening = transaction
      script =
        transaction == .read
        ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
        : "BEGIN ISOLATION LEVEL READ COMMITTED;"
      if timeLimitMilliseconds > 0 {
        script += "SET LOCAL statement_timeout = \(timeLimitMilliseconds);"
      }
    }
    if let reach, reach != reached { script += reach.script }
    guard !script.isEmpty else { return }
    do throws(SQLError) { try run(script) } catch {
      guard error == .connectionLost, let opening else {
        // Part of it may have been done, so that there is something to roll back.
        if let opening { phase = .open(opening) }
        throw error
      }
      // Nothing of this transaction has been done yet, so a link that broke while it was idle
      // is nobody's loss.
      phase = .wanted(opening)
      try connect()
      try run(script)
    }
    if let opening { phase = .open(opening) }
    if let reach { reached = reach }
    failure = nil
  }
}

// Running.
extension PostgresConnection {
  /// Runs `statement` with `values`; outside a transaction in one of its own.
  func run(
    _ statement: PostgresStatement, _ reach: Reach
  ) throws(SQLError) -> OpaquePointer {
    if let failure { throw failure }
    guard case .none = phase else {
      try enter(reach)
      return try unsafe exchange(statement)
    }
    try begin(.write)
    do throws(SQLError) {
      try enter(reach)
      let result = try unsafe exchange(statement)
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

  private func exchange(_ statement: PostgresStatement) throws(SQLError) -> OpaquePointer {
    if statement.preparedGeneration != generation { try prepare(statement) }
    let result = try unsafe check(try statement.send(unsafe handle))
    let count = unsafe PQcmdTuples(result).map { unsafe Int(String(cString: $0)) ?? 0 } ?? 0
    statement.changedRows = statement.isReadOnly ? 0 : count
    if !statement.isReadOnly { changed += Int64(count) }
    return unsafe result
  }

  private func prepare(_ statement: PostgresStatement) throws(SQLError) {
    let made = unsafe PQprepare(handle, statement.name, statement.text, 0, nil)
    unsafe PQclear(try check(made))
    let described = try unsafe check(PQdescribePrepared(handle, statement.name))
    defer { unsafe PQclear(described) }
    let count = unsafe PQnparams(described)
    statement.parameterTypes = (0..<max(0, count)).map { unsafe PQparamtype(described, $0) }
    statement.preparedGeneration = generation
  }

  /// Forgets a statement of this connection on the server.
  func forget(_ name: String, _ madeIn: Int) {
    guard madeIn == generation, failure == nil, unsafe handle != nil else { return }
    guard unsafe PQtransactionStatus(handle) != PQTRANS_INERROR else { return }
    unsafe PQclear(PQexec(handle, "DEALLOCATE \(name)"))
  }

  @discardableResult
  private func run(_ script: String) throws(SQLError) -> String {
    let result = try unsafe check(PQexec(handle, script))
    defer { unsafe PQclear(result) }
    return unsafe String(cString: PQcmdStatus(result))
  }

  /// The result, if it is a good one; what went wrong is noted for the transaction.
  private func check(_ result: OpaquePointer?) throws(SQLError) -> OpaquePointer {
    if let result = unsafe result {
      let status = unsafe PQresultStatus(result)
      if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY {
        return unsafe result
      }
    }
    let error = unsafe error(of: result)
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

// The link.
extension PostgresConnection {
  /// Makes the link anew where it is known to be broken. Asks the socket, not the server: one
  /// that was closed while it was idle says so without a round trip.
  private func mend() throws(SQLError) {
    if unsafe handle != nil, unsafe PQconsumeInput(handle) == 1,
      unsafe PQstatus(handle) == CONNECTION_OK
    {
      return
    }
    try connect()
  }

  private func disconnect() {
    canceller = nil
    unsafe PQfinish(handle)
    unsafe handle = nil
  }

  private func connect() throws(SQLError) {
    disconnect()
    generation += 1
    reached = nil
    failure = nil
    unsafe handle = PQconnectdb(settings.connectionString)
    guard let made = unsafe handle, unsafe PQstatus(made) == CONNECTION_OK else {
      disconnect()
      throw .connectionLost
    }
    unsafe frontdesk_pq_ignore_notices(made)
    guard unsafe PQserverVersion(made) >= 140_000 else {
      throw .misuse("PostgreSQL 14 or later is needed.")
    }
    var script = "SET jit = off; SET client_min_messages = warning; SET timezone = 'UTC';"
    if use != .owner {
      script += "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
      script += "SET ROLE \(PostgresText.quoted(settings.role));"
    }
    try run(script)
    if use != .owner { try refuseBypass() }
    canceller = unsafe PostgresCanceller(made)
  }

  /// Row security is the second lock between tenants; a role that it does not bind is refused.
  private func refuseBypass() throws(SQLError) {
    let result = try unsafe check(
      PQexec(
        handle,
        "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"))
    defer { unsafe PQclear(result) }
    guard unsafe PQntuples(result) == 0 else {
      throw .misuse("The role \(settings.role) could bypass row security; it must not.")
    }
  }
}
