/// How long a write that is queued now would wait, told from what the last batches took. While a
/// queue stands, writes that would wait too long are refused at once: a caller that hears of it
/// can go elsewhere or come again, and those that are let in are served while they still count.
/// A burst is no standing queue, however long: it is served.
///
/// A queue that is kept short by refusals stands all the same, so it does until nothing was refused
/// for a while; else it would be let in what has to wait long, again and again.
struct WritePace: Sendable {
  /// So many refusals are no sign yet that clearly more comes than can be done.
  private static let fewRefused = 16

  /// Nanoseconds that a job runs, and that a commit takes: smoothed over about eight batches.
  private var job: Double = 0
  private var commit: Double = 0
  /// Since when every batch has left too much behind; nil when the last one had not.
  private var standingSince: UInt64?
  /// Since when batches have left little behind and nothing was refused, while the queue stands.
  private var easySince: UInt64?
  /// Whether that has lasted.
  private(set) var isStanding = false
  /// When a batch ended last.
  private var notedAt: UInt64 = 0
  /// When the batch under way is likely to end; 0 for none.
  private var busyUntil: UInt64 = 0
  /// What was refused and what ran since the queue stands, of which half is forgotten from time
  /// to time.
  private var refused = 0
  private var ran = 0
  private var weighedAt: UInt64 = 0
  private var hasRefused = false

  /// Notes a batch that ran `jobs` jobs for `running` nanoseconds and then committed.
  mutating func note(jobs: Int, running: UInt64, committing: UInt64) {
    guard jobs > 0 else { return }
    let each = Double(running) / Double(jobs)
    job += (each - job) / (job == 0 ? 1 : 8)
    commit += (Double(committing) - commit) / (commit == 0 ? 1 : 8)
    if isStanding { ran += jobs }
  }

  /// Notes that a batch of `jobs` jobs begins at `now`.
  mutating func noteBegin(jobs: Int, at now: UInt64) {
    busyUntil = now &+ UInt64(Double(jobs) * job + commit)
  }

  /// Notes that so many jobs were refused while the queue stands.
  mutating func noteRefusals(_ jobs: Int) {
    refused += jobs
    hasRefused = true
  }

  /// Notes that so many jobs were dropped; they waited like those that run.
  mutating func noteDropped(_ jobs: Int) {
    if jobs > 0 { hasRefused = true }
  }

  /// Notes at `now` that `waiting` jobs wait after a batch.
  mutating func note(waiting: Int, at now: UInt64, _ options: Writer.Options) {
    notedAt = now
    busyUntil = 0
    let isLong = wait(behind: waiting, options) > options.waitNanosecondsMax / 2
    guard isStanding else {
      standingSince = isLong ? standingSince ?? now : nil
      guard let since = standingSince, now >= since &+ options.patienceNanoseconds else { return }
      isStanding = true
      (refused, ran, weighedAt) = (0, 0, now)
      return
    }
    if now >= weighedAt &+ options.patienceNanoseconds {
      (refused, ran, weighedAt) = (refused / 2, ran / 2, now)
    }
    let isEasy = !isLong && !hasRefused
    hasRefused = false
    easySince = isEasy ? easySince ?? now : nil
    if let since = easySince, now >= since &+ options.patienceNanoseconds { rest() }
  }

  /// Forgets at `now` that the queue stood, when nothing has waited for long.
  mutating func noteIdle(at now: UInt64, _ options: Writer.Options) {
    if isStanding, now >= notedAt &+ options.patienceNanoseconds { rest() }
  }

  private mutating func rest() {
    isStanding = false
    standingSince = nil
    easySince = nil
    hasRefused = false
  }

  /// How many jobs to take for a batch: a few more than its time is likely to be enough for.
  func batchJobs(_ options: Writer.Options) -> Int {
    guard job > 0 else { return options.batchJobsMax }
    let fitting = Int(clamping: UInt64(Double(options.batchNanoseconds) / job * 1.25))
    return min(options.batchJobsMax, max(fitting, 16))
  }

  /// The longest wait that a job is queued for. When more than three fifths are refused, the
  /// shorter the more: down to half, so that callers who are let in have their answers soon when
  /// most are not.
  func waitMax(_ urgency: WriteUrgency, _ options: Writer.Options) -> UInt64 {
    let most = urgency.waitMax(options.waitNanosecondsMax)
    guard most < .max, refused > Self.fewRefused else { return most }
    let served = min(Double(ran) / Double(ran + refused) * 2.5, 1)
    return UInt64(Double(most) * (1 + served) / 2)
  }

  /// Whether so many jobs are likely to take all the time of a batch.
  func isBatch(_ jobs: Int, _ options: Writer.Options) -> Bool {
    jobs >= options.batchJobsMax || Double(jobs) * job >= Double(options.batchNanoseconds)
  }

  /// Nanoseconds until a job that `ahead` others go before would begin, the batch under way not
  /// counted.
  func wait(behind ahead: Int, _ options: Writer.Options) -> UInt64 {
    let running = Double(ahead) * job
    let byTime = running / Double(max(options.batchNanoseconds, 1))
    let batches = max(Double(ahead) / Double(max(options.batchJobsMax, 1)), byTime)
    return UInt64(running + batches.rounded(.down) * commit)
  }

  /// What is left at `now` of the batch under way.
  func rest(at now: UInt64) -> UInt64 { busyUntil > now ? busyUntil - now : 0 }

  /// Since when jobs that are taken at `now` may have waited: older ones are dropped, because
  /// clearly more comes than can be done, and whoever has waited for so long would be answered late
  /// in favour of nobody. A burst that merely takes its time loses none.
  func dropsBefore(_ now: UInt64, _ urgency: WriteUrgency, _ options: Writer.Options) -> UInt64 {
    guard isStanding, refused > max(ran / 8, Self.fewRefused) else { return 0 }
    let most = urgency.waitMax(options.waitNanosecondsMax)
    guard most < .max else { return 0 }
    var limit = most + most / 2
    if urgency == .usual {
      // A batch's worth is let in whatever the batch under way takes.
      limit = max(limit, most / 2 + 2 * options.batchNanoseconds + UInt64(commit))
    }
    return limit > now ? 0 : now - limit
  }
}

/// What becomes of a write when more comes than can be done.
package enum WriteUrgency: Sendable, Hashable {
  /// Refused first.
  case sheddable
  case usual
  /// Refused when the queue is full, and for no other reason.
  case critical

  /// The longest wait that it is queued for while most are let in, where `usual` writes are for
  /// `nanoseconds`.
  func waitMax(_ nanoseconds: UInt64) -> UInt64 {
    switch self {
    case .sheddable: nanoseconds / 2
    case .usual: nanoseconds
    case .critical: .max
    }
  }
}
