import Auth
import RPCCore
import WireFormat

/// Finds out for which tenant a call is, and whether that one may be called for.
struct Tenancy: CallInterceptor {
  private let traits: [MethodCatalog.Traits]
  private let dispatcher: any CallDispatcher
  /// The last answer about a tenant within this batch.
  private var known: (id: Uuid, state: TenantState)?
  /// What the last call that was let through came with, and its tenant.
  private var last = LastCall()
  private var lastScope: TenantScope?

  init(_ catalog: MethodCatalog, _ dispatcher: any CallDispatcher) {
    traits = catalog.traits
    self.dispatcher = dispatcher
  }

  /// Forgets what was known of tenants: a batch begins, or a connection's tokens have changed.
  mutating func forget() {
    known = nil
    last.forget()
  }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {
    if last.isLike(call) { call.scope = lastScope } else { try find(&call) }
  }

  @inline(never)
  private mutating func find(_ call: inout ArrivingCall) throws(RPCError) {
    last.forget()
    call.scope = try scope(call)
    lastScope = call.scope
    last.note(call)
  }

  /// Why a stream that was let through may not go on; nil while it may.
  mutating func objection(to context: CallContext) -> RPCError? {
    guard let scope = context.scope, context.principal?.role != .platformAdmin else { return nil }
    return Self.objection(to: state(of: scope.tenantID))
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
    if let known, known.id == tenant { return known.state }
    let state = dispatcher.tenantState(tenant)
    known = (tenant, state)
    return state
  }
}
