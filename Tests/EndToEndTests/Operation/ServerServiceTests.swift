import Auth
import JSONText
import RPCCore
import SchemaLanguage
import Services
import TestKit
import Testing
import WireFormat

/// ServerService, and the commands that show it.
@Suite struct `What operators ask` {
  @Test func `connections come in pages, each once`() async throws {
    let server = try TestServer(isDemo: true)
    let others = try (0..<5).map { _ in try RawConnection.greeted(server.address) }
    let admin = try server.caller(.platformAdmin)
    var ids: [String] = []
    var cursor = ""
    repeat {
      let page = try await admin.call(
        "ServerService.listConnections", "{\"pageSize\":2,\"cursor\":\"\(cursor)\"}")
      #expect(page["connections"]?.list.count ?? 0 <= 2)
      ids += page["connections"]?.list.compactMap { $0["id"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    #expect(ids.count == 6 && Set(ids).count == 6)
    #expect(
      try await admin.failure("ServerService.listConnections", #"{"cursor":"x"}"#)?.code
        == .invalidArgument)
    withExtendedLifetime(others) {}
  }

  @Test func `a call sees itself`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.platformAdmin)
    let calls = try await admin.call("ServerService.listCalls")
    #expect(calls["total"]?.number == 1)
    #expect(
      calls["calls"]?[0]?["method"]?.text == "frontdesk.v1.ServerService/listCalls")
    let connections = try await admin.call("ServerService.listConnections")
    #expect(connections["connections"]?[0]?["roles"]?[0]?.text == "platformAdmin")
    #expect(connections["connections"]?[0]?["callsInFlight"]?.number == 1)
  }

  @Test func `lanes count what ran, limits and build are complete`() async throws {
    let server = try TestServer(isDemo: true)
    let owner = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    for _ in 0..<3 { try await owner.call("CustomerService.listCustomers") }
    #expect(try await owner.failure("CustomerService.createCustomer", "{}") != nil)
    let support = try server.caller(.supportStaff, tenant: DemoTenant.id)
    let lanes = try await support.call("ServerService.listLanes")
    let byName = Dictionary(
      uniqueKeysWithValues: (lanes["lanes"]?.list ?? []).map { ($0["name"]?.text ?? "", $0) })
    #expect(byName["reads(page)"]?["calls"]?.number == 3)
    #expect(byName["writes"]?["failed"]?.number == 1)
    #expect(lanes["workers"]?["threads"]?.number == 4)
    #expect(lanes["writer"]?["batches"]?.number ?? 0 > 0)
    let limits = try await support.call("ServerService.getLimits")
    let names = limits["limits"]?.list.compactMap { $0["name"]?.text } ?? []
    // Every stored property of the limits is told.
    for child in Mirror(reflecting: RPCLimits()).children {
      #expect(names.contains(child.label ?? ""), "\(child.label ?? "") is not told")
    }
    let build = try await support.call("ServerService.getBuild")
    #expect(build["schemaFingerprint"]?.text?.count == 64)
  }

  @Test func `reflection lists services and describes types`() async throws {
    let server = try TestServer()
    let nobody = try server.caller()
    let list = try await nobody.call("ReflectionService.listServices")
    let names = list["services"]?.list.compactMap { $0["name"]?.text } ?? []
    #expect(names.count == server.schema.services.count)
    #expect(names.contains("frontdesk.v1.CustomerService"))
    for name in ["Customer", "frontdesk.v1.Customer"] {
      let type = try await nobody.call(
        "ReflectionService.describeType", "{\"name\":\"\(name)\"}")
      #expect(type["text"]?.text?.contains("message Customer {") == true)
    }
    let missing = try await nobody.failure(
      "ReflectionService.describeType", #"{"name":"Nothing"}"#)
    #expect(missing?.code == .notFound)
  }

  @Test func `the program shows tables, and JSON when asked`() throws {
    let demo = try DemoServer()
    let flags = [
      "--server", demo.process.address, "--token", "@" + demo.tokenFile("platformAdmin"),
    ]
    for what in ["connections", "calls", "lanes", "limits", "build"] {
      let table = try Programs.client(["server", what] + flags)
      #expect(table.status == 0 && table.errors.isEmpty, "\(what): \(table.errors)")
      #expect(!table.output.contains("{"), "\(what): \(table.output)")
      let json = try Programs.client(["server", what, "--json"] + flags)
      #expect(json.status == 0 && json.json != nil, "\(what)")
    }
    let limits = try Programs.client(["server", "limits"] + flags).output
    #expect(limits.contains("connectionsPerAddressMax"))
    let refused = try Programs.client(
      [
        "server", "connections", "--server", demo.process.address, "--token",
        "@" + demo.tokenFile("clientAdmin"),
      ])
    #expect(refused.status == 1)
  }
}
