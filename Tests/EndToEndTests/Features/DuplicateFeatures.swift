import Auth
import JSONText
import RPCCore
import TestKit
import Testing
import WireFormat

/// Clients who are one person twice.
enum DuplicateFeatures {
  static let table: [Feature] = [
    Feature(
      "two clients who are one are merged, and everything of both is the one's",
      "DuplicateService.previewMerge", "DuplicateService.mergeCustomers",
      "DuplicateService.listMerges", check: merge),
    Feature(
      "a merge is taken back", "DuplicateService.undoMerge", check: undo),
    Feature(
      "clients who may be one are found, told with reasons, and dismissed",
      "DuplicateService.scanDuplicates", "DuplicateService.getDuplicateScan",
      "DuplicateService.listDuplicates", "DuplicateService.dismissDuplicate", check: duplicates),
    Feature(
      "the spellings of one number are one client, in five countries",
      "CustomerService.createCustomer", check: spellings),
    Feature(
      "a merge that cannot be is refused", "DuplicateService.mergeCustomers", check: refusals),
  ]

  /// Asks for a merge of two clients at the versions that they have now.
  static func merge(
    _ salon: Salon, _ survivor: JSONValue, _ merged: JSONValue, _ more: String = ""
  ) async throws -> JSONValue {
    let own = try await salon.current(survivor)
    let other = try await salon.current(merged)
    return try await salon.call(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(own.id)\",\"survivorVersion\":\(own.version),"
        + "\"mergedId\":\"\(merged.id)\",\"mergedVersion\":\(other.version)\(more)}")
  }

