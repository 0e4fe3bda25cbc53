import Flags
import Foundation
import FrontdeskAPI
import RPCClient
import RPCCore
import WireFormat

/// `frontdesk tenant export` and `frontdesk tenant import`.
struct TenantFileCommand {
  private let settings: Settings
  private let connection: ConnectionFlags
  private let environment: Environment
  private var transfer: FileTransfer { FileTransfer(connection: connection) }

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
    let received = try transfer.receive(
      TenantServiceMethods.exportTenant, request.encoded(), into: path, isPrivate: true, &output,
      counted: "rows")
    output.error("\(received.rows) rows, \(received.bytes) bytes, are in \(path)")
  }

  /// Sends the file that is named, and prints the tenant that it made.
  func importFile(_ output: inout Output) throws(CommandFailure) {
    let path = try path(Commands.tenantImport)
    let options = ImportTenantOptions(
      passphrase: try passphrase(Commands.tenantImport), dryRun: settings.isOn("dry-run"))
    let answer = try transfer.send(
      try FileTransfer.source(path), to: TenantServiceMethods.importTenant,
      first: ImportTenantPart(options: options).encoded(), &output, counted: "bytes"
    ) { ImportTenantPart(data: $0).encoded() }
    let made: TenantImport
    do throws(RPCError) { made = try TenantImport(bytes: answer) } catch { throw .call(error) }
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
}
