package import SQLInterface
package import SystemIO

/// Why an erasure did not come to its end; what it began is ended by the next attempt.
package enum ErasureFailure: Error, Sendable, Hashable {
  /// The store could not be read.
  case sql(SQLError)
  case write(WriteFailure)
  /// The commit failed: it may be there or not.
  case unknown
  /// The ledger could not be written or read.
  case log(SystemError)
  /// A line of the ledger was changed, counted from 1.
  case damagedLog(line: Int)
}
