package import WireFormat

/// One prepared statement of one connection: what a driver implements. Repositories use it
/// through `SQLCursor`. Parameters count from 1, columns from 0.
package protocol SQLStatement: AnyObject {
  /// Whether a cursor is using it; kept by `SQLStatementCache`.
  var isLeased: Bool { get set }
  /// Whether it cannot change rows.
  var isReadOnly: Bool { get }

  /// Says whose rows it reaches until told otherwise; nil for what serves no single tenant. An
  /// engine with row security holds it to that.
  func reach(_ tenant: Uuid?)

  // A bind that fails is reported by the next `step`.
  func bind(_ value: Int64, at parameter: Int)
  func bind(_ value: Double, at parameter: Int)
  func bind(_ value: Uuid, at parameter: Int)
  func bind(text value: String, at parameter: Int)
  func bind(bytes value: RawSpan, at parameter: Int)
  func bindNull(at parameter: Int)

  /// Moves to the next row; false at the end.
  func step() throws(SQLError) -> Bool
  /// Runs a command that is bound to change one row, if anything: an engine that is elsewhere
  /// may answer later, and an error then comes out of a later call on the connection.
  func runLater() throws(SQLError)
  /// Back to before the first row; what was bound stays bound.
  func reset()
  /// Rows changed by the statement that was stepped last.
  var changedRows: Int { get }

  // Valid while a row is current.
  func isNull(_ column: Int) -> Bool
  func int64(_ column: Int) -> Int64
  func double(_ column: Int) -> Double
  func uuid(_ column: Int) -> Uuid
  /// Text or bytes of the current row; not valid after the next step or reset.
  func bytes(_ column: Int) -> UnsafeRawBufferPointer
}

// An engine within the process has no row security, and answers at once.
extension SQLStatement {
  package func reach(_ tenant: Uuid?) {}

  package func runLater() throws(SQLError) {
    while try step() {}
    reset()
  }
}
