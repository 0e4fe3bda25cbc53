import SQLInterface

/// Stands where a connection is asked for and none may be used: every statement is refused.
final class UnconnectedConnection: SQLConnection {
  let dialect: SQLDialect
  var stepBudget = Int.max
  let totalChanges: Int64 = 0
  let isInTransaction = false
  let logPages = 0

  init(_ dialect: SQLDialect) { self.dialect = dialect }

  private static var refusal: SQLError { .misuse("This call must not read the store.") }

  func prepare(_ text: String) throws(SQLError) -> any SQLStatement { throw Self.refusal }
  func execute(_ script: String) throws(SQLError) { throw Self.refusal }
  func begin(_ transaction: SQLTransaction) throws(SQLError) { throw Self.refusal }
  func commit() throws(SQLError) { throw Self.refusal }
  func rollback() {}
  func setSavepoint() throws(SQLError) { throw Self.refusal }
  func releaseSavepoint() throws(SQLError) { throw Self.refusal }
  func rollbackToSavepoint() throws(SQLError) { throw Self.refusal }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {}
  func close() {}
}
