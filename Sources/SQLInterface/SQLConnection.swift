/// How a transaction starts.
package enum SQLTransaction: Sendable, Hashable {
  /// A snapshot that begins with the first statement.
  case read
  /// With the right to write, at once.
  case write
}

/// How much of the log a checkpoint moves into the main file.
package enum SQLCheckpoint: Sendable, Hashable {
  /// What can be moved without waiting for anybody.
  case passive
  /// All of it, leaving an empty log: for a quiet store, and after an erasure.
  case truncate
}

/// One connection of a driver. It belongs to one thread at a time.
package protocol SQLConnection: AnyObject {
  var dialect: SQLDialect { get }
  func prepare(_ text: String) throws(SQLError) -> any SQLStatement
  /// Runs statements that return nothing, separated by semicolons: migrations and settings.
  func execute(_ script: String) throws(SQLError)

  func begin(_ transaction: SQLTransaction) throws(SQLError)
  func commit() throws(SQLError)
  /// Ends the transaction, if there is one, without its changes.
  func rollback()
  /// False after an error that made the engine roll back by itself.
  var isInTransaction: Bool { get }
  func setSavepoint() throws(SQLError)
  func releaseSavepoint() throws(SQLError)
  func rollbackToSavepoint() throws(SQLError)

  /// Rows changed since the connection was opened.
  var totalChanges: Int64 { get }
  /// Virtual machine steps that may still be taken before a statement is abandoned with
  /// `SQLError.stepLimit`; `Int.max` means no bound. Counted in steps of 1,000.
  var stepBudget: Int { get set }

  /// Pages in the write-ahead log after the last commit; 0 where there is none.
  var logPages: Int { get }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError)
  func close()
}

/// What a connection that reads is for.
package enum SQLReaderUse: Sendable, Hashable {
  /// Short reads that must be quick: one a reactor.
  case point
  /// Long reads that must not take much memory: one a worker.
  case report
}

/// Where connections come from: one store, on one engine.
package protocol SQLDatabase: Sendable {
  var dialect: SQLDialect { get }
  /// The connection that writes. The embedded store has exactly one.
  func openWriter() throws(SQLError) -> any SQLConnection
  /// A connection that cannot write.
  func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection
}
