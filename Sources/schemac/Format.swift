import Flags
import Foundation
import SchemaLanguage

extension Program {
  static func format(_ workspace: Workspace, _ settings: Settings) throws(CommandFailure) -> Int32 {
    if settings.arguments == ["-"] { return try formatStandardInput() }
    var paths = settings.arguments
    if paths.isEmpty {
      paths = try workspace.sources().map { "\(workspace.root)/Schema/\($0.name)" }
    }
    var changed = 0
    var failed = 0
    for path in paths {
      let text = try workspace.read(path)
      let result = SchemaPrinter.format(text, file: path)
      for diagnostic in result.diagnostics { printError(diagnostic.rendered()) }
      guard let formatted = result.text else {
        failed += 1
        continue
      }
      guard formatted != text else { continue }
      changed += 1
      if settings.isOn("check") {
        printError("\(path): not in canonical form")
      } else {
        try workspace.write(formatted, to: path)
        print("formatted \(path)")
      }
    }
    if failed > 0 { throw CommandFailure("not everything could be read") }
    if changed > 0, settings.isOn("check") { throw CommandFailure("run `schemac format`") }
    return 0
  }

  private static func formatStandardInput() throws(CommandFailure) -> Int32 {
    let data = FileHandle.standardInput.readDataToEndOfFile()
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure("standard input is not UTF-8")
    }
    let result = SchemaPrinter.format(text, file: "-")
    for diagnostic in result.diagnostics { printError(diagnostic.rendered()) }
    guard let formatted = result.text else { return 1 }
    print(formatted, terminator: "")
    return 0
  }
}
