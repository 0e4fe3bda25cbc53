import Auth
import FrontdeskClient
import JSONText
import Testing
import WireFormat

/// Everything about one customer, as the person may have it.
@Suite struct `A subject's export` {
  private func export(
    _ server: TestServer, _ tenant: Uuid, _ request: ExportSubjectRequest
  ) async throws -> [SubjectRecord] {
    let token = try server.token(.clientAdmin, tenant: tenant)
    let frontdesk = try await Frontdesk.connect(server.address, token: token)
    defer { frontdesk.close() }
    var records: [SubjectRecord] = []
    for try await record in try await frontdesk.privacy.exportSubject(request) {
      records.append(record)
    }
    return records
  }

  @Test func `has every record, and nobody else's`() async throws {
    let server = try TestServer()
    let tenant = try await server.makeTenant("Salon", #","region":"IE""#)
    let admin = try server.caller(.clientAdmin, tenant: tenant)
    var canary = Canary()
    try await canary.make(admin)
    let other = try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Somebody Else","phone":"087 435 0009"}"#)
    try await admin.call(
      "CustomerService.addNote", "{\"customerId\":\"\(other.id)\",\"text\":\"Of somebody else\"}")
    let id = try #require(Uuid(canary.customer))
    let records = try await export(server, tenant, ExportSubjectRequest(customerId: id))
    guard case .customer(let customer)? = records.first?.record else {
      Issue.record("The customer does not come first.")
      return
    }
    #expect(customer.id == id && customer.company != nil && customer.identifiers.count == 4)
    var counts: [String: Int] = [:]
    var bytes: [UInt8] = []
    for record in records {
      bytes += record.encoded()
      counts[Self.name(record), default: 0] += 1
    }
    #expect(
      counts == [
        "customer": 1, "location": 1, "note": 1, "followUp": 1, "notification": 1, "event": 2,
        "booking": 1, "message": 2, "lead": 1, "consent": 1,
      ])
    let text = String(decoding: bytes, as: UTF8.self)
    // The name of a call that found the customer is kept nowhere.
    let missing = canary.texts.filter { !text.lowercased().contains($0) }
    #expect(missing.count <= 3, "\(missing)")
    #expect(!text.contains("omebody"))
    let whole = try await export(
      server, tenant, ExportSubjectRequest(customerId: id, withHistory: true))
    #expect(whole.count > records.count + 8)
    #expect(whole.allSatisfy { Self.name($0) != "change" || !"\($0)".contains("omebody") })
  }

  private static func name(_ record: SubjectRecord) -> String {
    switch record.record {
    case .customer: "customer"
    case .location: "location"
    case .note: "note"
    case .followUp: "followUp"
    case .notification: "notification"
    case .event: "event"
    case .booking: "booking"
    case .message: "message"
    case .lead: "lead"
    case .change: "change"
    case .consent: "consent"
    case nil: "nothing"
    }
  }
}
