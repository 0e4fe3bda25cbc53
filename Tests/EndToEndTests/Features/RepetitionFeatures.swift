import Auth
import JSONText
import RPCCore
import SchemaJSON
import Services
import Testing
import WireFormat

/// Writes that are sent twice.
enum RepetitionFeatures {
  static let table: [Feature] = [
    Feature(
      "a key makes a write safe to repeat", "CustomerService.createCustomer",
      "BookingService.completeBooking", check: sameAnswer),
    Feature(
      "a key is of one tenant, principal and method", "CustomerService.createCustomer",
      "LeadService.createLead", check: scopes),
    Feature(
      "of many repetitions at once one takes effect", "CustomerService.createCustomer",
      check: atOnce),
  ]

  static func key(_ number: UInt64) -> Uuid { Uuid(high: 0x0198_7777_0000_7000, low: number) }

  @Sendable static func sameAnswer(_ salon: Salon) async throws {
    let checks = salon.checks
    let rpc = "CustomerService.createCustomer"
    let json = #"{"name":"Once","phone":"087 950 0001"}"#
    let first = try await salon.admin.call(rpc, json, key: key(1))
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(first.id)\",\"version\":1,\"mask\":[\"name\"],\"changes\":{\"name\":\"Since\"}}")
    checks.equal(
      try await salon.admin.call(rpc, json, key: key(1)), first, "the first answer, as it was")
    let other = try await salon.admin.failure(
      rpc, #"{"name":"Other","phone":"087 950 0002"}"#, key: key(1))
    checks.equal(other?.code, .invalidArgument, "another request under the key")
    checks.equal(try await salon.names("{}"), ["Since"])
    let refused = try await salon.admin.failure(rpc, json, key: key(2))
    checks.equal(refused?.code, .alreadyExists)
    try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(first.id)\"}")
    let later = try await salon.admin.call(rpc, json, key: key(2))
    checks.that(later.id != first.id, "a refusal is not kept")
    let booking = try await salon.call(
      "BookingService.createBooking",
      BookingFeatures.request(later, "Cut", "2026-02-01T10:00:00Z", 900))
    for _ in 0..<3 {
      let done = try await salon.admin.call(
        "BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}", key: key(3))
      checks.equal(done["status"]?.text, "completed")
    }
    checks.equal(try await salon.current(later)["visits"]?.number, 1, "one visit")
  }

  @Sendable static func scopes(_ salon: Salon) async throws {
    let checks = salon.checks
    let admin = salon.admin
    let create = "CustomerService.createCustomer"
    let customer = try await admin.call(
      create, #"{"name":"One","phone":"087 951 0001"}"#, key: key(9))
    let lead = try await admin.call("LeadService.createLead", #"{"name":"Lead"}"#, key: key(9))
    checks.that(lead.id != customer.id, "another method")
    checks.equal(
      try await admin.call("LeadService.createLead", #"{"name":"Lead"}"#, key: key(9)), lead)
    let service = try salon.server.caller(
      .service, tenant: salon.tenant, scopes: ["customers.write"])
    let second = try await service.call(
      create, #"{"name":"Two","phone":"087 951 0002"}"#, key: key(9))
    checks.that(second.id != customer.id, "another principal")
    let other = try await Salon(salon.server, checks)
    let third = try await other.admin.call(
      create, #"{"name":"One","phone":"087 951 0001"}"#, key: key(9))
    checks.that(third.id != customer.id, "another tenant")
    checks.equal(try await salon.names(#"{"sort":"name"}"#), ["One", "Two"])
  }

  @Sendable static func atOnce(_ salon: Salon) async throws {
    let checks = salon.checks
    let answers = await withTaskGroup(of: JSONValue?.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try? await salon.admin.call(
            "CustomerService.createCustomer", #"{"name":"Race","phone":"087 952 0001"}"#,
            key: key(20))
        }
      }
      return await group.reduce(into: [JSONValue?]()) { $0.append($1) }
    }
    checks.that(answers.allSatisfy { $0 != nil }, "all are answered")
    checks.equal(Set(answers.compactMap { $0?.id }).count, 1, "with one client")
    checks.equal(try await salon.names("{}"), ["Race"])
    let unkeyed = await withTaskGroup(of: StatusCode?.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try? await salon.admin.failure(
            "CustomerService.createCustomer", #"{"name":"Race","phone":"087 952 0002"}"#)?.code
        }
      }
      return await group.reduce(into: [StatusCode?]()) { $0.append($1) }
    }
    checks.equal(unkeyed.count { $0 == nil }, 1, "one wins the number")
    checks.equal(unkeyed.count { $0 == .alreadyExists }, 19, "the others are told whose it is")
  }
}
