import Auth
import BlobStorage
import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

extension ChangeKind {
  static let exported = ChangeKind("exported")
}

// Whole tenants as files.
extension TenantHandlers {
  private static let partBytes = 256 << 10

  package func exportTenant(
    _ request: ExportTenantRequest, _ call: ServerStreamCall<WorkCall, FilePart>
  ) throws(RPCError) {
    let (work, scope) = (call.call, call.call.scope)
    // The table of rpcs that keep to locations says the same.
    guard !work.context.isLimited else {
      throw RPCError(
        .permissionDenied, "Who is limited to locations cannot export the whole tenant.")
    }
    guard !work.context.hidesSpend else {
      throw RPCError(
        .permissionDenied,
        "The whole tenant has what customers have spent in it; take a token with the scope "
          + "\"\(Principal.financeScope)\".")
    }
    _ = try environment.tenant(scope)
    let key = TenantArchive.key(request.passphrase, of: scope.tenantID)
    let export = try db(try TenantExport(work.store, scope, key))
    defer { export.close() }
    // Not in the snapshot, but durable before anything leaves.
    try noteExport(work)
    var buffer = export.begin()
    try call.send(FilePart(total: UInt64(clamping: export.rowsTotal)))
    func flush(_ least: Int) throws(RPCError) {
      while buffer.count >= max(1, least) {
        let part = Array(buffer.prefix(Self.partBytes))
        buffer.removeFirst(part.count)
        try call.send(FilePart(data: part, rows: UInt64(clamping: export.rows)))
      }
    }
    while let lines = try db(try export.nextRows()) {
      buffer += lines
      try flush(Self.partBytes)
    }
    for file in export.files {
      buffer += export.begin(file)
      var place: UInt64 = 0
      while true {
        let bytes = try read(file.path, from: place)
        if bytes.isEmpty { break }
        place += UInt64(bytes.count)
        buffer += export.part(bytes)
        try flush(Self.partBytes)
      }
      buffer += export.endFile()
    }
    buffer += export.end()
    try flush(1)
  }

  private func noteExport(_ call: WorkCall) throws(RPCError) {
    let principal = call.context.principal
    let author = Author(
      principal: principal?.subject ?? "system", role: principal?.role,
      method: "TenantService.exportTenant")
    let scope = call.scope
    try BackgroundJob.run(as: author, on: call.store, scope) { call throws(RPCError) in
      call.store.record(
        Change(.exported, .tenant, scope.tenantID, subject: nil, version: 0), scope)
    }
  }

  private func read(_ path: String, from place: UInt64) throws(RPCError) -> [UInt8] {
    guard let evidence else {
      throw RPCError(.failedPrecondition, "This server has no place for files, and has some.")
    }
    do throws(BlobError) {
      return try evidence.store.read(path, from: place, count: TenantArchive.filePartBytes)
    } catch {
      switch error {
      // Deleted since: the row goes the same way in the next export.
      case .absent: return []
      case .full, .unavailable:
        throw RPCError(.unavailable, "The place of the files does not answer; try again.")
      }
    }
  }

  package func importTenant(
    _ call: ClientStreamCall<WorkCall, ImportTenantPart>
  ) throws(RPCError) -> TenantImport {
    guard let first = try call.receive(), let options = first.options else {
      throw RPCError(
        field: "options", rule: "required", "Send the options with the passphrase first.")
    }
    let work = call.call
    let principal = work.context.principal
    let author = Author(
      principal: principal?.subject ?? "system", role: principal?.role,
      method: "TenantService.importTenant")
    let intake = TenantIntake(
      work.store, passphrase: options.passphrase, by: author,
      token: environment.random.uuid(at: work.now), isDryRun: options.dryRun,
      files: evidence.map { ArchivedFiles($0, environment.random.uuid(at: work.now)) },
      erasures: erasures, clock: clock)
    let outcome: TenantIntake.Outcome
    do throws(RPCError) {
      var data: [UInt8]? = first.data
      while let bytes = data {
        try archive { () throws(ArchiveFailure) in try intake.take(bytes) }
        data = try next(call)
      }
      outcome = try archive { () throws(ArchiveFailure) in try intake.finish() }
    } catch {
      intake.abandon()
      throw error
    }
    if !options.dryRun { environment.tenants.put(outcome.tenant) }
    return TenantImport(
      tenant: outcome.tenant, rows: UInt64(clamping: outcome.rows),
      files: UInt64(clamping: outcome.files), digest: outcome.digest.description,
      dryRun: options.dryRun)
  }

  private func next(
    _ call: ClientStreamCall<WorkCall, ImportTenantPart>
  ) throws(RPCError) -> [UInt8]? {
    guard let part = try call.receive() else { return nil }
    guard part.options == nil else {
      throw RPCError(field: "options", rule: "once", "Only the first part has options.")
    }
    return part.data
  }

  private func archive<Result>(
    _ body: () throws(ArchiveFailure) -> Result
  ) throws(RPCError) -> Result {
    do throws(ArchiveFailure) { return try body() } catch { throw RPCError(error) }
  }
}

extension RPCError {
  /// Why a tenant's file is not taken.
  fileprivate init(_ failure: ArchiveFailure) {
    switch failure {
    case .noArchive:
      self.init(
        field: "data", rule: "archive", "This is no file of a tenant, as exportTenant makes them.")
    case .otherVersion:
      self.init(
        field: "data", rule: "version", "The file has a layout that this server does not know.")
    case .otherSchema(let found, let own):
      self.init(
        .failedPrecondition,
        "The file is of a server whose schema is at \(found), and this one's is at \(own): both "
          + "must run the same version. Export the tenant anew.")
    case .wrongPassphrase:
      self.init(
        field: "options.passphrase", rule: "passphrase",
        "The file was exported with another passphrase.")
    case .truncated:
      self.init(
        field: "data", rule: "whole", "The file ends before its last line. Nothing was imported.")
    case .altered(let line):
      self.init(
        field: "data", rule: "unaltered",
        "Line \(line) of the file is not what was exported, or what stands before it. Nothing "
          + "was imported.")
    case .brokenChain(let seq):
      self.init(
        .failedPrecondition,
        "The tenant's audit trail is broken at entry \(seq), and was so when it was exported. "
          + "Nothing was imported.")
    case .tenantExists(let id):
      self.init(.alreadyExists, "This server has the tenant \(id) already.", existing: id)
    case .overtaken:
      self.init(.aborted, "Another import of this tenant has begun since.")
    case .noPlaceForFiles:
      self.init(
        .failedPrecondition, "The file has files about customers, and this server keeps none.")
    case .file:
      self.init(.unavailable, "A file about a customer could not be kept; try again.")
    case .write(let failure): self.init(failure)
    case .sql(let error): self.init(error)
    case .erasure: self.init(.unavailable, "The erasures could not be made again; try again.")
    }
  }
}
