import Auth
import FrontdeskClient
import JSONText
import RPCCore
import SchemaLanguage
import Services
import Testing
import WireFormat

/// Every rpc as an admin without the scope `finance`: what customers have spent is told by none,
/// in bytes, in texts or by an order.
@Suite struct `An admin without the finance scope` {
  /// What Anna, Cora and both have spent, in all and at one location, and the averages; none of
  /// it is the price of a booking.
  private struct Spent {
    let salon: Salon
    let anna: JSONValue
    let cora: JSONValue
    let plain: Caller

    static let sums: [Int64] = [5_731_171, 2_865_586, 2_914_323, 1_457_162, 8_645_494]

    init(_ server: TestServer) async throws {
      salon = try await Salon(server, Checks("finance"))
      anna = try await salon.customer("Anna", "087 470 0001")
      cora = try await salon.customer("Anna Cora", "087 470 0002", #","email":"a@example.com""#)
      plain = try server.caller(.clientAdmin, tenant: salon.tenant, scopes: ["manager"])
      for (customer, prices) in [(anna, [2_600_070, 3_131_101]), (cora, [1_214_222, 1_700_101])] {
        for (day, price) in prices.enumerated() {
          let booking = try await salon.call(
            "BookingService.createBooking",
            "{\"customerId\":\"\(customer.id)\",\"service\":\"Cut\","
              + "\"locationId\":\"\(TwoPlaces.north)\",\"duration\":\"1h\","
              + "\"startsAt\":\"2020-01-1\(day)T10:00:00Z\","
              + "\"price\":{\"minor\":\(price),\"currency\":\"EUR\"}}")
          try await salon.call("BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}")
        }
      }
    }
  }

  /// A sum of money as it stands in any message.
  private static func bytes(_ sum: Int64) -> [UInt8] {
    let location = CustomerLocation(spent: [Money(minor: sum, currency: "EUR")])
    // Behind the field's tag and length.
    return Array(location.encoded().dropFirst(2))
  }

  /// Which of the sums stand in an answer, as bytes of a sum of money or as digits.
  private static func told(_ probe: AnswerProbe) -> [Int64] {
    Spent.sums.filter { sum in
      let digits = String(sum)
      return probe.tells(Self.bytes(sum)) || probe.tells(digits)
        || probe.tells("\(digits.dropLast(2)).\(digits.suffix(2))")
    }
  }

