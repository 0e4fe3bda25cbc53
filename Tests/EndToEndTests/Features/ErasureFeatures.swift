import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// Erasures of leads, of merged clients, and of clients with files.
enum ErasureFeatures {
  static let table: [Feature] = [
    Feature(
      "a lead that never became a client is erased, with a receipt", "PrivacyService.eraseLead",
      "PrivacyService.getErasure", check: lead),
    Feature(
      "a lead that became a client is erased with it", "PrivacyService.eraseLead",
      check: converted),
    Feature(
      "a merged client is erased whole, by either id", "PrivacyService.eraseCustomer",
      check: merged),
  ]

  private static func makeLead(
    _ salon: Salon, _ name: String, _ phone: String
  ) async throws -> JSONValue {
    try await salon.call(
      "LeadService.createLead",
      "{\"name\":\"\(name)\",\"phone\":\"\(phone)\",\"notes\":\"Tall\"}")
  }

  @Sendable static func lead(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await makeLead(salon, "Lena Hart", "087 480 0001")
    let other = try await makeLead(salon, "Lena Hart", "087 480 0002")
    for _ in 1...3 {
      try await salon.call(
        "CommunicationService.recordCommunication",
        "{\"leadId\":\"\(made.id)\",\"channel\":\"sms\",\"message\":\"Hello Lena\"}")
    }
    let naming = try await salon.failure(
      "PrivacyService.eraseLead", "{\"leadId\":\"\(made.id)\",\"reason\":\"Lena Hart asked\"}")
    checks.equal(naming.violations.first?.path, "reason")
    let request = "{\"leadId\":\"\(made.id)\",\"reason\":\"By letter.\"}"
    let receipt = try await salon.call("PrivacyService.eraseLead", request)
    checks.that(receipt["completedAt"] != nil, "to its end")
    checks.equal(receipt["customerId"]?.text, made.id)
    checks.equal(receipt["leadIds"]?.list.map(\.text), [made.id])
    let items = receipt["items"]?.list ?? []
    checks.equal(
      items.map { $0["what"]?.text }, ["messages", "leads", "history", "backups", "reason"])
    checks.equal(items.map { $0["count"]?.number }, [3, 1, nil, nil, nil])
    checks.equal(try await salon.call("PrivacyService.eraseLead", request), receipt, "the same")
    checks.equal(
      try await salon.call("PrivacyService.getErasure", "{\"customerId\":\"\(made.id)\"}"), receipt)
    let gone = try await salon.failure("LeadService.getLead", "{\"id\":\"\(made.id)\"}")
    checks.equal(gone.code, .notFound)
    try await salon.call("LeadService.getLead", "{\"id\":\"\(other.id)\"}")
    let messages = try await salon.call("CommunicationService.listCommunications")
    checks.equal(messages["communications"]?.list.count, 0)
    let audit = try await salon.call(
      "AuditService.list", "{\"recordId\":\"\(made.id)\",\"reveal\":true}")
    let entries = audit["entries"]?.list ?? []
    checks.equal(entries.map { $0["kind"]?.text }, ["erased", "created"])
    checks.equal(entries.first?["reason"]?.text, "By letter.")
    checks.equal(entries.last?["erased"]?.flag, true)
    let verdict = try await salon.call("AuditService.verifyChain")
    checks.equal(verdict["state"]?.text, "intact")
    let unknown = try await salon.failure(
      "PrivacyService.eraseLead",
      #"{"leadId":"01980000-0000-7abc-8000-000000000001","reason":"x"}"#)
    checks.equal(unknown.code, .notFound)
  }

  @Sendable static func converted(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await makeLead(salon, "Lou Moss", "087 481 0001")
    let won = try await salon.call(
      "LeadService.convertLead", "{\"id\":\"\(made.id)\",\"version\":1}")
    let customer = try #require(won["customer"])
    let request = "{\"leadId\":\"\(made.id)\",\"reason\":\"By letter.\"}"
    let refused = try await salon.failure("PrivacyService.eraseLead", request)
    checks.equal(refused.code, .failedPrecondition)
    checks.equal(refused.existing?.description, customer.id, "whom to erase instead")
    try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(customer.id)\",\"reason\":\"x\"}")
    let gone = try await salon.failure("PrivacyService.eraseLead", request)
    checks.equal(gone.code, .notFound, "it went with the client")
  }

  @Sendable static func merged(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Nora Quill", "087 482 0001", #","tags":["vip"]"#)
    let anne = try await salon.customer(
      "Norah Quill", "087 482 0002",
      #","email":"norah@example.com","customFields":{"seat":"window"}"#)
    for customer in [ann, anne] {
      try await salon.call(
        "CustomerService.addNote", "{\"customerId\":\"\(customer.id)\",\"text\":\"Likes tea.\"}")
    }
    _ = try await DuplicateFeatures.merge(salon, ann, anne)
    let receipt = try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(anne.id)\",\"reason\":\"By letter.\"}")
    checks.equal(receipt["customerId"]?.text, ann.id, "the one that it is by now")
    func count(_ what: String) -> Int? {
      receipt["items"]?.list.first { $0["what"]?.text == what }?["count"]?.number
    }
    checks.equal(count("customer"), 2, "both rows")
    checks.equal(count("notes"), 2)
    for made in [ann, anne] {
      let left = try await salon.current(made)
      checks.equal(left.id, ann.id)
      checks.equal(left["name"]?.text, "")
      checks.that(left["erasedAt"] != nil, "by either id")
    }
    for search in ["quill", "482 0001", "482 0002", "norah@example.com"] {
      checks.equal(try await salon.names("{\"search\":\"\(search)\"}"), [], search)
      checks.equal(
        try await salon.names("{\"search\":\"\(search)\",\"deleted\":true}"), [], search)
    }
    let undone = try await salon.failure(
      "DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\"}")
    checks.that(
      [.notFound, .failedPrecondition].contains(undone.code), "it never comes back: \(undone)")
    let audit = try await salon.call("AuditService.list", #"{"pageSize":100,"reveal":true}"#)
    let text = JSONPrinter.print(audit)
    for word in ["Quill", "4820001", "4820002", "norah", "window", "tea"] {
      checks.that(!text.contains(word), "\(word) in the audit")
    }
    try await salon.customer("Norah Quill", "087 482 0002", #","email":"norah@example.com""#)
  }
}
