package import JSONText
package import SchemaLanguage
import Suggestions
import WireFormat

/// What of a message's bytes its JSON shows.
package struct TranscodingOptions: Sendable, Hashable {
  /// `@sensitive` fields that are present show as `"***"`.
  package var redactsSensitive: Bool
  /// Fields that the schema does not know show as `"?<number>"`.
  package var showsUnknownFields: Bool

  package init(redactsSensitive: Bool = false, showsUnknownFields: Bool = false) {
    self.redactsSensitive = redactsSensitive
    self.showsUnknownFields = showsUnknownFields
  }
}

/// Turns JSON into the bytes of a schema's messages and back.
///
/// Names are lowerCamelCase; enums go by name, 64-bit integers are exact numbers, uuids, times
/// and dates are text, money is `{"minor":1234,"currency":"EUR"}`, bytes are base64. `null` is the
/// same as leaving a field out. Plain fields always show, absent optionals never.
package struct SchemaTranscoder: Sendable {
  private let types: SchemaTypes

  package init(_ schema: Schema) {
    types = SchemaTypes(schema)
  }

  /// The bytes of message `name` that `json` describes.
  package func encode(_ json: String, as name: String) throws(TranscodingError) -> [UInt8] {
    try encode(Self.parse(Array(json.utf8)), as: name)
  }

  /// The bytes of message `name` that `json` describes.
  package func encode(_ json: JSONValue, as name: String) throws(TranscodingError) -> [UInt8] {
    let encoder = MessageEncoder(types: types)
    return try encoder.encode(json, as: try message(name), at: FieldPath(), depth: 1)
  }

  /// The object that the bytes of message `name` stand for.
  package func decode(
    _ bytes: [UInt8], as name: String, _ options: TranscodingOptions = TranscodingOptions()
  ) throws(TranscodingError) -> JSONValue {
    let type = try message(name)
    let decoded: DecodedMessage
    do throws(WireError) {
      var reader = WireReader(bytes.span.bytes)
      decoded = try MessageDecoder(types: types).decode(type, from: &reader)
    } catch {
      throw TranscodingError("The bytes are no \(name): \(error).")
    }
    var printer = MessagePrinter(types: types, options: options)
    return try printer.object(decoded)
  }

  /// Reads UTF-8 JSON text; a failure says the line and column.
  package static func parse(_ bytes: [UInt8]) throws(TranscodingError) -> JSONValue {
    do throws(JSONParser.Failure) {
      return try JSONParser.parse(bytes)
    } catch {
      throw TranscodingError(
        "The text is not JSON, line \(error.line), column \(error.column): \(error.message)")
    }
  }

  private func message(_ name: String) throws(TranscodingError) -> MessageType {
    if let type = types.messages[name] { return type }
    throw TranscodingError(
      "The schema has no message \(name).",
      suggestion: Suggestion.nearest(to: name, among: types.messages.keys.sorted()))
  }
}
