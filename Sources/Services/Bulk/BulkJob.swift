import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

extension EntityKind {
  static let bulkUpdate = EntityKind("bulkUpdate")
}

/// A job that is a bulk update: where it stands, and what callers see of it. While it selects,
/// `place` is how many parts of ids are stored and where the list goes on; while it applies,
/// which part and which id of it come next.
struct BulkJob: JobView {
  private(set) var job: Job
  var shown: BulkUpdate

  static let kind = JobKind.bulkUpdate
  static let absent = RPCError(.notFound, "There is no such bulk update.")

  init(
    _ request: StartBulkUpdateRequest, id: Uuid, at now: Timestamp, principal: String, role: Role?
  ) {
    shown = BulkUpdate(
      id: id, version: 1, state: request.filter == nil ? .applying : .selecting,
      changes: request.changes, filter: request.filter, dryRun: request.dryRun,
      reason: request.reason, createdAt: now, createdBy: principal,
      total: UInt64(request.ids.count))
    job = Job(
      .bulkUpdate, id: id, isOpen: true, at: now, principal: principal, role: role,
      record: shown.encoded())
    if shown.state == .applying { place = (1, 0) }
  }

  init(_ job: Job) throws(RPCError) {
    self.job = job
    do throws(WireError) {
      shown = try BulkUpdate(decoding: job.record.span.bytes)
    } catch {
      throw RPCError(
        .dataLoss, "The bulk update could not be read; its operator must look at the log.")
    }
  }

  var version: UInt64 { shown.version }
  var isEnd: Bool { shown.state.isEnd }

  /// Whose the changes are.
  var author: Author {
    Author(principal: job.principal, role: job.role, method: "BulkService.startBulkUpdate")
  }

  var createdAt: Timestamp { job.createdAt }

  var place: (part: Int64, index: Int64) {
    get { (job.part, job.place) }
    set {
      job.part = newValue.part
      job.place = newValue.index
    }
  }

  /// Stores a new bulk update.
  mutating func insert(_ call: WriteCall, _ scope: TenantScope) throws(RPCError) {
    job.record = shown.encoded()
    try db(try call.store.insert(job, scope))
  }

  /// Stores its next state. Who was named and is left is cleared away after the end, so somebody
  /// works on it until then.
  mutating func update(
    _ call: WriteCall, _ scope: TenantScope, isCleared: Bool = false
  ) throws(RPCError) {
    shown.version += isCleared ? 0 : 1
    if shown.state.isEnd { shown.finishedAt = shown.finishedAt ?? call.now }
    job.isOpen = !isCleared
    job.record = shown.encoded()
    try db(try call.store.update(job, scope))
    call.store.allowUnrecordedChanges("where a bulk update stands is no record")
  }

  /// Ends it, and tells the journal.
  mutating func end(
    _ state: BulkState, _ call: WriteCall, _ scope: TenantScope, isCleared: Bool = false
  ) throws(RPCError) {
    shown.state = state
    // What somebody was looked for by is no more needed.
    shown.filter?.search = ""
    shown.version += isCleared ? 1 : 0
    try update(call, scope, isCleared: isCleared)
    record(.ended, call, scope)
  }

  /// Tells the journal, and with it the feed.
  func record(_ kind: ChangeKind, _ call: WriteCall, _ scope: TenantScope) {
    call.store.record(
      Change(kind, .bulkUpdate, shown.id, subject: nil, version: Int64(shown.version)), scope)
  }
}

extension BulkState {
  /// Whether nothing more is changed.
  var isEnd: Bool {
    switch self {
    case .selecting, .applying: false
    case .unspecified, .done, .stopped, .failed, .unrecognized: true
    }
  }
}

/// Ids as a part of a job keeps them: 16 bytes each.
enum BulkIDs {
  static let perPart = PageLimit.largest

  static func encode(_ ids: some Sequence<Uuid>) -> [UInt8] {
    var bytes: [UInt8] = []
    for id in ids {
      bytes.append(big: id.high)
      bytes.append(big: id.low)
    }
    return bytes
  }

  /// nil for bytes that `encode` did not make.
  static func decode(_ bytes: [UInt8]) -> [Uuid]? {
    var ids: [Uuid] = []
    var reader = PartReader(bytes)
    while !reader.isAtEnd {
      guard let high = reader.word(), let low = reader.word() else { return nil }
      ids.append(Uuid(high: high, low: low))
    }
    return ids
  }
}
