import Auth
import JSONText
import RPCCore
import TestKit
import Testing
import WireFormat

/// One change to many clients.
enum BulkFeatures {
  static let table: [Feature] = [
    Feature(
      "many clients get a category, tags and a status at once, with a result for each",
      "BulkService.startBulkUpdate", "BulkService.getBulkUpdate", "BulkService.listBulkResults",
      check: edit),
    Feature(
      "many clients are deleted by a filter, and restored", "BulkService.startBulkUpdate",
      check: deletion),
    Feature("a dry run counts, and changes nothing", "BulkService.startBulkUpdate", check: dryRun),
    Feature(
      "bulk updates are listed and stopped, and one is begun once",
      "BulkService.listBulkUpdates", "BulkService.stopBulkUpdate", check: lists),
    Feature(
      "a bulk update that makes no sense is refused", "BulkService.startBulkUpdate",
      check: refusals),
  ]

  /// Begins a bulk update, and waits for its end.
  static func run(_ salon: Salon, _ json: String) async throws -> JSONValue {
    let begun = try await salon.call("BulkService.startBulkUpdate", json)
    return try await end(salon, begun)
  }

  private static func end(_ salon: Salon, _ begun: JSONValue) async throws -> JSONValue {
    var last = begun
    let isOver = try await eventuallyAsync {
      last = try await salon.call("BulkService.getBulkUpdate", "{\"id\":\"\(begun.id)\"}")
      return last["finishedAt"] != nil
    }
    #expect(isOver)
    return last
  }

  static func counts(_ update: JSONValue) -> [Int?] {
    ["changed", "unchanged", "refused", "absent"].map { update["counts"]?[$0]?.number }
  }

  private static func results(
    _ salon: Salon, _ update: JSONValue, _ more: String = ""
  ) async throws -> [JSONValue] {
    var all: [JSONValue] = []
    var cursor = ""
    repeat {
      let page = try await salon.call(
        "BulkService.listBulkResults",
        "{\"id\":\"\(update.id)\",\"pageSize\":2,\"cursor\":\"\(cursor)\"\(more)}")
      all += page["results"]?.list ?? []
      cursor = page["nextCursor"]?.text ?? ""
    } while !cursor.isEmpty
    return all
  }

  @Sendable static func edit(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 440 0001", #","tags":["Old"]"#)
    let ben = try await salon.customer("Ben", "087 440 0002")
    let gone = try await salon.customer("Gone", "087 440 0003")
    try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(gone.id)\"}")
    let categories = try await salon.call("CustomerService.listCategories")
    let vip = try #require(categories["categories"]?.list.first { $0["name"]?.text == "VIP" }).id
    let unknown = "01980000-0000-7abc-8000-000000000001"
    let ids = [ann.id, ben.id, gone.id, unknown, ann.id].map { "\"\($0)\"" }.joined(separator: ",")
    let request =
      "{\"ids\":[\(ids)],\"changes\":{\"categoryId\":\"\(vip)\",\"addTags\":[\"spring\"],"
      + #""removeTags":["OLD"],"status":"inactive"},"reason":"Spring."}"#
    let done = try await run(salon, request)
    checks.equal(done["state"]?.text, "done")
    checks.equal(counts(done), [2, 0, 0, 2])
    checks.equal(done["total"]?.number, 4, "each once")
    checks.equal(done["position"]?.number, 4)
    let now = try await salon.current(ann)
    checks.equal(now["categoryId"]?.text, vip)
    checks.equal(now["tags"]?.list.map(\.text), ["spring"])
    checks.equal(now["status"]?.text, "inactive")
    checks.equal(now.version, 2, "one change")
    let all = try await results(salon, done)
    checks.equal(
      all.map { $0["outcome"]?.text }, ["changed", "changed", "absent", "absent"])
    checks.equal(all.first?["version"]?.number, 2)
    let absent = try await results(salon, done, #","outcome":"absent""#)
    checks.equal(absent.map { $0["customerId"]?.text }, [gone.id, unknown])
    let again = try await run(salon, request)
    checks.equal(counts(again), [0, 2, 0, 2], "nothing more to change")
    let audit = try await salon.call(
      "AuditService.list", "{\"recordId\":\"\(ann.id)\",\"reveal\":true}")
    checks.equal(audit["entries"]?[0]?["method"]?.text, "BulkService.startBulkUpdate")
    checks.equal(audit["entries"]?[0]?["principal"]?.text, "test-clientAdmin")
    checks.equal(audit["entries"]?[0]?["reason"]?.text, "Spring.")
    let told = try await salon.call(
      "AuditService.list", "{\"recordId\":\"\(done.id)\"}")
    checks.equal(told["entries"]?.list.map { $0["kind"]?.text }, ["ended", "began"])
  }

