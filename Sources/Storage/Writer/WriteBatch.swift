import Auth
import SQLInterface
import Seams
import SystemIO
import WireFormat

/// Runs jobs together in one transaction. A failed job is undone alone, and costs the others
/// nothing when it failed before it changed anything, which is what nearly all do: only a job
/// that fails later makes the batch start again, this time with a savepoint around each job.
/// (A savepoint copies every page that a job touches, so it is not paid for each call.)
final class WriteBatch {
  /// What became of a batch.
  struct Result {
    var outcomes: [WriteOutcome]
    /// The tenants whose chains grew, and the numbers of their last rows.
    var grown: [Uuid: Int64] = [:]
    /// Those of them of which something changed that servers keep in memory.
    var settings: Set<Uuid> = []
    /// Something was erased, which the log of the store must not go on holding.
    var hasErased = false
    /// Nothing more may be written: the outcome of the COMMIT is unknown.
    var isFatal = false
    var commitNanoseconds: UInt64 = 0
    var restarts = 0
    /// It had to wait for its server, or for its turn among others: how long it took tells nothing
    /// of how long the next one will.
    var hasWaited = false
  }

  /// How a pass over the jobs ended.
  private enum Pass {
    case ran
    /// Changes must be undone that only a savepoint could have undone.
    case mustRestart
    /// The server gave up the whole transaction, or was lost: all of it is run again.
    case mustRetry(SQLError)
  }

  private static let restartsMax = 4
  /// About 20 seconds with the pauses between them: longer than a fail-over takes.
  private static let retriesMax = 40

  let store: WriteStore
  private let clock: any Clock
  private let erasures: ErasureCount
  private let answers: AnswerCache?
  private var connection: any SQLConnection { store.sql.connection }
  /// The jobs of the last run that were steps of long work, and how long they took.
  private(set) var steps: (count: Int, nanoseconds: UInt64) = (0, 0)

  init(
    _ store: WriteStore, _ clock: any Clock, _ erasures: ErasureCount,
    answers: AnswerCache? = nil
  ) {
    self.store = store
    self.clock = clock
    self.erasures = erasures
    self.answers = answers
  }

  /// Runs `jobs` until `stopAt`; those that were not begun by then have no outcome. On a store
  /// that servers share, all of them are of one tenant, whose head the transaction locks.
  func run(_ jobs: [any WriteJob], stopAt: UInt64) -> Result {
    var result = Result(outcomes: [])
    var final = [WriteOutcome?](repeating: nil, count: jobs.count)
    var begun = 1
    var retries = 0
    steps = (0, 0)
    // A restart that the engine itself forces costs one job; a full disk would force one each.
    while result.restarts <= WriteBatch.restartsMax {
      var outcomes: [WriteOutcome] = []
      var pass = Pass.ran
      do throws(SQLError) { try open(jobs) } catch {
        guard connection.dialect == .postgres, error.isPassing else {
          rollback()
          let failure = WriteOutcome.failed(WriteFailure(error))
          return Result(outcomes: final.map { $0 ?? failure })
        }
        pass = .mustRetry(error)
      }
      if case .ran = pass {
        pass = self.pass(
          jobs, &outcomes, &final, isCareful: result.restarts > 0, stopAt: stopAt,
          begun: begun)
        begun = max(begun, outcomes.count)
      }
      if case .ran = pass {
        result.outcomes = outcomes
        pass = commit(&result)
        if case .ran = pass { return result }
      }
      rollback()
      guard case .mustRetry(let error) = pass else {
        result.restarts += 1
        continue
      }
      retries += 1
      result.hasWaited = true
      refuseLate(jobs, &final)
      guard retries <= WriteBatch.retriesMax, final.contains(where: { $0 == nil }) else {
        let failure = WriteOutcome.failed(.sql(error))
        return Result(outcomes: final.map { $0 ?? failure }, hasWaited: true)
      }
      pause(retries)
    }
    let last = final.last { $0 != nil } ?? nil
    result.outcomes = final.map { $0 ?? last ?? .failed(.sql(.interrupted)) }
    return result
  }

  private func open(_ jobs: [any WriteJob]) throws(SQLError) {
    try connection.begin(.write)
    guard connection.dialect == .postgres, let job = jobs.first else { return }
    store.keys.forgetShared()
    try store.journal.lock(job.scope, store.sql)
  }

