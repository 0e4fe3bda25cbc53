package import Auth
package import SQLInterface

/// One write call, as the writer sees it. The services' layer makes them.
package protocol WriteJob: AnyObject, Sendable {
  /// Whose turn it is, and whose chain the answer is kept in. Calls that name no tenant use
  /// the platform's scope, and record each change in the scope that it belongs to.
  var scope: TenantScope { get }
  var author: Author { get }
  var idempotency: IdempotencyClaim? { get }
  /// Monotonic nanoseconds after which it is not started; `UInt64.max` for none.
  var deadline: UInt64 { get }
  /// The caller has gone: not started any more.
  var isCancelled: Bool { get }
  var urgency: WriteUrgency { get }
  /// Monotonic nanoseconds since when somebody has waited for it; `UInt64.max` for nobody.
  var waitingSince: UInt64 { get }
  /// Whether it makes room on the disk, and so runs on what was set aside when that is full.
  var freesRoom: Bool { get }
  /// Whether it is a step of long work, which takes as long as `WriteStore.isAlone` lets it: that
  /// tells nothing of how long callers' writes take.
  var isStep: Bool { get }

  /// Makes the changes, on the writer's thread. It may be called again after its changes were
  /// rolled back, so it must leave nothing behind outside the store; its last run counts.
  /// Calls `store.keepAnswer` when `idempotency` is not nil.
  func run(_ store: WriteStore) throws(WriteAbort)
  /// Called exactly once, after the commit. Must not block.
  func finish(_ outcome: WriteOutcome)
}

// What the server writes for itself is part of something that has begun.
extension WriteJob {
  package var urgency: WriteUrgency { .critical }
  package var waitingSince: UInt64 { .max }
}

/// Why a job gives up; everything that it changed is undone.
package enum WriteAbort: Error, Sendable {
  /// For a reason of its own, which the job remembers.
  case refused
  case sql(SQLError)
}

extension WriteJob {
  package var freesRoom: Bool { false }
  package var isStep: Bool { false }
}

/// How a job ended.
package enum WriteOutcome: Sendable, Hashable {
  /// Durable.
  case committed
  /// The same call was committed before; these are the bytes of its answer.
  case replayed(answer: [UInt8])
  /// `run` gave up with `.refused`; nothing was written.
  case refused
  /// Nothing was written.
  case failed(WriteFailure)
  /// COMMIT failed: the change may be there or not after the restart.
  case unknown
}

/// Why nothing was written.
package enum WriteFailure: Error, Sendable, Hashable {
  /// Too much is waiting.
  case overloaded
  case deadlineExceeded
  case cancelled
  /// The server is going down.
  case draining
  /// An earlier commit failed; the process is about to restart.
  case storeFailed
  /// No room on the disk.
  case diskFull
  /// The idempotency key came before with another request.
  case idempotencyMismatch
  /// The same call came before, but its answer went when its subject was erased.
  case answerErased
  /// The handler changed rows without recording a `Change`: a mistake of ours.
  case unrecordedChange
  case sql(SQLError)
}

extension WriteFailure {
  init(_ error: SQLError) { self = error == .full ? .diskFull : .sql(error) }
}
