import Auth
import Crypto
import Foundation
import FrontdeskAPI
import FrontdeskClient
import SQLInterface
import SQLiteDriver
import Seams
import Services
import TestKit
import Testing

/// An import whose server is killed, and what is left of it once it was undone.
@Suite(.serialized) struct `An import that a crash cuts off` {
  /// `FRONTDESK_IMPORT_ROWS` says how many; 200,000 are what the figures were shown with.
  static let rows =
    ProcessInfo.processInfo.environment["FRONTDESK_IMPORT_ROWS"].flatMap { Int($0) } ?? 3000
  private static let known = 300

  private static func file(_ count: Int, note: String) -> String {
    var text = "name,phone,email,address,categoryName,tags,vatNumber\r\n"
    for index in 0..<count {
      text += "Person \(index) \(note),+353851\(100_000 + index),p\(index)@example.com,"
      text += "\(note) Street \(index),VIP,\(note),IE\(index)\r\n"
    }
    return text
  }

  @Test func `goes on at the next start, and undone it leaves no trace`() async throws {
    let directory = try TemporaryDirectory()
    var (server, desk) = try await start(directory)
    let other = try await otherTenant(server, directory)
    var times: [Duration] = []
    let base = try await run(desk, Self.file(Self.known, note: "base"), Uuid(high: 1, low: 1))
    #expect(base.counts.added == UInt64(Self.known))
    desk.close()
    #expect(server.terminate() == 0)
    let before = try digest(of: directory)

    (server, desk) = try await start(directory)
    var bystander = try await bystander(server, directory, other)
    let id = Uuid(high: 2, low: 2)
    let sent = try await send(desk, Self.file(Self.rows, note: "new"), id)
    #expect(sent.state == .applying)
    var kills = 0
    for share in [5, 2] {
      let watch = try await desk.imports.watchImport(WatchImportRequest(id: id))
      do {
        for try await state in watch where state.position * UInt64(share) > UInt64(Self.rows) {
          server.kill()
          kills += 1
          break
        }
      } catch {}
      desk.close()
      times += await bystander.value
      (server, desk) = try await start(directory)
      bystander = try await self.bystander(server, directory, other)
    }
    #expect(kills == 2)
    let done = try await end(desk, id)
    #expect(done.state == .done)
    #expect(done.counts.added == UInt64(Self.rows - Self.known))
    #expect(done.counts.updated == UInt64(Self.known))
    #expect(done.counts.errors == 0)
    let total = try await desk.customers.listCustomers(
      ListCustomersRequest(pageSize: 1, withTotal: true)
    ).total
    // The demonstration tenant has six of its own.
    #expect(total == UInt64(Self.rows + 6))

    _ = try await desk.imports.undoImport(UndoImportRequest(id: id))
    let undone = try await end(desk, id)
    #expect(undone.state == .undone)
    #expect(undone.undone?.removed == done.counts.added)
    #expect(undone.undone?.restored == done.counts.updated)
    #expect(undone.undone?.left == 0)
    bystander.cancel()
    times += await bystander.value
    desk.close()
    #expect(server.terminate() == 0)
    #expect(try digest(of: directory) == before)
    times.sort()
    #expect(times.count > 100, "others went on writing")
    print(
      "\(Self.rows) rows: killed \(kills) times, done, undone, as before; \(times.count) writes of "
        + "another tenant meanwhile, p50 \(times[times.count / 2]), p99 "
        + "\(times[times.count * 99 / 100])")
  }

  private func token(_ directory: TemporaryDirectory, _ tenant: Uuid?) throws -> String {
    let issuer = TokenIssuer(key: try KeyStore(dataDirectory: directory.path).signingKey())
    return try issuer.issue(
      role: tenant == nil ? .platformAdmin : .clientAdmin, tenant: tenant, subject: "test",
      now: SystemClock().now())
  }

  private func otherTenant(
    _ server: ServerProcess, _ directory: TemporaryDirectory
  ) async throws -> Uuid {
    let platform = try await Frontdesk.connect(
      server.address, token: try token(directory, nil))
    defer { platform.close() }
    return try await platform.tenants.createTenant(CreateTenantRequest(name: "Other")).id
  }

