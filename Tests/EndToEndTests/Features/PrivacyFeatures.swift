import Auth
import JSONText
import RPCCore
import Services
import Testing
import WireFormat

/// Privacy and audit.
enum PrivacyFeatures {
  static let table: [Feature] = [
    Feature(
      "the audit shows who changed what, before and after", "AuditService.list", check: audit),
    Feature(
      "what is sensitive in the audit is shown on request", "AuditService.list", check: reveal),
    Feature("the audit is filtered and paged", "AuditService.list", check: filters),
    Feature(
      "the audit's chain is verified stretch by stretch", "AuditService.verifyChain",
      "AuditService.getHead", check: chain),
    Feature(
      "a client is erased, with a receipt", "PrivacyService.eraseCustomer",
      "PrivacyService.getErasure", check: erasure),
    Feature(
      "leads of the same person go with it", "PrivacyService.eraseCustomer", check: leads),
    Feature(
      "problems of the data are counted and listed", "PrivacyService.getDataQuality",
      "PrivacyService.listDataProblems", check: quality),
    Feature(
      "an erasure says why, and not who", "PrivacyService.eraseCustomer", check: reasons),
  ]

  @Sendable static func audit(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Ava Byrne", "087 430 0001")
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"name\",\"source\"],"
        + #""changes":{"name":"Ava Bourke","source":"web"},"reason":"She married."}"#)
    let page = try await salon.call("AuditService.list", "{\"recordId\":\"\(made.id)\"}")
    let entries = page["entries"]?.list ?? []
    checks.equal(entries.map { $0["kind"]?.text }, ["updated", "created"])
    checks.equal(entries.first?["method"]?.text, "CustomerService.updateCustomer")
    checks.equal(entries.first?["principal"]?.text, "test-clientAdmin")
    checks.equal(entries.first?["actor"]?.text, "clientAdmin")
    checks.equal(entries.first?["subjectId"]?.text, made.id)
    checks.equal(entries.first?["fields"]?.list.map(\.text), ["name", "source"])
    let changes = entries.first?["changes"]?.list ?? []
    checks.equal(changes.map { $0["field"]?.text }, ["name", "source"])
    checks.equal(changes.map { $0["before"]?.text }, [#""***""#, #""api""#], "redacted")
    checks.equal(changes.map { $0["after"]?.text }, [#""***""#, #""web""#])
    checks.equal(entries.first?["reason"]?.text, "***")
  }

  @Sendable static func reveal(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Ben Daly", "087 430 0002")
    let request = "{\"recordId\":\"\(made.id)\",\"reveal\":true}"
    let page = try await salon.call("AuditService.list", request)
    let name = page["entries"]?[0]?["changes"]?.list.first { $0["field"]?.text == "name" }
    checks.equal(name?["after"]?.text, #""Ben Daly""#)
    checks.that(name?["before"] == nil, "there was nothing before")
    let platform = try salon.server.caller(.platformAdmin, tenant: salon.tenant)
    let refused = try await platform.failure("AuditService.list", request)
    checks.equal(refused?.code, .permissionDenied, "not the platform's business")
    let hidden = try await platform.call("AuditService.list", "{\"recordId\":\"\(made.id)\"}")
    checks.that(!JSONPrinter.print(hidden).contains("Ben Daly"), "redacted")
  }

  @Sendable static func filters(_ salon: Salon) async throws {
    let checks = salon.checks
    var ids: [String] = []
    for index in 1...5 {
      ids.append(try await salon.customer("Cleo \(index)", "087 430 010\(index)").id)
    }
    try await salon.call("CustomerService.addNote", "{\"customerId\":\"\(ids[0])\",\"text\":\"x\"}")
    var seen: [String] = []
    var cursor = ""
    repeat {
      let page = try await salon.call(
        "AuditService.list",
        #"{"records":["customer"],"kinds":["created"],"pageSize":2,"#
          + "\"cursor\":\"\(cursor)\"}")
      seen += page["entries"]?.list.compactMap { $0["recordId"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(seen, ids.reversed(), "the latest first, each once")
    func count(_ filter: String) async throws -> Int {
      try await salon.call("AuditService.list", "{\"pageSize\":500,\(filter)}")["entries"]?.list
        .count ?? 0
    }
    checks.equal(try await count("\"subjectId\":\"\(ids[0])\""), 2, "with what is said of it")
    checks.equal(try await count(#""records":["note"]"#), 1)
    checks.equal(try await count(#""principal":"test-clientAdmin","records":["customer"]"#), 5)
    checks.equal(try await count(#""principal":"nobody""#), 0)
    checks.equal(try await count(#""actor":"clientAdmin""#), 6)
    checks.equal(try await count(#""actor":"service""#), 0)
    checks.equal(try await count(#""from":"2099-01-01T00:00:00Z""#), 0)
    checks.equal(try await count(#""to":"2020-01-01T00:00:00Z""#), 0)
    checks.equal(try await count(#""from":"2020-01-01T00:00:00Z","actor":"clientAdmin""#), 6)
    let wrong = try await salon.failure("AuditService.list", #"{"cursor":"AAAA"}"#)
    checks.equal(wrong.violations.first?.path, "cursor")
  }

  @Sendable static func chain(_ salon: Salon) async throws {
    let checks = salon.checks
    for index in 1...6 { try await salon.customer("Dara \(index)", "087 430 020\(index)") }
    let head = try await salon.call("AuditService.getHead")
    checks.that((head["sequence"]?.number ?? 0) > 6, "what was written")
    var report = try await salon.call("AuditService.verifyChain", #"{"limit":4}"#)
    var stretches = 1
    while let cursor = report["nextCursor"]?.text {
      checks.equal(report["state"]?.text, "going")
      report = try await salon.call(
        "AuditService.verifyChain", "{\"limit\":4,\"cursor\":\"\(cursor)\"}")
      stretches += 1
    }
    checks.equal(report["state"]?.text, "intact")
    checks.that(stretches > 2, "\(stretches) stretches")
    checks.equal(report["verified"], head["sequence"])
    checks.equal(report["head"], head, "it ends where the head says")
    let whole = try await salon.call("AuditService.verifyChain")
    checks.equal(whole["state"]?.text, "intact")
    checks.equal(whole["head"], head)
  }

  @Sendable static func erasure(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Erin Walsh", "087 431 0001",
      #","email":"erin@example.com","tags":["vip"],"customFields":{"x":"y"}"#)
    let id = made.id
    try await salon.call("CustomerService.addNote", "{\"customerId\":\"\(id)\",\"text\":\"Tall\"}")
    let booking = try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(id)\",\"service\":\"Cut\",\"startsAt\":\"2030-01-01T10:00:00Z\","
        + #""duration":"1h","notes":"for Erin"}"#)
    try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"customerId\":\"\(id)\",\"channel\":\"sms\",\"message\":\"Hello Erin\"}")
    let none = try await salon.failure(
      "PrivacyService.getErasure", "{\"customerId\":\"\(id)\"}")
    checks.equal(none.code, .notFound, "not erased yet")
    let request = "{\"customerId\":\"\(id)\",\"reason\":\"By letter.\"}"
    let receipt = try await salon.call("PrivacyService.eraseCustomer", request)
    checks.that(receipt["completedAt"] != nil, "to its end")
    checks.equal(receipt["erasedBy"]?.text, "test-clientAdmin")
    func item(_ what: String) -> JSONValue? {
      receipt["items"]?.list.first { $0["what"]?.text == what }
    }
    checks.equal(item("notes")?["count"]?.number, 1)
    checks.equal(item("messages")?["count"]?.number, 1)
    checks.equal(item("identifiers")?["count"]?.number, 2)
    checks.equal(item("bookings")?["count"]?.number, 1)
    checks.equal(item("bookings")?["outcome"]?.text, "pseudonymised")
    checks.equal(item("history")?["outcome"]?.text, "unreadable")
    let left = try await salon.current(made)
    checks.equal(left["name"]?.text, "")
    checks.that(left["phone"] == nil && left["email"] == nil, "nothing that finds it")
    checks.that(left["erasedAt"] != nil && left["deletedAt"] != nil, "and it says so")
    checks.equal(left["number"], made["number"], "the number stays")
    checks.equal(try await salon.names(#"{"search":"erin"}"#), [])
    let kept = try await salon.call("BookingService.getBooking", "{\"id\":\"\(booking.id)\"}")
    checks.that(kept["notes"] == nil, "without its notes")
    checks.equal(kept["customerId"]?.text, id)
    let notes = try await salon.call(
      "CustomerService.listNotes", "{\"customerId\":\"\(id)\"}")
    checks.equal(notes["notes"]?.list.count, 0)
    let audit = try await salon.call(
      "AuditService.list", "{\"recordId\":\"\(id)\",\"reveal\":true}")
    let entries = audit["entries"]?.list ?? []
    checks.equal(entries.map { $0["kind"]?.text }, ["erased", "created"])
    checks.equal(entries.first?["reason"]?.text, "By letter.")
    checks.equal(entries.last?["erased"]?.flag, true)
    checks.equal(entries.last?["changes"]?.list.count, 0, "unreadable")
    let verdict = try await salon.call("AuditService.verifyChain")
    checks.equal(verdict["state"]?.text, "intact")
    try await afterwards(salon, made, booking, receipt, request)
  }

  private static func afterwards(
    _ salon: Salon, _ made: JSONValue, _ booking: JSONValue, _ receipt: JSONValue, _ request: String
  ) async throws {
    let checks = salon.checks
    let again = try await salon.call("PrivacyService.eraseCustomer", request)
    checks.equal(again, receipt, "the same receipt")
    checks.equal(
      try await salon.call("PrivacyService.getErasure", "{\"customerId\":\"\(made.id)\"}"),
      receipt)
    let back = try await salon.failure(
      "CustomerService.restoreCustomer", "{\"id\":\"\(made.id)\"}")
    checks.equal(back.code, .failedPrecondition)
    let note = try await salon.failure(
      "CustomerService.addNote", "{\"customerId\":\"\(made.id)\",\"text\":\"x\"}")
    checks.equal(note.code, .notFound)
    // What still happens to its bookings is nobody's.
    try await salon.call(
      "BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}")
    let entries = try await salon.call("AuditService.list", #"{"pageSize":100}"#)
    checks.that(entries["entries"]?.list.isEmpty == false, "the audit can be read")
    let other = try await salon.customer("Erin Walsh", "087 431 0001")
    checks.that(other.id != made.id, "the number is free again")
    let unknown = try await salon.failure(
      "PrivacyService.eraseCustomer",
      #"{"customerId":"01980000-0000-7abc-8000-000000000001","reason":"x"}"#)
    checks.equal(unknown.code, .notFound)
  }

  @Sendable static func leads(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Finn Ryan", "087 432 0001", #","email":"finn@example.com""#)
    let byPhone = try await salon.call(
      "LeadService.createLead", #"{"name":"Finn R","phone":"087 432 0001"}"#)
    let byMail = try await salon.call(
      "LeadService.createLead", #"{"name":"Finn R","email":"Finn@Example.com"}"#)
    let other = try await salon.call(
      "LeadService.createLead", #"{"name":"Finn Ryan","phone":"087 432 0002"}"#)
    try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"leadId\":\"\(byPhone.id)\",\"channel\":\"sms\",\"message\":\"Hello\"}")
    let receipt = try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(made.id)\",\"reason\":\"By letter.\"}")
    checks.equal(Set(receipt["leadIds"]?.list.compactMap(\.text) ?? []), [byPhone.id, byMail.id])
    for lead in [byPhone, byMail] {
      let gone = try await salon.failure("LeadService.getLead", "{\"id\":\"\(lead.id)\"}")
      checks.equal(gone.code, .notFound)
    }
    try await salon.call("LeadService.getLead", "{\"id\":\"\(other.id)\"}")
    let messages = try await salon.call("CommunicationService.listCommunications")
    checks.equal(messages["communications"]?.list.count, 0)
  }

  @Sendable static func reasons(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Gail Moran", "087 433 0001", #","email":"gail@example.com""#)
    for reason in ["gáil moran asked", "GAIL@example.com wrote", "called from 433 0001 0874330001"]
    {
      let refused = try await salon.failure(
        "PrivacyService.eraseCustomer",
        "{\"customerId\":\"\(made.id)\",\"reason\":\"\(reason)\"}")
      checks.equal(refused.violations.first?.path, "reason", reason)
    }
    let empty = try await salon.failure(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(made.id)\",\"reason\":\"\"}")
    checks.equal(empty.violations.first?.path, "reason")
  }

  @Sendable static func quality(_ salon: Salon) async throws {
    let checks = salon.checks
    let sound = try await salon.customer(
      "Hugh Sound", "087 434 0001",
      #","addresses":[{"street":"Main St 1","city":"Cork","country":"IE"}]"#)
    let unverified = try await salon.customer(
      "Ita Unverified", "087 434 0002", #","email":"ita@example.com""#)
    let incomplete = try await salon.customer(
      "Jay Incomplete", "087 434 0003", #","addresses":[{"city":"Cork"}]"#)
    // It has as many digits as its country's numbers have, and is in no range of them.
    let unknown = try await salon.customer("Kim Unknown", "+1 555 123 4567")
    let sent = try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"customerId\":\"\(unverified.id)\",\"channel\":\"email\",\"message\":\"Hello\"}")
    try await salon.call(
      "CommunicationService.updateCommunicationStatus",
      "{\"id\":\"\(sent.id)\",\"status\":\"bounced\",\"failure\":\"no such box\"}")
    let report = try await salon.call("PrivacyService.getDataQuality")
    checks.equal(report["customers"]?.number, 4)
    checks.equal(report["sound"]?.number, 1)
    let counts = report["problems"]?.list ?? []
    checks.equal(
      counts.map { $0["problem"]?.text },
      ["unreachable", "unverifiedEmail", "bouncingEmail", "invalidPhone", "incompleteAddress"])
    checks.equal(counts.map { $0["customers"]?.number }, [0, 1, 1, 1, 1])
    var seen: [String] = []
    var cursor = ""
    repeat {
      let page = try await salon.call(
        "PrivacyService.listDataProblems", "{\"pageSize\":1,\"cursor\":\"\(cursor)\"}")
      seen += page["customers"]?.list.compactMap { $0["customerId"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(seen, [unverified.id, incomplete.id, unknown.id].sorted())
    let bouncing = try await salon.call(
      "PrivacyService.listDataProblems", #"{"problems":["bouncingEmail"]}"#)
    checks.equal(bouncing["customers"]?.list.map { $0["name"]?.text }, ["Ita Unverified"])
    checks.that(!seen.contains(sound.id), "nothing is wrong with it")
    try await salon.call(
      "CustomerService.changeIdentifier",
      "{\"customerId\":\"\(unverified.id)\",\"value\":\"ita@example.com\","
        + #""verified":true}"#)
    let after = try await salon.call("PrivacyService.getDataQuality")
    checks.equal(after["problems"]?[1]?["customers"]?.number, 0, "verified by now")
  }
}
