import SQLInterface

/// What a statement runs on: a connection that waits for its answer, or a pipe that does not.
protocol PostgresRunner: AnyObject {
  /// The rows of `statement` with what is bound to it.
  func run(
    _ statement: PostgresStatement, _ reach: PostgresConnection.Reach
  ) throws(SQLError) -> OpaquePointer
  /// Runs `statement`, whose answer is read later; false where that cannot be.
  func runLater(
    _ statement: PostgresStatement, _ reach: PostgresConnection.Reach
  ) throws(SQLError) -> Bool
  /// Forgets a statement that was prepared on link `madeIn`.
  func forget(_ name: String, _ madeIn: Int)
  /// Nothing can be sent any more.
  func lost() -> SQLError
}
