import CSQLite
package import SQLInterface
package import WireFormat

/// One prepared statement.
@safe
package final class SQLiteStatement: SQLStatement {
  package var isLeased = false
  private let statement: OpaquePointer
  // Keeps the connection open as long as its statements live.
  private let connection: SQLiteConnection
  /// 16 bytes a parameter, so that identifiers are bound in place; stable until bound again.
  private let identifiers: UnsafeMutablePointer<(UInt64, UInt64)>
  private let parameterCount: Int
  /// Texts and bytes of each parameter, where they stay until it is bound again: SQLite would
  /// allocate a copy each time. Made when they are needed, and only for what is short.
  private let copies: UnsafeMutablePointer<UnsafeMutableRawBufferPointer>
  private static let copiedBytesMax = 4096
  /// The first bind that failed; the next step reports it.
  private var bindCode = SQLITE_OK

  init(_ statement: OpaquePointer, of connection: SQLiteConnection) {
    unsafe self.statement = statement
    self.connection = connection
    self.parameterCount = Int(unsafe sqlite3_bind_parameter_count(statement))
    unsafe self.identifiers = .allocate(capacity: max(parameterCount, 1))
    unsafe self.copies = .allocate(capacity: max(parameterCount, 1))
    unsafe copies.initialize(
      repeating: UnsafeMutableRawBufferPointer(start: nil, count: 0),
      count: max(parameterCount, 1))
  }

  deinit {
    unsafe sqlite3_finalize(statement)
    unsafe identifiers.deallocate()
    for index in 0..<max(parameterCount, 1) { unsafe copies[index].deallocate() }
    unsafe copies.deallocate()
  }

  package var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(statement) != 0 }
  package var changedRows: Int { connection.changes }

  package func bind(_ value: Int64, at parameter: Int) {
    note(unsafe sqlite3_bind_int64(statement, Int32(parameter), value))
  }

  package func bind(_ value: Double, at parameter: Int) {
    note(unsafe sqlite3_bind_double(statement, Int32(parameter), value))
  }

  package func bind(_ value: Uuid, at parameter: Int) {
    guard parameter >= 1, parameter <= parameterCount else { return note(SQLITE_RANGE) }
    // In bounds: checked above; the slot lives as long as the statement.
    let slot = unsafe identifiers + (parameter - 1)
    unsafe slot.pointee = (value.high.bigEndian, value.low.bigEndian)
    note(unsafe sqlite3_bind_blob(statement, Int32(parameter), slot, 16, nil))
  }

  package func bind(text value: String, at parameter: Int) {
    var value = value
    let code = value.withUTF8 { bytes in
      let kept = unsafe copy(UnsafeRawBufferPointer(bytes), at: parameter)
      return unsafe sqlite3_bind_text(
        statement, Int32(parameter),
        (kept ?? UnsafeRawPointer(bytes.baseAddress))?.assumingMemoryBound(to: CChar.self),
        Int32(bytes.count), kept == nil ? frontdesk_sqlite_transient() : nil)
    }
    note(code)
  }

  package func bind(bytes value: RawSpan, at parameter: Int) {
    let code = unsafe value.withUnsafeBytes { bytes in
      // A blob of no bytes is not NULL, but a nil pointer would be.
      guard let base = bytes.baseAddress, bytes.count > 0 else {
        return unsafe sqlite3_bind_zeroblob(statement, Int32(parameter), 0)
      }
      let kept = unsafe copy(bytes, at: parameter)
      return unsafe sqlite3_bind_blob(
        statement, Int32(parameter), kept ?? base, Int32(bytes.count),
        kept == nil ? frontdesk_sqlite_transient() : nil)
    }
    note(code)
  }

  /// A copy of `bytes` that stays until the parameter is bound again; nil where there is none.
  private func copy(_ bytes: UnsafeRawBufferPointer, at parameter: Int) -> UnsafeRawPointer? {
    guard parameter >= 1, parameter <= parameterCount, bytes.count <= Self.copiedBytesMax else {
      return nil
    }
    // In bounds: checked above. What was bound there before is bound no more after this call.
    let slot = unsafe copies + (parameter - 1)
    if unsafe slot.pointee.count < max(bytes.count, 1) {
      unsafe slot.pointee.deallocate()
      var size = 64
      while size < bytes.count { size *= 2 }
      unsafe slot.pointee = .allocate(byteCount: size, alignment: 8)
    }
    if bytes.count > 0 { unsafe slot.pointee.copyMemory(from: bytes) }
    return unsafe UnsafeRawPointer(slot.pointee.baseAddress)
  }

  package func bindNull(at parameter: Int) {
    note(unsafe sqlite3_bind_null(statement, Int32(parameter)))
  }

  private func note(_ code: Int32) {
    if code != SQLITE_OK && bindCode == SQLITE_OK { bindCode = code }
  }

  package func step() throws(SQLError) -> Bool {
    guard bindCode == SQLITE_OK else {
      throw SQLError(code: bindCode, message: "a value could not be bound")
    }
    let code = unsafe sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw connection.error(code)
  }

  package func reset() {
    unsafe sqlite3_reset(statement)
    bindCode = SQLITE_OK
  }

  package func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  package func int64(_ column: Int) -> Int64 {
    unsafe sqlite3_column_int64(statement, Int32(column))
  }

  package func double(_ column: Int) -> Double {
    unsafe sqlite3_column_double(statement, Int32(column))
  }

  package func uuid(_ column: Int) -> Uuid {
    let bytes = unsafe bytes(column)
    guard bytes.count == 16 else { return .zero }
    return unsafe Uuid(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    // The pointer first: asking for it may convert the value, which decides the count.
    let start = unsafe sqlite3_column_blob(statement, Int32(column))
    let count = unsafe sqlite3_column_bytes(statement, Int32(column))
    return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count))
  }
}
