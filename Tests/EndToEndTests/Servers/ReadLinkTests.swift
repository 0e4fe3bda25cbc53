import Auth
import Glibc
import JSONText
import PostgresDriver
import RPCClient
import RPCCore
import SQLInterface
import SchemaJSON
import SchemaLanguage
import Services
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

/// Reads that reactors answer over links of their own, on PostgreSQL.
@Suite(.serialized) struct `Reads on a reactor's link` {
  private let server: TestServer
  private let postgres: PostgresTestDatabase

  init() throws {
    server = try TestServer(isDemo: true, store: try TestStore(.postgres))
    postgres = try #require(server.postgres)
  }

  private static let isLink =
    "application_name = 'frontdeskd reads' AND datname = current_database()"

  private func figures() throws -> LinkFigures { try #require(server.server.linkFigures) }

  /// Waits until the link answers for `caller`, one of `name`.
  private func waitForLink(_ caller: Caller, _ name: String, _ request: String) async throws {
    let isThere = try await eventuallyAsync {
      let before = try figures().answered
      try await caller.call(name, request)
      return try figures().answered > before
    }
    try #require(isThere, "the link never answered")
  }

  private func get(_ id: String) -> String { "{\"id\":\"\(id)\"}" }

  private func make(_ caller: Caller, _ name: String) async throws -> String {
    let made = try await caller.call("CustomerService.createCustomer", "{\"name\":\"\(name)\"}")
    return try #require(made["id"]?.text)
  }

  @Test func `are answered as workers answer them, whatever they ask`() async throws {
    let caller = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    var onLink: [String] = []
    for (name, method) in Examples.rpcs(server.schema)
    where ["readsPoint", "readsPage"].contains(method.lane.rawValue) {
      for example in method.examples {
        let request = try Examples.request(example)
        let bytes = try caller.transcoder.encode(request, as: method.request)
        var answers: Set<String> = []
        let before = try figures().answered
        // The first are the workers', while the statement is prepared.
        for _ in 0..<40 {
          let answer: String
          do {
            answer = "\(try await caller.raw(method, name, bytes))"
          } catch {
            answer = "\(error)"
          }
          answers.insert(answer)
        }
        #expect(answers.count == 1, "\(name) gives \(answers.count) answers")
        if try figures().answered > before { onLink.append(name) }
      }
    }
    print("on the link:", onLink.joined(separator: " "))
    let expected = [
      "CustomerService.getCustomer", "BookingService.getBooking", "LeadService.getLead",
    ]
    #expect(Set(onLink).isSuperset(of: expected))
  }

  @Test(arguments: [true, false])
  func `show each tenant its own rows, with row security and without`(isSecured: Bool) async throws
  {
    if !isSecured { try postgres.administer("ALTER TABLE customers DISABLE ROW LEVEL SECURITY") }
    var tenants: [(callers: [Caller], ids: [String: String])] = []
    for index in 0..<3 {
      let tenant = try await server.makeTenant("Tenant \(index)")
      let callers = try (0..<3).map { _ in try server.caller(.clientAdmin, tenant: tenant) }
      var ids: [String: String] = [:]
      for number in 0..<5 {
        let name = "Customer \(number) of \(index)"
        ids[try await make(callers[0], name)] = name
      }
      tenants.append((callers, ids))
    }
    try await waitForLink(
      tenants[0].callers[0], "CustomerService.getCustomer",
      get(try #require(tenants[0].ids.first?.key)))
    let before = try figures().answered
    let all = tenants
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, tenant) in all.enumerated() {
        for caller in tenant.callers {
          group.addTask {
            for _ in 0..<20 {
              for (id, name) in tenant.ids {
                let answer = try await caller.call("CustomerService.getCustomer", get(id))
                #expect(answer["name"]?.text == name)
              }
              for id in all[(index + 1) % 3].ids.keys {
                let error = try await caller.failure("CustomerService.getCustomer", get(id))
                #expect(error?.code == .notFound)
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try figures().answered - before > 1000)
  }

  /// Reads with many at once while `body` runs; every one has to succeed.
  private func reading(_ body: () async throws -> Void) async throws {
    let names = ["Ann", "Bob", "Cleo", "Dan", "Eve"]
    let tenant = try await server.makeTenant("Busy")
    let callers = try (0..<8).map { _ in try server.caller(.clientAdmin, tenant: tenant) }
    var ids: [(String, String)] = []
    for name in names { ids.append((try await make(callers[0], name), name)) }
    try await waitForLink(callers[0], "CustomerService.getCustomer", get(ids[0].0))
    let (customers, isOver) = (ids, Flag())
    try await withThrowingTaskGroup(of: Int.self) { group in
      for caller in callers {
        for lane in 0..<32 {
          group.addTask {
            var count = 0
            repeat {
              let (id, name) = customers[(lane + count) % customers.count]
              let answer = try await caller.call("CustomerService.getCustomer", get(id))
              #expect(answer["name"]?.text == name)
              count += 1
            } while !isOver.isSet
            return count
          }
        }
      }
      try await body()
      isOver.set()
      let count = try await group.reduce(0, +)
      print(
        "\(count) reads, of them on links \(try figures().answered), lost \(try figures().lost)")
    }
  }

  @Test func `go on when the link's server process ends`() async throws {
    try await reading {
      for _ in 0..<5 {
        let lost = try figures().lost
        try postgres.administer(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE \(Self.isLink)")
        let isAnew = try await eventuallyAsync {
          let now = try figures()
          return now.lost > lost && now.opened > now.lost
        }
        #expect(isAnew)
      }
    }
  }

  @Test func `go on, or end in time, when the link's server process stands still`() async throws {
    let caller = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let request = get("\(Stage.aoife)")
    try await waitForLink(caller, "CustomerService.getCustomer", request)
    let text = try postgres.ask("SELECT pid::text FROM pg_stat_activity WHERE \(Self.isLink)")
    let process = try #require(Int32(text))
    let before = try figures()
    kill(process, SIGSTOP)
    defer { kill(process, SIGCONT) }
    let clock = ContinuousClock()
    let (hurried, patient) = (clock.now, caller)
    async let late: Void = {
      let method = try patient.method("CustomerService.getCustomer")
      let bytes = try patient.transcoder.encode(request, as: method.request)
      let info = MethodInfo(
        id: method.id, name: "CustomerService.getCustomer", timeoutMicroseconds: 60_000,
        isRead: true)
      await #expect(throws: RPCError.self) {
        try await patient.client.unary(info, bytes: bytes, CallOptions())
      }
    }()
    try await caller.call("CustomerService.getCustomer", request)
    try await late
    #expect(clock.now - hurried < .seconds(5))
    #expect(try figures().lost == before.lost + 1)
    try await waitForLink(caller, "CustomerService.getCustomer", request)
  }
}

/// The same where the server of the store comes and goes.
@Suite(.serialized) struct `Reads on a reactor's link, without a primary` {
  @Test func `fail for as long, and go on by themselves`() async throws {
    let replicas = try Replicas()
    try replicas.stopWaitingForStandby()
    let server = try TestServer(of: PostgresDatabase(try PostgresSettings(replicas.url(1))))
    let caller = try server.caller(.clientAdmin, tenant: try await server.makeTenant("Patient"))
    let made = try await caller.call("CustomerService.createCustomer", "{\"name\":\"Ann\"}")
    let request = "{\"id\":\"\(try #require(made["id"]?.text))\"}"
    func isAnsweredOnLink() async throws -> Bool {
      let before = try #require(server.server.linkFigures).answered
      let name = try? await caller.call("CustomerService.getCustomer", request)["name"]?.text
      return try #require(server.server.linkFigures).answered > before && name == "Ann"
    }
    #expect(try await eventuallyAsync { try await isAnsweredOnLink() })
    try replicas.run("kill", "1")
    let error = try await caller.failure("CustomerService.getCustomer", request)
    #expect(error?.code == .unavailable)
    try replicas.run("start", "1")
    #expect(try await eventuallyAsync { try await isAnsweredOnLink() })
  }
}

/// Set once.
private final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
