import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// Tiers and saved segments.
enum SegmentFeatures {
  static let table: [Feature] = [
    Feature(
      "clients have tiers by the tenant's policy over sums and visits",
      "TenantService.updateTenantSettings", "CustomerService.listCustomers", check: tiers),
    Feature(
      "a policy that makes no sense is refused", "TenantService.updateTenantSettings",
      check: policies),
    Feature(
      "segments are made, changed, listed and deleted", "SegmentService.createSegment",
      "SegmentService.updateSegment", "SegmentService.getSegment", "SegmentService.listSegments",
      "SegmentService.deleteSegment", check: segments),
    Feature(
      "a segment is previewed, and used by lists and bulk updates",
      "SegmentService.previewSegment", "CustomerService.listCustomers",
      "BulkService.startBulkUpdate", check: uses),
    Feature(
      "a snapshot keeps who was in a segment", "SegmentService.snapshotSegment",
      "SegmentService.listSnapshots", "SegmentService.deleteSnapshot", check: snapshots),
  ]

  private static func visit(
    _ salon: Salon, _ customer: JSONValue, _ price: Int, _ currency: String = "EUR"
  ) async throws {
    let booking = try await salon.call(
      "BookingService.createBooking",
      "{\"customerId\":\"\(customer.id)\",\"service\":\"Cut\",\"duration\":\"1h\","
        + "\"startsAt\":\"2020-01-01T10:00:00Z\","
        + "\"price\":{\"minor\":\(price),\"currency\":\"\(currency)\"}}")
    try await salon.call("BookingService.completeBooking", "{\"id\":\"\(booking.id)\"}")
  }

  private static func set(_ salon: Salon, _ policy: String) async throws -> JSONValue {
    let version = try await salon.call("TenantService.getTenant").version
    let settings = policy.isEmpty ? "{}" : "{\"tiers\":\(policy)}"
    return try await salon.call(
      "TenantService.updateTenantSettings",
      "{\"version\":\(version),\"mask\":[\"tiers\"],\"settings\":\(settings)}")
  }

  private static let policy =
    #"{"currency":"EUR","silver":{"spentMin":1000},"gold":{"spentMin":5000,"visitsMin":2},"#
    + #""platinum":{"spentMin":9000,"visitsMin":3}}"#

