import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// What clients came to at each location.
enum LocationFeatures {
  static let table: [Feature] = [
    Feature(
      "visits and sums of each location follow completed appointments",
      "CustomerService.listCustomerLocations", "BookingService.completeBooking", check: visits),
    Feature(
      "clients of one location are narrowed and sorted by what they came to there",
      "CustomerService.listCustomers", check: lists),
    Feature(
      "visits of locations go along with a merge, and back", "DuplicateService.mergeCustomers",
      "DuplicateService.undoMerge", check: merges),
    Feature(
      "an erased client's visits stay for the books", "PrivacyService.eraseCustomer",
      check: erasure),
  ]

  private static let north = "01980000-0000-7abc-8000-00000000a001"
  private static let south = "01980000-0000-7abc-8000-00000000a002"

  /// A booking at `place`; `day` is of January 2020.
  private static func book(
    _ salon: Salon, _ customer: JSONValue, _ place: String, _ day: Int, _ price: Int
  ) async throws -> JSONValue {
    let date = day < 10 ? "0\(day)" : "\(day)"
    return try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(customer.id)\",\"service\":\"Cut\",\"locationId\":\"\(place)\","
        + "\"startsAt\":\"2020-01-\(date)T10:00:00Z\",\"duration\":\"1h\","
        + "\"price\":{\"minor\":\(price),\"currency\":\"EUR\"}}")
  }

  private static func complete(_ salon: Salon, _ booking: JSONValue) async throws {
    try await salon.call("BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}")
  }

  private static func visit(
    _ salon: Salon, _ customer: JSONValue, _ place: String, _ day: Int, _ price: Int
  ) async throws {
    try await complete(salon, try await book(salon, customer, place, day, price))
  }

  /// Place, visits, spent, first and last day of each location.
  private static func figures(_ salon: Salon, _ customer: JSONValue) async throws -> [String] {
    let list = try await salon.call(
      "CustomerService.listCustomerLocations", "{\"customerId\":\"\(customer.id)\"}")
    return (list["locations"]?.list ?? []).map { location in
      let place = location["locationId"]?.text == north ? "north" : "south"
      let spent = location["spent"]?.list.map { $0["minor"]?.number ?? 0 } ?? []
      let days = ["firstVisitAt", "lastVisitAt"].map { field in
        location[field]?.text.map { String($0.dropFirst(8).prefix(2)) } ?? "-"
      }
      return "\(place) \(location["visits"]?.number ?? 0) \(spent) \(days.joined(separator: "-"))"
    }
  }

  @Sendable static func visits(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 450 0001")
    let open = try await book(salon, ann, north, 5, 1000)
    checks.equal(open["locationId"]?.text, north)
    checks.equal(try await figures(salon, ann), [], "not before it is completed")
    try await complete(salon, open)
    try await visit(salon, ann, north, 3, 500)
    try await visit(salon, ann, south, 9, 0)
    let cancelled = try await book(salon, ann, south, 10, 9000)
    try await salon.call("BookingService.cancelBooking", "{\"id\":\"\(cancelled.id)\"}")
    checks.equal(try await figures(salon, ann), ["north 2 [1500] 03-05", "south 1 [] 09-09"])
    checks.equal(try await salon.current(ann)["visits"]?.number, 3)
    let noted = try await salon.call(
      "CustomerService.updateCustomerLocation",
      "{\"customerId\":\"\(ann.id)\",\"locationId\":\"\(north)\",\"version\":0,"
        + #""mask":["notes"],"notes":"Window seat."}"#)
    checks.equal(noted["visits"]?.number, 2, "with its figures")
    checks.equal(try await figures(salon, ann), ["north 2 [1500] 03-05", "south 1 [] 09-09"])
    let profile = try await salon.call(
      "CustomerService.getCustomerProfile", "{\"id\":\"\(ann.id)\"}")
    checks.equal(profile["locations"]?[0]?["visits"]?.number, 2)
    checks.equal(profile["locations"]?[0]?["notes"]?.text, "Window seat.")
    let wrong = try await salon.failure(
      "BookingService.createBooking",
      "{\"customerId\":\"\(ann.id)\",\"service\":\"Cut\",\"startsAt\":\"2020-01-01T10:00:00Z\","
        + #""duration":"1h","locationId":"00000000-0000-0000-0000-000000000000"}"#)
    checks.equal(wrong.violations.first?.path, "locationId")
  }

  @Sendable static func lists(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 451 0001")
    let ben = try await salon.customer("Ben", "087 451 0002")
    let cleo = try await salon.customer("Cleo", "087 451 0003")
    for day in [2, 3] { try await visit(salon, ann, north, day, 1000) }
    for day in 10...14 { try await visit(salon, ann, south, day, 5000) }
    for day in 20...22 { try await visit(salon, ben, north, day, 400) }
    try await salon.call(
      "CustomerService.updateCustomerLocation",
      "{\"customerId\":\"\(cleo.id)\",\"locationId\":\"\(north)\",\"version\":0,"
        + #""mask":["tags"],"tags":["new"]}"#)
    func names(_ filter: String) async throws -> [String] {
      try await salon.names("{\"locationId\":\"\(north)\",\(filter)}")
    }
    checks.equal(try await names(#""sort":"name""#), ["Ann", "Ben", "Cleo"])
    checks.equal(try await names(#""sort":"visits","descending":true"#), ["Ben", "Ann", "Cleo"])
    checks.equal(try await names(#""sort":"lastVisit","descending":true"#), ["Ben", "Ann", "Cleo"])
    checks.equal(try await names(#""sort":"spent","descending":true"#), ["Ann", "Ben"])
    checks.equal(try await names(#""visitsMin":3"#), ["Ben"], "there, not everywhere")
    checks.equal(try await names(#""visitsMin":1,"sort":"visits""#), ["Ann", "Ben"])
    let spent = #""spentMin":{"minor":2000,"currency":"EUR"}"#
    checks.equal(try await names(spent), ["Ann"])
    checks.equal(try await names(spent + #","sort":"lastVisit""#), ["Ann"])
    checks.equal(try await names(#""daysSinceVisitMin":30,"sort":"name""#), ["Ann", "Ben"])
    checks.equal(try await names(#""search":"ann","sort":"visits""#), ["Ann"])
    checks.equal(try await salon.names("{\"locationId\":\"\(south)\"}"), ["Ann"])
    var seen: [String] = []
    var cursor = ""
    repeat {
      let page = try await salon.call(
        "CustomerService.listCustomers",
        "{\"locationId\":\"\(north)\",\"sort\":\"lastVisit\",\"pageSize\":1,\"withTotal\":true,"
          + "\"cursor\":\"\(cursor)\"}")
      seen += page["customers"]?.list.compactMap { $0["name"]?.text } ?? []
      checks.equal(page["total"]?.number, 3)
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(seen, ["Cleo", "Ann", "Ben"], "page by page")
  }

  @Sendable static func merges(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann Ly", "087 452 0001")
    let anne = try await salon.customer("Anne Ly", "087 452 0002")
    try await visit(salon, ann, north, 10, 1000)
    try await visit(salon, anne, north, 5, 300)
    try await visit(salon, anne, south, 20, 700)
    let open = try await book(salon, anne, south, 25, 50)
    _ = try await DuplicateFeatures.merge(salon, ann, anne)
    let joined = ["north 2 [1300] 05-10", "south 1 [700] 20-20"]
    checks.equal(try await figures(salon, ann), joined)
    checks.equal(try await figures(salon, anne), joined, "by either id")
    try await complete(salon, open)
    try await visit(salon, ann, north, 12, 10)
    checks.equal(
      try await figures(salon, ann), ["north 3 [1310] 05-12", "south 2 [750] 20-25"])
    try await salon.call("DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\"}")
    checks.equal(try await figures(salon, ann), ["north 2 [1010] 10-12"])
    checks.equal(
      try await figures(salon, anne), ["north 1 [300] 05-05", "south 2 [750] 20-25"])
    checks.equal(try await salon.names("{\"locationId\":\"\(south)\"}"), ["Anne Ly"])
  }

  @Sendable static func erasure(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 453 0001")
    try await visit(salon, ann, north, 5, 1000)
    for place in [north, south] {
      try await salon.call(
        "CustomerService.updateCustomerLocation",
        "{\"customerId\":\"\(ann.id)\",\"locationId\":\"\(place)\",\"version\":0,"
          + #""mask":["notes"],"notes":"Tall."}"#)
    }
    let receipt = try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(ann.id)\",\"reason\":\"By letter.\"}")
    let item = receipt["items"]?.list.first { $0["what"]?.text == "locations" }
    checks.equal(item?["count"]?.number, 2)
    checks.equal(try await figures(salon, ann), ["north 1 [1000] 05-05"])
    let list = try await salon.call(
      "CustomerService.listCustomerLocations", "{\"customerId\":\"\(ann.id)\"}")
    checks.that(list["locations"]?[0]?["notes"] == nil, "what it noted is gone")
    checks.equal(try await salon.names("{\"locationId\":\"\(north)\"}"), [])
  }
}
