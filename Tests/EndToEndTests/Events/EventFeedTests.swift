import Auth
import Foundation
import FrontdeskAPI
import JSONText
import RPCCore
import RPCServer
import Services
import Storage
import TestKit
import Testing
import WireFormat

/// EventService: the tenant's ordered feed.
@Suite struct `The feed of a tenant` {
  private let server: TestServer
  private let tenant: Uuid
  private let admin: Caller
  private let token: String

  init() async throws {
    server = try TestServer()
    tenant = try await server.makeTenant("Watched")
    admin = try server.caller(.clientAdmin, tenant: tenant)
    token = try server.token(.clientAdmin, tenant: tenant)
  }

  private func addCustomer(_ name: String) async throws {
    try await admin.insist("CustomerService.createCustomer", "{\"name\":\"\(name)\"}")
  }

  private func last() async throws -> UInt64 {
    let page = try await admin.call("EventService.list", "{\"pageSize\":1}")
    return UInt64(try #require(page["lastSequence"]?.number))
  }

  private func awaitWatchers(_ count: Int) {
    #expect(eventually { server.server.runtime.counters.callsInFlight == count })
  }

  /// Waits until those watchers have found where they begin, which on PostgreSQL is not the
  /// server's to wait for: feeds are read one after the other.
  private func awaitBegun(_ count: Int) throws {
    awaitWatchers(count)
    _ = try Watcher(server, token: token).event()
  }

  @Test func `begins with the oldest event and goes on live`() async throws {
    try await addCustomer("Ada")
    let watcher = try Watcher(server, token: token)
    let past = try watcher.events(upTo: try await last())
    #expect(past.map(\.sequence) == (1...UInt64(past.count)).map { $0 })
    #expect(past.last?.kind == "created" && past.last?.record == "customer")
    #expect(past.last?.actor == .clientAdmin && past.last?.version == 1)
    var slowest = Duration.zero
    for index in 0..<20 {
      let clock = ContinuousClock()
      try await addCustomer("Customer \(index)")
      let answered = clock.now
      let event = try watcher.event()
      slowest = max(slowest, clock.now - answered)
      #expect(event.sequence == past.last.map { $0.sequence + UInt64(index) + 1 })
    }
    print("an event was there at most \(slowest) after its answer")
  }

  @Test func `is resumed from any place, and says when that is not there`() async throws {
    for name in ["Ada", "Grace", "Edsger"] { try await addCustomer(name) }
    let last = try await last()
    let late = try Watcher(server, token: token, from: last)
    #expect(try late.event().sequence == last)
    let next = try Watcher(server, token: token, from: last + 1)
    let new = try Watcher(server, token: token, newOnly: true)
    try awaitBegun(3)
    try await addCustomer("Barbara")
    #expect(try late.event().sequence == last + 1)
    #expect(try next.event().sequence == last + 1)
    #expect(try new.event().sequence == last + 1)
    let beyond = try Watcher(server, token: token, from: last + 3).refusal()
    #expect(beyond.code == StatusCode.outOfRange.rawValue)
    #expect(beyond.message.contains("\(last + 1)"))
    let both = try Watcher(server, token: token, from: 1, newOnly: true).refusal()
    #expect(both.code == StatusCode.invalidArgument.rawValue)
    let error = try await admin.failure(
      "EventService.list", "{\"fromSequence\":\(UInt64.max / 2 + 5)}")
    #expect(error?.code == .outOfRange)
  }

  @Test func `has no gap while eight write`() async throws {
    let watchers = try (0..<3).map { _ in try Watcher(server, token: token) }
    let before = try await last()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for index in 0..<15 {
            try await addCustomer("Customer \(writer) \(index)")
          }
        }
      }
      try await group.waitForAll()
    }
    let last = try await last()
    #expect(last == before + 120)
    for watcher in watchers {
      let numbers = try watcher.events(upTo: last).map(\.sequence)
      #expect(numbers == Array(1...last))
    }
  }

  @Test func `goes on after a restart from where it stood`() async throws {
    try await addCustomer("Ada")
    let watcher = try Watcher(server, token: token)
    let seen = try watcher.events(upTo: try await last())
    let again = try server.restarted()
    #expect(try watcher.next() == nil)
    #expect(watcher.end?.code == StatusCode.unavailable.rawValue)
    #expect(watcher.end?.neverExecuted == false)
    let from = try #require(seen.last?.sequence) + 1
    let resumed = try Watcher(again, token: token, from: from)
    try await again.caller(.clientAdmin, tenant: tenant)
      .call("CustomerService.createCustomer", "{\"name\":\"Grace\"}")
    #expect(try resumed.event().sequence == from)
  }

  @Test func `tells ids and names of fields, and nothing of another tenant`() async throws {
    let other = try await server.makeTenant("Other")
    let foreign = try Watcher(
      server, token: try server.token(.clientAdmin, tenant: other), newOnly: true)
    let watcher = try Watcher(server, token: token, newOnly: true)
    try awaitBegun(2)
    try await addCustomer("Marker Person")
    let bytes = try #require(try watcher.next())
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Marker"))
    try await server.caller(.clientAdmin, tenant: other)
      .call("CustomerService.createCustomer", "{\"name\":\"Own\"}")
    let event = try foreign.event()
    #expect(event.record == "customer" && event.version == 1)
  }

  @Test
  func `is for client admins, services with the scope, and the platform, which leaves a trace`()
    async throws
  {
    let codes: [(String?, StatusCode)] = [
      (nil, .unauthenticated),
      (try server.token(.supportStaff, tenant: tenant), .permissionDenied),
      (try server.token(.service, tenant: tenant, scopes: ["customers.read"]), .permissionDenied),
    ]
    for (token, code) in codes {
      #expect(try Watcher(server, token: token).refusal().code == code.rawValue)
    }
    let service = try server.token(.service, tenant: tenant, scopes: ["events.read"])
    #expect(try Watcher(server, token: service).event().sequence == 1)
    let platform = try Watcher(
      server, token: try server.token(.platformAdmin), tenant: tenant)
    #expect(try platform.event().sequence == 1)
    var kind = ""
    while kind != "accessed" { kind = try platform.event().kind }
  }

  @Test func `is paged too`() async throws {
    for name in ["Ada", "Grace", "Edsger"] { try await addCustomer(name) }
    var from = 0
    var numbers: [Int] = []
    while true {
      let page = try await admin.call(
        "EventService.list", "{\"fromSequence\":\(from),\"pageSize\":2}")
      let events = page["events"]?.list ?? []
      if events.isEmpty { break }
      numbers += events.compactMap { $0["sequence"]?.number }
      from = try #require(page["nextSequence"]?.number)
    }
    #expect(numbers == Array(1...Int(try await last())))
  }

  @Test func `costs an idle watcher only memory`() async throws {
    let count = 500
    let before = try ResidentMemory.bytes()
    let watchers = try (0..<count).map { _ in try Watcher(server, token: token, newOnly: true) }
    try awaitBegun(count)
    let each = (try ResidentMemory.bytes() - before) / count
    print("\(each) bytes for an idle watcher with a connection of its own, both ends")
    #expect(each < (64 << 10) * SanitizerCost.memory)
    try await addCustomer("Ada")
    let last = try await last()
    var numbers: Set<UInt64> = []
    for watcher in watchers { numbers.insert(try watcher.event().sequence) }
    #expect(numbers == [last])
  }
}

/// HealthService.watch.
@Suite struct `Whoever watches the health of the server` {
  @Test func `is told at once, and when it begins to stop`() async throws {
    let server = try TestServer()
    let watcher = try Watcher(
      server.address, token: nil, HealthServiceMethods.watch, WatchHealthRequest().encoded())
    let told = try #require(try watcher.next())
    let first = try Health(decoding: told.span.bytes)
    #expect(first.status == .serving)
    server.server.drain(milliseconds: 1000)
    let toldAgain = try #require(try watcher.next())
    let second = try Health(decoding: toldAgain.span.bytes)
    #expect(second.status == .draining)
    #expect(try watcher.next() == nil)
    #expect(watcher.end?.code == StatusCode.unavailable.rawValue)
  }
}
