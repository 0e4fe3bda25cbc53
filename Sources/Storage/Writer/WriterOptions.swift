package import WireFormat

extension Writer {
  /// Bounds of the writer, and whom it tells what.
  package struct Options: Sendable {
    /// Jobs that may wait; more are refused as overloaded.
    package var queueJobsMax = 16_384
    /// Jobs of one tenant that may wait.
    package var queueTenantJobsMax = 4096
    /// Nanoseconds that a job of usual urgency may have to wait for its batch while the queue
    /// stands, less when more than three fifths are refused, down to half; others are refused as
    /// overloaded.
    package var waitNanosecondsMax: UInt64 = 30_000_000
    /// For how long batches must have left more than half of that behind until the queue stands.
    package var patienceNanoseconds: UInt64 = 100_000_000
    package var batchJobsMax = 512
    /// Jobs begin for this long in a batch; what is left goes first in the next one.
    package var batchNanoseconds: UInt64 = 12_000_000
    /// Pages in the log that make the writer move them to the main file (4 KiB each).
    package var logPagesMax = 16_384
    /// Called on the writer's thread after each commit, before the answers go: the tenants
    /// whose feeds grew, and the numbers of their last events.
    package var onCommit: @Sendable ([Uuid: Int64]) -> Void = { _ in }
    /// Called after `onCommit` where servers share the store: whose feeds grew, and of whom
    /// something changed that servers keep in memory.
    var announce: @Sendable ([Uuid], Set<Uuid>) -> Void = { _, _ in }
    /// Given what ends some callers' jobs, runs it before it returns.
    package var endTogether: @Sendable (() -> Void) -> Void = { $0() }
    /// Called once when an outcome is unknown and the process must restart.
    package var onFatal: @Sendable () -> Void = {}
    /// Called on the writer's thread when the disk is full: gives up the room that was set
    /// aside. Only jobs that free room run from then on.
    package var onFull: @Sendable () -> Void = {}
    /// Asked from time to time after that: whether there is room again, now set aside anew.
    package var hasRoom: @Sendable () -> Bool = { true }

    package init() {}

    /// Takes the bounds for a store that servers share, where a commit takes a way through the
    /// network, which is to be worth it.
    package mutating func suitSharedStore() {
      batchNanoseconds = 20_000_000
      waitNanosecondsMax = 250_000_000
    }
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
    /// Batches by their number of jobs: up to 1, 2, 4 and so on to 512, and more.
    package var batchSizes = [UInt64](repeating: 0, count: 11)
    /// Commits by their duration: up to 64 microseconds, 128 and so on to 8 seconds, and more.
    package var commitTimes = [UInt64](repeating: 0, count: 19)

    /// The upper bounds of `batchSizes`, but the last.
    package static var batchBounds: [Int] { (0..<10).map { 1 << $0 } }
    /// The upper bounds of `commitTimes` in microseconds, but the last.
    package static var commitBounds: [Int] { (6..<24).map { 1 << $0 } }

    /// Counts one committed batch.
    mutating func count(_ jobs: Int, commitNanoseconds: UInt64) {
      let size = Self.batchBounds.firstIndex { jobs <= $0 } ?? Self.batchBounds.count
      batchSizes[size] += 1
      let microseconds = Int(clamping: commitNanoseconds / 1000)
      let time = Self.commitBounds.firstIndex { microseconds <= $0 } ?? Self.commitBounds.count
      commitTimes[time] += 1
    }
  }
}
