import Auth
import RPCCore
import TLS
import WireFormat

/// Finds out who calls, and whether that caller may: token, role. It looks at headers only, never
/// at requests.
struct Authentication: CallInterceptor {
  private let traits: [MethodCatalog.Traits]
  private let tokens: any TokenVerifying
  /// Wall clock time of the batch.
  private var now = Timestamp.zero
  /// What the last call that was let through came with, and what was found.
  private var last = LastCall()
  private var lastPrincipal: Principal?
  private var lastBudget: TenantBudget?

  init(_ catalog: MethodCatalog, _ tokens: any TokenVerifying) {
    traits = catalog.traits
    self.tokens = tokens
  }

  /// Begins a batch.
  mutating func beginBatch(now: Timestamp) {
    self.now = now
    forget()
  }

  /// Looks at the next call anew: a connection's tokens have changed.
  mutating func forget() {
    last.forget()
    lastPrincipal = nil
    lastBudget = nil
  }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from slots: borrowing AuthSlots
  ) throws(RPCError) {
    if last.isLike(call) {
      call.principal = lastPrincipal
      call.budget = lastBudget
    } else {
      try find(&call, slots)
    }
  }

  @inline(never)
  private mutating func find(
    _ call: inout ArrivingCall, _ slots: borrowing AuthSlots
  ) throws(RPCError) {
    forget()
    try authorise(&call, slots[call.slot])
    lastPrincipal = call.principal
    lastBudget = call.budget
    last.note(call)
  }

  /// The principal of a token, or the words for its refusal.
  func verify(_ token: [UInt8]) throws(TokenRefusal) -> Principal {
    try tokens.verify(token, now: now)
  }

  /// Whom a client's certificate alone stands for; nil for nobody.
  func principal(of certificate: PeerCertificate) -> Principal? {
    tokens.principal(of: certificate, now: now)
  }

  /// Why a stream that was let through may not go on; nil while it may.
  func objection(to context: CallContext) -> RPCError? {
    guard let principal = context.principal, !tokens.isValid(principal, now: now) else {
      return nil
    }
    return RPCError(
      .unauthenticated, "The token has expired or was revoked while the stream ran.")
  }

  private func authorise(
    _ call: inout ArrivingCall, _ slot: AuthSlots.Slot
  ) throws(RPCError) {
    let isPublic = traits[call.index].isPublic
    switch slot {
    case .granted(let grant):
      guard tokens.isValid(grant.principal, now: now) else {
        if isPublic { return }
        throw .unknownCaller("The token has expired or was revoked; get a new one.")
      }
      call.principal = grant.principal
      call.budget = grant.budget
      guard isPublic || grant.allows(call.index) else { throw grant.refusal(of: call.method) }
    case .empty:
      if isPublic { return }
      throw .unknownCaller("The call needs a token: send AUTH first.")
    case .refused(let message):
      if isPublic { return }
      throw .unknownCaller(message)
    }
  }
}

extension RPCError {
  /// Refuses a call at the door, unlike a stream whose token ran out: the same call may be made
  /// again with another token.
  fileprivate static func unknownCaller(_ message: String) -> RPCError {
    RPCError(.unauthenticated, message, neverExecuted: true)
  }
}
