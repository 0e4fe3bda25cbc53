import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

/// BulkService: one change to many customers.
package struct BulkHandlers: BulkServiceHandlers {
  /// Results that one page of them looks at.
  private static let resultsLookedAt = 10_000

  private let environment: ServiceEnvironment
  private let bell: JobBell

  init(_ environment: ServiceEnvironment, _ bell: JobBell) {
    self.environment = environment
    self.bell = bell
  }

  package func startBulkUpdate(
    _ request: StartBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) -> BulkUpdate {
    var request = request
    request.reason = request.reason.flatMap(environment.trimmedText)
    if let id = request.id, let known = try db(try call.store.job(id, call.scope)) {
      guard known.kind == .bulkUpdate else {
        throw RPCError(.alreadyExists, "There is another job of this id.")
      }
      return try BulkJob(known).shown
    }
    try check(&request, call)
    let id = request.id ?? environment.random.uuid(at: call.now)
    var job = BulkJob(
      request, id: id, at: call.now, principal: call.subject,
      role: call.context.principal?.role)
    try job.insert(call, call.scope)
    var part: Int64 = 0
    for start in stride(from: 0, to: request.ids.count, by: BulkIDs.perPart) {
      part += 1
      let ids = request.ids[start..<min(start + BulkIDs.perPart, request.ids.count)]
      try db(
        try call.store.insertPart(BulkIDs.encode(ids), part, .input, of: id, call.scope))
    }
    job.record(.began, call, call.scope)
    let bell = bell
    call.afterCommit { bell.ring() }
    return job.shown
  }

  private func check(
    _ request: inout StartBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) {
    guard (request.filter != nil) != !request.ids.isEmpty else {
      throw RPCError(
        field: "filter", rule: "oneOf",
        "Say whom it is about: give a filter or ids, and not both. An empty filter is everybody.")
    }
    var seen: Set<Uuid> = []
    request.ids.removeAll { !seen.insert($0).inserted }
    try checkChanges(&request, call)
    guard var filter = request.filter else { return }
    filter.cursor = ""
    filter.pageSize = 0
    filter.withTotal = false
    request.filter = filter
    guard !request.changes.restore || filter.deleted else {
      throw RPCError(
        field: "filter.deleted", rule: "required",
        "Only deleted customers can be restored, so the filter must say deleted.")
    }
    let read = ReadCall(call.context, now: call.now, store: call.store)
    let narrowed = try CustomerHandlers(environment).filter(filter, read)
    // By the terms alone: nobody's row is read while the writer waits.
    guard let narrowed, try db(try call.store.isTooWide(narrowed, call.scope)) else { return }
    throw CustomerHandlers.tooWide
  }

  private func checkChanges(
    _ request: inout StartBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) {
    var changes = request.changes
    changes.addTags = try environment.distinctTags(changes.addTags, "changes.addTags")
    changes.removeTags = try environment.distinctTags(changes.removeTags, "changes.removeTags")
    request.changes = changes
    let isEdit =
      changes.categoryId != nil || changes.status != .unspecified || !changes.addTags.isEmpty
      || !changes.removeTags.isEmpty
    guard [isEdit, changes.delete, changes.restore].count(where: { $0 }) == 1 else {
      throw RPCError(
        field: "changes", rule: "oneOf",
        "Say what becomes of them: a category, tags or a status, or else delete or restore alone.")
    }
    if let category = changes.categoryId {
      try CustomerRecords(environment, call).checkCategory(category, "changes.categoryId")
    }
  }

  package func getBulkUpdate(
    _ request: GetBulkUpdateRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkUpdate {
    try BulkJob(request.id, call.store, call.scope).shown
  }

  package func watchBulkUpdate(
    _ request: WatchBulkUpdateRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<BulkUpdate> {
    try BulkJob.feed(request.id, call)
  }

  package func stopBulkUpdate(
    _ request: StopBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) -> BulkUpdate {
    var job = try BulkJob(request.id, call.store, call.scope)
    if job.shown.state.isEnd { return job.shown }
    try job.end(.stopped, call, call.scope)
    let bell = bell
    call.afterCommit { bell.ring() }
    return job.shown
  }
}

// Lists.
extension BulkHandlers {
  package func listBulkUpdates(
    _ request: ListBulkUpdatesRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkUpdatePage {
    let page = try BulkJob.page(request, method: "listBulkUpdates", environment, call)
    return BulkUpdatePage(updates: page.shown, nextCursor: page.next)
  }

  package func listBulkResults(
    _ request: ListBulkResultsRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkResultPage {
    _ = try BulkJob(request.id, call.store, call.scope)
    let cursor = environment.cursor(of: request, method: "listBulkResults", call)
    let limit = PageLimit(Int(request.pageSize)).rows
    // A place is a part, and how many of its results were looked at.
    let position = try cursor.open(request.cursor)
    var part = position?.number ?? 1
    var index = Int(clamping: position?.id.low ?? 0)
    var answer = BulkResultPage()
    var lookedAt = 0
    while let bytes = try db(try call.store.part(part, .results, of: request.id, call.scope)) {
      guard let results = try? BulkResultPage(decoding: bytes.span.bytes).results else {
        throw RPCError(.dataLoss, "The results could not be read.")
      }
      while index < results.count {
        if answer.results.count == limit || lookedAt == Self.resultsLookedAt {
          let place = ListPosition(number: part, id: Uuid(high: 0, low: UInt64(index)))
          answer.nextCursor = cursor.seal(place)
          return answer
        }
        let result = results[index]
        lookedAt += 1
        index += 1
        if request.outcome == .unspecified || request.outcome == result.outcome {
          answer.results.append(result)
        }
      }
      part += 1
      index = 0
    }
    return answer
  }
}
