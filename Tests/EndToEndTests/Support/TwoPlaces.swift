import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// A tenant of two locations: customers of the first, of the second, of both and of none, all with
/// everything that can be known of one. What is of the second or of none is called `Zq…`.
struct TwoPlaces {
  static let north = "01980000-0000-7abc-8000-00000000b001"
  static let south = "01980000-0000-7abc-8000-00000000b002"

  let salon: Salon
  /// Was in the north.
  let anna: JSONValue
  /// Was in the south.
  let bert: JSONValue
  /// Was in both.
  let cora: JSONValue
  /// Was nowhere, but the north noted something of it.
  let dora: JSONValue
  /// Was nowhere, and is one with Bert.
  let eric: JSONValue
  /// Was nowhere, and is one with Anna.
  let fay: JSONValue
  /// By name: bookings, notes and the like of each.
  private(set) var ids: [String: String] = [:]

  /// An admin of the north.
  var limited: Caller {
    get throws {
      try salon.server.caller(
        .clientAdmin, tenant: salon.tenant, locations: [try #require(Uuid(Self.north))])
    }
  }

  /// Ids of what the north must not see.
  var hidden: [Uuid] {
    let records = ids.filter { $0.key.hasPrefix("Zq") }.values + [bert.id, dora.id, eric.id]
    return (records + [Self.south]).compactMap { Uuid($0) }
  }

  init(_ server: TestServer) async throws {
    let salon = try await Salon(server, Checks("places"))
    self.salon = salon
    anna = try await Self.customer(salon, "Anna", "087 460 0001")
    bert = try await Self.customer(salon, "Zqbert", "087 460 0002")
    cora = try await Self.customer(salon, "Cora", "087 460 0003")
    dora = try await Self.customer(salon, "Zqdora", "087 460 0004")
    eric = try await Self.customer(salon, "Zqeric", "087 460 0005", "1990-05-05")
    fay = try await Self.customer(salon, "Fay", "087 460 0006", "1990-05-05")
    try await visit(anna, "Anna", Self.north, 5)
    try await visit(bert, "Zqbert", Self.south, 6)
    try await visit(cora, "Cora", Self.north, 7)
    try await visit(cora, "Zqcora", Self.south, 8)
    ids["Open"] = try await book(cora, "Cora", Self.north, 9).id
    ids["Zqopen"] = try await book(cora, "Zqcora", Self.south, 10).id
    ids["Zqplaceless"] = try await book(cora, "Zqcora", nil, 11).id
    ids["Zqfirst"] = try await book(dora, "Zqdora", Self.north, 12).id
    for (customer, name) in [(anna, "Anna"), (bert, "Zqbert"), (dora, "Zqdora")] {
      try await note(customer, name)
    }
    for (customer, place, text) in [
      (cora, Self.north, "Window"), (cora, Self.south, "Zqsouth"), (dora, Self.north, "Zqnorth"),
    ] {
      try await salon.call(
        "CustomerService.updateCustomerLocation",
        "{\"customerId\":\"\(customer.id)\",\"locationId\":\"\(place)\",\"version\":0,"
          + "\"mask\":[\"notes\"],\"notes\":\"\(text)\"}")
    }
    for (survivor, merged) in [(bert, eric), (anna, fay)] {
      let versions = try await [survivor, merged].asyncMap { try await salon.current($0).version }
      try await salon.call(
        "DuplicateService.mergeCustomers",
        "{\"survivorId\":\"\(survivor.id)\",\"survivorVersion\":\(versions[0]),"
          + "\"mergedId\":\"\(merged.id)\",\"mergedVersion\":\(versions[1])}")
    }
  }

  private static func customer(
    _ salon: Salon, _ name: String, _ phone: String, _ birth: String = "1990-06-06"
  ) async throws -> JSONValue {
    let day = birth.split(separator: "-").compactMap { Int($0) }
    return try await salon.customer(
      name, phone,
      ",\"email\":\"\(name)@example.com\",\"tags\":[\"\(name)-tag\"],"
        + "\"birthdate\":{\"year\":\(day[0]),\"month\":\(day[1]),\"day\":\(day[2])},"
        + "\"mappings\":[{\"provider\":\"P\",\"branch\":\"\",\"externalId\":\"\(name)-x\"}]")
  }

  private func book(
    _ customer: JSONValue, _ name: String, _ place: String?, _ day: Int
  ) async throws -> JSONValue {
    let date = day < 10 ? "0\(day)" : "\(day)"
    let location = place.map { ",\"locationId\":\"\($0)\"" } ?? ""
    return try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(customer.id)\",\"service\":\"\(name) cut\",\"notes\":\"\(name) says\","
        + "\"startsAt\":\"2020-01-\(date)T10:00:00Z\",\"duration\":\"1h\","
        + "\"price\":{\"minor\":\(1000 * day + 7),\"currency\":\"EUR\"}\(location)}")
  }

  private mutating func visit(
    _ customer: JSONValue, _ name: String, _ place: String, _ day: Int
  ) async throws {
    let booking = try await book(customer, name, place, day)
    ids[name] = booking.id
    try await salon.call("BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}")
  }

  private mutating func note(_ customer: JSONValue, _ name: String) async throws {
    let who = "{\"customerId\":\"\(customer.id)\","
    ids[name + "Note"] = try await salon.call(
      "CustomerService.addNote", who + "\"text\":\"\(name) notes\"}"
    ).id
    ids[name + "FollowUp"] = try await salon.call(
      "CustomerService.createFollowUp",
      who + "\"dueAt\":\"2020-02-01T10:00:00Z\",\"note\":\"\(name) due\"}"
    ).id
    ids[name + "Notification"] = try await salon.call(
      "CustomerService.createNotification",
      who + "\"title\":\"\(name) title\",\"message\":\"Hello\"}"
    ).id
    ids[name + "Message"] = try await salon.call(
      "CommunicationService.recordCommunication",
      who + "\"channel\":\"email\",\"message\":\"\(name) message\"}"
    ).id
  }
}

extension Array {
  fileprivate func asyncMap<Result>(
    _ body: (Element) async throws -> Result
  ) async throws -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
