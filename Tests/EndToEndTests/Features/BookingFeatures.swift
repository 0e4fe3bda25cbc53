import Auth
import JSONText
import RPCCore
import SchemaJSON
import Testing
import WireFormat

/// Bookings and messages, and what they do to a client's figures.
enum BookingFeatures {
  static let table: [Feature] = [
    Feature(
      "bookings are created, read and listed with filters", "BookingService.createBooking",
      "BookingService.getBooking", "BookingService.listBookings", check: lifecycle),
    Feature(
      "bookings change a client's figures", "BookingService.completeBooking",
      "BookingService.cancelBooking", "CustomerService.getCustomerProfile", check: figures),
    Feature(
      "bookings are confirmed, declined, checked in and missed",
      "BookingService.updateBookingStatus", check: statuses),
    Feature(
      "a booking finds or makes its client from contact details", "BookingService.createBooking",
      check: contacts),
    Feature(
      "nobody is booked twice at one time", "BookingService.createBooking",
      "BookingService.cancelBooking", check: overlaps),
    Feature(
      "messages are recorded, read, listed and followed",
      "CommunicationService.recordCommunication",
      "CommunicationService.getCommunication", "CommunicationService.listCommunications",
      "CommunicationService.updateCommunicationStatus", check: messages),
  ]

  static func request(
    _ customer: JSONValue, _ service: String, _ start: String, _ price: Int, _ more: String = ""
  ) -> String {
    """
    {"customerId":"\(customer.id)","service":"\(service)","startsAt":"\(start)",
     "duration":"45m","price":{"minor":\(price),"currency":"EUR"}\(more)}
    """
  }

