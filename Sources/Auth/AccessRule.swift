/// Who may call one rpc: the run-time form of the schema's `@auth`.
package struct AccessRule: Sendable, Hashable {
  /// One way in.
  package enum Grant: Sendable, Hashable {
    case platformAdmin
    /// With a scope the claim must carry it.
    case clientAdmin(scope: String?)
    case supportStaff
    case service(scope: String)
    case portal
  }

  /// No token needed at all.
  package let isPublic: Bool
  /// The ways in; any one suffices.
  package let grants: [Grant]
  /// One bit a role (`1 << Role.rawValue`) that needs no scope.
  let plainRoles: UInt8

  /// A rule with `grants`; platform admins are let in unless `isExclusive`.
  package init(isPublic: Bool = false, isExclusive: Bool = false, grants: [Grant] = []) {
    self.isPublic = isPublic
    self.grants = grants
    var plain: UInt8 = isExclusive ? 0 : 1 << Role.platformAdmin.rawValue
    for grant in grants {
      switch grant {
      case .platformAdmin: plain |= 1 << Role.platformAdmin.rawValue
      case .clientAdmin(scope: nil): plain |= 1 << Role.clientAdmin.rawValue
      case .supportStaff: plain |= 1 << Role.supportStaff.rawValue
      case .portal: plain |= 1 << Role.portal.rawValue
      case .clientAdmin, .service: break
      }
    }
    self.plainRoles = plain
  }

  /// Whether `principal` may call.
  package func allows(_ principal: Principal) -> Bool {
    if plainRoles & (1 << principal.role.rawValue) != 0 { return true }
    for grant in grants {
      switch grant {
      case .clientAdmin(scope: .some(let scope)) where principal.role == .clientAdmin:
        if principal.scopes.contains(scope) { return true }
      case .service(let scope) where principal.role == .service:
        if principal.scopes.contains(scope) { return true }
      default: continue
      }
    }
    return false
  }
}
