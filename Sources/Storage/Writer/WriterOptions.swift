package import WireFormat

extension Writer {
  /// Bounds of the writer, and whom it tells what.
  package struct Options: Sendable {
    /// Jobs that may wait; more are refused as overloaded.
    package var queueJobsMax = 16_384
    /// Jobs of one tenant that may wait.
    package var queueTenantJobsMax = 4096
    package var batchJobsMax = 512
    /// Jobs begin for this long in a batch; what is left goes first in the next one.
    package var batchNanoseconds: UInt64 = 20_000_000
    /// Pages in the log that make the writer move them to the main file (4 KiB each).
    package var logPagesMax = 16_384
    /// Called on the writer's thread after each commit, before the answers go: the tenants
    /// whose feeds grew, and the numbers of their last events.
    package var onCommit: @Sendable ([Uuid: Int64]) -> Void = { _ in }
    /// Called once when an outcome is unknown and the process must restart.
    package var onFatal: @Sendable () -> Void = {}

    package init() {}
  }

  /// Counters since the start.
  package struct Metrics: Sendable, Hashable {
    package var queuedJobs = 0
    package var batches = 0
    package var jobs = 0
    package var largestBatch = 0
    /// Batches that began again because a job failed after it had changed rows.
    package var restarts = 0
    package var commitNanoseconds: UInt64 = 0
    package var slowestCommitNanoseconds: UInt64 = 0
    package var checkpoints = 0
    package var checkpointNanoseconds: UInt64 = 0
    package var refusedJobs = 0
  }
}
