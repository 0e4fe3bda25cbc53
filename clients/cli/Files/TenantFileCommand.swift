import Flags
import Foundation
import FrontdeskAPI
import RPCClient
import RPCCore
import WireFormat

/// `frontdesk tenant export` and `frontdesk tenant import`.
struct TenantFileCommand {
  private static let partBytes = 256 << 10

  private let settings: Settings
  private let connection: ConnectionFlags
  private let environment: Environment

  init(_ settings: Settings, _ connection: ConnectionFlags, _ environment: Environment) {
    self.settings = settings
    self.connection = connection
    self.environment = environment
  }

  /// Writes the whole tenant to the file that is named, which only its owner can read. It gets
  /// its name when it is whole.
  func export(_ output: inout Output) throws(CommandFailure) {
    let path = try path(Commands.tenantExport)
    let request = ExportTenantRequest(passphrase: try passphrase(Commands.tenantExport))
    let partial = path + ".part"
    let made = FileManager.default.createFile(
      atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forWritingAtPath: partial) else {
      throw Self.failed("The file \"\(partial)\" cannot be written.")
    }
    var progress = FileProgress("rows")
    var rows: UInt64 = 0
    var size: UInt64 = 0
    do throws(RPCError) {
      let (client, options, bytes) = (connection.client, connection.options, request.encoded())
      let call = try RPCClient.wait { () async throws(RPCError) in
        try await client.stream(TenantServiceMethods.exportTenant, bytes, options)
      }
      var total: UInt64 = 0
      while let bytes = try RPCClient.wait({ () async throws(RPCError) in
        try await call.next()
      }) {
        let part = try FilePart(bytes: bytes)
        total = part.total ?? total
        rows = max(rows, part.rows)
        size += UInt64(part.data.count)
        do { try file.write(contentsOf: part.data) } catch {
          throw RPCError(.internal, "The file cannot be written: \(error.localizedDescription)")
        }
        progress.show(rows, of: total, &output)
      }
      do { try file.synchronize() } catch {
        throw RPCError(.internal, "The file cannot be written: \(error.localizedDescription)")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw .call(error)
    }
    progress.end(&output)
    guard rename(partial, path) == 0 else {
      throw Self.failed("The file \"\(path)\" cannot be written.")
    }
    output.error("\(rows) rows, \(size) bytes, are in \(path)")
  }

  /// Sends the file that is named, and prints the tenant that it made.
  func importFile(_ output: inout Output) throws(CommandFailure) {
    let path = try path(Commands.tenantImport)
    let options = ImportTenantOptions(
      passphrase: try passphrase(Commands.tenantImport), dryRun: settings.isOn("dry-run"))
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .call(RPCError(.notFound, "The file \"\(path)\" cannot be read."))
    }
    let size = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: 0)
    var progress = FileProgress("bytes")
    let made: TenantImport
    do throws(RPCError) {
      let (client, callOptions) = (connection.client, connection.options)
      let call = try RPCClient.wait { () async throws(RPCError) in
        try await client.stream(TenantServiceMethods.importTenant, nil, callOptions)
      }
      let first = ImportTenantPart(options: options).encoded()
      try RPCClient.wait { () async throws(RPCError) in try await call.send(first) }
      var sent: UInt64 = 0
      while let data = try? file.read(upToCount: Self.partBytes), !data.isEmpty {
        let part = ImportTenantPart(data: Array(data)).encoded()
        do throws(RPCError) {
          try RPCClient.wait { () async throws(RPCError) in try await call.send(part) }
        } catch {
          // One that is refused ends before the file does, and says why in its answer.
          guard error.code == .failedPrecondition else { throw error }
          break
        }
        sent += UInt64(data.count)
        progress.show(sent, of: size, &output)
      }
      progress.end(&output)
      let answer = try RPCClient.wait { () async throws(RPCError) in
        try await call.finishSending()
        return try await call.next()
      }
      guard let answer else { throw RPCError(.internal, "The server gave no answer.") }
      made = try TenantImport(bytes: answer)
    } catch {
      throw .call(error)
    }
    output.print(
      "\(made.dryRun ? "checked" : "done"): tenant \(made.tenant.id), \(made.tenant.name): "
        + "\(made.rows) rows, \(made.files) files, digest \(made.digest)")
  }

  private func path(_ command: Command) throws(CommandFailure) -> String {
    guard let path = settings.arguments.first else {
      throw .usage("Name the file.", for: command)
    }
    return path
  }

  /// The first line of the file that has it: on the command line others could read it.
  private func passphrase(_ command: Command) throws(CommandFailure) -> String {
    guard let path = settings["passphrase-file"] else {
      throw .usage("Name the file with the passphrase: --passphrase-file FILE.", for: command)
    }
    guard let bytes = environment.file(path),
      let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else { throw .usage("The file \"\(path)\" has no passphrase.", for: command) }
    return String(line)
  }

  private static func failed(_ message: String) -> CommandFailure {
    .call(RPCError(.internal, message))
  }
}
