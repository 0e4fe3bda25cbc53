import Foundation
import SQLInterface
import Testing

@testable import Storage

/// One statement as the sources of `Storage` write it.
struct WrittenStatement: CustomTestStringConvertible {
  let file: String
  let sqlite: String
  let postgres: String
  let isGlobal: Bool

  func text(_ dialect: SQLDialect) -> String { dialect == .sqlite ? sqlite : postgres }
  var testDescription: String { "\(file): \(sqlite.prefix(60))" }

  /// The sources below Sources/Storage.
  static let files: [(name: String, text: String)] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Storage").standardizedFileURL
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [(name: String, text: String)] = []
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      found.append((file.lastPathComponent, text))
    }
    return found
  }()

  /// Every `Query(...)` and `Command(...)` of them, so that none is forgotten.
  static let all: [WrittenStatement] = {
    files.flatMap { statements(in: $0.text, $0.name) }
      .sorted { ($0.file, $0.sqlite) < ($1.file, $1.sqlite) }
  }()

  private static func statements(in text: String, _ file: String) -> [WrittenStatement] {
    let literal = #/"""\n(?<long>(?:.|\n)*?)\n *"""|"(?<short>[^"\n]*)"/#
    let start = #/[ (]((Query|Command)\(\s*)(?<global>global:\s*)?(?=")/#
    var found: [WrittenStatement] = []
    for match in text.matches(of: start) {
      var rest = text[match.range.upperBound...]
      guard let first = rest.prefixMatch(of: literal) else { continue }
      let sqlite = String(first.output.long ?? first.output.short ?? "")
      rest = rest[first.range.upperBound...]
      var postgres = sqlite
      if let label = rest.prefixMatch(of: #/,\s*postgres:\s*/#) {
        rest = rest[label.range.upperBound...]
        if let second = rest.prefixMatch(of: literal) {
          postgres = String(second.output.long ?? second.output.short ?? "")
        }
      }
      found.append(
        WrittenStatement(
          file: file, sqlite: sqlite, postgres: postgres, isGlobal: match.output.global != nil))
    }
    return found
  }
}
