package import Foundation

/// A program that was built with these tests, and runs of it.
package struct BuiltProgram: Sendable {
  /// Why a program cannot be run.
  package struct NotBuilt: Error {
    package let name: String
  }

  /// What a run left behind.
  package struct Result: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
  }

  package let url: URL

  /// Finds `name` beside the tests' own program.
  package init(_ name: String) throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var candidates: [URL] = []
    for _ in 0..<4 {
      candidates.append(folder.appending(path: name))
      folder.deleteLastPathComponent()
    }
    candidates.append(root.appending(path: ".build/debug/\(name)"))
    let found = candidates.first { url in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: url.path)
    }
    guard let found else { throw NotBuilt(name: name) }
    url = found
  }

  /// Runs the program to its end. What it prints goes through files, so that no pipe fills up.
  package func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: String? = nil
  ) throws -> Result {
    let scratch = try TemporaryDirectory()
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let files = try ["in", "out", "err"].map { name in
      try scratch.write(Array((name == "in" ? input : "").utf8), to: name)
      return try FileHandle(forUpdating: URL(fileURLWithPath: scratch.path(of: name)))
    }
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOfFile: scratch.path(of: "out"), encoding: .utf8),
      errors: try String(contentsOfFile: scratch.path(of: "err"), encoding: .utf8))
  }
}
