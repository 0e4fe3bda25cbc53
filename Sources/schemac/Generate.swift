import Flags
import SchemaCodegen
import SchemaLanguage

extension Program {
  /// Folders below the root in which a generated file may have become stale.
  private static let generatedFolders = [
    "Sources/RPCCore/Generated", "Sources/FrontdeskAPI/Generated",
    "Sources/FrontdeskServices/Generated", "clients/proto", "clients/swift/Generated",
    "Schema/reference",
    "clients/python/src/frontdesk_client/generated",
  ]

  /// The generated texts by path below the root.
  private static func emit(
    _ schema: Schema, _ sources: [(name: String, text: String)], _ workspace: Workspace
  ) throws(CommandFailure) -> [String: String] {
    var examples: [String: String] = [:]
    for path in workspace.filesBelow("Schema/examples") where path.hasSuffix(".json") {
      let name = String(path.dropFirst("Schema/examples/".count))
      examples[name] = try workspace.read("\(workspace.root)/\(path)")
    }
    let files = SchemaCodegen.generateAll(schema, sources: sources, examples: examples)
    return Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { $1 })
  }

  static func generate(
    _ workspace: Workspace, _ settings: Settings
  ) throws(CommandFailure) -> Int32 {
    let (schema, sources) = try workspace.compile()
    let emitted = try emit(schema, sources, workspace)
    // The generators decide where a file goes, so what they emit is looked for there as well.
    // Python keeps compiled modules beside their sources.
    let onDisk = Set(
      generatedFolders.flatMap { workspace.filesBelow($0) }.filter { !$0.contains("__pycache__") }
    )
    .union(emitted.keys.filter { workspace.exists($0) })
    var existing: [String: String] = [:]
    for path in onDisk { existing[path] = try workspace.read("\(workspace.root)/\(path)") }
    return try apply(
      GeneratedFiles(emitted: emitted, existing: existing), workspace,
      checksOnly: settings.isOn("check"))
  }

  private static func apply(
    _ files: GeneratedFiles, _ workspace: Workspace, checksOnly: Bool
  ) throws(CommandFailure) -> Int32 {
    if checksOnly {
      for path in files.changed.keys.sorted() { printError("\(path): out of date") }
      for path in files.stale { printError("\(path): nothing emits it any more") }
      guard files.isEmpty else { throw CommandFailure("run `schemac generate`") }
      return 0
    }
    for (path, text) in files.changed.sorted(by: { $0.key < $1.key }) {
      try workspace.write(text, to: "\(workspace.root)/\(path)")
      print("wrote \(path)")
    }
    for path in files.stale {
      try workspace.remove("\(workspace.root)/\(path)")
      print("removed \(path)")
    }
    return 0
  }
}
