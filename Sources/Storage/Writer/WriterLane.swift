import WireFormat

/// One thread's part of the writer: its transaction, and the jobs that it has taken.
///
/// `@unchecked`: everything is touched only by the one thread that runs the lane's batches: its
/// own once started, before that whoever calls `runBatch`.
final class WriterLane: @unchecked Sendable {
  let batch: WriteBatch
  /// Taken from the queue and not run yet.
  var carried: [any WriteJob] = []
  /// Whose jobs these are, where a batch is of one tenant.
  var tenant: Uuid?
  /// The log holds what was erased.
  var mustEmptyLog = false
  /// Since the disk is full: when to look again whether it still is.
  var fullUntil: UInt64?
  /// Pages in the log after the last commit.
  var logPages = 0
  /// Pages in the log at which the next checkpoint is due.
  var checkpointAt: Int
  /// The most pages that the log was let have since it began, because large commits came.
  var longestLog = 0

  init(_ batch: WriteBatch, checkpointAt: Int) {
    self.batch = batch
    self.checkpointAt = checkpointAt
  }
}
