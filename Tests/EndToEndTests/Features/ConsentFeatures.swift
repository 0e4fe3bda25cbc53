import Auth
import JSONText
import RPCCore
import Testing
import WireFormat

/// Who wants to be written to.
enum ConsentFeatures {
  static let table: [Feature] = [
    Feature(
      "what clients said about being written to is kept, and the last word counts",
      "ConsentService.recordConsent", "ConsentService.listConsents", check: consent),
    Feature(
      "marketing to whoever does not want it is refused",
      "CommunicationService.recordCommunication", "TenantService.updateTenantSettings",
      check: marketing),
    Feature(
      "consent goes along with a merge, and with an erasure",
      "DuplicateService.mergeCustomers", "PrivacyService.eraseCustomer", check: follows),
  ]

  @discardableResult
  private static func say(
    _ salon: Salon, _ customer: JSONValue, _ state: String, _ channel: String?,
    _ more: String = ""
  ) async throws -> JSONValue {
    let channel = channel.map { ",\"channel\":\"\($0)\"" } ?? ""
    return try await salon.call(
      "ConsentService.recordConsent",
      "{\"customerId\":\"\(customer.id)\",\"purpose\":\"marketing\",\"state\":\"\(state)\""
        + "\(channel),\"evidence\":\"Ticked the box.\",\"source\":\"web form\"\(more)}")
  }

  /// Channel and state of what holds now.
  private static func current(_ salon: Salon, _ customer: JSONValue) async throws -> [String] {
    let page = try await salon.call(
      "ConsentService.listConsents", "{\"customerId\":\"\(customer.id)\"}")
    return (page["current"]?.list ?? []).map {
      "\($0["channel"]?.text ?? "unspecified") \($0["state"]?.text ?? "")"
    }
  }

  @Sendable static func consent(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 470 0001")
    let first = try await say(salon, ann, "granted", "email", #","at":"2020-01-01T00:00:00Z""#)
    checks.equal(first["recordedBy"]?.text, "test-clientAdmin")
    checks.equal(first["at"]?.text, "2020-01-01T00:00:00Z")
    try await say(salon, ann, "withdrawn", "email")
    try await say(salon, ann, "granted", "sms")
    // Known late, and said before the last word.
    try await say(salon, ann, "granted", "email", #","at":"2021-01-01T00:00:00Z""#)
    checks.equal(try await current(salon, ann), ["sms granted", "email withdrawn"])
    try await say(salon, ann, "withdrawn", nil)
    checks.equal(try await current(salon, ann), ["unspecified withdrawn"], "every channel")
    try await say(salon, ann, "granted", "whatsapp")
    checks.equal(
      try await current(salon, ann), ["unspecified withdrawn", "whatsapp granted"])
    var seen = 0
    var cursor = ""
    repeat {
      let page = try await salon.call(
        "ConsentService.listConsents",
        "{\"customerId\":\"\(ann.id)\",\"pageSize\":2,\"cursor\":\"\(cursor)\"}")
      seen += page["consents"]?.list.count ?? 0
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    checks.equal(seen, 6, "nothing is ever taken away")
    let profile = try await salon.call(
      "CustomerService.getCustomerProfile", "{\"id\":\"\(ann.id)\"}")
    checks.equal(profile["consents"]?.list.count, 2)
    checks.equal(profile["timeline"]?[0]?["kind"]?.text, "consent")
    checks.equal(profile["timeline"]?[0]?["title"]?.text, "Consent granted: marketing, whatsapp")
    for (more, path) in [
      (#""purpose":"marketing","state":"granted","evidence":" ","source":"x""#, "evidence"),
      (#""purpose":"marketing","evidence":"x","source":"x""#, "state"),
      (#""state":"granted","evidence":"x","source":"x""#, "purpose"),
      (
        #""purpose":"other","state":"granted","evidence":"x","source":"x","#
          + #""at":"2999-01-01T00:00:00Z""#, "at"
      ),
    ] {
      let refused = try await salon.failure(
        "ConsentService.recordConsent", "{\"customerId\":\"\(ann.id)\",\(more)}")
      checks.equal(refused.violations.first?.path, path)
    }
  }

  private static func send(
    _ salon: Salon, _ customer: JSONValue, _ more: String = #","purpose":"marketing""#
  ) async throws -> StatusCode? {
    try await salon.admin.failure(
      "CommunicationService.recordCommunication",
      "{\"customerId\":\"\(customer.id)\",\"channel\":\"sms\",\"message\":\"Offer!\"\(more)}")?.code
  }

  @Sendable static func marketing(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 471 0001")
    checks.equal(try await send(salon, ann), nil, "nobody said no")
    try await say(salon, ann, "withdrawn", "sms")
    checks.equal(try await send(salon, ann), .failedPrecondition)
    checks.equal(try await send(salon, ann, ""), nil, "other purposes go")
    let inbound = #","purpose":"marketing","direction":"inbound""#
    checks.equal(try await send(salon, ann, inbound), nil, "the client may write")
    try await say(salon, ann, "granted", "sms")
    checks.equal(try await send(salon, ann), nil, "it does again")
    try await salon.call(
      "TenantService.updateTenantSettings",
      #"{"version":1,"mask":["marketingConsent"],"settings":{"marketingConsent":"optIn"}}"#)
    let ben = try await salon.customer("Ben", "087 471 0002")
    checks.equal(try await send(salon, ben), .failedPrecondition, "who has not said yes")
    checks.equal(try await send(salon, ann), nil)
    try await say(salon, ben, "granted", nil)
    checks.equal(try await send(salon, ben), nil, "every channel")
  }

  @Sendable static func follows(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann Ly", "087 472 0001")
    let anne = try await salon.customer("Anne Ly", "087 472 0002")
    try await say(salon, ann, "granted", "sms")
    try await say(salon, anne, "withdrawn", "sms")
    _ = try await DuplicateFeatures.merge(salon, ann, anne)
    checks.equal(try await current(salon, ann), ["sms withdrawn"], "the last word of both")
    checks.equal(try await send(salon, ann), .failedPrecondition)
    try await salon.call("DuplicateService.undoMerge", "{\"mergedId\":\"\(anne.id)\"}")
    checks.equal(try await current(salon, ann), ["sms granted"])
    checks.equal(try await current(salon, anne), ["sms withdrawn"])
    let receipt = try await salon.call(
      "PrivacyService.eraseCustomer", "{\"customerId\":\"\(ann.id)\",\"reason\":\"By letter.\"}")
    let item = receipt["items"]?.list.first { $0["what"]?.text == "consents" }
    checks.equal(item?["count"]?.number, 1)
    checks.equal(item?["outcome"]?.text, "deleted")
    checks.equal(try await current(salon, ann), [])
  }
}
