import JSONText
import RPCCore
import Testing
import WireFormat

/// Clients: everything that there is to know of one.
enum ProfileFeatures {
  static let table: [Feature] = [
    Feature(
      "a client's whole profile is kept and shown when asked for",
      "CustomerService.createCustomer", "CustomerService.getCustomer",
      "CustomerService.updateCustomer", check: profile),
    Feature(
      "what makes no sense in a profile is refused", "CustomerService.createCustomer",
      check: refusals),
    Feature(
      "identifiers are verified, shared, retired and removed", "CustomerService.addIdentifier",
      "CustomerService.changeIdentifier", "CustomerService.removeIdentifier",
      check: identifiers),
    Feature(
      "a suspended or banned client can book nothing", "CustomerService.moderateCustomer",
      "CustomerService.liftModeration", "BookingService.createBooking", check: moderation),
    Feature(
      "notes are written, changed and deleted", "CustomerService.addNote",
      "CustomerService.updateNote", "CustomerService.deleteNote", "CustomerService.listNotes",
      check: notes),
    Feature(
      "follow-ups are due until they are done", "CustomerService.createFollowUp",
      "CustomerService.completeFollowUp", "CustomerService.listFollowUps", check: followUps),
    Feature(
      "a client has an inbox", "CustomerService.createNotification",
      "CustomerService.listNotifications", "CustomerService.markNotificationsRead",
      check: inbox),
    Feature(
      "each location keeps its own notes of a client", "CustomerService.updateCustomerLocation",
      "CustomerService.listCustomerLocations", check: locations),
    Feature(
      "birthdays and anniversaries are known beforehand", "CustomerService.listOccasions",
      check: occasions),
    Feature(
      "a client's page and timeline show everything in one call each",
      "CustomerService.getCustomerProfile", "CustomerService.listTimeline", check: timeline),
  ]

