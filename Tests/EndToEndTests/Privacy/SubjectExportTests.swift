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

  @Test func `is the same by the id of one who was merged, with the files and history of both`()
    async throws
  {
    let server = try TestServer()
    let tenant = try await server.makeTenant("Salon", #","region":"IE""#)
    let admin = try server.caller(.clientAdmin, tenant: tenant)
    let one = try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Ann Lee","phone":"087 436 0001"}"#)
    let other = try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Anne Lee","phone":"087 436 0002"}"#)
    try await admin.call(
      "CustomerService.addNote", "{\"customerId\":\"\(other.id)\",\"text\":\"Likes tea.\"}")
    try await sendFile(server, tenant, of: try #require(Uuid(other.id)))
    try await admin.call(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(one.id)\",\"survivorVersion\":1,"
        + "\"mergedId\":\"\(other.id)\",\"mergedVersion\":1}")
    let ids = try [one, other].map { try #require(Uuid($0.id)) }
    let records = try await export(server, tenant, ExportSubjectRequest(customerId: ids[0]))
    let same = try await export(server, tenant, ExportSubjectRequest(customerId: ids[1]))
    #expect(records == same)
    let names = records.map(Self.name)
    #expect(names.filter { $0 == "note" }.count == 1)
    #expect(names.filter { $0 == "evidence" }.count == 1)
    let whole = try await export(
      server, tenant, ExportSubjectRequest(customerId: ids[0], withHistory: true))
    let subjects = whole.compactMap { record -> Uuid? in
      if case .change(let change)? = record.record { change.subjectId } else { nil }
    }
    #expect(Set(subjects) == Set(ids))
    try await admin.call(
      "PrivacyService.eraseCustomer",
      "{\"customerId\":\"\(other.id)\",\"reason\":\"By letter.\"}")
    for id in ids {
      let receipt = try await admin.call("PrivacyService.getErasure", "{\"customerId\":\"\(id)\"}")
      #expect(receipt["customerId"]?.text == one.id)
    }
  }

  @Test func `says nothing of somebody who was one with the customer by mistake`() async throws {
    let server = try TestServer()
    let tenant = try await server.makeTenant("Salon", #","region":"IE""#)
    let admin = try server.caller(.clientAdmin, tenant: tenant)
    let one = try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Ann Lee","phone":"087 437 0001"}"#)
    let other = try await admin.call(
      "CustomerService.createCustomer",
      #"{"name":"Bea Stranger","phone":"087 437 0002","email":"stranger@example.com"}"#)
    try await admin.call(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(one.id)\",\"survivorVersion\":1,"
        + "\"mergedId\":\"\(other.id)\",\"mergedVersion\":1}")
    try await admin.call("DuplicateService.undoMerge", "{\"mergedId\":\"\(other.id)\"}")
    let records = try await export(
      server, tenant,
      ExportSubjectRequest(customerId: try #require(Uuid(one.id)), withHistory: true))
    #expect(records.filter { Self.name($0) == "change" }.count >= 3)
    #expect(!"\(records)".lowercased().contains("stranger"))
  }

  private func sendFile(_ server: TestServer, _ tenant: Uuid, of customer: Uuid) async throws {
    let token = try server.token(.clientAdmin, tenant: tenant)
    let frontdesk = try await Frontdesk.connect(server.address, token: token)
    defer { frontdesk.close() }
    let upload = try await frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: customer, name: "letter.txt", size: 5))
    let stream = try await frontdesk.evidence.upload()
    try await stream.send(EvidencePart(id: upload.id, data: Array("Hello".utf8)))
    _ = try await stream.finish()
    _ = try await frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
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
    case .evidence: "evidence"
    case .change: "change"
    case .consent: "consent"
    case nil: "nothing"
    }
  }
}
