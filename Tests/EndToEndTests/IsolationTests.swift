import Auth
import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Seams
import Services
import Storage
import Testing
import WireFormat

/// What the people of one tenant can learn of another: nothing.
@Suite struct `Another tenant` {
  /// What stands in the demonstration tenant's records and in no request of these tests.
  static let markers = [
    "Aoife Murphy", "aoife.murphy@", "+353875550101", "+353875550103", "Seán Kelly", "sean.kelly@",
    "Fionn Gallagher", "Róisín Daly", "PH-10003", "See you on Monday", "Harbour Beauty",
  ]

  /// The same request with ids that exist nowhere.
  static func absent(_ request: String) -> String {
    request.replacing("01980000-0000-7000-8000-", with: "01980000-0000-7abc-8000-")
  }

  @Test func `looks like one that does not exist, through every rpc`() async throws {
    let server = try TestServer(isDemo: true)
    let own = try await server.makeTenant("Own", #","region":"IE","profile":"booking""#)
    let admin = try server.caller(.clientAdmin, tenant: own)
    for (name, method) in Examples.rpcs(server.schema)
    where !["Health", "Reflection", "Server"].contains(where: { name.hasPrefix($0 + "Service") }) {
      let request = try Examples.request(try #require(method.examples.first))
      let bytes = try admin.transcoder.encode(request, as: method.request)
      if let answer = try? await admin.raw(method, name, bytes) {
        let text = String(decoding: answer, as: UTF8.self)
        for marker in Self.markers {
          #expect(!text.contains(marker), "\(name) tells \(marker)")
        }
        continue
      }
      let foreign = try await admin.failure(name, request)
      let missing = try await admin.failure(name, Self.absent(request))
      #expect(foreign == missing, "\(name): \(String(describing: foreign))")
      for marker in Self.markers {
        #expect(foreign?.message.contains(marker) != true, "\(name) tells \(marker)")
      }
    }
  }

  @Test func `named in the call is refused whether it exists or not`() async throws {
    let server = try TestServer(isDemo: true)
    let own = try await server.makeTenant("Own")
    let token = try server.token(.clientAdmin, tenant: own)
    for other in [DemoTenant.id, Uuid(high: 7, low: 7)] {
      let error = try await server.caller(token, tenant: other)
        .failure("CustomerService.listCustomers")
      #expect(error?.code == .permissionDenied)
      #expect(error?.message.contains(other.description) != true)
    }
  }

  @Test func `of some locations only is not taken for all of them`() async throws {
    let server = try TestServer(isDemo: true)
    let token = try server.issuer.issue(
      role: .clientAdmin, tenant: DemoTenant.id, locations: [Uuid(high: 1, low: 1)],
      subject: "a manager", now: SystemClock().now())
    let admin = try server.caller(token)
    let error = try await admin.failure("CustomerService.getCustomerStats")
    #expect(error?.code == .permissionDenied)
    #expect(
      try await admin.call("CustomerService.listCustomers")["customers"]?.list.isEmpty == true)
  }

  @Test func `must be named by a platform admin, and exist`() async throws {
    let server = try TestServer(isDemo: true)
    let token = try server.token(.platformAdmin)
    let none = try await server.caller(token).failure("CustomerService.listCustomers")
    #expect(none?.code == .invalidArgument)
    let unknown = try await server.caller(token, tenant: Uuid(high: 7, low: 7))
      .failure("CustomerService.listCustomers")
    #expect(unknown?.code == .notFound)
    let list = try await server.caller(token, tenant: DemoTenant.id)
      .call("CustomerService.listCustomers")
    #expect(list["customers"]?.list.count == 6)
  }

  @Test func `leaves a trace when a platform admin looks into it`() async throws {
    let server = try TestServer(isDemo: true)
    let reader = try server.server.store.makeReadStore()
    defer { reader.close() }
    let scope = TenantScope.system(DemoTenant.id, "the test reads the journal")
    let before = try reader.lastEvent(scope)
    try await server.caller(.platformAdmin, tenant: DemoTenant.id)
      .call("CustomerService.listCustomers")
    let entries = try reader.auditEntries(after: before, limit: 10, scope)
    #expect(entries.map(\.method) == ["CustomerService.listCustomers"])
    #expect(entries.map(\.event.kind) == ["accessed"])
    #expect(entries.map(\.principal) == ["test-platformAdmin"])
  }

  @Test(arguments: [
    ("TenantService.getTenant", "{}", "Harbour Beauty Rooms"),
    (
      "CustomerService.getCustomer", #"{"id":"01980000-0000-7000-8000-000000000101"}"#,
      "Aoife Murphy"
    ),
    ("LeadService.getLead", #"{"id":"01980000-0000-7000-8000-000000000301"}"#, "Fionn Gallagher"),
  ])
  func `shows a platform admin its single records`(
    method: String, json: String, name: String
  ) async throws {
    let server = try TestServer(isDemo: true)
    let answer = try await server.caller(.platformAdmin, tenant: DemoTenant.id)
      .call(method, json)
    #expect(answer["name"]?.text == name)
  }

  @Test(arguments: [
    // A read that finds nothing tells that there is nothing.
    ("CustomerService.getCustomer", #"{"phone":"+353875559999"}"#, StatusCode.notFound),
    // So does a write that is refused, before its transaction or in it.
    ("CustomerService.createCustomer", #"{"name":"A","phone":"1"}"#, .invalidArgument),
    ("CustomerService.createCustomer", #"{"name":"A","phone":"+353875550101"}"#, .alreadyExists),
    // And one that changes nothing.
    (
      "CustomerService.updateCustomer",
      """
      {"id":"01980000-0000-7000-8000-000000000101","version":1,"mask":["name"],
       "changes":{"name":"Aoife Murphy"}}
      """, nil
    ),
  ])
  func `leaves a trace of a platform admin whatever came of it`(
    method: String, json: String, code: StatusCode?
  ) async throws {
    let server = try TestServer(isDemo: true)
    let reader = try server.server.store.makeReadStore()
    defer { reader.close() }
    let scope = TenantScope.system(DemoTenant.id, "the test reads the journal")
    let before = try reader.lastEvent(scope)
    let failure = try await server.caller(.platformAdmin, tenant: DemoTenant.id)
      .failure(method, json)
    #expect(failure?.code == code)
    let entries = try reader.auditEntries(after: before, limit: 10, scope)
    #expect(entries.map(\.method) == [method])
    #expect(entries.map(\.event.kind) == ["accessed"])
  }

  @Test func `that is suspended is refused to its own people only`() async throws {
    let server = try TestServer(isDemo: true)
    let platform = try server.caller(.platformAdmin, tenant: DemoTenant.id)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    try await platform.call("TenantService.suspendTenant", #"{"reason":"unpaid"}"#)
    #expect(
      try await admin.failure("CustomerService.listCustomers")?.code == .failedPrecondition)
    #expect(try await platform.failure("CustomerService.listCustomers") == nil)
    try await platform.call("TenantService.resumeTenant")
    #expect(try await admin.failure("CustomerService.listCustomers") == nil)
  }
}
