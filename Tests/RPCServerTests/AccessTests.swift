import Auth
import RPCServer
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Tenants and roles")
struct AccessTests {
  /// Who calls, which tenant is named, and what comes of it.
  struct Row: Sendable, CustomTestStringConvertible {
    var token: String
    var named: Uuid?
    var code: StatusCode
    /// The tenant that the handler sees.
    var scope: Uuid?
    var method: Toy

    init(
      _ token: String, calls method: Toy = .echo, naming named: Uuid? = nil, _ code: StatusCode,
      scope: Uuid? = nil
    ) {
      (self.token, self.method, self.named, self.code, self.scope) =
        (token, method, named, code, scope)
    }

    var testDescription: String { "\(token) calls \(method): \(code)" }
  }

  static let absent = Uuid(high: 0xD, low: 1)
  static let tenant = ToyServer.tenant

  static let tenants = [
    Row("admin", .ok, scope: tenant), Row("admin", naming: tenant, .ok, scope: tenant),
    Row("admin", naming: ToyServer.other, .permissionDenied),
    Row("admin", naming: absent, .permissionDenied),
    Row("admin", naming: ToyServer.suspended, .permissionDenied),
    Row("platform", naming: tenant, .ok, scope: tenant),
    Row("platform", naming: ToyServer.suspended, .ok, scope: ToyServer.suspended),
    Row("platform", .invalidArgument), Row("platform", naming: absent, .notFound),
    Row("suspended", .failedPrecondition), Row("gone", .notFound),
    Row("suspended", naming: tenant, .permissionDenied),
    Row("service", .ok, scope: tenant), Row("service", naming: ToyServer.other, .permissionDenied),
    Row("suspended-service", .failedPrecondition),
    Row("homeless", .permissionDenied), Row("homeless", naming: tenant, .permissionDenied),
  ]

  static let tenantless = [
    Row("admin", calls: .tenantless, .ok), Row("platform", calls: .tenantless, .ok),
    Row("platform", calls: .tenantless, naming: absent, .ok),
    Row("admin", calls: .tenantless, naming: ToyServer.other, .permissionDenied),
    Row("suspended", calls: .tenantless, .failedPrecondition),
    Row("suspended", calls: .hello, .ok), Row("admin", calls: .hello, naming: ToyServer.other, .ok),
  ]

  static let roles = [
    Row("staff", .permissionDenied), Row("portal", .permissionDenied),
    Row("scopeless", .permissionDenied), Row("admin", calls: .scoped, .permissionDenied),
    Row("finance", calls: .scoped, .ok, scope: tenant),
    Row("service", calls: .scoped, .ok, scope: tenant),
    Row("scopeless", calls: .scoped, .permissionDenied),
    Row("platform", calls: .scoped, naming: tenant, .ok, scope: tenant),
    Row("platform", calls: .exclusive, naming: tenant, .ok, scope: tenant),
    Row("admin", calls: .exclusive, .permissionDenied),
    Row("service", calls: .exclusive, .permissionDenied),
    Row("staff", calls: .hello, .ok), Row("staff", calls: .missing, .unimplemented),
  ]

  @Test(arguments: tenants + tenantless + roles)
  func `Each call is let in or refused`(_ row: Row) throws {
    let toy = try ToyServer()
    let tokens = toy.tokens
    tokens.add("suspended", .clientAdmin, tenant: ToyServer.suspended)
    tokens.add("gone", .clientAdmin, tenant: Self.absent)
    tokens.add("service", .service, tenant: Self.tenant, scopes: ["toys"])
    tokens.add("suspended-service", .service, tenant: ToyServer.suspended, scopes: ["toys"])
    tokens.add("scopeless", .service, tenant: Self.tenant, scopes: ["leads.read"])
    tokens.add("finance", .clientAdmin, tenant: Self.tenant, scopes: ["finance"])
    tokens.add("staff", .supportStaff, tenant: Self.tenant)
    tokens.add("portal", .portal, tenant: Self.tenant)
    tokens.add("homeless", .service, scopes: ["toys"])
    let peer = try toy.open(.inProcess, token: row.token)
    let ended = try peer.ended(peer.call(row.method, [1]) { $0.tenant = row.named })
    #expect(ended.code == row.code)
    let scopes = toy.dispatcher.contexts.map { $0.scope?.tenantID }
    #expect(scopes == (row.code == .ok ? [row.scope] : []))
  }

  @Test func `A refusal says the same of a tenant that exists and of one that does not`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let other = try peer.ended(peer.call(.echo) { $0.tenant = ToyServer.other })
    let absent = try peer.ended(peer.call(.echo) { $0.tenant = Self.absent })
    #expect(other.error == absent.error)
  }

  @Test func `A tenant that is suspended is refused from the next batch on`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    #expect(try peer.ended(peer.call(.echo)).code == .ok)
    toy.dispatcher.state.withLock { $0.tenants[Self.tenant] = .suspended }
    #expect(try peer.ended(peer.call(.echo)).code == .failedPrecondition)
    toy.dispatcher.state.withLock { $0.tenants[Self.tenant] = .active }
    #expect(try peer.ended(peer.call(.echo)).code == .ok)
  }
}
