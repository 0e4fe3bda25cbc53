import Auth
import FrontdeskServices
import RPCCore
import RPCServer
import Storage
import Synchronization
import SystemIO
import WireFormat

/// A write that no caller asked for over the network: commands and upkeep.
///
/// `@unchecked`: the variables are written on the writer's thread before `outcome` is set, and
/// read by the waiting thread after it has seen it set under the same lock.
final class BackgroundJob: WriteJob, @unchecked Sendable {
  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false
  let isStep: Bool

  private let body: @Sendable (WriteCall) throws(RPCError) -> Void
  private let effects = CommitEffects()
  private var refusal: RPCError?
  private let outcome: Monitor<WriteOutcome?> = Monitor(nil)

  private init(
    _ author: Author, _ scope: TenantScope, isStep: Bool,
    _ body: @escaping @Sendable (WriteCall) throws(RPCError) -> Void
  ) {
    self.isStep = isStep
    self.scope = scope
    self.body = body
    self.author = author
  }

  /// Runs `body` in a transaction of `store` and returns once it is durable. `name` stands in
  /// the journal. Never called on the writer's own thread.
  static func run(
    _ name: String, on store: Store, _ scope: TenantScope,
    _ body: @escaping @Sendable (WriteCall) throws(RPCError) -> Void
  ) throws(RPCError) {
    try run(as: Author(principal: "system", role: nil, method: name), on: store, scope, body)
  }

  /// The same for work that `author` asked for: its changes are theirs. `isStep` says that it
  /// gives way by itself where others wait.
  static func run(
    as author: Author, on store: Store, _ scope: TenantScope, isStep: Bool = false,
    _ body: @escaping @Sendable (WriteCall) throws(RPCError) -> Void
  ) throws(RPCError) {
    try submit(as: author, on: store, scope, isStep: isStep, body).wait()
  }

  /// The same, without waiting for it yet.
  static func submit(
    as author: Author, on store: Store, _ scope: TenantScope, isStep: Bool = false,
    _ body: @escaping @Sendable (WriteCall) throws(RPCError) -> Void
  ) -> BackgroundJob {
    let job = BackgroundJob(author, scope, isStep: isStep, body)
    store.writer.submit(job)
    return job
  }

  /// Returns once the job is durable.
  func wait() throws(RPCError) {
    switch outcome.wait({ $0 }) {
    case .committed, .replayed: return
    case .refused: throw refusal ?? RPCError(.internal, "The write was refused.")
    case .failed(let failure): throw RPCError(failure)
    case .unknown: throw RPCError(.unknown, "The store failed while it committed.")
    }
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    effects.clear()
    let context = CallContext(principal: nil, scope: scope, deadline: .max, arrived: 0)
    do throws(RPCError) {
      try body(WriteCall(context, now: store.now, store: store, effects: effects))
    } catch {
      refusal = error
      throw .refused
    }
  }

  func finish(_ outcome: WriteOutcome) {
    if outcome == .committed { effects.run() }
    self.outcome.change { $0 = outcome }
  }
}
