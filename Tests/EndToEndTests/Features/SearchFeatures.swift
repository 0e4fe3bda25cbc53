import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// Clients: finding them.
enum SearchFeatures {
  static let table: [Feature] = [
    Feature(
      "a search reads numbers as they are dialled, and ranks whole words first",
      "CustomerService.listCustomers", check: ranking),
    Feature(
      "lists are narrowed and sorted by what clients did", "CustomerService.listCustomers",
      check: figures),
    Feature(
      "pages of a search stay as they are while others change",
      "CustomerService.listCustomers", check: stability),
    Feature(
      "one number in any spelling of its country is one client",
      "CustomerService.resolveOrCreateCustomer", check: countries),
    Feature(
      "deleted clients keep how their numbers were spelled, and come back with all conflicts told",
      "CustomerService.deleteCustomer", "CustomerService.restoreCustomer", check: spellings),
  ]

  @Sendable static func ranking(_ salon: Salon) async throws {
    let checks = salon.checks
    try await salon.customer("Annabel Reid", "087 551 0001")
    try await salon.customer("Ann Reid", "086 551 0002")
    try await salon.customer("Anne Reidy", "+44 20 7946 0003")
    for (text, wanted) in [
      ("ann", ["Ann Reid", "Annabel Reid", "Anne Reidy"]),
      ("ann reid", ["Ann Reid", "Annabel Reid", "Anne Reidy"]), ("reidy", ["Anne Reidy"]),
      ("087 55", ["Annabel Reid"]), ("08755", ["Annabel Reid"]), ("87 55", ["Annabel Reid"]),
      ("+353 86", ["Ann Reid"]), ("0003", ["Anne Reidy"]), ("7946 0003", ["Anne Reidy"]),
    ] {
      checks.equal(try await salon.names("{\"search\":\"\(text)\"}"), wanted, text)
      let total = try await salon.call(
        "CustomerService.listCustomers", "{\"search\":\"\(text)\",\"withTotal\":true}")
      checks.equal(total["total"]?.number, wanted.count, text)
      checks.that(total["moreCandidates"]?.flag != true, text)
    }
    checks.equal(
      try await salon.names(#"{"search":"ann","sort":"name","descending":true}"#),
      ["Anne Reidy", "Annabel Reid", "Ann Reid"])
  }

  @Sendable static func figures(_ salon: Salon) async throws {
    let checks = salon.checks
    for (index, name) in ["A", "B", "C"].enumerated() {
      let made = try await salon.customer(
        name, "087 552 000\(index)", index == 0 ? "" : #","tags":["t\#(index)"]"#)
      for visit in 0..<index {
        let booked = try await salon.call(
          "BookingService.createBooking",
          "{\"customerId\":\"\(made.id)\",\"service\":\"Cut\",\"duration\":\"1h\","
            + "\"startsAt\":\"2026-01-0\(visit + 1)T10:00:00Z\","
            + "\"price\":{\"minor\":\(1000 * index),\"currency\":\"EUR\"}}")
        try await salon.call("BookingService.completeBooking", "{\"id\":\"\(booked.id)\"}")
      }
    }
    for (filter, wanted) in [
      (#"{"visitsMin":1,"sort":"name"}"#, ["B", "C"]), (#"{"visitsMin":2}"#, ["C"]),
      (#"{"spentMin":{"minor":1000,"currency":"EUR"},"sort":"name"}"#, ["B", "C"]),
      (#"{"spentMin":{"minor":4000,"currency":"EUR"}}"#, ["C"]),
      (#"{"spentMin":{"minor":1,"currency":"USD"}}"#, []),
      (#"{"sort":"spent","descending":true}"#, ["C", "B"]), (#"{"sort":"spent"}"#, ["B", "C"]),
      (#"{"sort":"spent","currency":"USD"}"#, []),
      (#"{"sort":"visits","descending":true}"#, ["C", "B", "A"]),
      (#"{"sort":"lastVisit","descending":true}"#, ["C", "B", "A"]),
      (#"{"daysSinceVisitMin":1,"sort":"name"}"#, ["B", "C"]),
      (#"{"daysSinceVisitMin":30000}"#, []),
      (#"{"tagsAny":["t1","t2"],"sort":"name"}"#, ["B", "C"]), (#"{"tagsAny":["T2","x"]}"#, ["C"]),
      (#"{"search":"c","visitsMin":1}"#, ["C"]), (#"{"search":"a","visitsMin":1}"#, []),
      (#"{"search":"b","sort":"spent","spentMin":{"minor":1,"currency":"EUR"}}"#, ["B"]),
      (#"{"visitsMin":1,"tagsAny":["t1"],"spentMin":{"minor":1,"currency":"EUR"}}"#, ["B"]),
    ] {
      checks.equal(try await salon.names(filter), wanted, filter)
      let total = try await salon.call(
        "CustomerService.listCustomers", filter.dropLast() + #","withTotal":true}"#)
      checks.equal(total["total"]?.number, wanted.count, filter)
      var pages: [String] = []
      var cursor = ""
      repeat {
        let page = try await salon.call(
          "CustomerService.listCustomers",
          filter.dropLast() + ",\"pageSize\":1,\"cursor\":\"\(cursor)\"}")
        pages += page["customers"]?.list.compactMap { $0["name"]?.text } ?? []
        cursor = page["nextCursor"]?.text ?? ""
      } while !cursor.isEmpty
      checks.equal(pages, wanted, "page by page, \(filter)")
    }
  }

  @Sendable static func stability(_ salon: Salon) async throws {
    let checks = salon.checks
    var made: [JSONValue] = []
    for number in 0..<6 {
      made.append(try await salon.customer("Stable \(number)", "087 553 000\(number)"))
    }
    let request = #""search":"stable","pageSize":2"#
    let first = try await salon.call("CustomerService.listCustomers", "{\(request)}")
    try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(made[0].id)\"}")
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(made[1].id)\",\"version\":1,\"mask\":[\"name\"],\"changes\":{\"name\":\"Gone\"}}"
    )
    try await salon.customer("Stable 6", "087 553 0006")
    var names: [String] = []
    var cursor = first["nextCursor"]?.text ?? ""
    repeat {
      let page = try await salon.call(
        "CustomerService.listCustomers", "{\(request),\"cursor\":\"\(cursor)\"}")
      names += page["customers"]?.list.compactMap { $0["name"]?.text } ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(names, (2...6).map { "Stable \($0)" }, "none twice, none left out")
    checks.equal(try await salon.names(#"{"search":"gone"}"#), ["Gone"], "reads what was written")
  }

  @Sendable static func countries(_ salon: Salon) async throws {
    let checks = salon.checks
    let spellings: [[String]] = [
      [
        "+54 9 11 2345 6789", "+54 11 2345 6789", "+5491123456789", "+541123456789",
        "0054 9 11 2345-6789", "+54 (9) 11 2345-6789", "+54 11 15 2345 6789",
      ],
      [
        "+55 11 98765 4321", "+55 11 8765 4321", "+5511987654321", "+551187654321",
        "0055 11 98765-4321", "+55 (11) 98765-4321", "+55-11-8765-4321",
      ],
      [
        "+52 1 55 1234 5678", "+52 55 1234 5678", "+5215512345678", "+525512345678",
        "0052 1 55 1234 5678", "+52 (55) 1234-5678", "+52-1-55-1234-5678",
      ],
      [
        "+250 788 123 456", "+250788123456", "00250 788 123 456", "+250 (0)788 123 456",
        "+250-788-123-456", "+250.788.123.456",
      ],
      [
        "+27 82 123 4567", "+27821234567", "0027 82 123 4567", "+27 (0)82 123 4567",
        "+27-82-123-4567", "+27 (82) 123 4567",
      ],
    ]
    for country in spellings {
      var ids: Set<String> = []
      for (index, spelling) in country.enumerated() {
        let found = try await salon.call(
          "CustomerService.resolveOrCreateCustomer",
          "{\"name\":\"One\",\"phone\":\"\(spelling)\"}")
        ids.insert(found["customer"]?.id ?? "")
        checks.equal(found["created"]?.flag == true, index == 0, spelling)
      }
      checks.equal(ids.count, 1, country[0])
    }
    let homes: [(String, [String])] = [
      ("AR", ["011 2345 6789", "11 2345 6789", "011 15 2345 6789", "9 11 2345 6789"]),
      ("BR", ["(11) 98765-4321", "11 8765-4321", "011 98765-4321", "11987654321"]),
      ("MX", ["55 1234 5678", "044 55 1234 5678", "045 55 1234 5678", "5512345678"]),
      ("RW", ["0788 123 456", "0788123456", "788123456", "+250788123456"]),
      ("ZA", ["082 123 4567", "0821234567", "082-123-4567", "+27821234567"]),
    ]
    for (region, numbers) in homes {
      let tenant = try await salon.server.makeTenant("Home", ",\"region\":\"\(region)\"")
      let admin = try salon.server.caller(.clientAdmin, tenant: tenant)
      var ids: Set<String> = []
      for number in numbers {
        let found = try await admin.call(
          "CustomerService.resolveOrCreateCustomer", "{\"name\":\"One\",\"phone\":\"\(number)\"}")
        ids.insert(found["customer"]?.id ?? "")
      }
      checks.equal(ids.count, 1, region)
    }
  }

  @Sendable static func spellings(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Sp", "087-554.0001", #","email":"Sp@Example.com","whatsapp":"(087) 5540002""#)
    let id = "{\"id\":\"\(made.id)\"}"
    func raws() async throws -> [String] {
      try await salon.call("CustomerService.getCustomerProfile", id)["identifiers"]?.list
        .compactMap { $0["raw"]?.text }.sorted() ?? []
    }
    let before = try await raws()
    checks.equal(before, ["(087) 5540002", "087-554.0001", "Sp@Example.com"])
    try await salon.call("CustomerService.deleteCustomer", id)
    checks.equal(try await raws(), before, "kept with the deleted record")
    let phone = try await salon.customer("Phone", "087 554 0001")
    let mail = try await salon.customer("Mail", "087 554 0003", #","email":"sp@example.com""#)
    let conflict = try await salon.failure("CustomerService.restoreCustomer", id)
    checks.equal(conflict.violations.map(\.path), ["phone", "email"], "all conflicts")
    checks.equal(conflict.existing?.description, phone.id)
    for other in [phone, mail] {
      try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(other.id)\"}")
    }
    let restored = try await salon.call("CustomerService.restoreCustomer", id)
    checks.equal(restored["identifiers"]?.list.count, 0, "nothing more to say")
    checks.equal(try await raws(), before, "as they were spelled")
  }
}
