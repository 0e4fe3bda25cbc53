import Auth
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// A job as callers see it: the record of its kind, which rises by a version with each step.
protocol JobView: Sendable {
  associatedtype Shown: WireMessage & Sendable

  static var kind: JobKind { get }
  static var absent: RPCError { get }
  var shown: Shown { get }
  var version: UInt64 { get }
  /// Whether nothing more happens by itself.
  var isEnd: Bool { get }

  init(_ job: Job) throws(RPCError)
}

extension JobView {
  /// The job `id` of a tenant, else `absent`.
  init(_ id: Uuid, _ store: ReadStore, _ scope: TenantScope) throws(RPCError) {
    guard let job = try db(try store.job(id, scope)), job.kind == Self.kind else {
      throw Self.absent
    }
    try self.init(job)
  }

  /// The job as it stands, and again with each step, to its end.
  static func feed(_ id: Uuid, _ call: ReadCall) throws(RPCError) -> FeedSource<Shown> {
    _ = try Self(id, call.store, call.scope)
    return FeedSource(topic: call.scope.tenantID, after: 0) {
      (told, _, call) throws(RPCError) in
      var messages = FeedMessages<Shown>()
      let job = try Self(id, call.store, call.scope)
      let version = Int64(clamping: job.version)
      if version > told { messages.append(job.shown, at: version) }
      messages.isLast = job.isEnd
      return messages
    }
  }

  /// One page of a tenant's jobs of this kind, the latest first, and where it goes on.
  static func page(
    _ request: some PagedRequest, method: StaticString, _ environment: ServiceEnvironment,
    _ call: ReadCall
  ) throws(RPCError) -> (shown: [Shown], next: String?) {
    let cursor = environment.cursor(of: request, method: method, call)
    let limit = PageLimit(Int(request.pageSize))
    let position = try cursor.open(request.cursor)
    let jobs = try db(
      try call.store.jobs(kind, after: position, limit: limit.fetched, call.scope))
    let page = Page(fetched: jobs, limit: limit)
    var shown: [Shown] = []
    for job in page.items { shown.append(try Self(job).shown) }
    guard page.hasMore, let last = page.items.last else { return (shown, nil) }
    return (
      shown, cursor.seal(ListPosition(number: last.createdAt.microseconds, id: last.id))
    )
  }
}
