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
    let partial = path.map { $0 + ".part" }
    if let partial, !FileManager.default.createFile(atPath: partial, contents: nil) {
      throw .call(RPCError(.internal, "The file \"\(partial)\" cannot be written."))
    }
    let file = partial.flatMap { FileHandle(forWritingAtPath: $0) } ?? .standardOutput
    var progress = FileProgress("customers")
    var rows: UInt64 = 0
    do throws(RPCError) {
      let (client, options, bytes) = (connection.client, connection.options, request.encoded())
      let call = try RPCClient.wait { () async throws(RPCError) in
        try await client.stream(ExportServiceMethods.exportCustomers, bytes, options)
      }
      var total: UInt64 = 0
      while let bytes = try RPCClient.wait({ () async throws(RPCError) in
        try await call.next()
      }) {
        let part = try FilePart(bytes: bytes)
        total = part.total ?? total
        rows = max(rows, part.rows)
        do { try file.write(contentsOf: part.data) } catch {
          throw RPCError(.internal, "The file cannot be written: \(error.localizedDescription)")
        }
        if path != nil { progress.show(rows, of: total, &output) }
      }
    } catch {
      if let partial { try? FileManager.default.removeItem(atPath: partial) }
      throw .call(error)
    }
    progress.end(&output)
    if let path, let partial {
      guard rename(partial, path) == 0 else {
        throw .call(RPCError(.internal, "The file \"\(path)\" cannot be written."))
      }
      output.error("\(rows) customers are in \(path)")
    }
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