  @Sendable static func profile(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Acme Ltd", "087 410 0001",
      #"""
      ,"type":"company","birthdate":{"month":2,"day":29},"avatar":"https://example.com/a.png",
      "addresses":[{"type":"billing","street":"Main St 1","city":"Cork","country":"IE"},
        {"street":"Dock 2","coordinates":{"latitude":51.9,"longitude":-8.47}},
        {"street":"Dock 3","label":"Depot"}],
      "tags":["b2b"],"suggestedTags":["loyal"],
      "company":{"registrationNumber":"IE123","vatNumber":"IE9S","industry":"Food"},
      "contacts":[{"name":"Ann Lee","position":"Buyer","email":"ann@example.com"}],
      "preferences":{"preferredStaff":"Niamh","allergies":["nuts"],"channel":"email",
        "json":"{\"seat\":\"window\"}"},
      "customFields":{"segment":"A"},
      "assistants":[{"origin":"voice","preferences":{"tone":"brief"},"context":"Calls early."}]
      """#)
    checks.equal(made["company"]?["vatNumber"]?.text, "IE9S")
    let addresses = made["addresses"]?.list ?? []
    checks.equal(addresses.map { $0["type"]?.text }, ["billing", "delivery", "delivery"])
    checks.equal(addresses.map { $0["isDefault"]?.flag == true }, [false, true, false])
    checks.equal(made["tags"]?.list.map(\.text), ["b2b", "loyal"])
    let plain = try await salon.current(made)
    checks.that(plain["company"] == nil && plain["preferences"] == nil, "only when asked for")
    checks.equal(plain["birthdate"]?["day"]?.number, 29)
    let whole = try await salon.call(
      "CustomerService.getCustomer", "{\"id\":\"\(made.id)\",\"details\":true}")
    checks.equal(whole, made, "with details it is what was made")
    let changed = try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"company\",\"tags\",\"customFields\"],"
        + #""changes":{"company":{"industry":"Drinks"},"tags":["b2b"]}}"#)
    checks.equal(changed["company"]?["industry"]?.text, "Drinks")
    checks.that(changed["company"]?["vatNumber"] == nil, "replaced as a whole")
    checks.equal(changed["suggestedTags"]?.list.count, 0, "a tag that is gone has no origin")
    checks.equal(changed["contacts"]?.list.count, 1, "not in the mask")
    let stale = try await salon.failure(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"company\"],\"changes\":{}}")
    checks.equal(stale.code, .aborted)
    checks.equal(
      stale.conflicts.map(\.field), ["company", "customFields", "suggestedTags", "tags"])
    let cleared = try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(made.id)\",\"version\":2,\"mask\":[\"company\",\"contacts\",\"preferences\","
        + #""assistants"],"changes":{}}"#)
    checks.that(cleared["company"] == nil, "cleared")
    let after = try await salon.call(
      "CustomerService.getCustomer", "{\"id\":\"\(made.id)\",\"details\":true}")
    checks.that(after["preferences"] == nil && after["contacts"]?.list.isEmpty == true, "cleared")
  }

  @Sendable static func refusals(_ salon: Salon) async throws {
    let checks = salon.checks
    let wrong: [(String, String)] = [
      (#""birthdate":{"month":2,"day":30}"#, "birthdate"),
      (#""birthdate":{"year":2026,"month":2,"day":29}"#, "birthdate"),
      (#""birthdate":{"month":13,"day":1}"#, "birthdate.month"),
      (
        #""addresses":[{"type":"billing","city":"a"},{"type":"billing","city":"b"}]"#,
        "addresses[1].type"
      ),
      (
        #""addresses":[{"city":"a","isDefault":true},{"city":"b","isDefault":true}]"#,
        "addresses[1].isDefault"
      ),
      (#""addresses":[{}]"#, "addresses[0]"),
      (
        #""addresses":[{"city":"a","coordinates":{"latitude":91}}]"#,
        "addresses[0].coordinates.latitude"
      ),
      (#""preferences":{"json":"[1]"}"#, "preferences.json"),
      (#""preferences":{"json":"{oops"}"#, "preferences.json"),
      (#""customFields":{"":"x"}"#, "customFields"),
      (#""assistants":[{"origin":"voice"},{"origin":"Voice"}]"#, "assistants[1].origin"),
      (#""contacts":[{"name":" "}]"#, "contacts[0].name"),
      (#""name":"Tab\tInside""#, "name"), (#""name":"Line\nBreak""#, "name"),
      (#""name":"Bell\u0007""#, "name"), (#""name":"Turned\u202Eround""#, "name"),
    ]
    for (index, (field, path)) in wrong.enumerated() {
      let name = field.hasPrefix("\"name\"") ? "" : "\"name\":\"Wrong\","
      let refused = try await salon.failure(
        "CustomerService.createCustomer", "{\(name)\"phone\":\"087 411 00\(10 + index)\",\(field)}")
      checks.equal(refused.code, .invalidArgument, field)
      checks.equal(refused.violations.first?.path, path, field)
    }
    checks.equal(try await salon.names("{}"), [], "nobody was made")
  }

  @Sendable static func identifiers(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Ida", "087 412 0001")
    let other = try await salon.customer("Otto", "087 412 0002")
    func call(_ rpc: String, _ fields: String) async throws -> JSONValue {
      try await salon.call("CustomerService.\(rpc)", "{\"customerId\":\"\(made.id)\",\(fields)}")
    }
    let filled = try await call("addIdentifier", #""type":"email","value":"ida@example.com""#)
    checks.equal(filled["email"]?.text, "ida@example.com", "the empty field is filled")
    let second = try await call("addIdentifier", #""type":"phone","value":"087 412 0003""#)
    checks.equal(second["phone"]?.text, "+353874120001", "the field is kept")
    checks.equal(second["identifiers"]?[0]?["canonical"]?.text, "+353874120003")
    checks.equal(second["identifiers"]?[0]?["raw"]?.text, "087 412 0003")
    let found = try await salon.call("CustomerService.getCustomer", #"{"phone":"0874120003"}"#)
    checks.equal(found.id, made.id, "a further number finds the customer")
    let taken = try await salon.failure(
      "CustomerService.addIdentifier",
      "{\"customerId\":\"\(other.id)\",\"type\":\"phone\",\"value\":\"+353 87 412 0003\"}")
    checks.equal(taken.code, .alreadyExists)
    checks.equal(taken.existing?.description, made.id)
    let shared = try await salon.call(
      "CustomerService.addIdentifier",
      "{\"customerId\":\"\(other.id)\",\"type\":\"phone\",\"value\":\"0874120003\",\"shared\":true}"
    )
    checks.equal(shared["identifiers"]?[0]?["shared"]?.flag, true, "shared with the other")
    checks.equal(
      try await salon.names(#"{"search":"087 412 0003","sort":"name"}"#), ["Ida", "Otto"])
    let verified = try await call("changeIdentifier", #""value":"087 412 0001","verified":true"#)
    checks.that(
      verified["identifiers"]?.list.contains { $0["verifiedAt"] != nil } == true, "verified")
    let retired = try await call("changeIdentifier", #""value":"0874120001","retired":true"#)
    checks.equal(retired["phone"]?.text, "+353874120003", "the next one takes its place")
    let gone = try await salon.failure("CustomerService.getCustomer", #"{"phone":"0874120001"}"#)
    checks.equal(gone.code, .notFound)
    checks.equal(try await salon.names(#"{"search":"0874120001"}"#), ["Ida"], "still searched")
    let next = try await salon.customer("New owner", "087 412 0001")
    let back = try await salon.failure(
      "CustomerService.changeIdentifier",
      "{\"customerId\":\"\(made.id)\",\"value\":\"0874120001\",\"retired\":false}")
    checks.equal(back.existing?.description, next.id, "somebody else has it by now")
    let removed = try await call("removeIdentifier", #""value":"ida@example.com""#)
    checks.that(removed["email"] == nil, "removed")
    let none = try await salon.failure(
      "CustomerService.removeIdentifier",
      "{\"customerId\":\"\(made.id)\",\"value\":\"ida@example.com\"}")
    checks.equal(none.code, .notFound)
  }

  @Sendable static func moderation(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Mo", "087 413 0001")
    func booking(_ who: String) -> String {
      "{\(who),\"service\":\"Cut\",\"startsAt\":\"2027-01-01T10:00:00Z\",\"duration\":\"1h\"}"
    }
    let byID = booking("\"customerId\":\"\(made.id)\"")
    let byPhone = booking(#""contact":{"name":"Mo","phone":"087 413 0001"}"#)
    func moderate(_ fields: String) async throws -> JSONValue {
      try await salon.call("CustomerService.moderateCustomer", "{\"id\":\"\(made.id)\",\(fields)}")
    }
    for fields in [
      #""state":"suspended","until":"2099-01-01T00:00:00Z","reason":"No-shows""#,
      #""state":"suspended","reason":"No-shows""#, #""state":"banned","reason":"Abuse""#,
    ] {
      let moderated = try await moderate(fields)
      checks.that(moderated["moderation"]?["reason"] != nil, fields)
      for request in [byID, byPhone] {
        let refused = try await salon.failure("BookingService.createBooking", request)
        checks.equal(refused.code, .failedPrecondition, fields)
      }
      let lifted = try await salon.call(
        "CustomerService.liftModeration", "{\"id\":\"\(made.id)\",\"reason\":\"Sorry\"}")
      checks.that(lifted["moderation"] == nil, "lifted")
    }
    try await salon.call("BookingService.createBooking", byID)
    let twice = try await salon.failure(
      "CustomerService.liftModeration", "{\"id\":\"\(made.id)\",\"reason\":\"Sorry\"}")
    checks.equal(twice.code, .failedPrecondition)
    for (fields, path) in [
      (#""state":"banned","until":"2099-01-01T00:00:00Z","reason":"x""#, "until"),
      (#""state":"suspended","until":"2001-01-01T00:00:00Z","reason":"x""#, "until"),
      (#""reason":"x""#, "state"), (#""state":"banned""#, "reason"),
    ] {
      let refused = try await salon.failure(
        "CustomerService.moderateCustomer", "{\"id\":\"\(made.id)\",\(fields)}")
      checks.equal(refused.violations.first?.path, path, fields)
    }
  }

  @Sendable static func notes(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Nell", "087 414 0001")
    var last = JSONValue.null
    for number in 1...5 {
      last = try await salon.call(
        "CustomerService.addNote", "{\"customerId\":\"\(made.id)\",\"text\":\"Note \(number)\"}")
    }
    checks.that(last["createdBy"]?.text?.isEmpty == false, "authored")
    func texts(_ page: JSONValue) -> [String] {
      page["notes"]?.list.compactMap { $0["text"]?.text } ?? []
    }
    var cursor = ""
    var seen: [String] = []
    repeat {
      let page = try await salon.call(
        "CustomerService.listNotes",
        "{\"customerId\":\"\(made.id)\",\"pageSize\":2,\"cursor\":\"\(cursor)\"}")
      seen += texts(page)
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(seen, (1...5).reversed().map { "Note \($0)" }, "the latest first")
    let changed = try await salon.call(
      "CustomerService.updateNote", "{\"id\":\"\(last.id)\",\"version\":1,\"text\":\"Changed\"}")
    checks.equal(changed.version, 2)
    let stale = try await salon.failure(
      "CustomerService.updateNote", "{\"id\":\"\(last.id)\",\"version\":1,\"text\":\"Mine\"}")
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.first?.current, #""Changed""#)
    try await salon.call("CustomerService.deleteNote", "{\"id\":\"\(last.id)\"}")
    let gone = try await salon.failure("CustomerService.deleteNote", "{\"id\":\"\(last.id)\"}")
    checks.equal(gone.code, .notFound)
    let absent = try await salon.failure(
      "CustomerService.listNotes", #"{"customerId":"01980000-0000-7000-8000-00000000ffff"}"#)
    checks.equal(absent.code, .notFound)
  }

  @Sendable static func followUps(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Fay", "087 415 0001")
    var ids: [String] = []
    for year in ["2020", "2021", "2098"] {
      let followUp = try await salon.call(
        "CustomerService.createFollowUp",
        "{\"customerId\":\"\(made.id)\",\"dueAt\":\"\(year)-05-01T00:00:00Z\",\"note\":\"\(year)\"}"
      )
      ids.append(followUp.id)
    }
    func due(_ json: String) async throws -> [String] {
      try await salon.call("CustomerService.listFollowUps", json)["followUps"]?.list
        .compactMap { $0["note"]?.text } ?? []
    }
    checks.equal(try await due("{}"), ["2020", "2021"], "the most urgent first")
    checks.equal(try await due(#"{"dueUntil":"2099-01-01T00:00:00Z"}"#).count, 3)
    checks.equal(try await salon.names(#"{"followUpDue":true}"#), ["Fay"])
    for id in ids.prefix(2) {
      let done = try await salon.call("CustomerService.completeFollowUp", "{\"id\":\"\(id)\"}")
      checks.that(done["doneAt"] != nil, "done")
    }
    let again = try await salon.call("CustomerService.completeFollowUp", "{\"id\":\"\(ids[0])\"}")
    checks.equal(again.version, 2, "doing it twice changes nothing")
    checks.equal(try await due("{}"), [])
    checks.equal(try await salon.names(#"{"followUpDue":true}"#), [])
    checks.equal(
      try await due("{\"customerId\":\"\(made.id)\"}"), ["2098", "2021", "2020"], "done ones too")
  }

  @Sendable static func inbox(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Ines", "087 416 0001")
    var ids: [String] = []
    for severity in ["info", "warning", "alert", "success"] {
      let sent = try await salon.call(
        "CustomerService.createNotification",
        "{\"customerId\":\"\(made.id)\",\"severity\":\"\(severity)\",\"title\":\"\(severity)\","
          + "\"message\":\"text\"}")
      ids.append(sent.id)
    }
    func titles(_ unread: Bool) async throws -> [String] {
      try await salon.call(
        "CustomerService.listNotifications",
        "{\"customerId\":\"\(made.id)\",\"unreadOnly\":\(unread)}")["notifications"]?.list
        .compactMap { $0["title"]?.text } ?? []
    }
    checks.equal(try await titles(false), ["success", "alert", "warning", "info"])
    let one = try await salon.call(
      "CustomerService.markNotificationsRead",
      "{\"customerId\":\"\(made.id)\",\"ids\":[\"\(ids[0])\"]}")
    checks.equal(one["marked"]?.number, 1)
    checks.equal(one["unread"]?.number, 3)
    checks.equal(try await titles(true), ["success", "alert", "warning"])
    let rest = try await salon.call(
      "CustomerService.markNotificationsRead", "{\"customerId\":\"\(made.id)\"}")
    checks.equal(rest["marked"]?.number, 3)
    checks.equal(try await titles(true), [])
    checks.equal(try await titles(false).count, 4)
  }

  @Sendable static func locations(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Lou", "087 417 0001")
    let place = "01980000-0000-7000-8000-000000000001"
    func update(_ version: Int, _ fields: String) -> String {
      "{\"customerId\":\"\(made.id)\",\"locationId\":\"\(place)\",\"version\":\(version),\(fields)}"
    }
    let rpc = "CustomerService.updateCustomerLocation"
    let first = try await salon.call(
      rpc, update(0, #""mask":["tags","notes"],"tags":["a"],"notes":"Side door""#))
    checks.equal(first.version, 1)
    let second = try await salon.call(rpc, update(1, #""mask":["tags"],"tags":["b"],"notes":"x""#))
    checks.equal(second["notes"]?.text, "Side door", "not in the mask")
    let stale = try await salon.failure(rpc, update(1, #""mask":["tags"]"#))
    checks.equal(stale.code, .aborted)
    let list = try await salon.call(
      "CustomerService.listCustomerLocations", "{\"customerId\":\"\(made.id)\"}")
    checks.equal(list["locations"]?.list, [second])
    checks.equal(try await salon.names("{\"locationId\":\"\(place)\"}"), ["Lou"])
  }

  @Sendable static func occasions(_ salon: Salon) async throws {
    let checks = salon.checks
    for (index, day) in [
      #"{"year":1990,"month":2,"day":27}"#, #"{"month":2,"day":29}"#, #"{"month":3,"day":1}"#,
      #"{"year":2000,"month":12,"day":31}"#, #"{"month":1,"day":1}"#,
    ].enumerated() {
      try await salon.customer("P\(index)", "087 418 000\(index)", ",\"birthdate\":\(day)")
    }
    func names(_ json: String) async throws -> [String] {
      try await salon.call("CustomerService.listOccasions", json)["occasions"]?.list
        .compactMap { one in one["name"]?.text.map { "\($0) \(one["date"]?.text ?? "")" } } ?? []
    }
    checks.equal(
      try await names(#"{"from":"2027-02-26","days":3}"#), ["P0 2027-02-27", "P1 2027-02-28"])
    checks.equal(
      try await names(#"{"from":"2027-02-28","days":2,"leapDay":"march1"}"#),
      ["P1 2027-03-01", "P2 2027-03-01"])
    checks.equal(
      try await names(#"{"from":"2028-02-29","days":1,"leapDay":"march1"}"#), ["P1 2028-02-29"])
    checks.equal(
      try await names(#"{"from":"2026-12-31","days":2}"#), ["P3 2026-12-31", "P4 2027-01-01"])
    var cursor = ""
    var all: [String] = []
    repeat {
      let page = try await salon.call(
        "CustomerService.listOccasions",
        "{\"from\":\"2026-12-01\",\"days\":365,\"pageSize\":2,\"cursor\":\"\(cursor)\"}")
      all += page["occasions"]?.list.compactMap { $0["name"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(all, ["P3", "P4", "P0", "P1", "P2"])
    let first = try await salon.call(
      "CustomerService.listOccasions", #"{"from":"2027-02-27","days":1}"#)
    checks.equal(first["occasions"]?[0]?["years"]?.number, 37)
    checks.equal(try await names(#"{"type":"firstVisit","days":365}"#), [])
    checks.equal(
      try await salon.names(#"{"birthday":{"month":12,"day":31,"days":2},"sort":"name"}"#),
      ["P3", "P4"])
  }

  @Sendable static func timeline(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Tia", "087 419 0001")
    let id = made.id
    try await salon.call("CustomerService.addNote", "{\"customerId\":\"\(id)\",\"text\":\"Hi\"}")
    try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"customerId\":\"\(id)\",\"channel\":\"sms\",\"message\":\"Hello\"}")
    try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(id)\",\"service\":\"Cut\",\"startsAt\":\"2027-01-01T10:00:00Z\","
        + "\"duration\":\"1h\"}")
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(id)\",\"version\":1,\"mask\":[\"status\"],\"changes\":{\"status\":\"inactive\"}}"
    )
    try await salon.call(
      "CustomerService.moderateCustomer",
      "{\"id\":\"\(id)\",\"state\":\"banned\",\"reason\":\"Abuse\"}")
    try await salon.call(
      "CustomerService.createFollowUp",
      "{\"customerId\":\"\(id)\",\"dueAt\":\"2027-02-01T10:00:00Z\",\"note\":\"Call\"}")
    let lead = try await salon.call(
      "LeadService.createLead", #"{"name":"Tia","phone":"0874190001"}"#)
    try await salon.call("LeadService.convertLead", "{\"id\":\"\(lead.id)\"}")
    let wanted = [
      "followUp", "booking", "leadConverted", "moderation", "statusChange", "message", "note",
    ]
    var cursor = ""
    var kinds: [String] = []
    repeat {
      let page = try await salon.call(
        "CustomerService.listTimeline",
        "{\"customerId\":\"\(id)\",\"pageSize\":3,\"cursor\":\"\(cursor)\"}")
      kinds += page["items"]?.list.compactMap { $0["kind"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(kinds, wanted)
    let page = try await salon.call("CustomerService.getCustomerProfile", "{\"id\":\"\(id)\"}")
    checks.equal(page["timeline"]?.list.compactMap { $0["kind"]?.text }, wanted)
    checks.equal(page["notes"]?.list.count, 1)
    checks.equal(page["followUps"]?.list.count, 1)
    checks.equal(page["identifiers"]?[0]?["raw"]?.text, "087 419 0001")
    checks.equal(page["customer"]?["moderation"]?["state"]?.text, "banned")
  }
}
