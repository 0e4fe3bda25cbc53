import Auth
import FrontdeskAPI
import JSONText
import RPCCore
import Services
import TestKit
import Testing
import WireFormat

/// Several servers on one PostgreSQL database.
@Suite struct `Two servers of one database` {
  private let servers: [TestServer]
  private let tenant: Uuid

  init() async throws {
    servers = try TestServer.several(2)
    tenant = try await servers[0].makeTenant("Shared")
    let (other, tenant) = (servers[1], tenant)
    let caller = try other.caller(.clientAdmin, tenant: tenant)
    // What the other server is told takes a moment.
    let isKnown = try await eventuallyAsync {
      try await caller.failure("CustomerService.listCustomers") == nil
    }
    try #require(isKnown)
  }

  @Test func `show the watchers of both every event once and in order`() async throws {
    let token = try servers[0].token(.clientAdmin, tenant: tenant)
    let watchers = try servers.map { try Watcher($0, token: token) }
    let (servers, tenant) = (servers, tenant)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        let caller = try servers[writer % 2].caller(.clientAdmin, tenant: tenant)
        group.addTask {
          for index in 0..<25 {
            try await caller.insist(
              "CustomerService.createCustomer", "{\"name\":\"Customer \(writer) \(index)\"}")
          }
        }
      }
      try await group.waitForAll()
    }
    let page = try await servers[1].caller(.clientAdmin, tenant: tenant)
      .call("EventService.list", "{\"pageSize\":1}")
    let last = UInt64(try #require(page["lastSequence"]?.number))
    #expect(last >= 201)
    for watcher in watchers {
      #expect(try watcher.events(upTo: last).map(\.sequence) == Array(1...last))
    }
  }

  @Test func `show an event of the other at once`() async throws {
    let token = try servers[0].token(.clientAdmin, tenant: tenant)
    let watcher = try Watcher(servers[1], token: token)
    _ = try watcher.event()
    let writer = try servers[0].caller(.clientAdmin, tenant: tenant)
    var slowest = Duration.zero
    var total = Duration.zero
    for index in 0..<20 {
      try await writer.call("CustomerService.createCustomer", "{\"name\":\"C \(index)\"}")
      let clock = ContinuousClock()
      let answered = clock.now
      _ = try watcher.event()
      slowest = max(slowest, clock.now - answered)
      total += clock.now - answered
    }
    print("the other server's watcher saw it \(total / 20) after the answer, \(slowest) at most")
  }

  @Test func `run a call once that reaches both with one key`() async throws {
    let callers = try servers.map { try $0.caller(.clientAdmin, tenant: tenant) }
    for round in 1...20 {
      let key = Uuid(high: 0x0198, low: UInt64(round))
      let json = "{\"name\":\"Once \(round)\"}"
      let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
        for caller in callers {
          group.addTask { try await caller.call("CustomerService.createCustomer", json, key: key) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count == 2 && answers[0] == answers[1])
    }
    let list = try await callers[0].call("CustomerService.listCustomers", "{\"pageSize\":100}")
    #expect(list["customers"]?.list.count == 20)
  }

  @Test func `refuse what the other has revoked or suspended`() async throws {
    let token = try servers[0].token(.clientAdmin, tenant: tenant)
    let caller = try servers[1].caller(token)
    try await caller.call("CustomerService.listCustomers")
    let id = try `A revoked token`.tokenID(token)
    try await servers[0].caller(.clientAdmin, tenant: tenant)
      .call("AuthService.revokeToken", "{\"tokenId\":\"\(id)\"}")
    let isRefused = try await eventuallyAsync {
      try await caller.failure("CustomerService.listCustomers")?.code == .unauthenticated
    }
    #expect(isRefused)
    let other = try servers[1].caller(.clientAdmin, tenant: tenant)
    let platform = try servers[0].caller(.platformAdmin, tenant: tenant)
    try await platform.call("TenantService.suspendTenant", "{\"reason\":\"unpaid\"}")
    let isSuspended = try await eventuallyAsync {
      try await other.failure("CustomerService.listCustomers") != nil
    }
    try await platform.call("TenantService.resumeTenant")
    let isResumed = try await eventuallyAsync {
      try await other.failure("CustomerService.listCustomers") == nil
    }
    #expect(isSuspended && isResumed)
  }

  @Test func `take over from one that drains`() async throws {
    let token = try servers[0].token(.clientAdmin, tenant: tenant)
    let watcher = try Watcher(servers[1], token: token)
    _ = try watcher.event()
    servers[0].server.drain(milliseconds: 1000)
    try await servers[1].caller(.clientAdmin, tenant: tenant)
      .call("CustomerService.createCustomer", "{\"name\":\"After\"}")
    while try watcher.event().record != "customer" {}
  }
}
