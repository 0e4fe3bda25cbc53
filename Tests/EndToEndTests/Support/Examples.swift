import Foundation
import JSONText
import SchemaJSON
import SchemaLanguage
import Testing

/// The examples of the contract, which the reference shows.
enum Examples {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Schema/examples")

  /// The `request` and `response` of one file.
  static func load(_ name: String) throws -> JSONValue {
    try SchemaTranscoder.parse(Array(try Data(contentsOf: folder.appending(path: name))))
  }

  static func request(_ name: String) throws -> String {
    JSONPrinter.print(try #require(try load(name)["request"]))
  }

  /// Every rpc of the schema with one request and one answer, as `Service.method`. Streams have
  /// tests of their own.
  static func rpcs(_ schema: Schema) -> [(name: String, method: SchemaLanguage.Method)] {
    schema.files.flatMap(\.services).flatMap { service in
      service.methods.filter { !$0.streamsRequest && !$0.streamsResponse }
        .map { ("\(service.name).\($0.name)", $0) }
    }
  }
}
