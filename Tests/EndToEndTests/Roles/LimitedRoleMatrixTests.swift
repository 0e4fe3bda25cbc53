import Auth
import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Services
import Testing
import WireFormat

/// Every rpc as an admin of one location, with customers of that one, of another, of both and of
/// none: what is seen, what is refused, and that no byte of the others is told.
@Suite struct `An admin of one location` {
  @Test func `gets in exactly where an rpc keeps to locations`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(
      .clientAdmin, tenant: DemoTenant.id, locations: [Uuid(high: 1, low: 1)])
    var refused = 0
    for (name, method) in Examples.rpcs(server.schema) {
      if `Every rpc as every role`.publicServices.contains(where: { name.hasPrefix($0) }) {
        continue
      }
      let example = try #require(method.examples.first)
      let error = try await admin.failure(name, Examples.request(example))
      if LimitedRoles.serves(name) {
        #expect(error?.code != .unauthenticated && error?.message.contains("keeps") != true)
        // Nobody of the demonstration has been there.
        let isOfSomebody = !["list", "getLimits", "getBuild"].contains { name.contains($0) }
        if isOfSomebody || error != nil {
          #expect([.notFound, .permissionDenied].contains(error?.code), "\(name) \(error as Any)")
        }
      } else {
        #expect(error?.code == .permissionDenied, "\(name)")
        if `Every rpc as every role`.allows(.clientAdmin, name) {
          #expect(error?.message.contains("limited to locations") == true, "\(name)")
        }
        refused += 1
      }
    }
    #expect(refused > 60)
    // What the server goes by says the same, of streams too.
    let table = LimitedRoles.served.flatMap { service, rpcs in rpcs.map { "\(service).\($0)" } }
    #expect(LocationKeeping.rpcs == Set(table))
    let streams = server.schema.files.flatMap(\.services).flatMap { service in
      service.methods.filter { $0.streamsRequest || $0.streamsResponse }
        .map { "\(service.name).\($0.name)" }
    }
    #expect(streams.allSatisfy { !LimitedRoles.serves($0) })
  }

  @Test func `does not tell a customer of elsewhere from one that is not there`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let admin = try places.limited
    let absent = "01980000-0000-7abc-8000-0000000000ff"
    var checks = 0
    for (rpc, json) in Self.aboutSomebody {
      var said: [RPCError] = []
      for id in [absent, places.bert.id, places.dora.id, places.eric.id] {
        let probe = try await AnswerProbe(admin, rpc, json.replacing("%", with: id))
        try Self.expectNothing(of: places, probe)
        said.append(try #require(probe.error, "\(rpc) \(json)"))
        checks += 1
      }
      #expect(said[0].code == .notFound, "\(rpc) \(said[0])")
      #expect(Set(said).count == 1, "\(rpc) \(said)")
    }
    for (rpc, names) in Self.aboutRecords {
      for hidden in names {
        let id = try #require(places.ids[hidden], "\(hidden)")
        let (one, none) = try await (
          AnswerProbe(admin, rpc, Self.request(rpc, id)),
          AnswerProbe(admin, rpc, Self.request(rpc, absent))
        )
        try Self.expectNothing(of: places, one)
        #expect(one.error?.code == .notFound && one.error == none.error, "\(rpc) \(hidden) \(one)")
        checks += 1
      }
    }
    print("an admin of one location: \(checks) records of elsewhere")
  }

  /// With % for a customer's id.
  private static let aboutSomebody: [(rpc: String, json: String)] = [
    ("CustomerService.getCustomer", #"{"id":"%"}"#),
    ("CustomerService.getCustomer", #"{"id":"%","details":true}"#),
    ("CustomerService.getCustomer", #"{"any":"%"}"#),
    ("CustomerService.getCustomerProfile", #"{"id":"%"}"#),
    (
      "CustomerService.updateCustomer",
      #"{"id":"%","version":1,"mask":["name"],"changes":{"name":"X"}}"#
    ),
    (
      "CustomerService.addMapping",
      #"{"customerId":"%","mapping":{"provider":"P","branch":"","externalId":"new"}}"#
    ),
    (
      "CustomerService.removeMapping",
      #"{"customerId":"%","mapping":{"provider":"P","branch":"","externalId":"Zqbert-x"}}"#
    ),
    (
      "CustomerService.addIdentifier",
      #"{"customerId":"%","type":"email","value":"new@example.com"}"#
    ),
    (
      "CustomerService.changeIdentifier",
      #"{"customerId":"%","value":"Zqbert@example.com","verified":true}"#
    ),
    ("CustomerService.removeIdentifier", #"{"customerId":"%","value":"Zqbert@example.com"}"#),
    ("CustomerService.addNote", #"{"customerId":"%","text":"Hello"}"#),
    ("CustomerService.listNotes", #"{"customerId":"%"}"#),
    (
      "CustomerService.createFollowUp",
      #"{"customerId":"%","dueAt":"2030-01-01T10:00:00Z","note":"Call"}"#
    ),
    ("CustomerService.listFollowUps", #"{"customerId":"%"}"#),
    ("CustomerService.createNotification", #"{"customerId":"%","title":"T","message":"M"}"#),
    ("CustomerService.listNotifications", #"{"customerId":"%"}"#),
    ("CustomerService.markNotificationsRead", #"{"customerId":"%"}"#),
    (
      "CustomerService.updateCustomerLocation",
      "{\"customerId\":\"%\",\"locationId\":\"\(TwoPlaces.north)\",\"version\":0,"
        + #""mask":["notes"],"notes":"Hello"}"#
    ),
    ("CustomerService.listCustomerLocations", #"{"customerId":"%"}"#),
    ("CustomerService.listTimeline", #"{"customerId":"%"}"#),
    (
      "BookingService.createBooking",
      "{\"customerId\":\"%\",\"service\":\"Cut\",\"locationId\":\"\(TwoPlaces.north)\","
        + #""startsAt":"2030-01-01T10:00:00Z","duration":"1h"}"#
    ),
    (
      "CommunicationService.recordCommunication",
      #"{"customerId":"%","channel":"email","message":"M"}"#
    ),
  ]

  /// The records that each is tried on.
  private static let aboutRecords: [String: [String]] = [
    "CustomerService.updateNote": ["ZqbertNote", "ZqdoraNote"],
    "CustomerService.deleteNote": ["ZqbertNote", "ZqdoraNote"],
    "CustomerService.completeFollowUp": ["ZqbertFollowUp", "ZqdoraFollowUp"],
    "BookingService.getBooking": bookings, "BookingService.completeBooking": bookings,
    "BookingService.cancelBooking": bookings, "BookingService.updateBookingStatus": bookings,
    "CommunicationService.getCommunication": ["ZqbertMessage", "ZqdoraMessage"],
    "CommunicationService.updateCommunicationStatus": ["ZqbertMessage", "ZqdoraMessage"],
  ]
  private static let bookings = ["Zqbert", "Zqcora", "Zqopen", "Zqplaceless", "Zqfirst"]

  private static func request(_ rpc: String, _ id: String) -> String {
    let more: String =
      switch rpc.split(separator: ".").last {
      case "updateNote": #","version":1,"text":"T""#
      case "updateBookingStatus": #","status":"checkedIn""#
      case "updateCommunicationStatus": #","status":"read""#
      default: ""
      }
    return "{\"id\":\"\(id)\"\(more)}"
  }

  @Test func `finds nobody of elsewhere by what is known of them`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let admin = try places.limited
    for (key, hidden) in [
      ("phone", "087 460 0002"), ("phone", "087 460 0004"), ("phone", "087 460 0005"),
      ("email", "zqbert@example.com"), ("publicId", places.bert["publicId"]?.text ?? ""),
      ("number", places.eric["number"]?.text ?? ""), ("any", "087 460 0002"), ("any", "Zqbert-x"),
      ("any", places.dora["number"]?.text ?? ""), ("any", "zqdora@example.com"),
    ] {
      let probe = try await AnswerProbe(
        admin, "CustomerService.getCustomer", "{\"\(key)\":\"\(hidden)\"}")
      #expect(probe.error == RPCError(.notFound, "There is no such customer."), "\(key) \(hidden)")
    }
    let mapping = #"{"mapping":{"provider":"P","branch":"","externalId":"Zqbert-x"}}"#
    #expect(
      try await admin.failure("CustomerService.getCustomer", mapping)?.code == .notFound)
    let fay = try await admin.call(
      "CustomerService.getCustomer", "{\"id\":\"\(places.fay.id)\"}")
    #expect(fay["name"]?.text == "Anna", "a merged one is the one that it became")
    let numbered = try await admin.call(
      "CustomerService.getCustomer", "{\"any\":\"\(places.anna["number"]?.text ?? "")\"}")
    #expect(numbered.id == places.anna.id)
  }

  @Test func `is told that something is taken, and not by whom`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let admin = try places.limited
    let anna = try await places.salon.current(places.anna)
    let who = "{\"customerId\":\"\(anna.id)\","
    let change = "{\"id\":\"\(anna.id)\",\"version\":\(anna.version),"
    for (rpc, json) in [
      (
        "CustomerService.updateCustomer",
        change + #""mask":["phone"],"changes":{"phone":"087 460 0002"}}"#
      ),
      (
        "CustomerService.updateCustomer",
        change + #""mask":["email"],"changes":{"email":"zqdora@example.com"}}"#
      ),
      ("CustomerService.addIdentifier", who + #""type":"phone","value":"087 460 0004"}"#),
      (
        "CustomerService.addMapping",
        who + #""mapping":{"provider":"P","branch":"","externalId":"Zqbert-x"}}"#
      ),
    ] {
      let probe = try await AnswerProbe(admin, rpc, json)
      #expect(probe.error?.code == .alreadyExists && probe.error?.existing == nil, "\(probe)")
      try Self.expectNothing(of: places, probe)
    }
    let own = try await AnswerProbe(
      admin, "CustomerService.addIdentifier", who + #""type":"phone","value":"087 460 0003"}"#)
    #expect(own.error?.existing?.description == places.cora.id)
    // A contact is somebody who was there, or nobody.
    let contact =
      "{\"service\":\"Cut\",\"locationId\":\"\(TwoPlaces.north)\","
      + #""startsAt":"2030-01-01T10:00:00Z","duration":"1h","contact":{"name":"N","phone":"%"}}"#
    var refusals: Set<RPCError> = []
    for phone in ["087 460 0002", "087 460 0004", "087 460 9999"] {
      let json = contact.replacing("%", with: phone)
      let probe = try await AnswerProbe(admin, "BookingService.createBooking", json)
      refusals.insert(try #require(probe.error))
    }
    #expect(refusals.count == 1 && refusals.first?.code == .notFound, "\(refusals)")
    let booked = try await admin.call(
      "BookingService.createBooking", contact.replacing("%", with: "087 460 0003"))
    #expect(booked["customerId"]?.text == places.cora.id)
  }

  /// No word and no id of elsewhere stands in an answer.
  private static func expectNothing(
    of places: TwoPlaces, _ probe: AnswerProbe, _ json: String = ""
  ) throws {
    // Two letters alone stand in an id now and then.
    let names = "bcdefnops".flatMap { ["Zq\($0)", "zq\($0)"] }
    for text in names + ["+353874600002", "+353874600004", "+353874600005"] {
      #expect(!probe.tells(text), "\(probe.rpc) \(json) tells \(text)")
    }
    for id in places.hidden { #expect(!probe.tells(id), "\(probe.rpc) \(json) tells \(id)") }
  }

  @Test func `sees whole what is its own, and no byte of elsewhere`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let admin = try places.limited
    // With how many records are to be there, in field 1 or in the list that is named.
    for (rpc, json, list, count) in Self.reads(places) {
      // So often that it is kept, for those who may see it.
      let all = places.salon.admin
      for _ in 1...3 { _ = try await AnswerProbe(all, rpc, json) }
      let before = try await AnswerProbe(all, rpc, json)
      let probe = try await AnswerProbe(admin, rpc, json)
      #expect(probe.error == nil, "\(rpc) \(json)")
      try Self.expectNothing(of: places, probe, json)
      let answer = try await admin.call(rpc, json)
      #expect(answer[list]?.list.count == count, "\(rpc) \(json) \(answer)")
      // The same asked by an admin of all tells more, or this shows nothing.
      if let total = answer["total"]?.number { #expect(total == count, "\(rpc) \(json)") }
      #expect(answer["moreCandidates"]?.flag != true)
      let after = try await AnswerProbe(all, rpc, json)
      #expect(after.bytes == before.bytes, "\(rpc) \(json) after one who sees less")
    }
    let whole = try await AnswerProbe(
      places.salon.admin, "BookingService.listBookings", "{}")
    #expect(whole.tells("Zqcora") && places.hidden.contains { whole.tells($0) })
    let profile = try await admin.call(
      "CustomerService.getCustomerProfile", "{\"id\":\"\(places.cora.id)\"}")
    #expect(profile["totalBookings"]?.number == 2 && profile["topService"]?.text == "Cora cut")
    #expect(profile["totalSpent"]?[0]?["minor"]?.number == 16_014)
    #expect(profile["locations"]?.list.count == 1 && profile["bookings"]?.list.count == 2)
  }

  // One table, however long.
  private static func reads(
    _ places: TwoPlaces
  ) -> [(rpc: String, json: String, list: String, count: Int)] {
    let (anna, cora) = (places.anna.id, places.cora.id)
    let customers = "CustomerService.listCustomers"
    let sorts = ["created", "name", "lastVisit", "visits", "spent"].flatMap { sort in
      [#"{"withTotal":true,"sort":"\#(sort)"}"#, #"{"sort":"\#(sort)","descending":true}"#]
    }
    let lists: [(String, Int)] = [
      (#"{"withTotal":true}"#, 2), (#"{"search":"cora","withTotal":true}"#, 1),
      (#"{"search":"co"}"#, 1), (#"{"search":"zq","withTotal":true}"#, 0),
      (#"{"search":"4600002","withTotal":true}"#, 0), (#"{"search":"4600003"}"#, 1),
      (#"{"search":"ann","sort":"name"}"#, 1),
      (#"{"tags":["Zqbert-tag"],"withTotal":true}"#, 0), (#"{"tags":["Anna-tag"]}"#, 1),
      (#"{"tagsAny":["Zqbert-tag","Cora-tag"]}"#, 1), (#"{"visitsMin":1,"withTotal":true}"#, 2),
      (#"{"birthday":{"month":1,"day":1,"days":365},"withTotal":true}"#, 2),
      (#"{"followUpDue":true}"#, 1),
      (#"{"deleted":true,"withTotal":true}"#, 0), (#"{"daysSinceVisitMin":1}"#, 2),
      ("{\"locationId\":\"\(TwoPlaces.north)\",\"withTotal\":true}", 2),
      ("{\"locationId\":\"\(TwoPlaces.north)\",\"sort\":\"visits\"}", 2),
    ]
    let who = { (id: String) in "{\"customerId\":\"\(id)\"}" }
    return sorts.map { (customers, $0, "customers", 2) }
      + lists.map { (customers, $0.0, "customers", $0.1) } + [
        ("BookingService.listBookings", #"{"withTotal":true}"#, "bookings", 3),
        ("BookingService.listBookings", #"{"ascending":true}"#, "bookings", 3),
        ("BookingService.listBookings", who(cora), "bookings", 2),
        ("BookingService.listBookings", who(places.bert.id), "bookings", 0),
        ("CommunicationService.listCommunications", #"{"withTotal":true}"#, "communications", 1),
        ("CommunicationService.listCommunications", who(places.bert.id), "communications", 0),
        ("CustomerService.listFollowUps", #"{"dueUntil":"2030-01-01T10:00:00Z"}"#, "followUps", 1),
        ("CustomerService.listFollowUps", who(anna), "followUps", 1),
        ("CustomerService.listNotes", who(anna), "notes", 1),
        ("CustomerService.listNotifications", who(anna), "notifications", 1),
        ("CustomerService.listCustomerLocations", who(cora), "locations", 1),
        ("CustomerService.listTimeline", who(cora), "items", 2),
        (
          "CustomerService.listOccasions",
          #"{"type":"birthday","from":"2026-01-01","days":365}"#, "occasions", 2
        ),
        (
          "CustomerService.listOccasions",
          #"{"type":"firstVisit","from":"2026-01-01","days":365}"#, "occasions", 2
        ),
        ("CustomerService.listCategories", "{}", "categories", 3),
        ("CustomerService.getCustomer", "{\"id\":\"\(cora)\"}", "tags", 1),
        ("CustomerService.getCustomer", "{\"id\":\"\(cora)\",\"details\":true}", "tags", 1),
        ("CustomerService.getCustomerProfile", "{\"id\":\"\(cora)\"}", "bookings", 2),
      ]
  }

  @Test func `works at its own location, and at no other`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let admin = try places.limited
    let cora = places.cora.id
    for (rpc, json) in [
      ("CustomerService.listCustomers", "{\"locationId\":\"\(TwoPlaces.south)\"}"),
      ("CustomerService.listCustomers", "{\"segmentId\":\"\(TwoPlaces.south)\"}"),
      ("CustomerService.listCustomers", "{\"snapshotId\":\"\(TwoPlaces.south)\"}"),
      (
        "CustomerService.updateCustomerLocation",
        "{\"customerId\":\"\(cora)\",\"locationId\":\"\(TwoPlaces.south)\",\"version\":1,"
          + #""mask":["notes"],"notes":"Hello"}"#
      ),
      (
        "BookingService.createBooking",
        "{\"customerId\":\"\(cora)\",\"service\":\"Cut\",\"locationId\":\"\(TwoPlaces.south)\","
          + #""startsAt":"2030-01-01T10:00:00Z","duration":"1h"}"#
      ),
      (
        "BookingService.createBooking",
        "{\"customerId\":\"\(cora)\",\"service\":\"Cut\",\"startsAt\":\"2030-01-01T10:00:00Z\","
          + #""duration":"1h"}"#
      ),
      (
        "CommunicationService.recordCommunication",
        "{\"leadId\":\"\(TwoPlaces.south)\",\"channel\":\"email\",\"message\":\"M\"}"
      ),
    ] {
      let error = try await admin.failure(rpc, json)
      #expect(error?.code == .permissionDenied && error?.message.contains("limited") == true)
    }
    let done = try await admin.call(
      "BookingService.completeBooking", "{\"id\":\"\(places.ids["Open"] ?? "")\"}")
    #expect(done["status"]?.text == "completed")
    let noted = try await admin.call(
      "CustomerService.addNote", "{\"customerId\":\"\(cora)\",\"text\":\"Tea\"}")
    let changed = try await admin.call(
      "CustomerService.updateNote", "{\"id\":\"\(noted.id)\",\"version\":1,\"text\":\"Coffee\"}")
    #expect(changed["text"]?.text == "Coffee")
    let answer = try await admin.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(cora)\",\"version\":\(try await places.salon.current(places.cora).version),"
        + #""mask":["locale"],"changes":{"locale":"en"}}"#)
    #expect(answer["locale"]?.text == "en")
    // Dora is seen from her first visit on.
    let first = "{\"id\":\"\(places.ids["Zqfirst"] ?? "")\"}"
    #expect(try await admin.failure("BookingService.getBooking", first)?.code == .notFound)
    try await places.salon.call("BookingService.completeBooking", first)
    #expect(try await admin.failure("BookingService.getBooking", first) == nil)
    let dora = "{\"id\":\"\(places.dora.id)\"}"
    #expect(try await admin.call("CustomerService.getCustomer", dora)["name"]?.text == "Zqdora")
  }

  @Test func `is not given what another token of the same person was answered`() async throws {
    let places = try await TwoPlaces(try TestServer())
    let key = Uuid(high: 7, low: 7)
    let json = "{\"customerId\":\"\(places.bert.id)\",\"text\":\"Zq again\"}"
    try await places.salon.admin.call("CustomerService.addNote", json, key: key)
    let probe = try await AnswerProbe(
      try places.limited, "CustomerService.addNote", json, key: key)
    #expect(probe.error != nil)
    try Self.expectNothing(of: places, probe)
  }

  @Test(arguments: [1, 2, 4, 5, 16, 17, 64])
  func `may have up to 64 locations`(_ count: Int) async throws {
    let places = try await TwoPlaces(try TestServer())
    let others = (1..<UInt64(count)).map { Uuid(high: 9, low: $0) }
    let admin = try places.salon.server.caller(
      .clientAdmin, tenant: places.salon.tenant,
      locations: others + [try #require(Uuid(TwoPlaces.north))])
    let list = try await admin.call("CustomerService.listCustomers", #"{"sort":"name"}"#)
    #expect(list["customers"]?.list.compactMap { $0["name"]?.text } == ["Anna", "Cora"])
  }
}
