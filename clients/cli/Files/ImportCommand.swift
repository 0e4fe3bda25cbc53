import Flags
import Foundation
import FrontdeskAPI
import RPCClient
import RPCCore
import WireFormat

/// `frontdesk import`.
struct ImportCommand {
  private let settings: Settings
  private let connection: ConnectionFlags
  private var transfer: FileTransfer { FileTransfer(connection: connection) }

  init(_ settings: Settings, _ connection: ConnectionFlags) {
    self.settings = settings
    self.connection = connection
  }

  /// Sends a file, or goes on with one that was sent; waits for the end and says what became of
  /// it. Exit status 1 when nothing was written, or a row was not taken.
  func run(_ output: inout Output) throws(CommandFailure) {
    let begun: Import
    if let id = try id("undo") {
      begun = try call { () throws(RPCError) in
        try Import(
          bytes: connection.client.unaryAndWait(
            ImportServiceMethods.undoImport, bytes: UndoImportRequest(id: id).encoded(),
            connection.options))
      }
    } else if let id = try id("resume") {
      begun = try call { () throws(RPCError) in
        try Import(
          bytes: connection.client.unaryAndWait(
            ImportServiceMethods.getImport, bytes: GetImportRequest(id: id).encoded(),
            connection.options))
      }
    } else {
      begun = try send(try options(), &output)
    }
    let ended = begun.state.isOver ? begun : try watch(begun, &output)
    try tell(ended, &output)
  }

  private func id(_ flag: String) throws(CommandFailure) -> Uuid? {
    do throws(UsageError) {
      return try settings.value(flag, "the id of an import") { Uuid($0) }
    } catch {
      throw .usage(error.message, for: Commands.importFile)
    }
  }

  private func options() throws(CommandFailure) -> ImportOptions {
    let encodings: [String: FileEncoding] = [
      "auto": .automatic, "utf-8": .utf8, "utf-16": .utf16, "latin-1": .latin1,
    ]
    var options = ImportOptions(
      id: Uuid(UUID().uuidString.lowercased()), dryRun: settings.isOn("dry-run"),
      strict: settings.isOn("strict"), strictCategories: settings.isOn("strict-categories"),
      existing: settings.isOn("skip-existing") ? .skip : .update)
    let contents: [String: ImportContent] = [
      "customers": .customers, "bookings": .bookings, "communications": .communications,
    ]
    if let name = settings["content"] {
      guard let content = contents[name] else {
        throw .usage(
          "The content must be customers, bookings or communications.", for: Commands.importFile)
      }
      options.content = content
    }
    if let name = settings["encoding"] {
      guard let encoding = encodings[name.lowercased()] else {
        throw .usage(
          "The encoding must be auto, utf-8, utf-16 or latin-1.", for: Commands.importFile)
      }
      options.encoding = encoding
    }
    if let delimiter = settings["delimiter"] {
      options.delimiter = delimiter == "tab" ? "\t" : delimiter
    }
    return options
  }

  private func send(
    _ options: ImportOptions, _ output: inout Output
  ) throws(CommandFailure) -> Import {
    guard let path = settings.arguments.first else {
      throw .usage("Name the file to import.", for: Commands.importFile)
    }
    let file = try FileTransfer.source(path)
    var options = options
    options.fileName = String(URL(filePath: path).lastPathComponent.prefix(255))
    if let id = options.id { output.error("import \(id)") }
    let answer = try transfer.send(
      file, to: ImportServiceMethods.upload, first: ImportPart(options: options).encoded(), &output,
      counted: "bytes sent"
    ) { ImportPart(data: $0).encoded() }
    return try call { () throws(RPCError) in try Import(bytes: answer) }
  }

  private func watch(
    _ begun: Import, _ output: inout Output
  ) throws(CommandFailure) -> Import {
    var last = begun
    let isUndo = begun.state == .undoing
    let all = isUndo ? begun.position : begun.rows
    var progress = FileProgress(isUndo ? "rows taken back" : "rows")
    do throws(RPCError) {
      while !last.state.isOver {
        let request = WatchImportRequest(id: begun.id).encoded()
        do throws(RPCError) {
          let call = try transfer.open(ImportServiceMethods.watchImport, request)
          while let bytes = try transfer.wait(call.next) {
            last = try Import(bytes: bytes)
            let left = last.position
            progress.show(isUndo ? all - min(all, left) : left, of: all, &output)
          }
        } catch {
          // The server goes on by itself: look again once it can be reached.
          guard error.code == .unavailable || error.code == .unknown else { throw error }
          Thread.sleep(forTimeInterval: 1)
        }
      }
    } catch {
      output.error("go on with: frontdesk import --resume \(begun.id)")
      throw .call(error)
    }
    progress.end(&output)
    return last
  }

  private func tell(_ ended: Import, _ output: inout Output) throws(CommandFailure) {
    let counts = ended.counts
    output.print(
      "\(ended.state.name): added \(counts.added), updated \(counts.updated), unchanged "
        + "\(counts.unchanged), skipped \(counts.skipped), errors \(counts.errors)")
    if counts.customers + counts.notes > 0 {
      output.print("besides: customers \(counts.customers), notes \(counts.notes)")
    }
    if let undone = ended.undone {
      output.print(
        "taken back: removed \(undone.removed), restored \(undone.restored), left "
          + "\(undone.left)")
    }
    if let problem = ended.problem { output.error(problem) }
    let listed = counts.errors + (ended.undone?.left ?? 0)
    if listed > 0 { try writeErrors(ended, &output) }
    if ended.state == .refused || listed > 0 { throw .silent }
  }

  /// Writes why rows were not taken to the file that is named, else to standard error.
  private func writeErrors(
    _ ended: Import, _ output: inout Output
  ) throws(CommandFailure) {
    let request = ReadImportErrorsRequest(id: ended.id).encoded()
    var bytes: [UInt8] = []
    do throws(RPCError) {
      let call = try transfer.open(ImportServiceMethods.readImportErrors, request)
      while let part = try transfer.wait(call.next) { bytes += try FilePart(bytes: part).data }
    } catch {
      throw .call(error)
    }
    guard let path = settings["errors"] else {
      return output.error(String(decoding: bytes, as: UTF8.self))
    }
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      throw .call(RPCError(.internal, "The file \"\(path)\" cannot be written."))
    }
    output.error("the errors are in \(path)")
  }

  private func call<Result>(
    _ body: () throws(RPCError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(RPCError) { return try body() } catch { throw .call(error) }
  }
}

extension ImportState {
  /// Whether nothing more happens by itself.
  fileprivate var isOver: Bool {
    switch self {
    case .receiving, .applying, .undoing: false
    case .unspecified, .refused, .checked, .done, .stopped, .undone, .unrecognized: true
    }
  }
}
