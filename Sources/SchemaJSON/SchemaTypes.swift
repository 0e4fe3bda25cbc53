import JSONText
import SchemaLanguage
import WireFormat

/// The messages and enums of a schema by name.
struct SchemaTypes: Sendable {
  let messages: [String: MessageType]
  let enums: [String: EnumType]

  init(_ schema: Schema) {
    // Of two equal names the first wins: a resolved schema has none, a hostile one does no harm.
    messages = Dictionary(schema.files.flatMap(\.messages).map { ($0.name, $0) }) { first, _ in
      first
    }
    enums = Dictionary(schema.files.flatMap(\.enums).map { ($0.name, $0) }) { first, _ in first }
  }

  /// An enum's value by name, or by number where the schema does not know it.
  func json(ofEnum name: String, number: Int) -> JSONValue {
    let known = enums[name]?.values.first { $0.number == number }
    return known.map { .string($0.name) } ?? .integer(number)
  }

  /// What an absent plain value of `type` stands for.
  func zero(of type: FieldType) -> DecodedMessage.Value {
    switch type {
    case .scalar(let scalar): zero(scalar.codec)
    case .enumeration(let name): .leaf(json(ofEnum: name, number: 0))
    case .message(let name):
      messages[name].map { .message(DecodedMessage(type: $0)) } ?? .leaf(.null)
    case .optional, .list, .map: .leaf(.null)
    }
  }

  private func zero<Codec: JSONCodec>(_ codec: Codec.Type) -> DecodedMessage.Value {
    .leaf(codec.json(codec.zero))
  }
}

extension FieldType {
  /// The wire type of one value.
  var wireType: UInt32 {
    switch self {
    case .scalar(let scalar): scalar.codec.wireType
    case .enumeration: 0
    case .message, .list, .map: 2
    case .optional(let wrapped): wrapped.wireType
    }
  }

  /// True for types whose lists are packed: all that are not length-delimited.
  var isPackable: Bool { wireType != 2 }
}
