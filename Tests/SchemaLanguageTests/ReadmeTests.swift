import Foundation
import SchemaLanguage
import Testing

@Suite struct ReadmeTests {
  private static let readme: String = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "Schema/README.md"), encoding: .utf8))
      ?? ""
  }()

  @Test(arguments: CompatibilityRule.allCases)
  func `the README names each compatibility rule with its severity`(rule: CompatibilityRule) {
    let rows = Self.readme.split(separator: "\n").filter { $0.contains("`\(rule.rawValue)`") }
    #expect(rows.count == 1)
    let isWarning = rows.first?.contains("(warning)") == true
    #expect(isWarning == (rule.severity == .warning))
  }

  @Test(arguments: Scalar.allCases)
  func `the README names each type`(scalar: Scalar) {
    #expect(Self.readme.contains("`\(scalar.rawValue)`"))
  }

  @Test(arguments: [
    "length", "count", "range", "format", "pattern", "sensitive", "open", "deprecated", "reads",
    "writes", "works", "feed", "auth", "timeout", "errors", "example", "prepared", "written",
    "tenantless",
  ])
  func `the README names each annotation`(name: String) {
    #expect(Self.readme.contains("@\(name)"))
  }

  @Test func `the README's schema is in canonical form and resolves but for its imports`() throws {
    let blocks = Self.readme.components(separatedBy: "```")
    let block = try #require(blocks.first { $0.hasPrefix("\nschema ") })
    let text = String(block.dropFirst())
    #expect(SchemaPrinter.format(text, file: "README").text?.contains("rpc watchLeads") == true)
    let missing = SchemaCompiler.compile(files: [("lead", text)]).diagnostics.map(\.message)
    #expect(
      missing == [
        "there is no file `common.schema`", "there is no message `GetLeadRequest`",
        "there is no message `WatchLeadsRequest`", "there is no message `LeadEvent`",
      ])
  }
}
