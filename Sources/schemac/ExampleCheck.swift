import Foundation
import SchemaLanguage

/// The examples that rpcs name: they exist and hold a request, and no others exist.
enum ExampleCheck {
  static func findings(
    in schema: Schema, _ workspace: Workspace, _ texts: [String: String]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var known: Set<String> = []
    for method in schema.services.flatMap(\.methods) {
      for name in method.examples {
        known.insert(name)
        let path = "\(workspace.root)/Schema/examples/\(name)"
        guard let problem = problem(inFile: path) else { continue }
        findings.append(
          Diagnostic(
            .error, "the example examples/\(name) of `\(method.name)` \(problem)",
            at: method.location, length: method.name.count,
            sourceLine: line(method.location, texts), rule: "example"))
      }
    }
    for name in workspace.names(in: "Schema/examples")
    where name.hasSuffix(".json") && !known.contains(name) {
      findings.append(
        Diagnostic(
          .warning, "no rpc names this example",
          at: SourceLocation(file: "examples/\(name)"), rule: "example"))
    }
    return findings
  }

  private static func problem(inFile path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return "does not exist" }
    guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      return "is not a JSON object"
    }
    if object["request"] == nil { return "has no `request`" }
    let other = object.keys.sorted().first { $0 != "request" && $0 != "response" }
    return other.map { "has a member `\($0)` beside `request` and `response`" }
  }

  private static func line(_ location: SourceLocation, _ texts: [String: String]) -> String {
    let lines = texts[location.file]?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    let index = location.line - 1
    return lines.indices.contains(index) ? String(lines[index]) : ""
  }
}
