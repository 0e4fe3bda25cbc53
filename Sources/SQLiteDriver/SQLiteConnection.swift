import CSQLite
package import SQLInterface

/// One connection. Its thread is the only one that touches it (SQLite is opened without mutexes).
@safe
package final class SQLiteConnection: SQLConnection {
  private var handle: OpaquePointer?
  /// Read by the progress callback: how many thousands of steps are left.
  private let thousandsLeft: UnsafeMutablePointer<Int>
  /// Set by the log callback at each commit.
  private let committedPages: UnsafeMutablePointer<Int32>
  private var control: [String: SQLiteStatement] = [:]

  package var dialect: SQLDialect { .sqlite }

  init(path: String, isReadOnly: Bool) throws(SQLError) {
    guard SQLiteLibrary.isReady else {
      throw .misuse("SQLite was started by something else with other settings.")
    }
    unsafe thousandsLeft = .allocate(capacity: 1)
    unsafe thousandsLeft.initialize(to: .max)
    unsafe committedPages = .allocate(capacity: 1)
    unsafe committedPages.initialize(to: 0)
    var opened: OpaquePointer?
    let flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
      | (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    unsafe handle = opened
    guard code == SQLITE_OK, let opened = unsafe opened else { throw error(code) }
    guard unsafe frontdesk_sqlite_harden(opened) == SQLITE_OK else { throw error(SQLITE_MISUSE) }
    unsafe sqlite3_progress_handler(
      opened, SQLiteConnection.progressSteps,
      { left in
        guard let left = unsafe left?.assumingMemoryBound(to: Int.self) else { return 0 }
        unsafe left.pointee -= 1
        return unsafe left.pointee < 0 ? 1 : 0
      }, thousandsLeft)
    // In the place of SQLite's own hook, which would checkpoint within a commit. (PRAGMA
    // wal_autocheckpoint would in turn replace this one.)
    unsafe sqlite3_wal_hook(
      opened,
      { pages, _, _, count in
        unsafe pages?.assumingMemoryBound(to: Int32.self).pointee = count
        return SQLITE_OK
      }, committedPages)
  }

  deinit {
    close()
    unsafe thousandsLeft.deallocate()
    unsafe committedPages.deallocate()
  }

  static let progressSteps: Int32 = 1000

  package var stepBudget: Int {
    get {
      let left = unsafe thousandsLeft.pointee
      return left > .max / 1000 ? .max : left * 1000
    }
    set { unsafe thousandsLeft.pointee = newValue == .max ? .max : newValue / 1000 }
  }

  package func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    try prepareStatement(text)
  }

  package func execute(_ script: String) throws(SQLError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  package var totalChanges: Int64 { unsafe sqlite3_total_changes64(handle) }
  var changes: Int { Int(unsafe sqlite3_changes64(handle)) }
  package var logPages: Int { Int(unsafe committedPages.pointee) }
  package var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  package func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {
    let mode = kind == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
    let wait = kind == .truncateSoon ? try busyTimeout() : nil
    if wait != nil { unsafe sqlite3_busy_timeout(handle, Self.soonMilliseconds) }
    defer { if let wait { unsafe sqlite3_busy_timeout(handle, wait) } }
    let code = unsafe sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  package func syncMoved() throws(SQLError) {
    let code = unsafe frontdesk_sqlite_sync(handle)
    guard code == SQLITE_OK else { throw error(code) }
  }

  private static let soonMilliseconds: Int32 = 20

  private func busyTimeout() throws(SQLError) -> Int32 {
    let rows = try prepare("PRAGMA busy_timeout")
    defer { rows.reset() }
    return try rows.step() ? Int32(clamping: rows.int64(0)) : 0
  }

  package func close() {
    guard let open = unsafe handle else { return }
    control.removeAll()
    // Statements that are still alive keep the connection until they end.
    unsafe sqlite3_close_v2(open)
    unsafe handle = nil
  }

  /// The error of `code`, with this connection's text and bound.
  func error(_ code: Int32) -> SQLError {
    if code & 0xFF == SQLITE_INTERRUPT, unsafe thousandsLeft.pointee < 0 { return .stepLimit }
    let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? ""
    return SQLError(code: code, message: message)
  }

  /// Copies every page of this connection's snapshot into `target`, 1,024 at a time.
  func copyPages(
    to target: SQLiteConnection, progress: (_ done: Int, _ total: Int) -> Void
  ) throws(SQLError) {
    guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw unsafe target.error(sqlite3_extended_errcode(target.handle))
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = unsafe sqlite3_backup_step(backup, 1024)
      let total = unsafe Int(sqlite3_backup_pagecount(backup))
      let left = unsafe Int(sqlite3_backup_remaining(backup))
      progress(total - left, total)
    }
    let end = unsafe sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      throw target.error(code == SQLITE_DONE ? end : code)
    }
  }

  /// Throws unless the one value that `query` answers is `expected`.
  func require(_ query: String, is expected: String) throws(SQLError) {
    let statement = try prepareStatement(query)
    defer { statement.reset() }
    guard try statement.step(),
      unsafe String(decoding: statement.bytes(0), as: UTF8.self) == expected
    else { throw .misuse("\(query) is not \(expected)") }
  }

  private func prepareStatement(_ text: String) throws(SQLError) -> SQLiteStatement {
    var statement: OpaquePointer?
    var text = text
    let code = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite3_prepare_v3(
          handle, characters.baseAddress, Int32(characters.count),
          UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
      }
    }
    guard code == SQLITE_OK else { throw error(code) }
    guard let prepared = unsafe statement else { throw .misuse("An empty statement.") }
    return unsafe SQLiteStatement(prepared, of: self)
  }
}

// Transactions: the statements are prepared once, because each batch runs them.
extension SQLiteConnection {
  package func begin(_ transaction: SQLTransaction) throws(SQLError) {
    try run(transaction == .write ? "BEGIN IMMEDIATE" : "BEGIN")
  }

  package func commit() throws(SQLError) { try run("COMMIT") }

  package func rollback() {
    guard isInTransaction else { return }
    // A rollback that fails leaves nothing to undo: the engine has ended the transaction.
    try? run("ROLLBACK")
  }

  package func setSavepoint() throws(SQLError) { try run("SAVEPOINT job") }
  package func releaseSavepoint() throws(SQLError) { try run("RELEASE job") }
  package func rollbackToSavepoint() throws(SQLError) {
    try run("ROLLBACK TO job")
    try run("RELEASE job")
  }

  private func run(_ text: String) throws(SQLError) {
    let statement: SQLiteStatement
    if let known = control[text] {
      statement = known
    } else {
      statement = try prepareStatement(text)
      control[text] = statement
    }
    defer { statement.reset() }
    _ = try statement.step()
  }
}
