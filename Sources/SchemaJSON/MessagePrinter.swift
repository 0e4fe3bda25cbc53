import JSONText
import SchemaLanguage
import WireFormat

/// Turns a decoded message into the object that people see: plain fields always,
/// absent optionals never.
struct MessagePrinter {
  /// Values in one object. A few bytes can stand for a message with many defaults, so the size
  /// of the input does not bound the output.
  static let valuesMax = 4_000_000

  let types: SchemaTypes
  let options: TranscodingOptions
  private var count = 0

  init(types: SchemaTypes, options: TranscodingOptions) {
    self.types = types
    self.options = options
  }

  mutating func object(
    _ message: DecodedMessage, depth: Int = 1
  ) throws(TranscodingError) -> JSONValue {
    guard depth <= WireReader.depthMax else {
      throw TranscodingError("The schema nests messages without end.")
    }
    var members: [JSONValue.Member] = []
    for field in message.type.fields {
      let given = message.values[field.number]
      guard let value = given ?? standIn(for: field) else { continue }
      try countOne()
      if field.isSensitive, options.redactsSensitive {
        members.append(JSONValue.Member(field.name, .string("***")))
      } else {
        members.append(JSONValue.Member(field.name, try json(value, depth: depth)))
      }
    }
    if options.showsUnknownFields { members += unknown(message.unknown) }
    return .object(members)
  }

  /// What a field shows that the bytes leave out; nil for fields that may be absent.
  private func standIn(for field: Field) -> DecodedMessage.Value? {
    guard field.oneof == nil else { return nil }
    switch field.type {
    case .optional: return nil
    case .list: return .list([])
    case .map: return .map([])
    case .scalar, .enumeration, .message: return types.zero(of: field.type)
    }
  }

  private mutating func json(
    _ value: DecodedMessage.Value, depth: Int
  ) throws(TranscodingError) -> JSONValue {
    try countOne()
    switch value {
    case .leaf(let json): return json
    case .message(let message): return try object(message, depth: depth + 1)
    case .list(let values):
      var elements: [JSONValue] = []
      for value in values { elements.append(try json(value, depth: depth)) }
      return .array(elements)
    case .map(let entries):
      var members: [JSONValue.Member] = []
      for entry in entries {
        members.append(JSONValue.Member(entry.name, try json(entry.value, depth: depth)))
      }
      return .object(members)
    }
  }

  private mutating func countOne() throws(TranscodingError) {
    count += 1
    guard count <= Self.valuesMax else {
      throw TranscodingError("The message is too large to show: over \(Self.valuesMax) values.")
    }
  }

  /// Unknown fields as `?<number>`: numbers for the numeric wire types, base64 for the others,
  /// a list where a number occurs more than once.
  private func unknown(_ fields: UnknownFields) -> [JSONValue.Member] {
    var order: [UInt32] = []
    var found: [UInt32: [JSONValue]] = [:]
    fields.withBytes { bytes in
      var reader = WireReader(bytes)
      // These bytes were checked when they were kept.
      while let tag = try? reader.nextTag() {
        let json: JSONValue?
        switch tag & 7 {
        case 0: json = (try? UInt64Codec.read(from: &reader)).map(UInt64Codec.json)
        case 1: json = (try? TimestampCodec.read(from: &reader)).map { .integer($0.microseconds) }
        case 2: json = (try? BytesCodec.read(from: &reader)).map(BytesCodec.json)
        default: json = (try? Fixed32Codec.read(from: &reader)).map(Fixed32Codec.json)
        }
        guard let json else { return }
        if found[tag >> 3] == nil { order.append(tag >> 3) }
        found[tag >> 3, default: []].append(json)
      }
    }
    return order.map { number in
      let values = found[number] ?? []
      return JSONValue.Member("?\(number)", values.count == 1 ? values[0] : .array(values))
    }
  }
}
