import Auth
import RPCCore
import TLS
import WireFormat

/// Decides whether a call may run, in the order that the protocol page gives: method, token,
/// role, tenant, deadline. It looks at headers only, never at requests.
struct CallGate {
  /// What the path of every call needs of a method, without references to count.
  struct Traits {
    let isPublic: Bool
    let isTenantless: Bool
    let isImplemented: Bool
    let runsInline: Bool
    let shape: CallShape
    let isFeed: Bool
    let requestBytesMax: Int
    /// Microseconds, at most the longest that is allowed; `endless` for streams without one.
    let timeout: UInt64

    static let endless = UInt64.max
  }

  let traits: [Traits]
  let methods: [ServerMethod]
  private let table: MethodTable
  private let dispatcher: any CallDispatcher
  private let tokens: any TokenVerifying
  private let timeoutMax: UInt64
  private let statistics: CallStatistics
  private var budgets: TenantBudgets
  /// Wall clock time of the batch.
  var now = Timestamp.zero
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
    dispatcher: any CallDispatcher, tokens: any TokenVerifying, limits: RPCLimits,
    reactors: Int, statistics: CallStatistics
  ) {
    let longest = UInt64(clamping: limits.timeoutMicrosecondsMax)
    methods = dispatcher.methods
    table = MethodTable(methods.map(\.info.id))
    traits = methods.map { method in
      let timeout = method.info.timeoutMicroseconds.map { min(UInt64(clamping: $0), longest) }
      let unlimited = method.shape == .unary ? longest : Traits.endless
      return Traits(
        isPublic: method.access.isPublic, isTenantless: method.isTenantless,
        isImplemented: method.isImplemented, runsInline: method.runsInline,
        shape: method.shape, isFeed: method.lane == .feed,
        requestBytesMax: method.requestBytesMax, timeout: timeout ?? unlimited)
    }
    timeoutMax = longest
    self.statistics = statistics
    budgets = TenantBudgets(perSecond: limits.tenantCallsPerSecondMax / max(1, reactors))
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

  /// The method of a call, which exists and can be run.
  func method(_ header: CallHeaderFields) throws(RPCError) -> Int {
    guard let method = table.index(of: header.method) else {
      throw RPCError(.unimplemented, "The server knows no method with this number.")
    }
    guard traits[method].isImplemented else {
      throw RPCError(.unimplemented, "\(methods[method].info.name) cannot be called here.")
    }
    return method
  }

  /// The context of a call that may run; its request arrived at `arrived`.
  mutating func admit(
    _ method: Int, _ header: CallHeaderFields, _ slots: borrowing AuthSlots, arrived: UInt64,
    of connection: UInt64
  ) throws(RPCError) -> CallContext {
    if lastConnection == connection, lastMethod == method, lastSlot == header.authSlot,
      header.tenant == nil
    {
      if let lastBudget { try take(from: lastBudget, at: arrived) }
    } else {
      try find(method, header, slots, arrived)
      lastConnection = header.tenant == nil ? connection : .max
      lastMethod = method
      lastSlot = header.authSlot
    }
    return CallContext(
      principal: lastPrincipal, scope: lastScope, deadline: deadline(method, header, arrived),
      arrived: arrived, idempotencyKey: header.idempotencyKey, criticality: header.criticality,
      attempt: header.attempt, extras: header.extras)
  }

  /// Sets what `admit` gives to be that of this call.
  @inline(never)
  private mutating func find(
    _ method: Int, _ header: CallHeaderFields, _ slots: borrowing AuthSlots, _ arrived: UInt64
  ) throws(RPCError) {
    forgetLast()
    let (principal, budget) = try authorise(method, header, slots, arrived)
    lastScope = try scope(method, header, principal)
    lastPrincipal = principal
    lastBudget = budget
  }

  /// The principal of a token, or the words for its refusal.
  mutating func verify(_ token: [UInt8], at time: UInt64) throws(TokenRefusal) -> Grant {
    let principal = try tokens.verify(token, now: now)
    let budget = principal.tenant.map { budgets.budget(of: $0, now: time) }
    return Grant(principal, methods, budget)
  }

  private func take(from budget: TenantBudget, at time: UInt64) throws(RPCError) {
    do throws(RPCError) { try budget.take(at: time) } catch {
      statistics.countOverBudget()
      throw error
    }
  }

  /// Why a stream that was admitted may not go on; nil while it may.
  mutating func objection(to context: CallContext) -> RPCError? {
    guard let principal = context.principal else { return nil }
    guard tokens.isValid(principal, now: now) else {
      return RPCError(
        .unauthenticated, "The token has expired or was revoked while the stream ran.")
    }
    guard let scope = context.scope, principal.role != .platformAdmin else { return nil }
    switch state(of: scope.tenantID) {
    case .active: return nil
    case .suspended: return RPCError(.failedPrecondition, "The tenant is suspended.")
    case .unknown: return RPCError(.notFound, "There is no such tenant.")
    }
  }

  /// What a client's certificate alone allows; nil when it stands for nobody.
  mutating func grant(to certificate: PeerCertificate, at time: UInt64) -> Grant? {
    guard let principal = tokens.principal(of: certificate, now: now) else { return nil }
    return Grant(principal, methods, principal.tenant.map { budgets.budget(of: $0, now: time) })
  }

  private func authorise(
    _ method: Int, _ header: CallHeaderFields, _ slots: borrowing AuthSlots, _ arrived: UInt64
  ) throws(RPCError) -> (Principal?, TenantBudget?) {
    switch slots[header.authSlot] {
    case .granted(let grant):
      guard tokens.isValid(grant.principal, now: now) else {
        if traits[method].isPublic { return (nil, nil) }
        throw .unknownCaller("The token has expired or was revoked; get a new one.")
      }
      guard traits[method].isPublic || grant.allows(method) else {
        throw grant.refusal(of: methods[method])
      }
      if let budget = grant.budget { try take(from: budget, at: arrived) }
      return (grant.principal, grant.budget)
    case .empty:
      if traits[method].isPublic { return (nil, nil) }
      throw .unknownCaller("The call needs a token: send AUTH first.")
    case .refused(let message):
      if traits[method].isPublic { return (nil, nil) }
      throw .unknownCaller(message)
    }
  }

  private mutating func scope(
    _ method: Int, _ header: CallHeaderFields, _ principal: Principal?
  ) throws(RPCError) -> TenantScope? {
    guard let principal, !traits[method].isPublic else { return nil }
    guard let own = principal.tenant else {
      guard principal.role == .platformAdmin else {
        throw RPCError(.permissionDenied, "The token is for no tenant.")
      }
      if traits[method].isTenantless { return nil }
      guard let named = header.tenant else {
        throw RPCError(.invalidArgument, "Name the tenant that the call is for.")
      }
      guard state(of: named) != .unknown else {
        throw RPCError(.notFound, "There is no such tenant.")
      }
      return TenantScope(of: principal, naming: named)
    }
    guard let scope = TenantScope(of: principal, naming: header.tenant) else {
      throw RPCError(.permissionDenied, "The token is for another tenant.")
    }
    switch state(of: own) {
    case .active: return traits[method].isTenantless ? nil : scope
    case .suspended: throw RPCError(.failedPrecondition, "The tenant is suspended.")
    case .unknown: throw RPCError(.notFound, "There is no such tenant.")
    }
  }

  private mutating func state(of tenant: Uuid) -> TenantState {
    if let knownTenant, knownTenant.id == tenant { return knownTenant.state }
    let state = dispatcher.tenantState(tenant)
    knownTenant = (tenant, state)
    return state
  }

  private func deadline(_ method: Int, _ header: CallHeaderFields, _ arrived: UInt64) -> UInt64 {
    let microseconds =
      header.timeout == 0 ? traits[method].timeout : min(header.timeout, timeoutMax)
    guard microseconds != Traits.endless else { return .max }
    return arrived &+ microseconds &* 1000
  }
}

extension RPCError {
  /// Refuses a call at the door, unlike a stream whose token ran out: the same call may be made
  /// again with another token.
  fileprivate static func unknownCaller(_ message: String) -> RPCError {
    RPCError(.unauthenticated, message, neverExecuted: true)
  }
}
