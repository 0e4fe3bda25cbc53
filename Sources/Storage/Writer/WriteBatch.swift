import Auth
import SQLInterface
import Seams
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
    /// Nothing more may be written: the outcome of the COMMIT is unknown.
    var isFatal = false
    var commitNanoseconds: UInt64 = 0
    var restarts = 0
  }

  /// How a pass over the jobs ended.
  private enum Pass {
    case ran
    /// Changes must be undone that only a savepoint could have undone.
    case mustRestart
  }

  private static let restartsMax = 4

  let store: WriteStore
  private let clock: any Clock
  private let erasures: ErasureCount
  private var connection: any SQLConnection { store.sql.connection }

  init(_ store: WriteStore, _ clock: any Clock, _ erasures: ErasureCount) {
    self.store = store
    self.clock = clock
    self.erasures = erasures
  }

  /// Runs `jobs` until `stopAt`; those that were not begun by then have no outcome.
  func run(_ jobs: [any WriteJob], stopAt: UInt64) -> Result {
    var result = Result(outcomes: [])
    var final = [WriteOutcome?](repeating: nil, count: jobs.count)
    var begun = 1
    // A restart that the engine itself forces costs one job; a full disk would force one each.
    while result.restarts <= WriteBatch.restartsMax {
      var outcomes: [WriteOutcome] = []
      do throws(SQLError) { try connection.begin(.write) } catch {
        let failure = WriteOutcome.failed(WriteFailure(error))
        return Result(outcomes: final.map { $0 ?? failure })
      }
      let pass = pass(
        jobs, &outcomes, &final, isCareful: result.restarts > 0, stopAt: stopAt,
        begun: begun)
      begun = max(begun, outcomes.count)
      if pass == .ran {
        result.outcomes = outcomes
        commit(&result)
        return result
      }
      rollback()
      result.restarts += 1
    }
    let last = final.last { $0 != nil } ?? nil
    result.outcomes = final.map { $0 ?? last ?? .failed(.sql(.interrupted)) }
    return result
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
      switch attempt(job, isCareful: isCareful) {
      case .done(let outcome): outcomes.append(outcome)
      case .mustRestart(let last):
        final[index] = last
        outcomes.append(last ?? .refused)
        return .mustRestart
      }
    }
    return .ran
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
  }

  private func attempt(_ job: any WriteJob, isCareful: Bool) -> Attempt {
    let appended = store.journal.appendedCount
    let made = store.keys.madeCount
    do throws(SQLError) { if isCareful { try connection.setSavepoint() } } catch {
      return .mustRestart(.failed(WriteFailure(error)))
    }
    let outcome = outcome(of: job)
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
      return .mustRestart(.failed(WriteFailure(error)))
    }
    return .done(outcome)
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

  private func commit(_ result: inout Result) {
    do throws(SQLError) { try store.journal.writeHeads(store.sql) } catch {
      rollback()
      return fail(&result, .failed(WriteFailure(error)))
    }
    let start = clock.monotonicNanoseconds()
    do throws(SQLError) { try connection.commit() } catch {
      rollback()
      // Without room the commit record was not written whole, so nothing of it counts. After any
      // other error it may come back when the log is read again.
      if error == .full { return fail(&result, .failed(.diskFull)) }
      result.isFatal = true
      return fail(&result, .unknown)
    }
    result.commitNanoseconds = clock.monotonicNanoseconds() &- start
    store.keys.keepMade()
    if store.takeErasures() { erasures.increment() }
    result.grown = store.journal.keepAppended()
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
