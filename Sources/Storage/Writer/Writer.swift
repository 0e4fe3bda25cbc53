import Auth
import SQLInterface
import Seams
import Synchronization
package import SystemIO
import WireFormat

/// The single writer: a bounded queue that is fair to tenants, and a thread that takes what is
/// queued, runs it in one transaction, commits once and then releases the answers. It never
/// waits for more to come, so a lone call pays for nobody; batches grow with what arrives
/// while a commit is under way.
///
/// `@unchecked`: `batch`, `carried` and `checkpointAt` are touched only by the one thread that
/// runs batches: the writer's own once started, before that whoever calls `runBatch`.
package final class Writer: @unchecked Sendable {
  private enum Phase { case open, draining, failed }

  private struct State {
    var queue = FairQueue<Uuid, any WriteJob>()
    var phase = Phase.open
    var isAsleep = false
    var thread: JoinBox?
    var isEnding = false
    var metrics = Metrics()

    /// Why a job of `tenant` cannot be taken now.
    func refusal(of tenant: Uuid, _ options: Options) -> WriteFailure? {
      switch phase {
      case .draining: return .draining
      case .failed: return .storeFailed
      case .open: break
      }
      let isFull =
        queue.count >= options.queueJobsMax
        || queue.count(of: tenant) >= options.queueTenantJobsMax
      return isFull ? .overloaded : nil
    }
  }

  private let state = Mutex(State())
  private let wake = Semaphore()
  private let options: Options
  private let clock: any Clock
  let batch: WriteBatch
  private var carried: [any WriteJob] = []
  private var checkpointAt: Int

  init(_ batch: WriteBatch, clock: any Clock, options: Options) {
    self.batch = batch
    self.clock = clock
    self.options = options
    self.checkpointAt = options.logPagesMax
  }

  /// Queues `job`, or finishes it at once as refused. From any thread.
  package func submit(_ job: any WriteJob) {
    let tenant = job.scope.tenantID
    let (refusal, mustWake) = state.withLock { state -> (WriteFailure?, Bool) in
      if let refusal = state.refusal(of: tenant, options) {
        state.metrics.refusedJobs += 1
        return (refusal, false)
      }
      state.queue.append(job, of: tenant)
      defer { state.isAsleep = false }
      return (nil, state.isAsleep)
    }
    if let refusal { job.finish(.failed(refusal)) }
    if mustWake { wake.signal() }
  }

  /// Counters since the start.
  package var metrics: Metrics {
    state.withLock { state in
      var metrics = state.metrics
      metrics.queuedJobs = state.queue.count
      return metrics
    }
  }

  /// Starts the writer's thread.
  package func start() throws(SystemError) {
    try state.withLock { state throws(SystemError) in
      guard state.thread == nil else { return }
      state.thread = JoinBox(try SystemThread(name: "writer") { [self] in loop() })
    }
  }

  /// Takes no more jobs, runs those that wait, moves the log to the main file and closes the
  /// connection. Returns when that is done.
  package func drain() {
    let (thread, mustWake, isFirst) = state.withLock { state -> (JoinBox?, Bool, Bool) in
      if state.phase == .open { state.phase = .draining }
      defer {
        state.isAsleep = false
        state.isEnding = true
      }
      return (state.thread, state.isAsleep, !state.isEnding)
    }
    guard isFirst else { return }
    if mustWake { wake.signal() }
    if let thread { thread.join() } else { loop() }
  }

  private func loop() {
    while true {
      if runBatch() > 0 { continue }
      let isOver = state.withLock { state in
        guard state.queue.count == 0 else { return false }
        state.isAsleep = !state.isEnding
        return state.isEnding
      }
      if isOver { break }
      let mustSleep = state.withLock { $0.isAsleep }
      if mustSleep { wake.wait() }
    }
    close()
  }

  private func close() {
    // What a failed commit left in the log is for the next start to read.
    let isFailed = state.withLock { $0.phase == .failed }
    if !isFailed { try? batch.store.sql.connection.checkpoint(.truncate) }
    batch.store.close()
  }

  /// Runs one batch of what is queued now, and returns how many jobs ended.
  package func runBatch() -> Int {
    let room = options.batchJobsMax - carried.count
    let isFailed = state.withLock { state in
      for _ in 0..<max(room, 0) {
        guard let job = state.queue.popFirst() else { break }
        carried.append(job)
      }
      return state.phase == .failed
    }
    guard !carried.isEmpty else { return 0 }
    let jobs = carried
    carried = []
    if isFailed {
      for job in jobs { job.finish(.failed(.storeFailed)) }
      return jobs.count
    }
    let stopAt = clock.monotonicNanoseconds() &+ options.batchNanoseconds
    let result = batch.run(jobs, stopAt: stopAt)
    carried.append(contentsOf: jobs[result.outcomes.count...])
    note(result)
    if !result.grown.isEmpty { options.onCommit(result.grown) }
    for (job, outcome) in zip(jobs, result.outcomes) { job.finish(outcome) }
    if result.isFatal { options.onFatal() } else { checkpointIfDue() }
    return result.outcomes.count
  }

  private func note(_ result: WriteBatch.Result) {
    state.withLock { state in
      state.metrics.batches += 1
      state.metrics.jobs += result.outcomes.count
      state.metrics.restarts += result.restarts
      state.metrics.largestBatch = max(state.metrics.largestBatch, result.outcomes.count)
      state.metrics.commitNanoseconds &+= result.commitNanoseconds
      state.metrics.slowestCommitNanoseconds = max(
        state.metrics.slowestCommitNanoseconds, result.commitNanoseconds)
      state.metrics.count(result.outcomes.count, commitNanoseconds: result.commitNanoseconds)
      if result.isFatal { state.phase = .failed }
    }
  }

  /// Moves the log to the main file when it has grown, after the answers have left. A reader
  /// that holds an old snapshot may keep the log from starting over; then the next attempt
  /// waits for a quarter more, because each one syncs the main file.
  private func checkpointIfDue() {
    let connection = batch.store.sql.connection
    let pages = connection.logPages
    if pages < checkpointAt - options.logPagesMax { checkpointAt = options.logPagesMax }
    guard pages >= checkpointAt else { return }
    checkpointAt = pages + options.logPagesMax / 4
    let start = clock.monotonicNanoseconds()
    // A checkpoint that fails loses nothing: the log still has all of it.
    try? connection.checkpoint(.passive)
    let took = clock.monotonicNanoseconds() &- start
    state.withLock { state in
      state.metrics.checkpoints += 1
      state.metrics.checkpointNanoseconds &+= took
    }
  }
}
