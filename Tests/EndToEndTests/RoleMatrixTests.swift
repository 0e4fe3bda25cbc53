import Auth
import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Services
import Storage
import Testing
import WireFormat

/// Every rpc as every role. What is allowed stands here once more, by hand from the domain's
/// table of roles, so that a slip in the schema's annotations is found.
@Suite struct `Every rpc as every role` {
  enum Caller: String, CaseIterable {
    case nobody, platformAdmin, clientAdmin, supportStaff, scopedService, unscopedService
    /// Client admins of one location, and without scopes.
    case localAdmin, plainAdmin
  }

  static let publicServices = ["HealthService", "ReflectionService"]
  static let platformOnly = [
    "TenantService.createTenant", "TenantService.listTenants", "TenantService.suspendTenant",
    "TenantService.resumeTenant", "AuthService.revokePlatformToken",
    "ServerService.listConnections", "ServerService.listCalls",
  ]
  // The settings and tokens of a tenant are its own people's, not its services'.
  static let notForServices = [
    "TenantService.updateTenantSettings", "AuthService.revokeToken",
    "CustomerService.moderateCustomer", "CustomerService.liftModeration",
    "EvidenceService.beginUpload", "EvidenceService.getUpload", "EvidenceService.finishUpload",
    "EvidenceService.listEvidence", "EvidenceService.deleteEvidence",
    "AuditService.list", "AuditService.getHead", "AuditService.verifyChain",
    "PrivacyService.eraseCustomer", "PrivacyService.eraseLead", "PrivacyService.getErasure",
    "PrivacyService.getDataQuality", "PrivacyService.listDataProblems",
  ]
  // The state of the server without personal data.
  static let forSupport = [
    "ServerService.listLanes", "ServerService.getLimits", "ServerService.getBuild",
  ]
  static let scopes = [
    "server.read",
    "tenants.read", "customers.read", "customers.write", "leads.read", "leads.write",
    "bookings.read", "bookings.write", "communications.read", "communications.write",
    "analytics.read", "events.read",
  ]

  static func allows(_ caller: Caller, _ rpc: String) -> Bool {
    let service = rpc.split(separator: ".").first.map(String.init) ?? ""
    if publicServices.contains(service) { return true }
    switch caller {
    case .platformAdmin: return true
    case .clientAdmin, .plainAdmin:
      return !platformOnly.contains(rpc) && rpc != "ServerService.listLanes"
    case .scopedService: return !platformOnly.contains(rpc) && !notForServices.contains(rpc)
    case .localAdmin: return LimitedRoles.serves(rpc)
    case .supportStaff: return forSupport.contains(rpc)
    case .nobody, .unscopedService: return false
    }
  }

  @Test func `gets in exactly where the domain lets it`() async throws {
    let server = try TestServer(isDemo: true)
    let demo = DemoTenant.id
    let callers: [Caller: EndToEndTests.Caller] = [
      .nobody: try server.caller(),
      .platformAdmin: try server.caller(.platformAdmin, tenant: demo),
      .clientAdmin: try server.caller(.clientAdmin, tenant: demo),
      .localAdmin: try server.caller(
        .clientAdmin, tenant: demo, locations: [Uuid(high: 1, low: 1)]),
      .plainAdmin: try server.caller(.clientAdmin, tenant: demo, scopes: []),
      .supportStaff: try server.caller(.supportStaff, tenant: demo),
      .scopedService: try server.caller(.service, tenant: demo, scopes: Self.scopes),
      .unscopedService: try server.caller(.service, tenant: demo, scopes: ["other.read"]),
    ]
    var checks = 0
    // A suspended tenant would refuse everybody else, so suspending comes last.
    let rpcs = Examples.rpcs(server.schema).sorted { left, _ in
      left.name != "TenantService.suspendTenant"
    }
    #expect(rpcs.count >= 43)
    for role in Caller.allCases {
      let caller = try #require(callers[role])
      for (name, method) in rpcs {
        let example = try #require(method.examples.first, "\(name) has no example")
        let error = try await caller.failure(name, Examples.request(example))
        let refusal: StatusCode = role == .nobody ? .unauthenticated : .permissionDenied
        if Self.allows(role, name) {
          // Rpcs themselves refuse what is not of the caller's location, or tells what was spent.
          let isNarrow = role == .localAdmin || role == .plainAdmin
          let isNarrowed =
            isNarrow && error?.code == .permissionDenied && error?.violations.isEmpty == false
          #expect(
            isNarrowed || (error?.code != .permissionDenied && error?.code != .unauthenticated),
            "\(role.rawValue) \(name): \(String(describing: error))")
        } else {
          #expect(
            error?.code == refusal, "\(role.rawValue) \(name): \(String(describing: error))")
        }
        checks += 1
      }
      if role == .platformAdmin { try await caller.call("TenantService.resumeTenant") }
    }
    print("role matrix: \(checks) calls")
  }

  @Test func `a token of one role is of no other`() async throws {
    let server = try TestServer(isDemo: true)
    let support = try server.caller(.supportStaff, tenant: DemoTenant.id)
    #expect(try await support.failure("HealthService.check") == nil)
    let error = try await support.failure("CustomerService.listCustomers")
    #expect(error?.code == .permissionDenied)
  }
}
