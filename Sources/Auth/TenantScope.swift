package import WireFormat

/// The right to touch one tenant's records. Every repository asks for one, and only this
/// file makes them: from a verified principal, or by name for background work.
package struct TenantScope: Sendable, Hashable {
  /// The tenant that leads every key.
  package let tenantID: Uuid

  private init(tenantID: Uuid) { self.tenantID = tenantID }

  /// The scope of a call: the principal's own tenant, or the one a platform admin names.
  ///
  /// The caller has checked that the tenant exists; a token that names another tenant than
  /// its own gets nil, whether that tenant exists or not.
  package init?(of principal: Principal, naming tenant: Uuid?) {
    switch (principal.tenant, tenant) {
    case (.some(let own), nil): self.init(tenantID: own)
    case (.some(let own), .some(let named)) where own == named: self.init(tenantID: own)
    case (nil, .some(let named)) where principal.role == .platformAdmin:
      self.init(tenantID: named)
    default: return nil
    }
  }

  /// The scope of background work that no caller asked for; `reason` is for the reader.
  package static func system(_ tenant: Uuid, _ reason: StaticString) -> TenantScope {
    TenantScope(tenantID: tenant)
  }
}
