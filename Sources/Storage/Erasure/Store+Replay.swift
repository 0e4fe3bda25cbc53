import Auth
import SQLInterface
import Synchronization
import WireFormat

extension Store {
  /// Destroys again every key of the ledger that a restore has brought back, and returns how
  /// many there were. Only before the writer is started.
  package func replay(_ ledger: ErasureLedger) throws(WriteFailure) -> Int {
    var erased = 0
    for entry in ledger.entries {
      let job = ReplayedErasure(entry)
      writer.submit(job)
      while writer.runBatch() > 0 {}
      switch job.outcome {
      case .committed: erased += job.hasErased ? 1 : 0
      case .failed(let failure): throw failure
      case .replayed, .refused, .unknown, nil: throw .storeFailed
      }
    }
    return erased
  }
}

/// One erasure of the ledger, made again.
private final class ReplayedErasure: WriteJob {
  private struct State {
    var hasErased = false
    var outcome: WriteOutcome?
  }

  let scope: TenantScope
  let author = Author(principal: "system", role: nil, method: "restore")
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false
  private let subject: Uuid
  private let state = Mutex(State())

  init(_ entry: ErasureLedger.Entry) {
    scope = .system(entry.tenant, "an erasure is made again after a restore")
    subject = entry.subject
  }

  var hasErased: Bool { state.withLock { $0.hasErased } }
  var outcome: WriteOutcome? { state.withLock { $0.outcome } }

  func run(_ store: WriteStore) throws(WriteAbort) {
    do throws(SQLError) {
      let hasErased = try store.keys.erase(subject, scope, store.sql)
      state.withLock { $0.hasErased = hasErased }
      guard hasErased else { return }
      store.noteErasure()
    } catch {
      throw .sql(error)
    }
    store.record(Change(.erased, .subject, subject, subject: nil, version: 0), scope)
  }

  func finish(_ outcome: WriteOutcome) { state.withLock { $0.outcome = outcome } }
}

extension EntityKind {
  /// Somebody whose key was destroyed.
  fileprivate static let subject = EntityKind("subject")
}
