import Auth
import SQLInterface
import Seams
import Synchronization
package import SystemIO
package import WireFormat

/// What writes: a bounded queue that is fair to tenants, and lanes that take what is queued, run
/// it in one transaction, commit once and then release the answers. They never wait for more to
/// come, so a lone call pays for nobody; batches grow with what arrives while a commit is under
/// way. The embedded store has one lane for all tenants. A store that servers share has several,
/// and a batch is then of one tenant, which no other lane takes meanwhile.
package final class Writer: Sendable {
  let state = Mutex(State())
  // Whether the queue stands. Whoever sees it set takes the mutex before anything is decided.
  private let isStanding = Atomic(false)
  private let wake = Semaphore()
  private let crowd = WriteCrowd()
  let options: Options
  let clock: any Clock
  private let lanes: [WriterLane]
  /// Nil where the engine keeps no log that somebody has to move.
  let mover: LogMover?
  /// Whether servers share the store, so that a transaction locks one tenant's head.
  private let isOfOneTenant: Bool
  /// Runs once all lanes have ended.
  private let onEnd: @Sendable () -> Void
  /// The first lane's.
  var batch: WriteBatch { lanes[0].batch }

  /// `batches` are not empty; on a store that servers share, each runs jobs of one tenant.
  init(
    _ batches: [WriteBatch], clock: any Clock, options: Options, mover: LogMover? = nil,
    onEnd: @escaping @Sendable () -> Void = {}
  ) {
    self.mover = mover
    lanes = batches.map { WriterLane($0, checkpointAt: options.logPagesMax) }
    isOfOneTenant = batches.contains { !$0.store.sql.connection.dialect.isEmbedded }
    self.clock = clock
    self.options = options
    self.onEnd = onEnd
    for batch in batches { batch.store.crowd = crowd }
  }

  /// Queues `job`, or finishes it at once as refused. From any thread.
  package func submit(_ job: any WriteJob) {
    let tenant = job.scope.tenantID
    let now = mayRefuse ? clock.monotonicNanoseconds() : 0
    let (refusal, mustWake) = state.withLock { state -> (WriteFailure?, Bool) in
      forgetIfIdle(&state, now)
      if let refusal = state.refusal(
        tenant, job.urgency, isOfOneTenant: isOfOneTenant, now: now, options)
      {
        state.metrics.refusedJobs += 1
        return (refusal, false)
      }
      state.queue.append(job, of: tenant)
      crowd.add(1)
      guard state.sleepers > 0 else { return (nil, false) }
      state.sleepers -= 1
      return (nil, true)
    }
    if let refusal { job.finish(.failed(refusal)) }
    if mustWake { wake.signal() }
  }

  /// Whether any job may be refused now because the queue stands.
  package var mayRefuse: Bool { isStanding.load(ordering: .relaxed) }

  /// Whether a job would be refused now because the queue stands; then it counts as refused. Asked
  /// before a job is made, so that a refusal costs little.
  package func refuses(_ tenant: Uuid, _ urgency: WriteUrgency) -> Bool {
    guard mayRefuse else { return false }
    let now = clock.monotonicNanoseconds()
    return state.withLock { state in
      forgetIfIdle(&state, now)
      guard
        state.refusal(tenant, urgency, isOfOneTenant: isOfOneTenant, now: now, options)
          == .overloaded
      else { return false }
      state.metrics.refusedJobs += 1
      return true
    }
  }

  /// Counts jobs that were refused like one before them, without being asked about.
  package func noteRefused(_ jobs: Int) {
    state.withLock { state in
      if state.pace.isStanding { state.pace.noteRefusals(jobs) }
      state.metrics.refusedJobs += jobs
    }
  }

  /// A queue that has long been empty stands no more, though no batch has told so.
  private func forgetIfIdle(_ state: inout State, _ now: UInt64) {
    guard now > 0, state.queue.count == 0, state.carried.isEmpty else { return }
    state.pace.noteIdle(at: now, options)
    isStanding.store(state.pace.isStanding, ordering: .relaxed)
  }

  /// Counters since the start.
  package var metrics: Metrics {
    state.withLock { state in
      var metrics = state.metrics
      metrics.queuedJobs = state.queue.count
      return metrics
    }
  }

  /// Whether threads of its own run what is queued.
  var isStarted: Bool { state.withLock { !$0.threads.isEmpty } }

  /// Starts the writer's threads: one a lane.
  package func start() throws(SystemError) {
    try state.withLock { state throws(SystemError) in
      guard state.threads.isEmpty else { return }
      try mover?.start()
      for lane in lanes {
        let thread = try SystemThread(name: "writer") { [self] in
          // Where all share a processor, calls that wait for a batch can wait for the reactor's
          // share of it too; the other way round, reads would wait for batches.
          if !isOfOneTenant { SystemThread.comeSecond() }
          loop(lane)
        }
        state.threads.append(JoinBox(thread))
      }
    }
  }

  /// Takes no more jobs, runs those that wait, moves the log to the main file and closes the
  /// connections. Returns when that is done.
  package func drain() {
    mover?.end()
    let (threads, sleepers, isFirst) = state.withLock { state -> ([JoinBox], Int, Bool) in
      if state.phase == .open { state.phase = .draining }
      defer {
        state.sleepers = 0
        state.isEnding = true
      }
      return (state.threads, state.sleepers, !state.isEnding)
    }
    guard isFirst else { return }
    for _ in 0..<sleepers { wake.signal() }
    if threads.isEmpty { for lane in lanes { loop(lane) } }
    for thread in threads { thread.join() }
    onEnd()
  }

  private func loop(_ lane: WriterLane) {
    while true {
      if runBatch(lane) > 0 { continue }
      let (isOver, mustSleep) = state.withLock { state -> (Bool, Bool) in
        guard isIdle(state) else { return (false, false) }
        if state.isEnding { return (true, false) }
        state.sleepers += 1
        return (false, true)
      }
      if isOver { break }
      if mustSleep { wake.wait() }
    }
    close(lane)
  }

  /// Whether there is nothing that another lane could take. What waits for a busy tenant is
  /// taken by the lane that has it.
  private func isIdle(_ state: State) -> Bool {
    state.queue.count == 0
      || (isOfOneTenant && !state.queue.contains { !state.busy.contains($0) })
  }

  private func close(_ lane: WriterLane) {
    // What a failed commit left in the log is for the next start to read.
    let isFailed = state.withLock { $0.phase == .failed }
    if !isFailed { try? lane.batch.store.sql.connection.checkpoint(.truncate) }
    lane.batch.store.close()
  }

  /// Runs one batch of what is queued now on the first lane, and returns how many jobs ended.
  package func runBatch() -> Int { runBatch(lanes[0]) }

  private func runBatch(_ lane: WriterLane) -> Int {
    let (isFailed, dropped) = state.withLock { state in
      let dropped = fill(lane, &state)
      return (state.phase == .failed, dropped)
    }
    finish(dropped.lazy.map { ($0, .failed(.overloaded)) })
    guard !lane.carried.isEmpty else {
      letGo(lane)
      return dropped.count
    }
    let taken = lane.carried
    lane.carried = []
    if isFailed {
      finish(taken.lazy.map { ($0, .failed(.storeFailed)) })
      letGo(lane)
      return taken.count
    }
    let jobs = admitted(taken, lane)
    guard !jobs.isEmpty else {
      letGo(lane)
      return taken.count
    }
    let start = clock.monotonicNanoseconds()
    crowd.begin(start, isCalled: jobs.contains { $0.waitingSince < .max })
    let result = lane.batch.run(jobs, stopAt: start &+ options.batchNanoseconds)
    if result.hasErased { lane.mustEmptyLog = true }
    if lane.mustEmptyLog, !result.isFatal { emptyLog(lane) }
    lane.carried.append(contentsOf: jobs[result.outcomes.count...])
    note(result, lane, start)
    if result.outcomes.contains(.failed(.diskFull)) { noteFull(lane) }
    letGo(lane)
    if !result.grown.isEmpty {
      options.onCommit(result.grown)
      if isOfOneTenant { options.announce(Array(result.grown.keys), result.settings) }
    }
    finish(zip(jobs, result.outcomes).lazy.map { ($0, $1) })
    if result.isFatal { options.onFatal() } else { checkpointIfDue(lane) }
    return dropped.count + taken.count - jobs.count + result.outcomes.count
  }

  /// Ends jobs, some callers' at a time. What is nobody's call may do more than answer, by itself.
  private func finish(_ ended: some Collection<(any WriteJob, WriteOutcome)>) {
    guard !ended.isEmpty else { return }
    // Before they hear of it, since each may bring its next one at once.
    crowd.add(-ended.count)
    var index = ended.startIndex
    while index < ended.endIndex {
      guard ended[index].0.waitingSince < .max else {
        ended[index].0.finish(ended[index].1)
        ended.formIndex(after: &index)
        continue
      }
      options.endTogether {
        var count = 0
        while index < ended.endIndex, count < Self.togetherMax, ended[index].0.waitingSince < .max {
          ended[index].0.finish(ended[index].1)
          ended.formIndex(after: &index)
          count += 1
        }
      }
    }
  }

  /// How many answers may wait for one another.
  private static let togetherMax = 64

  /// Those of `jobs` that may run: all of them, but on a full disk only what frees room. The
  /// others are refused without being tried, which would cost the room that is left.
  private func admitted(_ jobs: [any WriteJob], _ lane: WriterLane) -> [any WriteJob] {
    guard let until = lane.fullUntil else { return jobs }
    let now = clock.monotonicNanoseconds()
    if now >= until {
      if options.hasRoom() {
        lane.fullUntil = nil
        return jobs
      }
      lane.fullUntil = now &+ Self.secondInNanoseconds
    }
    let refused = jobs.filter { !$0.freesRoom }
    state.withLock { $0.metrics.refusedJobs += refused.count }
    finish(refused.lazy.map { ($0, .failed(.diskFull)) })
    return jobs.filter(\.freesRoom)
  }

  private static let secondInNanoseconds: UInt64 = 1_000_000_000
  private func noteFull(_ lane: WriterLane) {
    guard lane.fullUntil == nil else { return }
    lane.fullUntil = 0
    options.onFull()
    // A log that is in the main file is written over from its beginning.
    try? lane.batch.store.sql.connection.checkpoint(.passive)
  }

  /// Takes what is queued: of all tenants in turn, or of the tenant whose turn it is. Gives those
  /// that are dropped, because they have waited too long.
  private func fill(_ lane: WriterLane, _ state: inout State) -> [any WriteJob] {
    let room = max(state.pace.batchJobs(options) - lane.carried.count, 0)
    if isOfOneTenant, lane.tenant == nil {
      guard let next = state.queue.takeTurn(where: { !state.busy.contains($0) }) else { return [] }
      lane.tenant = next
      state.busy.insert(next)
    }
    let now = state.pace.isStanding ? clock.monotonicNanoseconds() : 0
    var dropped: [any WriteJob] = []
    var taken = 0
    while taken < room {
      let next: (any WriteJob)?
      if let tenant = lane.tenant {
        next = state.queue.popFirst(of: tenant)
      } else {
        next = state.queue.popFirst()
      }
      guard let job = next else { break }
      if now > 0, job.waitingSince < state.pace.dropsBefore(now, job.urgency, options) {
        dropped.append(job)
        continue
      }
      lane.carried.append(job)
      taken += 1
    }
    state.metrics.refusedJobs += dropped.count
    state.pace.noteDropped(dropped.count)
    if !isOfOneTenant, now > 0 { state.pace.noteBegin(jobs: lane.carried.count, at: now) }
    return dropped
  }

  /// Lets other lanes have the tenant once nothing of it is carried over.
  private func letGo(_ lane: WriterLane) {
    guard let tenant = lane.tenant, lane.carried.isEmpty else { return }
    lane.tenant = nil
    state.withLock { _ = $0.busy.remove(tenant) }
  }

  private func note(_ result: WriteBatch.Result, _ lane: WriterLane, _ start: UInt64) {
    let now = clock.monotonicNanoseconds()
    let took = now &- start
    state.withLock { state in
      if !result.hasWaited {
        let steps = lane.batch.steps
        state.pace.note(
          jobs: result.outcomes.count - min(result.outcomes.count, steps.count),
          running: took - min(took, result.commitNanoseconds &+ steps.nanoseconds),
          committing: result.commitNanoseconds)
      }
      let owner = isOfOneTenant ? lane.tenant ?? .zero : .zero
      state.carried[owner] = lane.carried.isEmpty ? nil : lane.carried.count
      state.pace.note(waiting: state.queue.count + lane.carried.count, at: now, options)
      isStanding.store(state.pace.isStanding, ordering: .relaxed)
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
}
