import Foundation

/// One text file, with what the checks ask about it.
struct SourceFile {
  /// The path below the repository's root.
  let path: String
  let text: String
  let lines: [Substring]
  /// Code and comments apart; empty for files that are generated or not Swift.
  let lexed: LexedSource

  init(path: String, text: String) {
    self.path = path
    self.text = text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    let isLexed = path.hasSuffix(".swift") && !Self.isGenerated(path)
    lexed = LexedSource(isLexed ? text : "")
  }

  var name: String { (path as NSString).lastPathComponent }
  var folder: String { (path as NSString).deletingLastPathComponent }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isTest: Bool { path.hasPrefix("Tests/") }
  var isGenerated: Bool { Self.isGenerated(path) }

  /// The module that the file belongs to; nil for tests and the manifest.
  var module: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2 else { return nil }
    switch (parts[0], parts[1]) {
    case ("Sources", let name): return String(name)
    case ("clients", "swift"): return "FrontdeskClient"
    case ("clients", "cli"): return "frontdesk"
    case ("clients", "loadtest"): return "LoadTest"
    case ("clients", "bench"): return "bench"
    default: return nil
    }
  }

  func violation(_ line: Int, _ message: String) -> Violation {
    Violation(path: path, line: line, message: message)
  }

  private static func isGenerated(_ path: String) -> Bool {
    path.contains("/Generated/") || path.hasPrefix("clients/proto/")
      || path.hasPrefix("clients/python/") && path.contains("/generated/")
      || path.hasPrefix("Schema/reference/")
  }
}

/// What a check has to say about one line.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}

extension [Violation] {
  /// One violation a line, for the test runner's output.
  var report: String { "\n" + map(\.description).joined(separator: "\n") }
}
