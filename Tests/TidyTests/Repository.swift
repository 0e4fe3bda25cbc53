import Foundation

/// The files of this repository as they lie on disk, read once for all checks.
struct Repository {
  static let shared = Repository(root: rootDirectory)

  let root: String
  let files: [SourceFile]

  /// Hand-written Swift, the package manifest included.
  var handwritten: [SourceFile] {
    files.filter { $0.isSwift && !$0.isGenerated }
  }

  init(root: String) {
    self.root = root
    let skipped: Set = [".build", ".git", ".frontdesk", "__pycache__", "node_modules"]
    var found: [SourceFile] = []
    let enumerator = FileManager.default.enumerator(atPath: root)
    while let path = enumerator?.nextObject() as? String {
      let name = (path as NSString).lastPathComponent
      if skipped.contains(name) {
        enumerator?.skipDescendants()
      } else if let contents = FileManager.default.contents(atPath: "\(root)/\(path)"),
        let text = String(validating: contents, as: UTF8.self)
      {
        found.append(SourceFile(path: path, text: text))
      }
    }
    files = found.sorted { $0.path < $1.path }
  }

  /// Three levels above this file: Tests/TidyTests/Repository.swift.
  private static var rootDirectory: String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }
}
