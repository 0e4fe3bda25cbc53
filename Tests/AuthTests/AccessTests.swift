import Testing
import WireFormat

@testable import Auth

@Suite struct AccessTests {
  private func principal(
    _ role: Role, tenant: Uuid? = TokenForge.tenant, scopes: Set<String> = []
  ) -> Principal {
    Principal(
      subject: "s", role: role, tenant: role == .platformAdmin ? nil : tenant, scopes: scopes,
      locations: [], tokenID: "t", expiresAt: .max)
  }

  private func allowed(_ rule: AccessRule, scopes: Set<String> = []) -> Set<Role> {
    Set(Role.allCases.filter { rule.allows(principal($0, scopes: scopes)) })
  }

  @Test("A rule lets in the roles it names, and platform admins unless it is exclusive")
  func roles() {
    #expect(allowed(AccessRule()) == [.platformAdmin])
    #expect(allowed(AccessRule(isExclusive: true)).isEmpty)
    #expect(allowed(AccessRule(isExclusive: true, grants: [.platformAdmin])) == [.platformAdmin])
    let rule = AccessRule(grants: [.clientAdmin(scope: nil), .supportStaff, .portal])
    #expect(allowed(rule) == [.platformAdmin, .clientAdmin, .supportStaff, .portal])
  }

  @Test("A scope counts for its own role only")
  func scopes() {
    let service = AccessRule(isExclusive: true, grants: [.service(scope: "leads.read")])
    #expect(allowed(service).isEmpty)
    #expect(allowed(service, scopes: ["leads.write"]).isEmpty)
    #expect(allowed(service, scopes: ["leads.read"]) == [.service])
    let finance = AccessRule(isExclusive: true, grants: [.clientAdmin(scope: "finance")])
    #expect(allowed(finance).isEmpty)
    #expect(allowed(finance, scopes: ["finance"]) == [.clientAdmin])
  }

  @Test("A scope is the token's tenant, or the one a platform admin names")
  func tenantScope() {
    let (own, other) = (TokenForge.tenant, Uuid(high: 5, low: 6))
    for role in Role.allCases where role != .platformAdmin {
      #expect(TenantScope(of: principal(role), naming: nil)?.tenantID == own)
      #expect(TenantScope(of: principal(role), naming: own)?.tenantID == own)
      #expect(TenantScope(of: principal(role), naming: other) == nil)
    }
    #expect(TenantScope(of: principal(.platformAdmin), naming: other)?.tenantID == other)
    #expect(TenantScope(of: principal(.platformAdmin), naming: nil) == nil)
    #expect(TenantScope(of: principal(.service, tenant: nil), naming: other) == nil)
  }
}