  @Sendable static func deletion(_ salon: Salon) async throws {
    let checks = salon.checks
    for index in 1...5 {
      try await salon.customer("Dana \(index)", "087 441 000\(index)", #","tags":["go"]"#)
    }
    try await salon.customer("Stay", "087 441 0009")
    let deleted = try await run(
      salon, #"{"filter":{"tags":["GO"]},"changes":{"delete":true}}"#)
    checks.equal(counts(deleted), [5, 0, 0, 0])
    checks.equal(try await salon.names("{}"), ["Stay"])
    let other = try await salon.customer("New", "087 441 0002")
    let restored = try await run(
      salon, #"{"filter":{"tags":["go"],"deleted":true},"changes":{"restore":true}}"#)
    checks.equal(counts(restored), [4, 0, 1, 0])
    let refused = try await results(salon, restored, #","outcome":"refused""#)
    checks.equal(refused.count, 1)
    checks.that(refused.first?["problem"]?.text?.contains(other.id) == true, "who is in the way")
    checks.equal(try await salon.names(#"{"sort":"name"}"#).count, 6)
    let none = try await run(
      salon, #"{"filter":{"tags":["nobody has it"]},"changes":{"delete":true}}"#)
    checks.equal(none["state"]?.text, "done")
    checks.equal(counts(none), [0, 0, 0, 0])
  }

  @Sendable static func dryRun(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 442 0001", #","tags":["a"]"#)
    try await salon.customer("Ben", "087 442 0002")
    let tags = try await run(
      salon, #"{"filter":{},"changes":{"addTags":["A"]},"dryRun":true}"#)
    checks.equal(counts(tags), [1, 1, 0, 0])
    let gone = try await run(salon, #"{"filter":{},"changes":{"delete":true},"dryRun":true}"#)
    checks.equal(counts(gone), [2, 0, 0, 0])
    checks.equal(try await salon.current(ann), ann, "nothing changed")
    checks.equal(try await salon.names("{}").count, 2)
  }

  @Sendable static func lists(_ salon: Salon) async throws {
    let checks = salon.checks
    let ann = try await salon.customer("Ann", "087 443 0001")
    let id = "01980000-0000-7abc-8000-0000000000b1"
    let request =
      "{\"id\":\"\(id)\",\"ids\":[\"\(ann.id)\"],\"changes\":{\"addTags\":[\"x\"]}}"
    let done = try await run(salon, request)
    checks.equal(try await salon.call("BulkService.startBulkUpdate", request), done, "once")
    let second = try await run(salon, #"{"filter":{},"changes":{"status":"inactive"}}"#)
    let page = try await salon.call("BulkService.listBulkUpdates", #"{"pageSize":1}"#)
    checks.equal(page["updates"]?.list, [second], "the latest first")
    let cursor = page["nextCursor"]?.text ?? ""
    let rest = try await salon.call(
      "BulkService.listBulkUpdates", "{\"pageSize\":1,\"cursor\":\"\(cursor)\"}")
    checks.equal(rest["updates"]?.list, [done])
    checks.that(rest["nextCursor"] == nil, "no more")
    checks.equal(
      try await salon.call("BulkService.stopBulkUpdate", "{\"id\":\"\(id)\"}"), done,
      "it is over already")
    let unknown = try await salon.failure(
      "BulkService.getBulkUpdate", "{\"id\":\"\(ann.id)\"}")
    checks.equal(unknown.code, .notFound)
  }

  @Sendable static func refusals(_ salon: Salon) async throws {
    let checks = salon.checks
    let id = "01980000-0000-7abc-8000-000000000001"
    for (json, path) in [
      (#"{"changes":{"delete":true}}"#, "filter"),
      ("{\"filter\":{},\"ids\":[\"\(id)\"],\"changes\":{\"delete\":true}}", "filter"),
      (#"{"filter":{},"changes":{}}"#, "changes"),
      (#"{"filter":{},"changes":{"delete":true,"restore":true}}"#, "changes"),
      (#"{"filter":{},"changes":{"delete":true,"addTags":["x"]}}"#, "changes"),
      (#"{"filter":{},"changes":{"restore":true}}"#, "filter.deleted"),
      ("{\"filter\":{},\"changes\":{\"categoryId\":\"\(id)\"}}", "changes.categoryId"),
      ("{\"filter\":{\"categoryId\":\"\(id)\"},\"changes\":{\"delete\":true}}", "categoryId"),
    ] {
      let refused = try await salon.failure("BulkService.startBulkUpdate", json)
      checks.equal(refused.code, .invalidArgument, json)
      checks.equal(refused.violations.first?.path, path, json)
    }
    let page = try await salon.call("BulkService.listBulkUpdates")
    checks.equal(page["updates"]?.list.count, 0, "none was begun")
  }
}
