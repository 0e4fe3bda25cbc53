import Foundation
import Testing

/// One entry of Schema/vectors/*.json.
struct Vector: Decodable, CustomTestStringConvertible {
  let name: String
  let message: String
  /// The fields that differ from their defaults; nil for a vector that is refused.
  let value: VectorValue?
  let hex: String
  /// What writers make of the value, when it is not `hex`.
  let canonical: String?
  /// Why readers refuse the bytes.
  let error: String?

  var bytes: [UInt8] { Self.bytes(hex) }
  var canonicalBytes: [UInt8] { Self.bytes(canonical ?? hex) }
  var testDescription: String { name }

  static func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.utf8.count, by: 2).map { at in
      let start = hex.index(hex.startIndex, offsetBy: at)
      return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16) ?? 0
    }
  }

  private struct File: Decodable { let vectors: [Vector] }

  /// The vectors of every file, which lie in the project's Schema folder; a file that cannot be
  /// read gives none, which a test notices.
  static let all: [Vector] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let names = ["scalars", "lists-and-maps", "nested", "lenient", "invalid"]
    return names.flatMap { name in
      let url = root.appending(path: "Schema/vectors/\(name).json")
      guard let data = try? Data(contentsOf: url) else { return [Vector]() }
      return (try? JSONDecoder().decode(File.self, from: data).vectors) ?? []
    }
  }()

  static var valid: [Vector] { all.filter { $0.error == nil } }
  static var invalid: [Vector] { all.filter { $0.error != nil } }
}
