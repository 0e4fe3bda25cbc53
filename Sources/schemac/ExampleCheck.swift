import Foundation
import JSONText
import SchemaJSON
import SchemaLanguage

/// The examples that rpcs name: they exist and fit the rpc's messages, and no others exist.
enum ExampleCheck {
  static func findings(
    in schema: Schema, _ workspace: Workspace, _ texts: [String: String]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var known: Set<String> = []
    let transcoder = SchemaTranscoder(schema)
    for method in schema.services.flatMap(\.methods) {
      for name in method.examples {
        known.insert(name)
        let path = "\(workspace.root)/Schema/examples/\(name)"
        guard let problem = problem(inFile: path, of: method, transcoder) else { continue }
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

  private static func problem(
    inFile path: String, of method: Method, _ transcoder: SchemaTranscoder
  ) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return "does not exist" }
    do throws(TranscodingError) {
      let example = try SchemaTranscoder.parse([UInt8](data))
      guard let members = example.object else { return "is not a JSON object" }
      guard members["request"] != nil else { return "has no `request`" }
      for member in members {
        switch member.name {
        case "request": try fit(member, method.request, transcoder)
        case "response": try fit(member, method.response, transcoder)
        default: return "has a member `\(member.name)` beside `request` and `response`"
        }
      }
      return nil
    } catch {
      return "does not fit: \(error)"
    }
  }

  /// Reads the member's value as message `type`; an error says the path from the file's top.
  private static func fit(
    _ member: JSONValue.Member, _ type: String, _ transcoder: SchemaTranscoder
  ) throws(TranscodingError) {
    do throws(TranscodingError) {
      _ = try transcoder.encode(member.value, as: type)
    } catch {
      var error = error
      error.path = error.path.isEmpty ? member.name : "\(member.name).\(error.path)"
      throw error
    }
  }

  private static func line(_ location: SourceLocation, _ texts: [String: String]) -> String {
    let lines = texts[location.file]?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    let index = location.line - 1
    return lines.indices.contains(index) ? String(lines[index]) : ""
  }
}