  private static func two(_ salon: Salon, _ block: Int) async throws -> (JSONValue, JSONValue) {
    let ann = try await salon.customer(
      "Ann Lee", "087 42\(block) 0001", #","tags":["vip"],"locale":"en-IE""#)
    let anne = try await salon.customer(
      "Anne Lee", "087 42\(block) 0002",
      ",\"email\":\"anne\(block)@example.com\",\"tags\":[\"VIP\",\"new\"],"
        + "\"mappings\":[{\"provider\":\"fresha\",\"externalId\":\"F-\(block)\"}]")
    return (ann, anne)
  }

  @Sendable static func merge(_ salon: Salon) async throws {
    let checks = salon.checks
    let (ann, anne) = try await two(salon, 1)
    let booking = try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(anne.id)\",\"service\":\"Cut\",\"startsAt\":\"2027-01-01T10:00:00Z\","
        + #""duration":"1h","price":{"minor":3000,"currency":"EUR"}}"#)
    try await salon.call(
      "CustomerService.addNote", "{\"customerId\":\"\(anne.id)\",\"text\":\"Likes tea.\"}")
    try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"customerId\":\"\(anne.id)\",\"channel\":\"sms\",\"message\":\"Hello\"}")
    let sides = "\"survivorId\":\"\(ann.id)\",\"mergedId\":\"\(anne.id)\""
    let preview = try await salon.call(
      "DuplicateService.previewMerge",
      "{\(sides),\"choices\":[{\"field\":\"name\",\"take\":\"merged\"}]}")
    let name = preview["fields"]?.list.first { $0["field"]?.text == "name" }
    checks.equal(name?["survivor"]?.text, "\"Ann Lee\"")
    checks.equal(name?["merged"]?.text, "\"Anne Lee\"")
    checks.equal(name?["result"]?.text, "\"Anne Lee\"")
    checks.equal(name?["conflict"]?.flag, true)
    checks.equal(preview["bookings"]?.number, 1)
    checks.equal(preview["obstacles"]?.list.count, 0)
    checks.equal(try await salon.current(ann)["name"]?.text, "Ann Lee", "nothing was changed")

    let made = try await merge(
      salon, ann, anne, #","choices":[{"field":"name","take":"merged"}],"reason":"twice""#)
    checks.equal(made["customer"]?.id, ann.id)
    checks.equal(made["customer"]?["name"]?.text, "Anne Lee")
    checks.equal(made["customer"]?["tags"]?.list.map(\.text), ["vip", "new"])
    for key in [
      "\"id\":\"\(anne.id)\"", "\"publicId\":\"\(anne["publicId"]?.text ?? "")\"",
      "\"number\":\"\(anne["number"]?.text ?? "")\"", #""phone":"0874210002""#,
      #""email":"anne1@example.com""#, #""any":"F-1""#, "\"any\":\"\(anne.id)\"",
    ] {
      let found = try await salon.call("CustomerService.getCustomer", "{\(key)}")
      checks.equal(found.id, ann.id, key)
    }
    checks.equal(try await salon.names(#"{"search":"anne"}"#), ["Anne Lee"])
    checks.equal(
      try await salon.names("{\"search\":\"\(anne["number"]?.text ?? "")\"}"), ["Anne Lee"])
    checks.equal(try await salon.names(#"{"deleted":true}"#), [], "merged is not deleted")
    for id in [ann.id, anne.id] {
      let bookings = try await salon.call(
        "BookingService.listBookings", "{\"customerId\":\"\(id)\"}")
      checks.equal(bookings["bookings"]?.list.map(\.id), [booking.id], "by either id")
      let timeline = try await salon.call(
        "CustomerService.listTimeline", "{\"customerId\":\"\(id)\"}")
      let kinds = Set(timeline["items"]?.list.compactMap { $0["kind"]?.text } ?? [])
      checks.that(kinds.isSuperset(of: ["booking", "note", "message"]), "\(kinds)")
    }
    let later = try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(anne.id)\",\"service\":\"Cut\",\"startsAt\":\"2027-01-02T10:00:00Z\","
        + #""duration":"1h"}"#)
    checks.equal(later["customerId"]?.text, ann.id, "the old id still books")
    let merges = try await salon.call(
      "DuplicateService.listMerges", "{\"customerId\":\"\(ann.id)\"}")
    checks.equal(merges["merges"]?[0]?["mergedId"]?.text, anne.id)
    // A chain: whoever was merged before goes along.
    let third = try await salon.customer("Third", "087 421 0003")
    _ = try await merge(salon, third, ann)
    let found = try await salon.call("CustomerService.getCustomer", "{\"id\":\"\(anne.id)\"}")
    checks.equal(found.id, third.id)
  }

  @Sendable static func undo(_ salon: Salon) async throws {
    let checks = salon.checks
    let (ann, anne) = try await two(salon, 2)
    let note = try await salon.call(
      "CustomerService.addNote", "{\"customerId\":\"\(anne.id)\",\"text\":\"Likes tea.\"}")
    let before = try await salon.current(anne)
    let made = try await merge(salon, ann, anne)
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(ann.id)\",\"version\":\(made["customer"]?.version ?? 0),\"mask\":[\"email\"],"
        + #""changes":{"email":"own@example.com"}}"#)
    let undone = try await salon.call(
      "DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\",\"reason\":\"two after all\"}")
    checks.equal(undone["kept"]?.list.map(\.text), ["email"])
    checks.equal(undone["survivor"]?["email"]?.text, "own@example.com")
    checks.equal(undone["survivor"]?["tags"]?.list.map(\.text), ["vip"])
    checks.equal(undone["returned"]?.number, 1)
    checks.equal(try await salon.current(anne), before, "every byte")
    let notes = try await salon.call(
      "CustomerService.listNotes", "{\"customerId\":\"\(anne.id)\"}")
    checks.equal(notes["notes"]?.list, [note], "its notes too")
    let found = try await salon.call(
      "CustomerService.getCustomer", #"{"email":"anne2@example.com"}"#)
    checks.equal(found.id, anne.id)
    let again = try await salon.failure(
      "DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\"}")
    checks.equal(again.code, .failedPrecondition)
  }

  @Sendable static func refusals(_ salon: Salon) async throws {
    let checks = salon.checks
    let (ann, anne) = try await two(salon, 3)
    let same = try await salon.failure(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(ann.id)\",\"survivorVersion\":1,\"mergedId\":\"\(ann.id)\","
        + "\"mergedVersion\":1}")
    checks.equal(same.code, .invalidArgument)
    let sides =
      "{\"survivorId\":\"\(ann.id)\",\"survivorVersion\":1,\"mergedId\":\"\(anne.id)\","
      + "\"mergedVersion\":1"
    let choice = try await salon.failure(
      "DuplicateService.mergeCustomers",
      sides + #","choices":[{"field":"number","take":"merged"}]}"#)
    checks.equal(choice.violations.first?.path, "choices[0].field")
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(anne.id)\",\"version\":1,\"mask\":[\"name\"],\"changes\":{\"name\":\"An\"}}")
    let stale = try await salon.failure("DuplicateService.mergeCustomers", sides + "}")
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.map(\.field), ["name"])
    _ = try await merge(salon, ann, anne)
    let merged = try await salon.failure("DuplicateService.mergeCustomers", sides + "}")
    checks.equal(merged.code, .failedPrecondition)
    checks.equal(merged.existing?.description, ann.id)
    let deleted = try await salon.failure(
      "CustomerService.deleteCustomer", "{\"id\":\"\(anne.id)\"}")
    checks.equal(deleted.code, .notFound)
    checks.equal(deleted.existing?.description, ann.id)
    let third = try await salon.customer("Third", "087 423 0003")
    let own = try await salon.current(ann)
    _ = try await salon.call(
      "DuplicateService.mergeCustomers",
      "{\"survivorId\":\"\(third.id)\",\"survivorVersion\":1,\"mergedId\":\"\(own.id)\","
        + "\"mergedVersion\":\(own.version)}")
    let order = try await salon.failure(
      "DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\"}")
    checks.equal(order.code, .failedPrecondition, "the later merge goes first")
  }

  @Sendable static func duplicates(_ salon: Salon) async throws {
    let checks = salon.checks
    let birthdate = #","birthdate":{"year":1980,"month":4,"day":2}"#
    let address = #","addresses":[{"street":"Main St. 5","postalCode":"T12 AB34"}]"#
    let one = try await salon.customer("Seán Ó Briain", "087 431 0001", birthdate)
    let two = try await salon.customer("O Briain Sean", "087 431 0002", birthdate)
    let three = try await salon.customer("Katharina Meyer", "087 431 0003", address)
    let four = try await salon.customer("Katarina Meyer", "087 431 0004", address)
    try await salon.customer("Sean Other", "087 431 0005", birthdate)
    checks.equal(
      try await salon.call("DuplicateService.getDuplicateScan")["state"]?.text, "never")
    try await salon.call("DuplicateService.scanDuplicates")
    func pairs(_ fields: String = "{}") async throws -> [JSONValue] {
      try await salon.call("DuplicateService.listDuplicates", fields)["pairs"]?.list ?? []
    }
    let isFound = try await eventuallyAsync { try await pairs().count == 2 }
    checks.that(isFound, "both pairs, and nobody else")
    let found = try await pairs()
    checks.equal(found.map { $0["score"]?.number }, [60, 50], "the likest first")
    checks.equal(
      found.map { $0["reasons"]?.list.map(\.text) },
      [["sameName", "sameBirthdate"], ["nearName", "sameAddress"]])
    checks.equal(
      Set([found[0]["first"]?.id, found[0]["second"]?.id]), Set([one.id, two.id]))
    let first = try await salon.call("DuplicateService.listDuplicates", #"{"pageSize":1}"#)
    let next = try await salon.call(
      "DuplicateService.listDuplicates",
      "{\"pageSize\":1,\"cursor\":\"\(first["nextCursor"]?.text ?? "")\"}")
    checks.equal(next["pairs"]?.list, [found[1]], "page by page")
    checks.equal(try await pairs("{\"customerId\":\"\(four.id)\"}"), [found[1]])
    checks.equal(try await pairs(#"{"scoreMin":55}"#), [found[0]])

    try await salon.call(
      "DuplicateService.dismissDuplicate",
      "{\"firstId\":\"\(two.id)\",\"secondId\":\"\(one.id)\",\"reason\":\"cousins\"}")
    checks.equal(try await pairs(), [found[1]])
    // Changes are followed: what is dismissed stays so, what is new is found, what is over goes.
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(two.id)\",\"version\":1,\"mask\":[\"name\"],"
        + #""changes":{"name":"Sean O'Briain"}}"#)
    let five = try await salon.customer("K. Meyer", "087 431 0006", address)
    try await salon.call(
      "CustomerService.deleteCustomer", "{\"id\":\"\(three.id)\"}")
    let isFollowed = try await eventuallyAsync {
      let now = try await pairs()
      return now.count == 1 && [now[0]["first"]?.id, now[0]["second"]?.id].contains(five.id)
    }
    checks.that(isFollowed, "the initial is near, and the deleted client is out of it")
    checks.equal(
      try await salon.call("DuplicateService.getDuplicateScan")["state"]?.text, "following")
    _ = try await merge(salon, four, five)
    let isOver = try await eventuallyAsync { try await pairs().isEmpty }
    checks.that(isOver, "merged")
  }

  private static let spellings: [(region: String, spellings: [String])] = [
    ("AR", ["+54 9 11 2345-6789", "011 15-2345-6789", "11 2345-6789", "+541123456789"]),
    ("BR", ["+55 11 98765-4321", "(11) 8765-4321", "011 98765-4321", "5511987654321"]),
    ("MX", ["+52 1 55 1234 5678", "55 1234 5678", "044 55 1234 5678", "+525512345678"]),
    ("RW", ["+250 788 123 456", "0788 123 456", "250788123456", "788123456"]),
    ("ZA", ["+27 82 123 4567", "082 123 4567", "+27 (0)82 123 4567", "0027821234567"]),
  ]

  @Sendable static func spellings(_ salon: Salon) async throws {
    for (region, spellings) in Self.spellings {
      let tenant = try await salon.server.makeTenant(
        "Shop \(region)", ",\"profile\":\"shop\",\"region\":\"\(region)\"")
      let admin = try salon.server.caller(.clientAdmin, tenant: tenant)
      let made = try await admin.call(
        "CustomerService.createCustomer", "{\"name\":\"One\",\"phone\":\"\(spellings[0])\"}")
      for spelling in spellings {
        let taken = try await admin.failure(
          "CustomerService.createCustomer", "{\"name\":\"Two\",\"whatsapp\":\"\(spelling)\"}")
        salon.checks.equal(taken?.code, .alreadyExists, "\(region) \(spelling)")
        salon.checks.equal(taken?.existing?.description, made.id, "\(region) \(spelling)")
      }
    }
  }
}
