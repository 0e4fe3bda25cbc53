import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

extension EntityKind {
  static let customerImport = EntityKind("import")
}

extension ChangeKind {
  static let began = ChangeKind("began")
  static let ended = ChangeKind("ended")
}

/// A job that is an import: where it stands, and what callers see of it.
struct ImportJob: JobView {
  private(set) var job: Job
  var shown: Import

  static let kind = JobKind.customerImport
  static let absent = RPCError(.notFound, "There is no such import.")

  init(
    _ options: ImportOptions, id: Uuid, at now: Timestamp, principal: String, role: Role?
  ) {
    shown = Import(
      id: id, version: 1, state: .receiving, options: options, createdAt: now,
      createdBy: principal)
    job = Job(
      .customerImport, id: id, isOpen: true, at: now, principal: principal, role: role,
      record: shown.encoded())
  }

  init(_ job: Job) throws(RPCError) {
    self.job = job
    do throws(WireError) {
      shown = try Import(decoding: job.record.span.bytes)
    } catch {
      throw RPCError(.dataLoss, "The import could not be read; its operator must look at the log.")
    }
  }

  var version: UInt64 { shown.version }
  var isEnd: Bool { shown.state.isEnd }

  /// Whose the changes of the import are.
  var author: Author {
    Author(principal: job.principal, role: job.role, method: "ImportService.upload")
  }

  var updatedAt: Timestamp { job.updatedAt }

  /// Whose key seals the rows that are put by: this sending's own. When a file is sent again under
  /// the same id, the key of the sending before has gone.
  var keyID: Uuid {
    Uuid(high: shown.id.high ^ UInt64(bitPattern: shown.createdAt.microseconds), low: shown.id.low)
  }

  /// The import as it is stored, while it is still this sending that is read.
  func stored(_ call: WriteCall, _ scope: TenantScope) throws(RPCError) -> ImportJob {
    let stored = try ImportJob(shown.id, call.store, scope)
    guard stored.shown.state == .receiving, stored.shown.createdAt == shown.createdAt else {
      throw RPCError(
        .aborted, "The import was given up, because nothing came for long; send the file again.")
    }
    return stored
  }

  /// Where the rows go on: the part, and the row there.
  var place: (part: Int64, row: Int) {
    get { (job.part, Int(clamping: job.place)) }
    set {
      job.part = newValue.part
      job.place = Int64(newValue.row)
    }
  }

  /// Stores a new import.
  mutating func insert(_ call: WriteCall, _ scope: TenantScope) throws(RPCError) {
    job.record = shown.encoded()
    try db(try call.store.insert(job, scope))
  }

  /// Stores the import's next state. Nobody works on one that has ended.
  mutating func update(_ call: WriteCall, _ scope: TenantScope) throws(RPCError) {
    shown.version += 1
    switch shown.state {
    case .receiving, .applying, .undoing:
      job.isOpen = true
      shown.finishedAt = nil
    case .unspecified, .refused, .checked, .done, .stopped, .undone, .unrecognized:
      job.isOpen = false
      shown.finishedAt = call.now
    }
    job.record = shown.encoded()
    try db(try call.store.update(job, scope))
  }

  /// Tells the journal, and with it the feed.
  func record(_ kind: ChangeKind, _ call: WriteCall, _ scope: TenantScope) {
    call.store.record(
      Change(kind, .customerImport, shown.id, subject: nil, version: Int64(shown.version)), scope)
  }
}
