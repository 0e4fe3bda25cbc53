import Auth
import FrontdeskClient
import JSONText
import RPCCore
import Services
import Storage
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

/// Reads by id beside writes: what was acknowledged is what is read, by everybody.
@Suite(.serialized) struct `Readers beside writers` {
  /// What is known of customers by acknowledged answers.
  private final class Known: Sendable {
    private let versions = Mutex<[Uuid: UInt64]>([:])
    private let written = Atomic(0)

    /// How many writes have ended.
    var writes: Int { written.load(ordering: .relaxed) }
    func noteWrite() { written.add(1, ordering: .relaxed) }

    func note(_ customer: Customer) {
      versions.withLock { $0[customer.id] = max($0[customer.id] ?? 0, customer.version) }
    }

    subscript(_ id: Uuid) -> UInt64 { versions.withLock { $0[id] ?? 0 } }
  }

  private let server: TestServer
  private let ids: [Uuid]
  private let known = Known()

  init() async throws {
    server = try TestServer(isDemo: true)
    let desk = try await Frontdesk.connect(
      server.address, token: server.token(.clientAdmin, tenant: DemoTenant.id))
    var ids: [Uuid] = []
    for number in 0..<24 {
      let made = try await desk.customers.createCustomer(
        CreateCustomerRequest(name: "Version 1", phone: "+3538530\(10_000 + number)"))
      ids.append(made.id)
    }
    self.ids = ids
    desk.close()
  }

  private func connect() async throws -> Frontdesk {
    try await Frontdesk.connect(
      server.address, token: server.token(.clientAdmin, tenant: DemoTenant.id))
  }

  @Test func `never see less than what was acknowledged, nor go back`() async throws {
    let writes = 150
    let reads = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 0..<4 {
        group.addTask {
          try await write(writer, writes)
          return 0
        }
      }
      for reader in 0..<4 { group.addTask { try await read(reader, until: 4 * writes) } }
      return try await group.reduce(0, +)
    }
    #expect(reads > 200)
    try await compare()
    if let answers = server.server.store.answers { #expect(answers.figures.hits > 100) }
  }

  /// Changes a quarter of the customers, each time saying its version in the name.
  private func write(_ writer: Int, _ count: Int) async throws {
    let desk = try await connect()
    defer { desk.close() }
    var random = SeededRandom(for: "writer \(writer)")
    let own = stride(from: writer, to: ids.count, by: 4).map { ids[$0] }
    for _ in 0..<count {
      let id = own[Int.random(in: 0..<own.count, using: &random)]
      let before = try await desk.customers.getCustomer(GetCustomerRequest(key: .id(id)))
      #expect(before.version >= known[id])
      var changes = CustomerChanges()
      changes.name = "Version \(before.version + 1)"
      let after = try await desk.customers.updateCustomer(
        UpdateCustomerRequest(
          id: id, version: before.version, mask: ["name"], changes: changes))
      known.note(after)
      let again = try await desk.customers.getCustomer(GetCustomerRequest(key: .id(id)))
      #expect(again == after)
      known.noteWrite()
    }
  }

  private func read(_ reader: Int, until writes: Int) async throws -> Int {
    let desk = try await connect()
    defer { desk.close() }
    var random = SeededRandom(for: "reader \(reader)")
    var count = 0
    while known.writes < writes {
      let id = ids[Int.random(in: 0..<ids.count, using: &random)]
      let least = known[id]
      let customer = try await desk.customers.getCustomer(GetCustomerRequest(key: .id(id)))
      #expect(customer.version >= least)
      #expect(customer.name == "Version \(customer.version)")
      // Whoever reads after me sees at least as much.
      known.note(customer)
      count += 1
      if count % 3 == 0 { try await list(desk, descending: reader % 2 == 0) }
    }
    return count
  }

  /// A page tells of everybody at least what was acknowledged before.
  private func list(_ desk: Frontdesk, descending: Bool) async throws {
    let least = ids.map { known[$0] }
    let page = try await desk.customers.listCustomers(
      ListCustomersRequest(pageSize: 100, descending: descending))
    let found = Dictionary(uniqueKeysWithValues: page.customers.map { ($0.id, $0) })
    for (id, version) in zip(ids, least) {
      let customer = try #require(found[id])
      #expect(customer.version >= version)
      #expect(customer.name == "Version \(customer.version)")
      known.note(customer)
    }
  }

  /// By id, and by number, which always asks the store.
  private func compare() async throws {
    let desk = try await connect()
    defer { desk.close() }
    for id in ids {
      let kept = try await desk.customers.getCustomer(GetCustomerRequest(key: .id(id)))
      let stored = try await desk.customers.getCustomer(
        GetCustomerRequest(key: .publicId(kept.publicId)))
      #expect(kept == stored)
    }
  }

  @Test func `see neither the erased nor another tenant's`() async throws {
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let id = try #require(ids.first)
    let question = "{\"id\":\"\(id)\"}"
    for _ in 0..<3 {
      let known = try await admin.call("CustomerService.getCustomer", question)
      #expect(known["name"]?.text == "Version 1")
    }
    let other = try server.caller(.clientAdmin, tenant: try await server.makeTenant("Other"))
    let unknown = try await other.failure("CustomerService.getCustomer", question)
    #expect(unknown?.code == .notFound)
    try await admin.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(id)\",\"reason\":\"By letter.\"}")
    let erased = try await admin.call("CustomerService.getCustomer", question)
    #expect(erased["erasedAt"] != nil)
    #expect(erased["name"]?.text != "Version 1")
  }
}
