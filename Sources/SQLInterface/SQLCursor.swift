package import WireFormat

/// A statement in use: bind, then step, then read columns. Ends, and gives its statement back
/// to the connection, when it goes out of scope.
///
///     var rows = try store.open(Self.find, scope)
///     rows.bind(id)
///     guard try rows.next() else { return nil }
///     writer.append(bytes: rows.bytes(0))
package struct SQLCursor: ~Copyable {
  @usableFromInline let statement: any SQLStatement
  @usableFromInline let firstParameter: Int
  @usableFromInline var parameter: Int

  init(_ statement: any SQLStatement, firstParameter: Int) {
    self.statement = statement
    self.firstParameter = firstParameter
    self.parameter = firstParameter
  }

  deinit {
    statement.reset()
    statement.isLeased = false
  }
}

// Binding: each call binds the next parameter.
extension SQLCursor {
  @inlinable
  package mutating func bind(_ value: Int64) {
    statement.bind(value, at: parameter)
    parameter += 1
  }

  @inlinable
  package mutating func bind(_ value: Int) { bind(Int64(value)) }

  /// True is 1.
  @inlinable
  package mutating func bind(_ value: Bool) { bind(value ? 1 as Int64 : 0) }

  @inlinable
  package mutating func bind(_ value: Double) {
    statement.bind(value, at: parameter)
    parameter += 1
  }

  @inlinable
  package mutating func bind(_ value: Uuid) {
    statement.bind(value, at: parameter)
    parameter += 1
  }

  /// Microseconds since the Unix epoch.
  @inlinable
  package mutating func bind(_ value: Timestamp) { bind(value.microseconds) }

  @inlinable
  package mutating func bind(_ value: String) {
    statement.bind(text: value, at: parameter)
    parameter += 1
  }

  @inlinable
  package mutating func bind(_ value: RawSpan) {
    statement.bind(bytes: value, at: parameter)
    parameter += 1
  }

  @inlinable
  package mutating func bind(_ value: [UInt8]) { bind(value.span.bytes) }

  @inlinable
  package mutating func bindNull() {
    statement.bindNull(at: parameter)
    parameter += 1
  }

  @inlinable
  package mutating func bind(_ value: Int64?) {
    if let value { bind(value) } else { bindNull() }
  }

  @inlinable
  package mutating func bind(_ value: Uuid?) {
    if let value { bind(value) } else { bindNull() }
  }

  @inlinable
  package mutating func bind(_ value: Timestamp?) {
    if let value { bind(value) } else { bindNull() }
  }

  @inlinable
  package mutating func bind(_ value: String?) {
    if let value { bind(value) } else { bindNull() }
  }

  @inlinable
  package mutating func bind(_ value: [UInt8]?) {
    if let value { bind(value) } else { bindNull() }
  }
}

// Stepping.
extension SQLCursor {
  /// Moves to the next row; false at the end.
  @inlinable
  package mutating func next() throws(SQLError) -> Bool { try statement.step() }

  /// Runs a command to its end and returns how many rows it changed. The cursor can then be
  /// bound and run again, which is how many rows are inserted.
  @inlinable @discardableResult
  package mutating func run() throws(SQLError) -> Int {
    while try statement.step() {}
    let changed = statement.changedRows
    rewind()
    return changed
  }

  /// Runs a command that changes one row unless the whole transaction fails. Nothing waits for
  /// an engine that is elsewhere: what goes wrong is thrown later, at the commit at the latest.
  @inlinable
  package mutating func runLater() throws(SQLError) {
    try statement.runLater()
    parameter = firstParameter
  }

  /// Ready to be bound and stepped again; the tenant stays bound.
  @inlinable
  package mutating func rewind() {
    statement.reset()
    parameter = firstParameter
  }
}

// Columns of the current row.
extension SQLCursor {
  @inlinable
  package func isNull(_ column: Int) -> Bool { statement.isNull(column) }

  @inlinable
  package func int64(_ column: Int) -> Int64 { statement.int64(column) }

  @inlinable
  package func int(_ column: Int) -> Int { Int(statement.int64(column)) }

  @inlinable
  package func bool(_ column: Int) -> Bool { statement.int64(column) != 0 }

  @inlinable
  package func double(_ column: Int) -> Double { statement.double(column) }

  /// 16 bytes; the nil identifier for anything else.
  @inlinable
  package func uuid(_ column: Int) -> Uuid { statement.uuid(column) }

  @inlinable
  package func timestamp(_ column: Int) -> Timestamp {
    Timestamp(microseconds: statement.int64(column))
  }

  @inlinable
  package func text(_ column: Int) -> String {
    String(decoding: statement.bytes(column), as: UTF8.self)
  }

  /// Text or bytes in place: no copy, and gone with the next step.
  @inlinable @_lifetime(borrow self)
  package borrowing func bytes(_ column: Int) -> RawSpan {
    let span = RawSpan(_unsafeBytes: statement.bytes(column))
    return _overrideLifetime(span, borrowing: self)
  }

  /// A copy of text or bytes.
  @inlinable
  package func array(_ column: Int) -> [UInt8] { [UInt8](statement.bytes(column)) }

  @inlinable
  package func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

  @inlinable
  package func optionalUuid(_ column: Int) -> Uuid? { isNull(column) ? nil : uuid(column) }

  @inlinable
  package func optionalTimestamp(_ column: Int) -> Timestamp? {
    isNull(column) ? nil : timestamp(column)
  }

  @inlinable
  package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
}
