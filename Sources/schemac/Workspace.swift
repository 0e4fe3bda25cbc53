import Foundation
import SchemaLanguage

/// The files below `--root`. Everything that reads or writes a disk is here.
struct Workspace {
  let root: String

  private var schemaFolder: String { root + "/Schema" }
  var lockPath: String { schemaFolder + "/lock" }

  /// The schema texts in the order of their names; names carry their extension.
  func sources() throws(CommandFailure) -> [(name: String, text: String)] {
    let names = names(in: "Schema").filter { $0.hasSuffix(".schema") }
    guard !names.isEmpty else { throw CommandFailure("there is no *.schema in \(schemaFolder)") }
    var sources: [(name: String, text: String)] = []
    for name in names { sources.append((name, try read("\(schemaFolder)/\(name)"))) }
    return sources
  }

  /// The compiled schema and its texts; prints what is wrong with it.
  func compile() throws(CommandFailure) -> (schema: Schema, sources: [(name: String, text: String)])
  {
    let sources = try sources()
    let result = SchemaCompiler.compile(files: sources)
    show(result.diagnostics)
    guard let schema = result.schema else {
      let count = result.diagnostics.count { $0.severity == .error }
      throw CommandFailure("\(count) error\(count == 1 ? "" : "s")")
    }
    return (schema, sources)
  }

  /// The lock and its text; nil when the file does not exist.
  func lock(at path: String) throws(CommandFailure) -> (schema: Schema, text: String)? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let text = try read(path)
    let result = LockFile.parse(text)
    guard let schema = result.schema else {
      show(result.diagnostics)
      throw CommandFailure("\(path) is damaged; take it from the last commit")
    }
    return (schema, text)
  }

  func show(_ diagnostics: [Diagnostic]) {
    let folder = root == "." ? "Schema/" : schemaFolder + "/"
    for diagnostic in diagnostics { printError(diagnostic.rendered(folder: folder)) }
  }

  /// The sorted names in a folder below the root; none when it does not exist.
  func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
    return (names ?? []).sorted()
  }

  /// All files in and below a folder below the root, as paths relative to the root.
  func filesBelow(_ folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
    return (paths?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }

  /// Whether there is a file at a path below the root.
  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }

  func read(_ path: String) throws(CommandFailure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("\(path) cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure("\(path) is not UTF-8")
    }
    return text
  }

  func write(_ text: String, to path: String) throws(CommandFailure) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  func remove(_ path: String) throws(CommandFailure) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw CommandFailure("\(path) cannot be removed: \(error.localizedDescription)")
    }
  }
}
