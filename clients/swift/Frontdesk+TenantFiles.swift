import FrontdeskAPI
public import RPCCore
import WireFormat

// Whole tenants as files.
extension Frontdesk {
  /// The whole tenant as a file that another server takes: its bytes in their order, and how many
  /// of how many rows they are so far.
  ///
  ///     try await frontdesk.exportTenant(passphrase: words) { bytes, rows, total in
  ///       try file.write(contentsOf: bytes)
  ///     }
  ///
  /// - Parameter passphrase: 12 characters at least; `importTenant` needs it too.
  public func exportTenant(
    passphrase: String, options: CallOptions = CallOptions(),
    write: (_ bytes: [UInt8], _ rows: UInt64, _ total: UInt64) async throws -> Void
  ) async throws {
    let parts = try await tenants.exportTenant(
      ExportTenantRequest(passphrase: passphrase), options: options)
    var total: UInt64 = 0
    for try await part in parts {
      total = part.total ?? total
      try await write(part.data, part.rows, total)
    }
  }

  /// Makes a tenant of what `exportTenant` gave. `read` gives its bytes in their order, at most a
  /// mebibyte at once, and nil at the end. Nothing is there of a file that is refused.
  ///
  /// - Parameter dryRun: Only checks the file.
  /// - Throws: `alreadyExists` where the server has the tenant, `invalidArgument` for another
  ///   passphrase or a file that is not whole, `failedPrecondition` for one of another version.
  public func importTenant(
    passphrase: String, dryRun: Bool = false, options: CallOptions = CallOptions(),
    read: () async throws -> [UInt8]?
  ) async throws -> TenantImport {
    let stream = try await tenants.importTenant(options: options)
    try await stream.send(
      ImportTenantPart(options: ImportTenantOptions(passphrase: passphrase, dryRun: dryRun)))
    while let bytes = try await read() {
      do throws(RPCError) { try await stream.send(ImportTenantPart(data: bytes)) } catch {
        // One that is refused ends before the file does, and says why in its answer.
        guard error.code == .failedPrecondition else { throw error }
        break
      }
    }
    return try await stream.finish()
  }
}
