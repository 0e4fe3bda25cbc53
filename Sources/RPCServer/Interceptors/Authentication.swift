import Auth
import RPCCore
import TLS
import WireFormat

/// Finds out who calls and for which tenant, and whether that caller may: token, role, tenant. It
/// looks at headers only, never at requests.
struct Authentication: CallInterceptor {
  private let catalog: MethodCatalog
  private let traits: [MethodCatalog.Traits]
  private let dispatcher: any CallDispatcher
  private let tokens: any TokenVerifying
  /// Wall clock time of the batch.
  private var now = Timestamp.zero
  /// The last answer about a tenant within this batch.
  private var knownTenant: (id: Uuid, state: TenantState)?
  /// What the last call that was admitted in this batch came with, and what was found: the next one
  /// of the same connection mostly comes with the same. No connection has the number .max.
  private var lastConnection = UInt64.max
  private var lastSlot: UInt32 = 0
  private var lastMethod = 0
  private var lastPrincipal: Principal?
  private var lastScope: TenantScope?
  private var lastBudget: TenantBudget?

  init(
    _ catalog: MethodCatalog, dispatcher: any CallDispatcher, tokens: any TokenVerifying
  ) {
    self.catalog = catalog
    traits = catalog.traits
    self.dispatcher = dispatcher
    self.tokens = tokens
  }

  /// Begins a batch: what was known of tenants is asked again.
  mutating func beginBatch(now: Timestamp) {
    self.now = now
    knownTenant = nil
    forgetLast()
  }

  /// Looks at the next call anew: a connection's tokens have changed.
  mutating func forgetLast() {
    lastConnection = .max
    lastPrincipal = nil
    lastBudget = nil
  }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from slots: borrowing AuthSlots
  ) throws(RPCError) {
    if lastConnection == call.connection, lastMethod == call.index, lastSlot == call.slot,
      call.tenant == nil
    {
      call.principal = lastPrincipal
      call.scope = lastScope
      call.budget = lastBudget
    } else {
      try find(&call, slots)
    }
  }

  /// Finds who makes the call, and keeps it for the next.
  @inline(never)
  private mutating func find(
    _ call: inout ArrivingCall, _ slots: borrowing AuthSlots
  ) throws(RPCError) {
    forgetLast()
    try authorise(&call, slots[call.slot])
    call.scope = try scope(call)
    lastPrincipal = call.principal
    lastScope = call.scope
    lastBudget = call.budget
    lastConnection = call.tenant == nil ? call.connection : .max
    lastMethod = call.index
    lastSlot = call.slot
  }

  /// The principal of a token, or the words for its refusal.
  func verify(_ token: [UInt8]) throws(TokenRefusal) -> Principal {
    try tokens.verify(token, now: now)
  }

  /// Whom a client's certificate alone stands for; nil for nobody.
  func principal(of certificate: PeerCertificate) -> Principal? {
    tokens.principal(of: certificate, now: now)
  }

  /// Why a stream that was admitted may not go on; nil while it may.
  mutating func objection(to context: CallContext) -> RPCError? {
    guard let principal = context.principal else { return nil }
    guard tokens.isValid(principal, now: now) else {
      return RPCError(
        .unauthenticated, "The token has expired or was revoked while the stream ran.")
    }
    guard let scope = context.scope, principal.role != .platformAdmin else { return nil }
    return Self.objection(to: state(of: scope.tenantID))
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

  private mutating func scope(_ call: borrowing ArrivingCall) throws(RPCError) -> TenantScope? {
    guard let principal = call.principal, !traits[call.index].isPublic else { return nil }
    guard let own = principal.tenant else {
      guard principal.role == .platformAdmin else {
        throw RPCError(.permissionDenied, "The token is for no tenant.")
      }
      if traits[call.index].isTenantless { return nil }
      guard let named = call.tenant else {
        throw RPCError(.invalidArgument, "Name the tenant that the call is for.")
      }
      guard state(of: named) != .unknown else {
        throw RPCError(.notFound, "There is no such tenant.")
      }
      return TenantScope(of: principal, naming: named)
    }
    guard let scope = TenantScope(of: principal, naming: call.tenant) else {
      throw RPCError(.permissionDenied, "The token is for another tenant.")
    }
    if let error = Self.objection(to: state(of: own)) { throw error }
    return traits[call.index].isTenantless ? nil : scope
  }

  private static func objection(to state: TenantState) -> RPCError? {
    switch state {
    case .active: nil
    case .suspended: RPCError(.failedPrecondition, "The tenant is suspended.")
    case .unknown: RPCError(.notFound, "There is no such tenant.")
    }
  }

  private mutating func state(of tenant: Uuid) -> TenantState {
    if let knownTenant, knownTenant.id == tenant { return knownTenant.state }
    let state = dispatcher.tenantState(tenant)
    knownTenant = (tenant, state)
    return state
  }
}

extension RPCError {
  /// Refuses a call at the door, unlike a stream whose token ran out: the same call may be made
  /// again with another token.
  fileprivate static func unknownCaller(_ message: String) -> RPCError {
    RPCError(.unauthenticated, message, neverExecuted: true)
  }
}