  @Test func `is refused nothing but the whole tenant as a file`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id, scopes: [])
    for (name, method) in Examples.rpcs(server.schema) {
      let example = try #require(method.examples.first)
      let error = try await admin.failure(name, Examples.request(example))
      let isAllowed = `Every rpc as every role`.allows(.clientAdmin, name)
      let isRefused = error?.code == .permissionDenied
      // Its example is of those who have spent most.
      let asks = try Examples.request(example).contains("spent")
      #expect(isRefused != isAllowed || asks, "\(name) \(String(describing: error))")
    }
    let frontdesk = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: DemoTenant.id, scopes: []))
    await #expect(throws: FrontdeskError.self) {
      for try await _ in try await frontdesk.tenants.exportTenant(
        ExportTenantRequest(passphrase: "correct horse battery staple"))
      {}
    }
  }

  @Test func `sees what is there without what was spent`() async throws {
    let spent = try await Spent(try TestServer())
    let (anna, cora) = (spent.anna.id, spent.cora.id)
    let versions = try await (
      spent.salon.current(spent.anna).version, spent.salon.current(spent.cora).version
    )
    let pair = "{\"survivorId\":\"\(anna)\",\"mergedId\":\"\(cora)\""
    // In this order; those that change something are made once by each of the two.
    let table: [(rpc: String, json: String, tells: Bool)] = [
      ("CustomerService.getCustomer", "{\"id\":\"\(anna)\"}", true),
      ("CustomerService.getCustomer", "{\"id\":\"\(anna)\",\"details\":true}", true),
      ("CustomerService.getCustomer", #"{"phone":"087 470 0001"}"#, true),
      ("CustomerService.getCustomer", #"{"any":"087 470 0001"}"#, true),
      ("CustomerService.listCustomers", "{}", true),
      ("CustomerService.listCustomers", #"{"search":"anna","withTotal":true}"#, true),
      ("CustomerService.listCustomers", #"{"sort":"visits"}"#, true),
      ("CustomerService.getCustomerProfile", "{\"id\":\"\(anna)\"}", true),
      ("CustomerService.listCustomerLocations", "{\"customerId\":\"\(cora)\"}", true),
      ("CustomerService.listTimeline", "{\"customerId\":\"\(anna)\"}", false),
      ("CustomerService.getCustomerStats", "{}", false),
      ("BookingService.listBookings", "{}", false),
      ("EventService.list", "{}", false),
      ("AuditService.list", #"{"pageSize":100}"#, true),
      ("AuditService.list", #"{"pageSize":100,"reveal":true}"#, true),
      ("SegmentService.previewSegment", #"{"filter":{"visitsMin":1}}"#, true),
      ("DuplicateService.previewMerge", pair + "}", true),
      (
        "CustomerService.resolveOrCreateCustomer", #"{"name":"Anna","phone":"087 470 0001"}"#, true
      ),
      (
        "CustomerService.updateCustomer",
        "{\"id\":\"\(anna)\",\"version\":1,\"mask\":[\"name\"],\"changes\":{\"name\":\"X\"}}", true
      ),
      (
        "CustomerService.updateCustomerLocation",
        "{\"customerId\":\"\(cora)\",\"locationId\":\"\(TwoPlaces.north)\",\"version\":0,"
          + #""mask":["notes"]}"#, true
      ),
    ]
    for (rpc, json, tells) in table {
      let (plain, whole) = try await (
        AnswerProbe(spent.plain, rpc, json), AnswerProbe(spent.salon.admin, rpc, json)
      )
      #expect(plain.error?.code == whole.error?.code, "\(rpc) \(json) \(plain.error as Any)")
      #expect(Self.told(plain).isEmpty, "\(rpc) \(json) tells \(Self.told(plain))")
      #expect(Self.told(whole).isEmpty != tells, "\(rpc) \(json) tells \(Self.told(whole))")
    }
    let merge = pair + ",\"survivorVersion\":\(versions.0),\"mergedVersion\":\(versions.1)}"
    let undo = "{\"mergedId\":\"\(cora)\"}"
    for (rpc, json) in [
      ("DuplicateService.mergeCustomers", merge), ("DuplicateService.undoMerge", undo),
      ("CustomerService.deleteCustomer", "{\"id\":\"\(cora)\"}"),
      ("CustomerService.restoreCustomer", "{\"id\":\"\(cora)\"}"),
    ] {
      let key = Uuid(high: 11, low: UInt64(json.utf8.count))
      let probe = try await AnswerProbe(spent.plain, rpc, json, key: key)
      #expect(probe.error == nil && Self.told(probe).isEmpty, "\(rpc) \(probe.error as Any)")
      let again = try await AnswerProbe(spent.plain, rpc, json, key: key)
      #expect(again.bytes == probe.bytes && again.error == nil, "\(rpc) again")
      let whole = try await AnswerProbe(spent.salon.admin, rpc, json, key: key)
      #expect(!Self.told(whole).isEmpty, "the same answer is kept for all tokens of one person")
    }
  }

  @Test func `cannot ask by what was spent`() async throws {
    let spent = try await Spent(try TestServer())
    let minimum = #""spentMin":{"minor":1,"currency":"EUR"}"#
    let segment = try await spent.salon.call(
      "SegmentService.createSegment", "{\"name\":\"Big\",\"filter\":{\(minimum)}}")
    let snapshot = try await spent.salon.call(
      "SegmentService.snapshotSegment", "{\"id\":\"\(segment.id)\"}")
    for (rpc, json) in [
      ("CustomerService.listCustomers", "{\(minimum)}"),
      ("CustomerService.listCustomers", #"{"sort":"spent"}"#),
      ("CustomerService.listCustomers", "{\"segmentId\":\"\(segment.id)\"}"),
      ("CustomerService.listCustomers", "{\"snapshotId\":\"\(snapshot.id)\"}"),
      ("SegmentService.createSegment", "{\"name\":\"Mine\",\"filter\":{\(minimum)}}"),
      ("SegmentService.previewSegment", "{\"filter\":{\(minimum)}}"),
      ("SegmentService.snapshotSegment", "{\"id\":\"\(segment.id)\"}"),
      (
        "BulkService.startBulkUpdate", "{\"filter\":{\(minimum)},\"changes\":{\"addTags\":[\"x\"]}}"
      ),
      (
        "BulkService.startBulkUpdate",
        "{\"filter\":{\"segmentId\":\"\(segment.id)\"},\"changes\":{\"addTags\":[\"x\"]}}"
      ),
    ] {
      let error = try await spent.plain.failure(rpc, json)
      #expect(error?.code == .permissionDenied, "\(rpc) \(json) \(error as Any)")
      #expect(error?.message.contains("\"finance\"") == true, "\(rpc) \(json)")
      if !rpc.hasSuffix("createSegment"), !rpc.hasPrefix("Bulk") {
        #expect(try await spent.salon.admin.failure(rpc, json) == nil, "\(rpc) \(json)")
      }
    }
  }

  @Test func `gets files without it`() async throws {
    let server = try TestServer()
    let spent = try await Spent(server)
    let plain = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: spent.salon.tenant, scopes: []))
    let whole = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: spent.salon.tenant))
    func file(_ frontdesk: Frontdesk, _ columns: [String] = []) async throws -> String {
      var bytes: [UInt8] = []
      for try await part in try await frontdesk.exports.exportCustomers(
        ExportCustomersRequest(columns: columns))
      { bytes += part.data }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try await file(whole).contains("57311.71 EUR"))
    let text = try await file(plain)
    #expect(text.contains("name,phone,email,visitCount,lastVisit") && !text.contains("EUR"))
    let refusal = await #expect(throws: FrontdeskError.self) {
      _ = try await file(plain, ["name", "totalSpent"])
    }
    #expect(refusal.map { "\($0)" }?.contains("finance") == true)
    for (frontdesk, isTold) in [(plain, false), (whole, true)] {
      var told: Set<Int64> = []
      for try await record in try await frontdesk.privacy.exportSubject(
        ExportSubjectRequest(
          customerId: try #require(Uuid(spent.anna.id)), withHistory: true))
      {
        let bytes = record.encoded()
        for sum in Spent.sums {
          let (money, text) = (Self.bytes(sum), Array("\(sum)".utf8))
          if bytes.indices.contains(where: { start in
            bytes[start...].starts(with: money) || bytes[start...].starts(with: text)
          }) {
            told.insert(sum)
          }
        }
      }
      #expect(told.isEmpty != isTold, "\(told)")
    }
  }

  @Test func `is the only one who does not see it`() async throws {
    let server = try TestServer()
    let spent = try await Spent(server)
    let json = "{\"id\":\"\(spent.anna.id)\"}"
    let tenant = spent.salon.tenant
    for caller in [
      try server.caller(.platformAdmin, tenant: tenant),
      try server.caller(.service, tenant: tenant, scopes: ["customers.read"]),
      try server.caller(.clientAdmin, tenant: tenant, scopes: ["finance"]),
    ] {
      let probe = try await AnswerProbe(caller, "CustomerService.getCustomer", json)
      #expect(!Self.told(probe).isEmpty)
    }
  }
}