  /// Gives up the jobs whose callers no longer wait, before all are tried again.
  private func refuseLate(_ jobs: [any WriteJob], _ final: inout [WriteOutcome?]) {
    let time = clock.monotonicNanoseconds()
    for (index, job) in jobs.enumerated() where final[index] == nil {
      if let refusal = refusal(of: job, at: time) { final[index] = .failed(refusal) }
    }
  }

  private func pause(_ retries: Int) {
    // The first retry comes at once: most conflicts have passed by then.
    guard retries > 1 else { return }
    let seconds = min(0.02 * Double(1 << min(retries, 5)), 0.5)
    _ = Monitor(()).wait(seconds: seconds) { _ in nil as Void? }
  }

  /// One attempt. `final` are outcomes that a restart does not change; the first `begun` jobs
  /// are run whatever the time.
  private func pass(
    _ jobs: [any WriteJob], _ outcomes: inout [WriteOutcome],
    _ final: inout [WriteOutcome?], isCareful: Bool, stopAt: UInt64, begun: Int
  ) -> Pass {
    for (index, job) in jobs.enumerated() {
      if let known = final[index] {
        outcomes.append(known)
        continue
      }
      let time = clock.monotonicNanoseconds()
      if time >= stopAt, index >= begun { return .ran }
      if let refusal = refusal(of: job, at: time) {
        final[index] = .failed(refusal)
        outcomes.append(.failed(refusal))
        continue
      }
      let attempt = attempt(job, isCareful: isCareful)
      if job.isStep { steps = (steps.count + 1, steps.nanoseconds &+ spent(since: time)) }
      switch attempt {
      case .done(let outcome): outcomes.append(outcome)
      case .mustRestart(let last):
        final[index] = last
        outcomes.append(last ?? .refused)
        return .mustRestart
      case .mustRetry(let error): return .mustRetry(error)
      }
    }
    return .ran
  }

  private func spent(since time: UInt64) -> UInt64 {
    let now = clock.monotonicNanoseconds()
    return now - min(now, time)
  }

  private func refusal(of job: any WriteJob, at time: UInt64) -> WriteFailure? {
    if job.isCancelled { return .cancelled }
    return job.deadline <= time ? .deadlineExceeded : nil
  }

  /// How one job ended within the transaction.
  private enum Attempt {
    case done(WriteOutcome)
    /// The transaction cannot go on; with an outcome the job is not tried again.
    case mustRestart(WriteOutcome?)
    case mustRetry(SQLError)
  }

  private func attempt(_ job: any WriteJob, isCareful: Bool) -> Attempt {
    let appended = store.journal.appendedCount
    let made = store.keys.madeCount
    do throws(SQLError) { if isCareful { try connection.setSavepoint() } } catch {
      return failed(error)
    }
    var outcome = outcome(of: job)
    if let failure = connection.failure {
      guard !failure.isPassing else { return .mustRetry(failure) }
      // The transaction is useless from here on, whatever the handler made of the error.
      guard isCareful else { return .mustRestart(nil) }
      if outcome == .committed { outcome = .failed(WriteFailure(failure)) }
    }
    let isWritten = outcome == .committed || isReplay(outcome)
    guard connection.isInTransaction else {
      // The engine undid the whole transaction by itself (a full disk, a read error).
      return .mustRestart(isWritten ? .failed(.sql(.interrupted)) : outcome)
    }
    do throws(SQLError) {
      if isCareful {
        if isWritten {
          try connection.releaseSavepoint()
        } else {
          try connection.rollbackToSavepoint()
          store.journal.dropAppended(after: appended)
          store.keys.dropMade(after: made)
        }
      } else if !isWritten, store.isChanged {
        return .mustRestart(nil)
      }
    } catch {
      return failed(error)
    }
    return .done(outcome)
  }

  private func failed(_ error: SQLError) -> Attempt {
    connection.dialect == .postgres && error.isPassing
      ? .mustRetry(error) : .mustRestart(.failed(WriteFailure(error)))
  }

  private func isReplay(_ outcome: WriteOutcome) -> Bool {
    if case .replayed = outcome { true } else { false }
  }