  @Sendable static func tiers(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 460 0001")
    let ben = try await salon.customer("Ben", "087 460 0002")
    let cleo = try await salon.customer("Cleo", "087 460 0003")
    let dan = try await salon.customer("Dan", "087 460 0004")
    for price in [4000, 4000, 4000] { try await visit(salon, ann, price) }
    for price in [3000, 3000] { try await visit(salon, ben, price) }
    try await visit(salon, cleo, 20_000)
    try await visit(salon, dan, 90_000, "USD")
    let none = try await salon.failure("CustomerService.listCustomers", #"{"tier":"gold"}"#)
    checks.equal(none.violations.first?.path, "tier", "there is no policy yet")
    checks.equal(try await salon.current(ann)["tier"]?.text ?? "unspecified", "unspecified")
    checks.equal(try await set(salon, policy)["tiers"]?["version"]?.number, 1)
    func names(_ tier: String, _ more: String = "") async throws -> [String] {
      try await salon.names("{\"tier\":\"\(tier)\",\"sort\":\"name\"\(more)}")
    }
    checks.equal(try await names("platinum"), ["Ann"])
    checks.equal(try await names("gold"), ["Ben"])
    checks.equal(try await names("silver"), ["Cleo"], "one visit is too few for more")
    checks.equal(try await names("bronze"), ["Dan"], "other currencies do not count")
    checks.equal(try await names("gold", #","visitsMin":3"#), [])
    checks.equal(try await names("platinum", #","search":"ann""#), ["Ann"])
    checks.equal(try await salon.current(ann)["tier"]?.text, "platinum")
    let page = try await salon.call("CustomerService.listCustomers", #"{"sort":"name"}"#)
    checks.equal(
      page["customers"]?.list.map { $0["tier"]?.text }, ["platinum", "gold", "silver", "bronze"])
    let profile = try await salon.call(
      "CustomerService.getCustomerProfile", "{\"id\":\"\(cleo.id)\"}")
    checks.equal(profile["customer"]?["tier"]?.text, "silver")
    let looser = policy.replacing(#""visitsMin":2"#, with: #""visitsMin":1"#)
    checks.equal(try await set(salon, looser)["tiers"]?["version"]?.number, 2)
    checks.equal(try await names("gold"), ["Ben", "Cleo"], "at once")
    checks.equal(try await set(salon, looser)["tiers"]?["version"]?.number, 2, "the same")
    checks.that(try await set(salon, "")["tiers"] == nil, "and no more")
    checks.equal(try await salon.current(ann)["tier"]?.text ?? "unspecified", "unspecified")
  }

  @Sendable static func policies(_ salon: Salon) async throws {
    let checks = salon.checks
    for (old, new, path) in [
      (#""silver":{"spentMin":1000}"#, #""silver":{}"#, "settings.tiers.silver"),
      (#""spentMin":5000"#, #""spentMin":500"#, "settings.tiers.gold"),
      (#","visitsMin":3"#, "", "settings.tiers.platinum"),
    ] {
      let wrong = policy.replacing(old, with: new)
      checks.that(wrong != policy, old)
      let refused = try await salon.failure(
        "TenantService.updateTenantSettings",
        "{\"version\":1,\"mask\":[\"tiers\"],\"settings\":{\"tiers\":\(wrong)}}")
      checks.equal(refused.violations.first?.path, path)
    }
  }

  @Sendable static func segments(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.call(
      "SegmentService.createSegment",
      #"{"name":"Regulars","filter":{"visitsMin":2,"pageSize":7,"sort":"name"}}"#)
    checks.equal(made["filter"]?["visitsMin"]?.number, 2)
    checks.equal(made["filter"]?["pageSize"]?.number ?? 0, 0, "a page is no part of it")
    let same = try await salon.failure(
      "SegmentService.createSegment", #"{"name":"régulars","filter":{}}"#)
    checks.equal(same.code, .alreadyExists)
    for (filter, path) in [
      ("{\"segmentId\":\"\(made.id)\"}", "filter.segmentId"),
      (#"{"search":"ann"}"#, "filter.search"), (#"{"tier":"gold"}"#, "tier"),
    ] {
      let refused = try await salon.failure(
        "SegmentService.createSegment", "{\"name\":\"Other\",\"filter\":\(filter)}")
      checks.equal(refused.violations.first?.path, path)
    }
    let other = try await salon.call(
      "SegmentService.createSegment", #"{"name":"Idle","filter":{"status":"inactive"}}"#)
    let renamed = try await salon.call(
      "SegmentService.updateSegment",
      "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"name\",\"filter\"],"
        + #""name":"Friends","filter":{"visitsMin":3}}"#)
    checks.equal(renamed.version, 2)
    checks.equal(
      try await salon.call("SegmentService.getSegment", "{\"id\":\"\(made.id)\"}"), renamed)
    let stale = try await salon.failure(
      "SegmentService.updateSegment",
      "{\"id\":\"\(made.id)\",\"version\":1,\"mask\":[\"name\"],\"name\":\"X\"}")
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.map(\.field), ["filter", "name"])
    let list = try await salon.call("SegmentService.listSegments")
    checks.equal(list["segments"]?.list.map { $0["name"]?.text }, ["Friends", "Idle"])
    try await salon.call("SegmentService.deleteSegment", "{\"id\":\"\(other.id)\"}")
    let gone = try await salon.failure("SegmentService.getSegment", "{\"id\":\"\(other.id)\"}")
    checks.equal(gone.code, .notFound)
    let audit = try await salon.call("AuditService.list", #"{"records":["segment"]}"#)
    checks.equal(
      audit["entries"]?.list.map { $0["kind"]?.text },
      ["deleted", "updated", "created", "created"])
  }

  @Sendable static func uses(_ salon: Salon) async throws {
    let checks = salon.checks
    for index in 1...3 {
      try await salon.customer(
        "Kim \(index)", "087 461 000\(index)",
        ",\"source\":\"\(index == 1 ? "web" : "voice")\",\"tags\":[\"a\"]")
    }
    let preview = try await salon.call(
      "SegmentService.previewSegment", #"{"filter":{"sources":["voice"]}}"#)
    checks.equal(preview["total"]?.number, 2)
    checks.equal(preview["customers"]?.list.map { $0["name"]?.text }, ["Kim 2", "Kim 3"])
    let segment = try await salon.call(
      "SegmentService.createSegment",
      #"{"name":"Callers","filter":{"sources":["voice"],"tags":["a"]}}"#)
    let named = "\"segmentId\":\"\(segment.id)\""
    checks.equal(try await salon.names("{\(named),\"sort\":\"name\"}"), ["Kim 2", "Kim 3"])
    checks.equal(try await salon.names("{\(named),\"search\":\"kim 3\"}"), ["Kim 3"])
    checks.equal(try await salon.names("{\(named),\"tags\":[\"b\"]}"), [])
    let twice = try await salon.failure(
      "CustomerService.listCustomers", "{\(named),\"sources\":[\"web\"]}")
    checks.equal(twice.violations.first?.path, "sources")
    let unknown = try await salon.failure(
      "CustomerService.listCustomers", #"{"segmentId":"01980000-0000-7abc-8000-000000000001"}"#)
    checks.equal(unknown.violations.first?.path, "segmentId")
    let done = try await BulkFeatures.run(
      salon, "{\"filter\":{\(named)},\"changes\":{\"addTags\":[\"b\"],\"removeTags\":[\"a\"]}}")
    checks.equal(BulkFeatures.counts(done), [2, 0, 0, 0])
    checks.equal(
      try await salon.names(#"{"tags":["b"],"sort":"name"}"#), ["Kim 2", "Kim 3"],
      "who left the segment meanwhile is changed too")
    checks.equal(try await salon.names("{\(named)}"), [])
  }

  @Sendable static func snapshots(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 462 0001", #","tags":["x"]"#)
    let ben = try await salon.customer("Ben", "087 462 0002", #","tags":["x"]"#)
    let segment = try await salon.call(
      "SegmentService.createSegment", #"{"name":"X","filter":{"tags":["x"]}}"#)
    let taken = try await salon.call(
      "SegmentService.snapshotSegment", "{\"id\":\"\(segment.id)\"}")
    checks.equal(taken["members"]?.number, 2)
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(ann.id)\",\"version\":1,\"mask\":[\"tags\"],\"changes\":{}}")
    try await salon.customer("Cleo", "087 462 0003", #","tags":["x"]"#)
    let held = "{\"snapshotId\":\"\(taken.id)\",\"sort\":\"name\"}"
    checks.equal(try await salon.names(held), ["Ann", "Ben"], "as it was")
    checks.equal(
      try await salon.names("{\"segmentId\":\"\(segment.id)\",\"sort\":\"name\"}"),
      ["Ben", "Cleo"], "as it is")
    let receipt = try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(ben.id)\",\"reason\":\"By letter.\"}")
    let item = receipt["items"]?.list.first { $0["what"]?.text == "segments" }
    checks.equal(item?["count"]?.number, 1)
    let list = try await salon.call(
      "SegmentService.listSnapshots", "{\"segmentId\":\"\(segment.id)\"}")
    checks.equal(list["snapshots"]?.list, [taken])
    let second = try await salon.call(
      "SegmentService.snapshotSegment", "{\"id\":\"\(segment.id)\"}")
    checks.equal(second["members"]?.number, 1)
    try await salon.call("SegmentService.deleteSnapshot", "{\"id\":\"\(taken.id)\"}")
    let gone = try await salon.failure("CustomerService.listCustomers", held)
    checks.equal(gone.violations.first?.path, "snapshotId")
    try await salon.call("SegmentService.deleteSegment", "{\"id\":\"\(segment.id)\"}")
    let both = try await salon.failure(
      "CustomerService.listCustomers", "{\"snapshotId\":\"\(second.id)\"}")
    checks.equal(both.violations.first?.path, "snapshotId", "its snapshots go with it")
  }
}
