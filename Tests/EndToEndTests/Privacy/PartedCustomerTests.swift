import Auth
import JSONText
import TestKit
import Testing
import WireFormat

/// Two people who were taken for one, and then were two again.
@Suite struct `Of two customers whose merge was undone` {
  private func merge(_ admin: Caller, _ merged: String, into survivor: String) async throws {
    let versions = [
      try await admin.call("CustomerService.getCustomer", "{\"id\":\"\(survivor)\"}").version,
      try await admin.call("CustomerService.getCustomer", "{\"id\":\"\(merged)\"}").version,
    ]
    try await admin.call(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(survivor)\",\"survivorVersion\":\(versions[0]),"
        + "\"mergedId\":\"\(merged)\",\"mergedVersion\":\(versions[1])}")
  }

  /// What is done with the two while they are one.
  private func work(_ admin: Caller, _ survivor: String) async throws {
    let now = try await admin.call("CustomerService.getCustomer", "{\"id\":\"\(survivor)\"}")
    try await admin.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(survivor)\",\"version\":\(now.version),"
        + #""mask":["locale"],"changes":{"locale":"en-GB"}}"#)
    let notes = try await admin.call(
      "CustomerService.listNotes", "{\"customerId\":\"\(survivor)\"}")
    let note = try #require(notes["notes"]?.list.first)
    try await admin.call(
      "CustomerService.updateNote",
      "{\"id\":\"\(note.id)\",\"version\":\(note.version),\"text\":\"Rewritten\"}")
  }

  /// The whole audit with all that can be read of it.
  private func audit(_ admin: Caller, _ more: String = "") async throws -> String {
    var text = ""
    var cursor = ""
    repeat {
      let page = try await admin.call(
        "AuditService.list", "{\"reveal\":true,\"pageSize\":100,\"cursor\":\"\(cursor)\"\(more)}")
      text += "\(page)".lowercased()
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    return text
  }

  @Test func `the erasure of one leaves nothing with the other`() async throws {
    let server = try TestServer()
    let tenant = try await server.makeTenant("Salon", #","region":"IE""#)
    let admin = try server.caller(.clientAdmin, tenant: tenant)
    let ann = try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Ann Other","phone":"087 435 0009"}"#)
    var canary = Canary()
    try await canary.make(admin)
    try await merge(admin, canary.customer, into: ann.id)
    try await work(admin, ann.id)
    try await admin.call("DuplicateService.undoMerge", "{\"mergedId\":\"\(canary.customer)\"}")
    let own = ",\"subjectId\":\"\(ann.id)\""
    let before = try await audit(admin, own)
    #expect(canary.texts.contains { before.contains($0) }, "the journal knew both as one")

    try await admin.call(
      "PrivacyService.eraseCustomer",
      "{\"customerId\":\"\(canary.customer)\",\"reason\":\"By letter.\"}")
    let after = try await audit(admin)
    let left = (canary.texts + canary.digits).filter { after.contains($0) }
    #expect(left.isEmpty, "\(left)")
    #expect(after.contains("ann other"))
    let verdict = try await admin.call("AuditService.verifyChain")
    #expect(verdict["state"]?.text == "intact")
    let still = try await admin.call("CustomerService.getCustomer", "{\"id\":\"\(ann.id)\"}")
    #expect(still["name"]?.text == "Ann Other")
  }
}