  /// Somebody of another tenant, who writes one customer after the other until the server ends,
  /// and how long each took.
  private func bystander(
    _ server: ServerProcess, _ directory: TemporaryDirectory, _ tenant: Uuid
  ) async throws -> Task<[Duration], Never> {
    let desk = try await Frontdesk.connect(server.address, token: try token(directory, tenant))
    return Task {
      defer { desk.close() }
      var times: [Duration] = []
      while !Task.isCancelled {
        let start = ContinuousClock.now
        do {
          _ = try await desk.customers.createCustomer(CreateCustomerRequest(name: "Somebody"))
        } catch {
          break
        }
        times.append(ContinuousClock.now - start)
      }
      return times
    }
  }

  private func start(
    _ directory: TemporaryDirectory
  ) async throws -> (ServerProcess, Frontdesk) {
    let server = try ServerProcess(data: directory.path, ["--demo"])
    let token = try `A server that is killed`.token(directory.path)
    return (server, try await Frontdesk.connect(server.address, token: token))
  }

  private func send(_ desk: Frontdesk, _ text: String, _ id: Uuid) async throws -> Import {
    let stream = try await desk.imports.upload()
    try await stream.send(ImportPart(options: ImportOptions(id: id)))
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
      try await stream.send(
        ImportPart(data: Array(bytes[start..<min(bytes.count, start + 1 << 20)])))
    }
    return try await stream.finish()
  }

  private func run(_ desk: Frontdesk, _ text: String, _ id: Uuid) async throws -> Import {
    _ = try await send(desk, text, id)
    return try await end(desk, id)
  }

  private func end(_ desk: Frontdesk, _ id: Uuid) async throws -> Import {
    var last: Import?
    for try await state in try await desk.imports.watchImport(WatchImportRequest(id: id)) {
      last = state
    }
    return try #require(last)
  }

  /// Of all rows of all customers, but for versions and the times of changes.
  private func digest(of directory: TemporaryDirectory) throws -> String {
    let database = SQLiteDatabase(path: directory.path(of: "frontdesk.db"))
    let connection = try database.openReader(for: .report)
    defer { connection.close() }
    var hash = SHA256()
    var count = 0
    let customers = try connection.prepare(
      """
      SELECT record, deleted, status, source, category_id, created_at, last_visit_at, visits,
        name_folded, moderated_until, birth_day, first_visit_day FROM customers
      WHERE tenant_id = ?1 ORDER BY id
      """)
    customers.bind(DemoTenant.id, at: 1)
    while try customers.step() {
      var customer = try Customer(decoding: Array(customers.bytes(0)).span.bytes)
      customer.version = 0
      customer.updatedAt = .zero
      hash.update(customer.encoded().span.bytes)
      for column in 1..<12 { hash.update(Array(customers.bytes(column)).span.bytes) }
      count += 1
    }
    customers.reset()
    for (columns, table, order) in [
      ("canonical, raw, customer_id, kind", "customer_identifiers", "1, 4"),
      ("term, customer_id, '', ''", "customer_terms", "1, 2"),
      ("tag, customer_id, '', ''", "customer_tags", "1, 2"),
      ("external_id, customer_id, provider, branch", "customer_mappings", "1, 2"),
      ("customer_id, length(sealed), '', ''", "customer_private", "1"),
      ("customer_id, kind, at, ''", "customer_entries", "1, 2, 3"),
    ] {
      let rows = try connection.prepare(
        "SELECT \(columns) FROM \(table) WHERE tenant_id = ?1 ORDER BY \(order)")
      rows.bind(DemoTenant.id, at: 1)
      while try rows.step() {
        for column in 0..<4 {
          hash.update(Array(rows.bytes(column)).span.bytes)
          hash.update([0].span.bytes)
        }
        count += 1
      }
      rows.reset()
    }
    return "\(count) rows, \(hash.finish())"
  }
}