  private func outcome(of job: any WriteJob) -> WriteOutcome {
    do throws(WriteFailure) {
      if let answer = try store.begin(job, now: clock.now()) { return .replayed(answer: answer) }
    } catch {
      return .failed(error)
    }
    do throws(WriteAbort) { try job.run(store) } catch {
      switch error {
      case .refused: return .refused
      case .sql(let error): return .failed(WriteFailure(error))
      }
    }
    do throws(WriteFailure) { try store.end(job) } catch { return .failed(error) }
    return .committed
  }

  /// Commits, or says how all is to be run again.
  private func commit(_ result: inout Result) -> Pass {
    do throws(SQLError) { try store.journal.writeHeads(store.sql) } catch {
      return refused(error, &result)
    }
    let start = clock.monotonicNanoseconds()
    answers?.begin(store.touched)
    do throws(SQLError) { try connection.commit() } catch {
      if connection.dialect == .postgres {
        return error == .connectionLost ? settle(&result) : refused(error, &result)
      }
      rollback()
      // Without room the commit record was not written whole, so nothing of it counts. After any
      // other error it may come back when the log is read again.
      if error == .full {
        answers?.end(store.touched)
        fail(&result, .failed(.diskFull))
        return .ran
      }
      result.isFatal = true
      fail(&result, .unknown)
      return .ran
    }
    result.commitNanoseconds = clock.monotonicNanoseconds() &- start
    keep(&result)
    return .ran
  }

  /// After an engine refused to go on, and so has committed nothing.
  private func refused(_ error: SQLError, _ result: inout Result) -> Pass {
    if connection.dialect == .postgres {
      if error.isPassing { return .mustRetry(error) }
      // It is one job's, whose statement was not waited for; with savepoints each is.
      if result.restarts == 0, error != .full { return .mustRestart }
    }
    rollback()
    fail(&result, .failed(WriteFailure(error)))
    return .ran
  }

  private func keep(_ result: inout Result) {
    answers?.end(store.touched)
    store.touched.removeAll()
    store.keys.keepMade()
    result.hasErased = store.takeErasures()
    if result.hasErased { erasures.increment() }
    result.grown = store.journal.keepAppended()
    result.settings = store.journal.takeSettings()
  }

  /// After a COMMIT whose link broke: the journal tells what became of it.
  private func settle(_ result: inout Result) -> Pass {
    // Nothing that a caller could see was written: running it again changes nothing else.
    guard let (tenant, head) = store.journal.lastAppended else {
      return .mustRetry(.connectionLost)
    }
    connection.rollback()
    switch wasCommitted(head, .system(tenant, "a lost commit is looked up")) {
    case true?:
      keep(&result)
      return .ran
    case false?: return .mustRetry(.connectionLost)
    case nil:
      rollback()
      fail(&result, .unknown)
      return .ran
    }
  }

  /// Whether the journal has the row; nil when no server could be asked for long. The lock on
  /// the tenant's head waits for the lost transaction to end, where it still runs.
  private func wasCommitted(_ head: JournalHead, _ scope: TenantScope) -> Bool? {
    let reader = Journal()
    for attempt in 1...WriteBatch.retriesMax {
      defer { connection.rollback() }
      do throws(SQLError) {
        try connection.begin(.write)
        try reader.lock(scope, store.sql)
        return try reader.contains(head, scope, store.sql)
      } catch {
        pause(attempt)
      }
    }
    return nil
  }

  private func fail(_ result: inout Result, _ outcome: WriteOutcome) {
    result.outcomes = result.outcomes.map { old in
      switch old {
      case .committed, .replayed: outcome
      // Its reason may have been a row that is not there after all.
      case .refused: result.isFatal ? outcome : old
      case .failed, .unknown: old
      }
    }
  }

  private func rollback() {
    connection.rollback()
    store.journal.dropAppended(after: 0)
    store.keys.dropMade(after: 0)
    _ = store.takeErasures()
  }
}

extension SQLError {
  /// Whether the same transaction may well succeed when it is run again: it lost to another one,
  /// or the server went away or is no longer the one that writes.
  fileprivate var isPassing: Bool {
    switch self {
    case .serialization, .connectionLost, .readOnly: true
    default: false
    }
  }
}
