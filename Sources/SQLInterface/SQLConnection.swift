package import WireFormat

/// How a transaction starts.
package enum SQLTransaction: Sendable, Hashable {
  /// A snapshot that begins with the first statement.
  case read
  /// A snapshot for one statement, which ends with it: no other may follow.
  case readOne
  /// With the right to write, at once.
  case write
}

/// How much of the log a checkpoint moves into the main file.
package enum SQLCheckpoint: Sendable, Hashable {
  /// What can be moved without waiting for anybody.
  case passive
  /// All of it, leaving an empty log: for a quiet store.
  case truncate
  /// The same after an erasure, on a store at work: it fails with `SQLError.busy` after a moment
  /// where somebody still reads from the log.
  case truncateSoon
}

/// Ends what a connection runs at the moment, from any other thread.
package protocol SQLCanceller: Sendable {
  /// Asks the engine to give up; the statement then ends with `SQLError.interrupted`.
  func cancel()
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

  /// The error after which the transaction can only be rolled back; nil while it is sound. Not
  /// every engine leaves a transaction useless after an error.
  var failure: SQLError? { get }
  /// Milliseconds that a statement of later transactions may take; 0 for no bound.
  var timeLimitMilliseconds: Int { get set }
  /// How long the thread looks for the server's answer before it sleeps.
  var spinMicroseconds: Int { get set }
  /// How far what it reads may be behind the store; nil when nobody knows.
  var lagNanoseconds: UInt64? { get }
  /// Nil where a statement cannot be ended from outside.
  var canceller: (any SQLCanceller)? { get }

  /// Pages in the write-ahead log after the last commit; 0 where there is none.
  var logPages: Int { get }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError)
  /// Waits until what checkpoints have moved so far is on the disk. A passive one that the writer
  /// has overtaken leaves that to the next.
  func syncMoved() throws(SQLError)
  func close()
}

// An engine within the process: no row security, and errors that undo one statement.
extension SQLConnection {
  package var failure: SQLError? { nil }
  package var timeLimitMilliseconds: Int {
    get { 0 }
    set {}
  }
  package var spinMicroseconds: Int {
    get { 0 }
    set {}
  }
  package var canceller: (any SQLCanceller)? { nil }
  package func syncMoved() throws(SQLError) {}
  package var lagNanoseconds: UInt64? { 0 }
}

/// What a connection that reads is for.
package enum SQLReaderUse: Sendable, Hashable {
  /// Short reads that must be quick: one a reactor.
  case point
  /// Long reads that must not take much memory: one a worker.
  case report
}

/// A copy of a store on another server, which follows it with a delay.
package protocol SQLStandby: Sendable {
  /// What operators know it by.
  var name: String { get }
  /// How far it is behind, in nanoseconds: whatever was committed before that is shown. Nil while
  /// nobody knows.
  var lagNanoseconds: UInt64? { get }
  /// A connection that reads from it. When its link breaks it fails for good, and another one has
  /// to be opened.
  func openReader() throws(SQLError) -> any SQLConnection
}

/// Where connections come from: one store, on one engine.
package protocol SQLDatabase: Sendable {
  var dialect: SQLDialect { get }
  /// The connection that writes. The embedded store has exactly one that does, and one more that
  /// only moves the log.
  func openWriter() throws(SQLError) -> any SQLConnection
  /// A connection that cannot write.
  func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection
  /// A connection that reads and that nobody waits for; nil where the engine is within the process.
  func openPipe() throws(SQLError) -> (any SQLPipe)?
  /// The connection that makes tables: with an owner's rights where the engine has such.
  func openMigrator() throws(SQLError) -> any SQLConnection
  /// How many connections write at the same time.
  var writerCount: Int { get }
  /// Copies of the store that may be read instead, by those who take what is a little old.
  var standbys: [any SQLStandby] { get }
  /// Tells other servers which tenants' feeds grew, and of which of them records changed that
  /// servers keep in memory; called after a commit, must not wait.
  func announce(_ tenants: [Uuid], settings: Set<Uuid>)
  /// From now on `hear` is told what other servers announce, on a thread of the database's own;
  /// it must not wait for long.
  func listen(_ hear: @escaping @Sendable (SQLNews) -> Void)
  /// Ends what the database runs by itself.
  func close()
}

// The embedded store: one writer, and nobody else to tell.
extension SQLDatabase {
  package func openMigrator() throws(SQLError) -> any SQLConnection { try openWriter() }
  package func openPipe() throws(SQLError) -> (any SQLPipe)? { nil }
  package var writerCount: Int { 1 }
  package var standbys: [any SQLStandby] { [] }
  package func announce(_ tenants: [Uuid], settings: Set<Uuid>) {}
  package func listen(_ hear: @escaping @Sendable (SQLNews) -> Void) {}
  package func close() {}
}
