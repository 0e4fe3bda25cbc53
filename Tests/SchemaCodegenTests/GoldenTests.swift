import Foundation
import SchemaCodegen
import SchemaLanguage
import Testing

/// The golden files are the ones that other tests compile and exercise: WireFormatTests builds the
/// Swift, Schema/vectors/prove.py reads the `.proto`, the Python client's tests use the Python.
struct GoldenTests {
  /// Compares with the file at `path`; FRONTDESK_UPDATE_GOLDEN=1 writes it instead.
  private func compare(_ text: String, with path: String) throws {
    let url = VectorsSchema.root.appending(path: path)
    if ProcessInfo.processInfo.environment["FRONTDESK_UPDATE_GOLDEN"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    let lines = text.components(separatedBy: "\n")
    for (number, (line, wanted)) in zip(lines, golden).enumerated() where line != wanted {
      Issue.record("\(path):\(number + 1): the emitter writes \(line)")
      return
    }
    #expect(lines.count == golden.count, "\(path)")
  }

  @Test func `the Swift of the vectors is what the emitter writes now`() throws {
    let text = try #require(
      SchemaCodegen.swiftMessages(of: "vectors", in: VectorsSchema.schema))
    try compare(text, with: "Tests/WireFormatTests/Generated/Vectors.swift")
  }

  @Test func `the Python of the vectors is what the emitter writes now`() throws {
    let text = try #require(
      SchemaCodegen.pythonMessages(of: "vectors", in: VectorsSchema.schema))
    try compare(text, with: "clients/python/tests/generated/vectors.py")
  }

  @Test(arguments: ["vectors", "values"])
  func `the protobuf schema of the vectors is what the emitter writes now`(
    name: String
  ) throws {
    let files = SchemaCodegen.protoFiles(of: VectorsSchema.schema)
    let file = try #require(files.first { $0.path == "clients/proto/\(name).proto" })
    try compare(file.text, with: "Schema/vectors/\(name).proto")
  }

  @Test func `protoc accepts every file`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = SchemaCodegen.protoFiles(of: LeadSchema.schema)
    for file in files {
      let name = URL(filePath: file.path).lastPathComponent
      try file.text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["protoc", "-I", folder.path(), "-o", folder.appending(path: "all.pb").path()]
      + files.map { URL(filePath: $0.path).lastPathComponent }
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.isEmpty)
  }
}
