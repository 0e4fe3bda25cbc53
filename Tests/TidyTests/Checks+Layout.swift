import Foundation

/// Where files lie and what they begin with.
extension Checks {
  static let topLevel: Set = [
    "Package.swift", "README.md", "LICENSE", "Makefile", "Sources", "Tests", "Schema", "clients",
    "docker",
  ]

  /// The top level holds the names of the layout and dot files, and no others.
  static func topLevelNames(_ names: [String]) -> [Violation] {
    names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.map {
      Violation(path: $0, line: 0, message: "not a name of the top level")
    }
  }

  /// A generated file says so first, in its language's comment.
  static func generatedMark(_ file: SourceFile) -> [Violation] {
    guard file.isGenerated else { return [] }
    let first = file.lines.first ?? ""
    let comment = ["// ", "# ", "<!-- "].first { first.hasPrefix($0) } ?? ""
    guard !comment.isEmpty, first.dropFirst(comment.count).hasPrefix("DO NOT EDIT: generated from ")
    else { return [file.violation(1, "does not begin with the DO NOT EDIT line")] }
    return []
  }

  /// A placeholder goes with the folder's first real file.
  static func placeholders(_ files: [SourceFile]) -> [Violation] {
    files.filter { file in
      file.name == "Placeholder.swift"
        && files.contains { $0.path.hasPrefix(file.folder + "/") && $0.path != file.path }
    }.map { $0.violation(1, "stands beside real files") }
  }

  /// Nothing comes from outside but the toolchain and the system's libraries.
  static func outsidePackages(_ manifest: SourceFile) -> [Violation] {
    manifest.lexed.code.enumerated().filter {
      $0.element.contains(".package(") || $0.element.contains(".binaryTarget(")
    }.map { manifest.violation($0.offset + 1, "an outside package") }
  }
}
