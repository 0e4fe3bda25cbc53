import JSONText
import SchemaJSON
package import SchemaLanguage
import WireFormat

/// The fields of a record as JSON texts, for telling a caller what changed.
package struct RecordJSON: Sendable {
  private let transcoder: SchemaTranscoder

  package init(_ schema: Schema) { transcoder = SchemaTranscoder(schema) }

  /// Each present field of message `type` by name; empty when the bytes do not decode. What is
  /// sensitive reads `"***"` where it is to be `redacted`.
  func fields(_ bytes: [UInt8], of type: String, redacted: Bool = false) -> [String: String] {
    let options = TranscodingOptions(redactsSensitive: redacted)
    guard case .object(let members)? = try? transcoder.decode(bytes, as: type, options) else {
      return [:]
    }
    return Dictionary(
      members.map { ($0.name, JSONPrinter.print($0.value)) }, uniquingKeysWith: { $1 })
  }
}
