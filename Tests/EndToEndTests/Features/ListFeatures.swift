import Auth
import JSONText
import RPCCore
import SchemaJSON
import Services
import Testing
import WireFormat

/// Lists that are paged through while others change them.
enum ListFeatures {
  static let table: [Feature] = [
    Feature(
      "pages neither repeat nor skip a client while others change",
      "CustomerService.listCustomers", check: changing),
    Feature(
      "bookings, leads and messages are paged the same way", "BookingService.listBookings",
      "LeadService.listLeads", "CommunicationService.listCommunications", check: otherLists),
    Feature(
      "a cursor belongs to its tenant, list and filter", "CustomerService.listCustomers",
      "BookingService.listBookings", check: cursors),
    Feature(
      "every write is seen by the next read", "CustomerService.listCustomers",
      "CustomerService.getCustomer", check: ownWrites),
  ]

  static func digits(_ number: Int) -> String { "\(10_000 + number)".suffix(4).description }

  @Sendable static func changing(_ salon: Salon) async throws {
    let checks = salon.checks
    for sort in ["created", "name", "lastVisit", "visits"] {
      for isDescending in [false, true] {
        let round = try await Salon(salon.server, checks)
        var steady: [String] = []
        for index in 0..<41 {
          let name = "Name \(digits(index * 37 % 41))"
          steady.append(try await round.customer(name, "087 900 \(digits(index))").id)
        }
        var passing = try await round.customer("Name 0000x", "087 901 0000")
        var cursor = ""
        var seen: [String] = []
        var pages = 0
        repeat {
          let page = try await round.call(
            "CustomerService.listCustomers",
            "{\"pageSize\":5,\"sort\":\"\(sort)\",\"descending\":\(isDescending),"
              + "\"cursor\":\"\(cursor)\"}")
          let ids = page["customers"]?.list.map(\.id) ?? []
          checks.that(ids.count <= 5, "\(sort): \(ids.count) on a page")
          seen += ids
          cursor = page["nextCursor"]?.text ?? ""
          pages += 1
          // Between two pages one client goes and another comes, before and behind the cursor.
          try await round.call("CustomerService.deleteCustomer", "{\"id\":\"\(passing.id)\"}")
          passing = try await round.customer(
            "Name \(digits(pages * 4))x", "087 901 \(digits(pages))")
        } while !cursor.isEmpty && pages < 30
        checks.equal(Set(seen).count, seen.count, "\(sort) \(isDescending): repeated")
        checks.that(Set(steady).isSubset(of: seen), "\(sort) \(isDescending): skipped")
      }
    }
    let size = try await salon.failure("CustomerService.listCustomers", #"{"pageSize":501}"#)
    checks.equal(size.violations.first?.path, "pageSize")
  }

  @Sendable static func otherLists(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 902 0001")
    for index in 0..<17 {
      // Several at one time: ties are broken by id.
      let start = "2031-07-0\(index / 5 + 1)T10:00:00Z"
      try await salon.call(
        "BookingService.createBooking", BookingFeatures.request(ann, "Cut", start, 10))
      try await salon.call("LeadService.createLead", "{\"name\":\"Lead \(index)\"}")
      try await salon.call(
        "CommunicationService.recordCommunication",
        "{\"customerId\":\"\(ann.id)\",\"channel\":\"sms\",\"message\":\"\(index)\","
          + "\"at\":\"\(start.replacing("2031", with: "2026"))\"}")
    }
    for (rpc, field, more) in [
      ("BookingService.listBookings", "bookings", ""),
      ("BookingService.listBookings", "bookings", ",\"ascending\":true"),
      ("LeadService.listLeads", "leads", ""),
      ("CommunicationService.listCommunications", "communications", ""),
    ] {
      var cursor = ""
      var seen: [String] = []
      repeat {
        let page = try await salon.call(
          rpc, "{\"pageSize\":3,\"withTotal\":true,\"cursor\":\"\(cursor)\"\(more)}")
        checks.equal(page["total"]?.number, 17, rpc)
        seen += page[field]?.list.map(\.id) ?? []
        cursor = page["nextCursor"]?.text ?? ""
      } while !cursor.isEmpty && seen.count < 100
      checks.equal(seen.count, 17, rpc)
      checks.equal(Set(seen).count, 17, rpc)
      let whole = try await salon.call(rpc, "{\"pageSize\":500\(more)}")
      checks.equal(whole[field]?.list.map(\.id) ?? [], seen, "\(rpc): the same order")
      let usual = try await salon.call(rpc)
      checks.equal(usual[field]?.list.count, 15, "\(rpc): 15 unless asked")
    }
  }

  @Sendable static func cursors(_ salon: Salon) async throws {
    let checks = salon.checks
    let other = try await Salon(salon.server, checks)
    for index in 0..<4 {
      for place in [salon, other] {
        let customer = try await place.customer("N\(index)", "087 903 000\(index)")
        try await place.call(
          "BookingService.createBooking",
          BookingFeatures.request(customer, "Cut", "2031-08-01T10:00:00Z", 1))
      }
    }
    let rpc = "CustomerService.listCustomers"
    let page = try await salon.call(rpc, #"{"pageSize":2}"#)
    let cursor = try #require(page["nextCursor"]?.text)
    checks.equal(
      try await salon.call(rpc, "{\"pageSize\":1,\"cursor\":\"\(cursor)\"}")["customers"]?.list
        .count, 1, "the page size may change")
    let begin = cursor.first == "A" ? "B" : "A"
    let wrong: [(Salon, String, String)] = [
      (other, rpc, "{\"cursor\":\"\(cursor)\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor)\",\"sources\":[\"web\"]}"),
      (salon, rpc, "{\"cursor\":\"\(cursor)\",\"search\":\"n\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor)\",\"sort\":\"name\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor)\",\"descending\":true}"),
      (salon, "BookingService.listBookings", "{\"cursor\":\"\(cursor)\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor.dropLast())\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor.dropFirst(3))\"}"),
      (salon, rpc, "{\"cursor\":\"\(begin)\(cursor.dropFirst())\"}"),
      (salon, rpc, "{\"cursor\":\"\(cursor)\(cursor)\"}"), (salon, rpc, #"{"cursor":"0"}"#),
    ]
    for (place, rpc, request) in wrong {
      let refused = try await place.failure(rpc, request)
      checks.equal(refused.code, .invalidArgument, request)
      checks.equal(refused.violations.first?.path, "cursor", request)
    }
  }

  @Sendable static func ownWrites(_ salon: Salon) async throws {
    let checks = salon.checks
    // Another connection reads, so that nothing but the commit orders the two.
    let reader = try salon.server.caller(.clientAdmin, tenant: salon.tenant)
    for index in 0..<25 {
      let made = try await salon.customer("Fresh\(index)", "087 904 \(digits(index))")
      let byPhone = try await reader.call(
        "CustomerService.getCustomer", "{\"phone\":\"087 904 \(digits(index))\"}")
      checks.equal(byPhone, made, "by phone")
      let found = try await reader.call(
        "CustomerService.listCustomers", "{\"search\":\"fresh\(index)\"}")
      checks.equal(found["customers"]?.list.first?.id, made.id, "by search")
      let stats = try await reader.call("CustomerService.getCustomerStats")
      checks.equal(stats["total"]?.number, index + 1, "in the figures")
      try await salon.call(
        "CustomerService.updateCustomer",
        "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"name\"],"
          + "\"changes\":{\"name\":\"Changed\(index)\"}}")
      let gone = try await reader.call(
        "CustomerService.listCustomers", "{\"search\":\"fresh\(index)\"}")
      checks.equal(gone["customers"]?.list.count ?? 0, 0, "the old name is gone")
    }
  }
}
