import Foundation
import JSONText
import SchemaLanguage
import Testing

@testable import SchemaJSON

/// The transcoder judges bytes as the generated code does: each vector of Schema/vectors.
@Suite("The vectors through the transcoder")
struct VectorReplayTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let message: String
    let bytes: [UInt8]
    let isValid: Bool

    var testDescription: String { name }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Schema/vectors")

  private static func bytes(of name: String) -> [UInt8] {
    (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) } ?? []
  }

  static let vectors: [Vector] = {
    ["scalars", "lists-and-maps", "nested", "lenient", "invalid"].flatMap { name in
      let file = try? JSONParser.parse(bytes(of: "\(name).json"))
      return (file?["vectors"]?.array ?? []).map { vector in
        let hex = Array((vector["hex"]?.string ?? "").utf8)
        let bytes = stride(from: 0, to: hex.count, by: 2).map { at in
          UInt8(String(decoding: hex[at..<at + 2], as: UTF8.self), radix: 16) ?? 0
        }
        return Vector(
          name: vector["name"]?.string ?? "", message: vector["message"]?.string ?? "",
          bytes: bytes, isValid: vector["error"] == nil)
      }
    }
  }()

  private static let transcoder: SchemaTranscoder? = {
    let text = String(decoding: bytes(of: "vectors.schema"), as: UTF8.self)
    return SchemaCompiler.compile(files: [("vectors", text)]).schema.map { SchemaTranscoder($0) }
  }()

  @Test func `there are vectors of both kinds`() {
    #expect(Self.vectors.count { $0.isValid } >= 155)
    #expect(Self.vectors.count { !$0.isValid } >= 64)
  }

  @Test(arguments: vectors)
  func `a vector is read or refused as generated code does it`(_ vector: Vector) throws {
    let transcoder = try #require(Self.transcoder)
    let json = try? transcoder.decode(vector.bytes, as: vector.message)
    #expect((json != nil) == vector.isValid)
  }
}
