/// Each check is a pure function over one file; the tests run it over all of them.
enum Checks {}

extension Checks {
  /// Imports go one way only: each line against the table in ImportRules.swift.
  static func imports(_ file: SourceFile) -> [Violation] {
    guard file.isSwift, let module = file.module else { return [] }
    guard let rule = ImportRule.named(module) else {
      return [file.violation(1, "module \(module) is not in ImportRules.swift")]
    }
    let lines = file.isGenerated ? file.lines : file.lexed.code
    var violations: [Violation] = []
    for (index, line) in lines.enumerated() {
      guard let imported = importedModule(line) else { continue }
      let isExported = line.contains("@_exported") && !rule.exports.contains(imported)
      if isExported || line.contains("@testable") {
        violations.append(
          file.violation(index + 1, "\(imported) is imported with an attribute for tests or shims"))
      }
      if imported != "Swift", !rule.modules.contains(imported), !rule.system.contains(imported) {
        violations.append(file.violation(index + 1, "\(module) may not import \(imported)"))
      }
    }
    return violations
  }

  /// The module that an import line names; nil for every other line.
  static func importedModule(_ line: Substring) -> String? {
    guard line.contains("import") else { return nil }
    let before: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
    var words = line.split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || before.contains(word) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    guard let name = words.first?.prefix(while: { $0.isLetter || $0.isNumber || $0 == "_" }),
      !name.isEmpty
    else { return nil }
    return String(name)
  }

  /// The project's modules that each target of the manifest depends on.
  static func manifestDependencies(_ manifest: SourceFile) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for call in calls(of: ["module(", "program(", ".target(", ".systemLibrary("], in: manifest) {
      guard let name = call.first else { continue }
      found[name] = Set(call.dropFirst())
    }
    return found
  }

  /// For every call that begins a line of the manifest with one of `starts`, the
  /// string literals inside, those labelled with a path or a setting left out.
  private static func calls(of starts: [String], in file: SourceFile) -> [[String]] {
    let labelled: Set<Substring> = [
      "path:", "pkgConfig:", "providers:", "linkerSettings:", "exclude:",
    ]
    var result: [[String]] = []
    var open: (literals: [String], depth: Int)?
    for (line, code) in zip(file.lines, file.lexed.code) {
      let trimmed = line.drop { $0 == " " }
      if open == nil, starts.contains(where: trimmed.hasPrefix) { open = ([], 0) }
      guard var call = open else { continue }
      var quotes = trimmed.split(separator: "\"", omittingEmptySubsequences: false)[...]
      while quotes.count > 2 {
        let label = quotes.removeFirst().split(separator: " ").last { $0.hasSuffix(":") } ?? ""
        let literal = quotes.removeFirst()
        if !labelled.contains(label), !trimmed.hasPrefix("providers:"),
          !trimmed.hasPrefix("linkerSettings:"), !trimmed.hasPrefix("exclude:")
        {
          call.literals.append(String(literal))
        }
      }
      for character in code {
        if character == "(" { call.depth += 1 }
        if character == ")" { call.depth -= 1 }
      }
      open = call.depth > 0 ? call : nil
      if call.depth <= 0 { result.append(call.literals) }
    }
    return result
  }
}
