import Auth
import Crypto
import JSONText
import RPCCore
import SchemaJSON
import Services
import Storage
import Testing
import WireFormat

/// Tokens that are taken back.
@Suite struct `A revoked token` {
  /// The `jti` of a token.
  static func tokenID(_ token: String) throws -> String {
    let payload = try #require(token.split(separator: ".").dropFirst().first)
    let bytes = try #require(Base64URL.decode(Array(payload.utf8)[...]))
    let claims = try SchemaTranscoder.parse(bytes)
    return try #require(claims["jti"]?.text)
  }

  @Test func `is refused at once, also on a connection that has used it`() async throws {
    let server = try TestServer(isDemo: true)
    let token = try server.token(.clientAdmin, tenant: DemoTenant.id)
    let caller = try server.caller(token)
    try await caller.call("CustomerService.listCustomers")
    let id = try Self.tokenID(token)
    try await server.caller(.clientAdmin, tenant: DemoTenant.id)
      .call("AuthService.revokeToken", "{\"tokenId\":\"\(id)\"}")
    let error = try await caller.failure("CustomerService.listCustomers")
    #expect(error?.code == .unauthenticated)
    #expect(try await server.caller(token).failure("TenantService.getTenant") != nil)
  }

  @Test func `of another tenant is not touched`() async throws {
    let server = try TestServer(isDemo: true)
    let other = try await server.makeTenant("Other")
    let token = try server.token(.clientAdmin, tenant: DemoTenant.id)
    let id = try Self.tokenID(token)
    try await server.caller(.clientAdmin, tenant: other)
      .call("AuthService.revokeToken", "{\"tokenId\":\"\(id)\"}")
    #expect(try await server.caller(token).failure("CustomerService.listCustomers") == nil)
  }

  @Test func `of a platform admin is refused, also after a restart`() async throws {
    let server = try TestServer(isDemo: true)
    let token = try server.token(.platformAdmin)
    let id = try Self.tokenID(token)
    try await server.caller(.platformAdmin)
      .call("AuthService.revokePlatformToken", "{\"tokenId\":\"\(id)\"}")
    let error = try await server.caller(token).failure("TenantService.listTenants")
    #expect(error?.code == .unauthenticated)
    let again = try server.restarted()
    let later = try await again.caller(token).failure("TenantService.listTenants")
    #expect(later?.code == .unauthenticated)
    #expect(try await again.caller(.platformAdmin).failure("TenantService.listTenants") == nil)
  }
}
