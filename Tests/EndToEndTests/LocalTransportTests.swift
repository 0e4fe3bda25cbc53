import Auth
import FrontdeskServices
import JSONText
import RPCClient
import RPCCore
import Services
import Testing

/// Client and server in one process, through the whole stack but the kernel's sockets.
@Suite struct `Without a socket` {
  @Test func `calls read and write as over the network`() async throws {
    let server = try TestServer(isDemo: true)
    let local = try server.caller(.clientAdmin, tenant: DemoTenant.id, isLocal: true)
    let made = try await local.call(
      "CustomerService.createCustomer", #"{"name": "Aoife Byrne", "phone": "+353861234567"}"#)
    let id = try #require(made["id"]?.text)
    let remote = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let over = try await remote.call("CustomerService.getCustomer", "{\"id\": \"\(id)\"}")
    #expect(over == made)
    #expect(try await local.call("CustomerService.getCustomer", "{\"id\": \"\(id)\"}") == made)
  }

  @Test func `tokens and rules hold as over the network`() async throws {
    let server = try TestServer(isDemo: true)
    let stranger = try server.caller(isLocal: true)
    #expect(try await stranger.failure("CustomerService.listCustomers")?.code == .unauthenticated)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id, isLocal: true)
    let refusal = try await admin.failure("CustomerService.createCustomer", #"{"name": ""}"#)
    #expect(refusal?.code == .invalidArgument)
  }

  @Test func `the client hears that the server has gone`() async throws {
    let server = try TestServer()
    let caller = try server.caller(isLocal: true)
    try await caller.call("HealthService.check")
    server.server.drain(milliseconds: 0)
    #expect(try await caller.failure("HealthService.check")?.code == .unavailable)
  }
}
