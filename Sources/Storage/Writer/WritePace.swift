/// How long a write that is queued now would wait, told from what the last batches took. While a
/// queue stands, writes that would wait too long are refused at once: a caller that hears of it
/// can go elsewhere or come again, and those that are let in are served while they still count.
/// A burst is no standing queue, however long: it is served.
struct WritePace: Sendable {
  /// Nanoseconds that a job runs, and that a commit takes: smoothed over about eight batches.
  private var job: Double = 0
  private var commit: Double = 0
  /// Since when every batch has left too much behind; nil when the last one had not.
  private var standingSince: UInt64?
  /// Whether that has lasted.
  private(set) var isStanding = false

  /// Notes a batch that ran `jobs` jobs for `running` nanoseconds and then committed.
  mutating func note(jobs: Int, running: UInt64, committing: UInt64) {
    guard jobs > 0 else { return }
    let each = Double(running) / Double(jobs)
    job += (each - job) / (job == 0 ? 1 : 8)
    commit += (Double(committing) - commit) / (commit == 0 ? 1 : 8)
  }

  /// Notes at `now` that `waiting` jobs wait after a batch.
  mutating func note(waiting: Int, at now: UInt64, _ options: Writer.Options) {
    guard wait(behind: waiting, options) > options.waitNanosecondsMax / 2 else {
      standingSince = nil
      isStanding = false
      return
    }
    let since = standingSince ?? now
    standingSince = since
    isStanding = now >= since &+ options.patienceNanoseconds
  }

  /// How many jobs to take for a batch: a few more than its time is likely to be enough for.
  func batchJobs(_ options: Writer.Options) -> Int {
    guard job > 0 else { return options.batchJobsMax }
    let fitting = Int(clamping: UInt64(Double(options.batchNanoseconds) / job * 1.25))
    return min(options.batchJobsMax, max(fitting, 16))
  }

  /// Nanoseconds until a job that `ahead` others go before would begin. The batch under way is
  /// not counted: nobody can be spared that.
  func wait(behind ahead: Int, _ options: Writer.Options) -> UInt64 {
    let running = Double(ahead) * job
    let byTime = running / Double(max(options.batchNanoseconds, 1))
    let batches = max(Double(ahead) / Double(max(options.batchJobsMax, 1)), byTime)
    return UInt64(running + batches.rounded(.down) * commit)
  }
}

/// What becomes of a write when more comes than can be done.
package enum WriteUrgency: Sendable, Hashable {
  /// Refused first.
  case sheddable
  case usual
  /// Refused when the queue is full, and for no other reason.
  case critical

  /// The longest wait that it is queued for, where `usual` writes are for `nanoseconds`.
  func waitMax(_ nanoseconds: UInt64) -> UInt64 {
    switch self {
    case .sheddable: nanoseconds / 2
    case .usual: nanoseconds
    case .critical: .max
    }
  }
}
