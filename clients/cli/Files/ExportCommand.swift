import Flags
import Foundation
import FrontdeskAPI
import RPCClient
import RPCCore
import SchemaJSON
import WireFormat

/// `frontdesk export`.
struct ExportCommand {
  private let settings: Settings
  private let connection: ConnectionFlags

  init(_ settings: Settings, _ connection: ConnectionFlags) {
    self.settings = settings
    self.connection = connection
  }

  /// Writes the customers to the file that is named, else to standard output. A file gets its
  /// name when it is whole.
  func run(_ output: inout Output) throws(CommandFailure) {
    let request = try request()
    let path = settings.arguments.first
    let received = try FileTransfer(connection: connection).receive(
      ExportServiceMethods.exportCustomers, request.encoded(), into: path, &output,
      counted: "customers")
    if let path { output.error("\(received.rows) customers are in \(path)") }
  }

  private func request() throws(CommandFailure) -> ExportCustomersRequest {
    var request = ExportCustomersRequest()
    if let path = settings.arguments.first, path.hasSuffix(".xlsx") { request.format = .excel }
    if let format = settings["format"] {
      switch format {
      case "csv": request.format = .csv
      case "xlsx": request.format = .excel
      default: throw .usage("The format must be csv or xlsx.", for: Commands.exportFile)
      }
    }
    let names = settings["columns"].map { $0.split(separator: ",") } ?? []
    request.columns = names.map { name in
      String(name).trimmingCharacters(in: .whitespaces)
    }
    if let delimiter = settings["delimiter"] {
      request.delimiter = delimiter == "tab" ? "\t" : delimiter
    }
    if let filter = settings["filter"] {
      let transcoder = SchemaTranscoder(try ServerSchema(connection).schema)
      do {
        let bytes = try transcoder.encode(filter, as: "ListCustomersRequest")
        request.filter = try ListCustomersRequest(decoding: bytes.span.bytes)
      } catch {
        throw .usage("The filter is no ListCustomersRequest: \(error)", for: Commands.exportFile)
      }
    }
    return request
  }
}
