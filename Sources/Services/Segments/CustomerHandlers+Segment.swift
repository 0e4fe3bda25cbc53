import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

extension CustomerHandlers {
  /// `request` with what its segment's filter says too.
  func withSegment(
    _ request: ListCustomersRequest, _ call: ReadCall
  ) throws(RPCError) -> ListCustomersRequest {
    guard let id = request.segmentId else { return request }
    guard let segment = try db(try call.store.segment(id, call.scope)) else {
      throw RPCError(
        field: "segmentId", rule: "exists",
        "There is no such segment; list them with listSegments.")
    }
    var both = segment.filter
    both.search = request.search
    both.tags += request.tags
    try join(&both, request, "sources", \.sources)
    try join(&both, request, "categoryId", \.categoryId)
    try join(&both, request, "status", \.status)
    try join(&both, request, "deleted", \.deleted)
    try join(&both, request, "tagsAny", \.tagsAny)
    try join(&both, request, "visitsMin", \.visitsMin)
    try join(&both, request, "spentMin", \.spentMin)
    try join(&both, request, "daysSinceVisitMin", \.daysSinceVisitMin)
    try join(&both, request, "birthday", \.birthday)
    try join(&both, request, "followUpDue", \.followUpDue)
    try join(&both, request, "locationId", \.locationId)
    try join(&both, request, "tier", \.tier)
    try join(&both, request, "snapshotId", \.snapshotId)
    return both
  }

  private func join<Value: Equatable>(
    _ both: inout ListCustomersRequest, _ request: ListCustomersRequest, _ field: String,
    _ path: WritableKeyPath<ListCustomersRequest, Value>
  ) throws(RPCError) {
    let none = ListCustomersRequest()[keyPath: path]
    let wanted = request[keyPath: path]
    guard wanted != none, wanted != both[keyPath: path] else { return }
    guard both[keyPath: path] == none else {
      throw RPCError(
        field: field, rule: "segment",
        "The segment's filter says something of this already; leave it out.")
    }
    both[keyPath: path] = wanted
  }
}

extension ListCustomersRequest {
  /// What narrows the list, without page and order.
  var narrowing: ListCustomersRequest {
    var narrowing = self
    narrowing.pageSize = 0
    narrowing.cursor = ""
    narrowing.withTotal = false
    narrowing.sort = .unspecified
    narrowing.descending = false
    narrowing.currency = nil
    return narrowing
  }
}
