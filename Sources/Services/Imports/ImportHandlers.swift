import Auth
import CSV
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// ImportService: files of customers, in.
package struct ImportHandlers: ImportServiceHandlers {
  private let environment: ServiceEnvironment
  private let bell: JobBell

  init(_ environment: ServiceEnvironment, _ bell: JobBell) {
    self.environment = environment
    self.bell = bell
  }

  package func upload(
    _ call: ClientStreamCall<WorkCall, ImportPart>
  ) throws(RPCError) -> Import {
    guard let first = try call.receive(), let options = first.options else {
      throw RPCError(
        field: "options", rule: "required",
        "Send the options first, empty ones for those that are usual.")
    }
    let work = call.call
    let reader = try db(try work.store.makeReadStore(for: .report))
    defer { reader.close() }
    let id = options.id ?? environment.random.uuid(at: work.now)
    if let known = try db(try reader.job(id, work.scope)) {
      let job = try ImportJob(known)
      if job.shown.state != .refused, job.shown.state != .receiving { return job.shown }
    }
    var upload = try ImportUpload(environment, work, reader, options, id: id)
    let settled = try upload.run(first.data) { () throws(RPCError) in
      guard let part = try call.receive() else { return nil }
      guard part.options == nil else {
        throw RPCError(field: "options", rule: "once", "Only the first part has options.")
      }
      return part.data
    }
    if settled.state == .applying { bell.ring() }
    return settled
  }

  package func getImport(_ request: GetImportRequest, _ call: ReadCall) throws(RPCError) -> Import {
    try ImportJob(request.id, call.store, call.scope).shown
  }

  package func watchImport(
    _ request: WatchImportRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<Import> {
    try ImportJob.feed(request.id, call)
  }

  package func listImports(
    _ request: ListImportsRequest, _ call: ReadCall
  ) throws(RPCError) -> ImportPage {
    let page = try ImportJob.page(request, method: "listImports", environment, call)
    return ImportPage(imports: page.shown, nextCursor: page.next)
  }

  package func readImportErrors(
    _ request: ReadImportErrorsRequest, _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError) {
    let (store, scope) = (call.call.store, call.call.scope)
    let job = try ImportJob(request.id, store, scope)
    var header = CSVWriter()
    header.row(ImportProblem.header)
    let listed = job.shown.counts.errors + (job.shown.undone?.left ?? 0)
    try call.send(FilePart(data: header.take(), total: listed))
    var number: Int64 = 1
    while let lines = try db(try store.part(number, .problems, of: request.id, scope)) {
      try call.send(FilePart(data: lines))
      number += 1
    }
  }

  package func stopImport(
    _ request: StopImportRequest, _ call: WriteCall
  ) throws(RPCError) -> Import {
    var job = try ImportJob(request.id, call.store, call.scope)
    if job.shown.state.isEnd { return job.shown }
    guard job.shown.state == .applying else {
      throw RPCError(
        .failedPrecondition, "The import is \(job.shown.state.name); only one that writes stops.")
    }
    // Its key goes with the rows that are put by, and then nobody can read them.
    try job.end(.stopped, call, call.scope)
    return job.shown
  }

  package func undoImport(
    _ request: UndoImportRequest, _ call: WriteCall
  ) throws(RPCError) -> Import {
    var job = try ImportJob(request.id, call.store, call.scope)
    guard job.shown.state == .done || job.shown.state == .stopped else {
      throw RPCError(
        .failedPrecondition,
        "The import is \(job.shown.state.name); one that is done or stopped is undone.")
    }
    let last = try db(try call.store.lastPart(.effects, of: request.id, call.scope))
    job.shown.undone = UndoCounts()
    let counts = job.shown.counts
    job.shown.position = counts.added + counts.updated + counts.customers + counts.notes
    job.place = (last, 0)
    if last == 0 {
      try job.end(.undone, call, call.scope)
      return job.shown
    }
    job.shown.state = .undoing
    try job.update(call, call.scope)
    job.record(.began, call, call.scope)
    let bell = bell
    call.afterCommit { bell.ring() }
    return job.shown
  }
}

extension ImportState {
  /// Whether nothing more happens by itself.
  var isEnd: Bool {
    switch self {
    case .receiving, .applying, .undoing: false
    case .unspecified, .refused, .checked, .done, .stopped, .undone, .unrecognized: true
    }
  }
}
