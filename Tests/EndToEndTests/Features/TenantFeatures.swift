import Auth
import JSONText
import RPCCore
import SchemaJSON
import Services
import Testing
import WireFormat

/// Tenants, and who may see what.
enum TenantFeatures {
  static let table: [Feature] = [
    Feature(
      "platform admins make, list, suspend and resume tenants", "TenantService.createTenant",
      "TenantService.listTenants", "TenantService.suspendTenant", "TenantService.resumeTenant",
      check: platform),
    Feature(
      "client admins read and change their own settings", "TenantService.getTenant",
      "TenantService.updateTenantSettings", check: settings),
    Feature("every role sees what it may", "CustomerService.listCustomers", check: roles),
    Feature(
      "the same number is another client in another tenant", "CustomerService.createCustomer",
      check: isolation),
  ]

  @Sendable static func platform(_ salon: Salon) async throws {
    let checks = salon.checks
    let platform = try salon.server.caller(.platformAdmin)
    let made = try await platform.call("TenantService.createTenant", #"{"name":"Only a name"}"#)
    checks.equal(made["profile"]?.text, "shop")
    checks.equal(made["region"]?.text, "ZZ")
    checks.equal(made["currency"]?.text, "EUR")
    checks.equal(made["timeZone"]?.text, "UTC")
    checks.equal(made["status"]?.text, "active")
    let id = try #require(Uuid(made.id))
    var cursor = ""
    var seen: [String] = []
    repeat {
      let page = try await platform.call(
        "TenantService.listTenants", "{\"pageSize\":2,\"cursor\":\"\(cursor)\"}")
      seen += page["tenants"]?.list.map(\.id) ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.that(seen.contains(made.id) && seen.contains(salon.tenant.description), "listed")
    checks.equal(Set(seen).count, seen.count, "each once")
    let named = try salon.server.caller(.platformAdmin, tenant: id)
    let own = try salon.server.caller(.clientAdmin, tenant: id)
    let suspended = try await named.call("TenantService.suspendTenant", #"{"reason":"unpaid"}"#)
    checks.equal(suspended["suspendedReason"]?.text, "unpaid")
    checks.equal(
      try await own.failure("CustomerService.listCustomers")?.code, .failedPrecondition)
    checks.equal(try await named.failure("CustomerService.listCustomers")?.code, nil)
    let resumed = try await named.call("TenantService.resumeTenant")
    checks.equal(resumed["status"]?.text, "active")
    checks.equal(try await own.failure("CustomerService.listCustomers")?.code, nil)
    for wrong in [
      #"{}"#, #"{"name":"x","region":"Ireland"}"#, #"{"name":"x","timeZone":"Dublin time"}"#,
      #"{"name":"x","currency":"euro"}"#, #"{"name":"x","numberPrefix":"rc1"}"#,
    ] {
      let refused = try await platform.failure("TenantService.createTenant", wrong)
      checks.equal(refused?.code, .invalidArgument, wrong)
    }
  }

  @Sendable static func settings(_ salon: Salon) async throws {
    let checks = salon.checks
    let tenant = try await salon.call("TenantService.getTenant")
    checks.equal(tenant.id, salon.tenant.description)
    let rpc = "TenantService.updateTenantSettings"
    let changed = try await salon.call(
      rpc,
      """
      {"version":\(tenant.version),"mask":["numberPrefix","region"],
       "settings":{"numberPrefix":"AB","region":"DE","name":"Ignored"}}
      """)
    checks.equal(changed["name"]?.text, "Salon", "not in the mask")
    let customer = try await salon.customer("Neu", "030 1234567")
    checks.equal(customer["phone"]?.text, "+49301234567", "read in the new region")
    checks.that(customer["number"]?.text?.hasPrefix("AB-") == true, "the new prefix")
    let stale = try await salon.failure(
      rpc,
      "{\"version\":\(tenant.version),\"mask\":[\"region\"],\"settings\":{\"region\":\"FR\"}}")
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.first { $0.field == "region" }?.current, #""DE""#)
  }

  @Sendable static func roles(_ salon: Salon) async throws {
    let checks = salon.checks
    try await salon.customer("Secret", "087 800 0001")
    let server = salon.server
    let list = "CustomerService.listCustomers"
    let support = try server.caller(.supportStaff, tenant: salon.tenant)
    checks.equal(try await support.failure(list)?.code, .permissionDenied)
    let reader = try server.caller(.service, tenant: salon.tenant, scopes: ["customers.read"])
    checks.equal(try await reader.call(list)["customers"]?.list.count, 1)
    let create = "CustomerService.createCustomer"
    let json = #"{"name":"x","phone":"087 800 0002"}"#
    checks.equal(try await reader.failure(create, json)?.code, .permissionDenied)
    let writer = try server.caller(.service, tenant: salon.tenant, scopes: ["customers.write"])
    checks.equal(try await writer.failure(create, json)?.code, nil)
    checks.equal(try await writer.failure(list)?.code, .permissionDenied)
    let platform = try server.caller(.platformAdmin, tenant: salon.tenant)
    checks.equal(try await platform.call(list)["customers"]?.list.count, 2)
    let other = try server.caller(
      try server.token(.clientAdmin, tenant: DemoTenant.id), tenant: salon.tenant)
    checks.equal(try await other.failure(list)?.code, .permissionDenied)
    checks.equal(try await server.caller().failure(list)?.code, .unauthenticated)
    checks.equal(
      try await salon.admin.failure("TenantService.listTenants")?.code, .permissionDenied)
  }

  @Sendable static func isolation(_ salon: Salon) async throws {
    let checks = salon.checks
    let mine = try await salon.customer("Mine", "087 801 0001", #","email":"same@example.com""#)
    let other = try await Salon(salon.server, checks)
    let theirs = try await other.customer("Theirs", "087 801 0001", #","email":"same@example.com""#)
    checks.that(mine.id != theirs.id, "two clients")
    for key in ["{\"phone\":\"0878010001\"}", "{\"email\":\"same@example.com\"}"] {
      checks.equal(try await salon.call("CustomerService.getCustomer", key).id, mine.id)
      checks.equal(try await other.call("CustomerService.getCustomer", key).id, theirs.id)
    }
    let foreign = try await other.failure("CustomerService.getCustomer", "{\"id\":\"\(mine.id)\"}")
    let absent = try await other.failure(
      "CustomerService.getCustomer", #"{"id":"0198ffff-0000-7000-8000-000000000009"}"#)
    checks.equal(foreign, absent, "another tenant's client looks like none")
    checks.equal(try await other.names("{}"), ["Theirs"])
  }
}
