import Auth
import FrontdeskServices
import RPCCore
import RPCServer
import Storage
import SystemIO
import WireFormat

/// Notes in the journal that a platform admin began to stream from a tenant; nothing of it may
/// leave before that is durable.
final class AccessNote: WriteJob {
  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false

  private let outcome: Monitor<WriteOutcome?> = Monitor(nil)
  private let whenDone: @Sendable () -> Void

  /// `whenDone` is called on the writer's thread and must not wait.
  init(_ context: CallContext, method: String, whenDone: @escaping @Sendable () -> Void = {}) {
    scope = context.scope ?? .system(.zero, "a call that names no tenant")
    author = Author(
      principal: context.principal?.subject ?? "", role: context.principal?.role, method: method)
    self.whenDone = whenDone
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    store.record(.access(to: scope), scope)
  }

  func finish(_ outcome: WriteOutcome) {
    self.outcome.changeAll { $0 = outcome }
    whenDone()
  }

  /// Whether the note is kept; throws when it cannot be.
  var isDurable: Bool {
    get throws(RPCError) {
      guard let outcome = outcome.look({ $0 }) else { return false }
      try Self.check(outcome)
      return true
    }
  }

  /// Returns once the note is kept.
  func wait() throws(RPCError) { try Self.check(outcome.wait { $0 }) }

  private static func check(_ outcome: WriteOutcome) throws(RPCError) {
    switch outcome {
    case .committed, .replayed: return
    case .refused: throw RPCError(.internal, "The access could not be noted.")
    case .failed(let failure): throw RPCError(failure)
    case .unknown: throw RPCError(.unavailable, "The store failed while it noted the access.")
    }
  }
}
