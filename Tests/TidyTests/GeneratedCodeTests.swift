import Foundation
import Testing

/// What is checked in is what the compiler writes now, byte for byte.
struct GeneratedCodeTests {
  @Test func `generated code is fresh`() throws {
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: try schemac())
    compiler.arguments = ["generate", "--check"]
    compiler.currentDirectoryURL = URL(fileURLWithPath: Repository.shared.root)
    let output = Pipe()
    compiler.standardOutput = output
    compiler.standardError = output
    try compiler.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    compiler.waitUntilExit()
    #expect(
      compiler.terminationStatus == 0,
      "run make generate: \(String(decoding: said, as: UTF8.self))")
  }

  /// The compiler as it was built with these tests, beside their own program.
  private func schemac() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appendingPathComponent("schemac").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
      folder.deleteLastPathComponent()
    }
    let built = "\(Repository.shared.root)/.build/debug/schemac"
    return try #require(
      FileManager.default.isExecutableFile(atPath: built) ? built : nil, "schemac is not built")
  }
}