  @Sendable static func lifecycle(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 700 0001")
    let ben = try await salon.customer("Ben", "087 700 0002")
    let rpc = "BookingService.createBooking"
    let first = try await salon.call(
      rpc,
      request(
        ann, "Cut", "2031-03-01T09:00:00Z", 5500,
        #","staff":"Niamh","channel":"voice","paymentStatus":"depositPaid","notes":"short""#
          + #","deposit":{"minor":1000,"currency":"EUR"}"#))
    checks.equal(first["endsAt"]?.text, "2031-03-01T09:45:00Z")
    checks.equal(first["status"]?.text, "confirmed")
    checks.equal(first["paymentStatus"]?.text, "depositPaid")
    checks.equal(first["deposit"]?["minor"]?.number, 1000)
    try await salon.call(
      rpc, request(ann, "Colour", "2031-03-02T09:00:00Z", 9000, #","status":"pending""#))
    try await salon.call(
      rpc, request(ben, "Cut", "2031-03-03T09:00:00Z", 5500, #","staff":"Declan","channel":"web""#))
    checks.equal(
      try await salon.call("BookingService.getBooking", "{\"id\":\"\(first.id)\"}"), first)
    for (filter, count) in [
      ("{}", 3), ("{\"customerId\":\"\(ann.id)\"}", 2), (#"{"staff":"Niamh"}"#, 1),
      (#"{"staff":"NIAMH"}"#, 1), (#"{"statuses":["pending"]}"#, 1),
      (#"{"statuses":["pending","confirmed"]}"#, 3), (#"{"channel":"web"}"#, 1),
      (#"{"from":"2031-03-02T09:00:00Z"}"#, 2), (#"{"to":"2031-03-02T09:00:00Z"}"#, 1),
      (#"{"from":"2031-03-02T00:00:00Z","to":"2031-03-03T00:00:00Z"}"#, 1),
    ] {
      let page = try await salon.call("BookingService.listBookings", filter)
      checks.equal(page["bookings"]?.list.count ?? 0, count, filter)
    }
    let up = try await salon.call("BookingService.listBookings", #"{"ascending":true}"#)
    let starts = up["bookings"]?.list.compactMap { $0["startsAt"]?.text } ?? []
    checks.equal(starts, starts.sorted())
    for (json, path) in [
      (request(ann, "", "2031-03-05T09:00:00Z", 1), "service"),
      (request(ann, "Cut", "2031-03-05T09:00:00Z", -1), "price"),
      (request(ann, "Cut", "1970-01-01T00:00:00Z", 1), "startsAt"),
      (#"{"service":"Cut","startsAt":"2031-03-05T09:00:00Z","duration":"30m"}"#, "customerId"),
      (
        request(ann, "Cut", "2031-03-05T09:00:00Z", 1)
          .replacing("45m", with: "0s"), "duration"
      ),
    ] {
      checks.equal(try await salon.failure(rpc, json).violations.first?.path, path, json)
    }
  }

  @Sendable static func figures(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 701 0001")
    func profile() async throws -> JSONValue {
      try await salon.call("CustomerService.getCustomerProfile", "{\"id\":\"\(ann.id)\"}")
    }
    let empty = try await profile()
    checks.equal(empty["totalBookings"]?.number ?? 0, 0)
    checks.equal(empty["totalSpent"]?.list ?? [], [])
    checks.that(empty["topService"] == nil && empty["lastBookingAt"] == nil, "no bookings yet")
    var made: [JSONValue] = []
    for (service, day, price) in [("Cut", 1, 5000), ("Colour", 2, 9000), ("Cut", 3, 4000)] {
      made.append(
        try await salon.call(
          "BookingService.createBooking",
          request(ann, service, "2026-01-0\(day)T10:00:00Z", price)))
    }
    var now = try await profile()
    checks.equal(now["totalBookings"]?.number, 3)
    checks.equal(now["totalSpent"]?[0]?["minor"]?.number, 18_000)
    checks.equal(now["averageValue"]?[0]?["minor"]?.number, 6000)
    checks.equal(now["topService"]?.text, "Cut")
    checks.equal(now["favourites"]?.list.map { $0["service"]?.text }, ["Cut", "Colour"])
    checks.equal(now["favourites"]?.list.map { $0["bookings"]?.number }, [2, 1])
    checks.equal(now["bookings"]?.list.map(\.id), made.reversed().map(\.id), "latest first")
    checks.equal(now["lastBookingAt"]?.text, "2026-01-03T10:00:00Z")
    checks.equal(now["customer"]?["visits"]?.number ?? 0, 0, "visits come by completing")
    let done = try await salon.call(
      "BookingService.completeBooking",
      "{\"id\":\"\(made[0].id)\",\"price\":{\"minor\":5500,\"currency\":\"EUR\"},"
        + #""paymentStatus":"paid"}"#)
    checks.equal(done["status"]?.text, "completed")
    checks.equal(done["paymentStatus"]?.text, "paid")
    checks.that(done["completedAt"] != nil, "when")
    let twice = try await salon.failure(
      "BookingService.completeBooking", "{\"id\":\"\(made[0].id)\"}")
    checks.equal(twice.code, .failedPrecondition, "a visit counts once")
    try await salon.call(
      "BookingService.cancelBooking", "{\"id\":\"\(made[1].id)\",\"reason\":\"ill\"}")
    now = try await profile()
    checks.equal(now["customer"]?["visits"]?.number, 1)
    checks.equal(now["customer"]?["spent"]?[0]?["minor"]?.number, 5500)
    checks.equal(now["customer"]?["firstVisitAt"]?.text, "2026-01-01T10:00:00Z")
    checks.equal(now["totalBookings"]?.number, 3, "a cancelled booking was a booking")
    checks.equal(now["totalSpent"]?[0]?["minor"]?.number, 9500)
    checks.equal(now["averageValue"]?[0]?["minor"]?.number, 4750)
    try await salon.call("BookingService.completeBooking", "{\"id\":\"\(made[2].id)\"}")
    let last = try await salon.current(ann)
    checks.equal(last["visits"]?.number, 2)
    checks.equal(last["lastVisitAt"]?.text, "2026-01-03T10:00:00Z")
    checks.equal(last["spent"]?[0]?["minor"]?.number, 9500)
    checks.equal(try await salon.names(#"{"sort":"visits","descending":true}"#), ["Ann"])
  }

  @Sendable static func statuses(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 702 0001")
    func make(_ status: String, _ day: Int) async throws -> JSONValue {
      try await salon.call(
        "BookingService.createBooking",
        request(ann, "Cut", "2031-04-1\(day)T10:00:00Z", 10, ",\"status\":\"\(status)\""))
    }
    let rpc = "BookingService.updateBookingStatus"
    func set(_ booking: JSONValue, _ status: String) -> String {
      "{\"id\":\"\(booking.id)\",\"status\":\"\(status)\"}"
    }
    let held = try await make("held", 1)
    for status in ["pending", "confirmed", "checkedIn"] {
      checks.equal(try await salon.call(rpc, set(held, status))["status"]?.text, status)
    }
    let back = try await salon.failure(rpc, set(held, "pending"))
    checks.equal(back.code, .failedPrecondition, "not back")
    for status in ["completed", "cancelled"] {
      let refused = try await salon.failure(rpc, set(held, status))
      checks.equal(refused.violations.first?.path, "status", status)
    }
    let declined = try await make("pending", 2)
    checks.equal(try await salon.call(rpc, set(declined, "declined"))["status"]?.text, "declined")
    let missed = try await make("confirmed", 3)
    checks.equal(try await salon.call(rpc, set(missed, "noShow"))["status"]?.text, "noShow")
    let paid = try await salon.call(
      rpc, "{\"id\":\"\(missed.id)\",\"paymentStatus\":\"waived\"}")
    checks.equal(paid["paymentStatus"]?.text, "waived")
    checks.equal(paid["status"]?.text, "noShow")
    let stale = try await salon.failure(
      rpc, "{\"id\":\"\(missed.id)\",\"version\":1,\"paymentStatus\":\"paid\"}")
    checks.equal(stale.code, .aborted)
    checks.equal(Set(stale.conflicts.map(\.field)), ["paymentStatus", "status"])
  }

  @Sendable static func contacts(_ salon: Salon) async throws {
    let checks = salon.checks
    func request(_ contact: String, _ day: Int) -> String {
      """
      {"contact":{\(contact)},"service":"Cut","startsAt":"2031-05-1\(day)T10:00:00Z",
       "duration":"30m","channel":"whatsapp"}
      """
    }
    let rpc = "BookingService.createBooking"
    let first = try await salon.call(rpc, request(#""name":"Walk In","phone":"087 703 0001""#, 1))
    let second = try await salon.call(rpc, request(#""name":"W. In","phone":"+353877030001""#, 2))
    checks.equal(first["customerId"], second["customerId"], "the same number, the same client")
    checks.equal(try await salon.names("{}"), ["Walk In"])
    let customer = try await salon.call("CustomerService.getCustomer", #"{"phone":"0877030001"}"#)
    checks.equal(customer.id, first["customerId"]?.text)
    checks.equal(customer["source"]?.text, "whatsapp", "first seen by the booking's channel")
    let refused = try await salon.failure(rpc, request(#""name":"Nobody""#, 3))
    checks.equal(refused.code, .invalidArgument)
    let absent = try await salon.failure(
      rpc,
      #"{"customerId":"0198ffff-0000-7000-8000-000000000009","service":"Cut","#
        + #""startsAt":"2031-05-10T10:00:00Z","duration":"30m"}"#)
    checks.equal(absent.code, .notFound)
  }

  @Sendable static func overlaps(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 704 0001")
    func at(_ time: String, _ staff: String, _ more: String = "") -> String {
      request(ann, "Cut", "2031-06-01T\(time):00Z", 10, ",\"staff\":\"\(staff)\"\(more)")
    }
    let rpc = "BookingService.createBooking"
    let first = try await salon.call(rpc, at("10:00", "Róisín"))
    for (time, staff) in [("10:00", "Róisín"), ("09:30", "Roisin"), ("10:44", " RÓISÍN ")] {
      let taken = try await salon.failure(rpc, at(time, staff))
      checks.equal(taken.code, .failedPrecondition, "\(time) \(staff)")
      checks.equal(taken.existing?.description, first.id, "\(time) \(staff)")
    }
    for (time, staff) in [("10:45", "Róisín"), ("09:15", "Róisín"), ("10:00", "Declan")] {
      checks.equal(try await salon.call(rpc, at(time, staff))["status"]?.text, "confirmed", time)
    }
    try await salon.call("BookingService.cancelBooking", "{\"id\":\"\(first.id)\"}")
    let freed = try await salon.call(rpc, at("10:00", "Róisín"))
    checks.that(freed.id != first.id, "the time is free again")
  }

  @Sendable static func messages(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 705 0001", #","email":"ann@example.com""#)
    let rpc = "CommunicationService.recordCommunication"
    let sms = try await salon.call(
      rpc,
      """
      {"customerId":"\(ann.id)","channel":"sms","purpose":"appointmentReminder",
       "message":"See you","metadata":{"campaign":"7"}}
      """)
    checks.equal(sms["recipient"]?.text, "+353877050001", "the client's own number")
    checks.equal(sms["status"]?.text, "sent")
    checks.equal(sms["metadata"]?["campaign"]?.text, "7")
    let mail = try await salon.call(
      rpc,
      """
      {"customerId":"\(ann.id)","channel":"email","subject":"Hi","message":"Hello",
       "direction":"inbound","purpose":"other","status":"delivered"}
      """)
    checks.equal(mail["recipient"]?.text, "ann@example.com")
    checks.equal(
      try await salon.call("CommunicationService.getCommunication", "{\"id\":\"\(sms.id)\"}"), sms)
    for (filter, count) in [
      ("{}", 2), ("{\"customerId\":\"\(ann.id)\"}", 2), (#"{"channel":"sms"}"#, 1),
      (#"{"status":"delivered"}"#, 1), (#"{"purpose":"appointmentReminder"}"#, 1),
      (#"{"to":"2020-01-01T00:00:00Z"}"#, 0),
    ] {
      let page = try await salon.call("CommunicationService.listCommunications", filter)
      checks.equal(page["communications"]?.list.count ?? 0, count, filter)
    }
    let update = "CommunicationService.updateCommunicationStatus"
    let read = try await salon.call(update, "{\"id\":\"\(sms.id)\",\"status\":\"read\"}")
    checks.equal(read["status"]?.text, "read")
    checks.that(read["deliveredAt"] != nil, "what was read had been delivered")
    let late = try await salon.call(update, "{\"id\":\"\(sms.id)\",\"status\":\"delivered\"}")
    checks.equal(late, read, "a late report changes nothing")
    let failed = try await salon.failure(
      update, "{\"id\":\"\(mail.id)\",\"status\":\"read\",\"failure\":\"x\"}")
    checks.equal(failed.violations.first?.path, "failure")
    let nobody = try await salon.failure(rpc, #"{"channel":"sms","message":"x"}"#)
    checks.equal(nobody.violations.first?.path, "customerId")
    let silent = try await salon.failure(
      rpc, "{\"customerId\":\"\(ann.id)\",\"channel\":\"sms\",\"message\":\"\"}")
    checks.equal(silent.violations.first?.path, "message")
  }
}
