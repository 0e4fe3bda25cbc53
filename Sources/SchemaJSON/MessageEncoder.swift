import JSONText
import SchemaLanguage
import Suggestions
import WireFormat

/// Turns an object into the bytes of a message: fields ascending, defaults left
/// out, maps sorted, so that one value always gives the same bytes.
struct MessageEncoder {
  /// Where a value goes: under a tag unless it is the default, under a tag, or bare.
  private enum Slot {
    case plain(UInt32)
    case present(UInt32)
    case bare
  }

  let types: SchemaTypes

  func encode(
    _ value: JSONValue, as type: MessageType, at path: FieldPath, depth: Int
  ) throws(TranscodingError) -> [UInt8] {
    guard depth <= WireReader.depthMax else { throw tooDeep(path) }
    guard case .object(let members) = value else {
      throw mismatch(value, "an object of \(type.name)", path)
    }
    let given = try assign(members, to: type, at: path)
    var out = WireWriter()
    for field in type.fields.sorted(by: { $0.number < $1.number }) {
      guard let value = given[field.name] else { continue }
      try write(value, field, at: path.member(field.name), depth: depth, to: &out)
    }
    return out.finish()
  }

  /// The members by field name, nulls left out, each known and no oneof set twice.
  private func assign(
    _ members: [JSONValue.Member], to type: MessageType, at path: FieldPath
  ) throws(TranscodingError) -> [String: JSONValue] {
    var given: [String: JSONValue] = [:]
    var setIn: [String: String] = [:]
    for member in members {
      guard let field = type.fields.first(where: { $0.name == member.name }) else {
        throw unknown(member.name, in: type, at: path)
      }
      if member.value == .null { continue }
      if let oneof = field.oneof,
        let other = setIn.updateValue(field.name, forKey: oneof)
      {
        throw TranscodingError(
          path: path.member(field.name).text,
          "\(oneof) can hold one of its fields; \(other) is given already.")
      }
      given[field.name] = member.value
    }
    return given
  }

  private func unknown(
    _ name: String, in type: MessageType, at path: FieldPath
  ) -> TranscodingError {
    let names = type.fields.map(\.name)
    let nearest = Suggestion.nearest(to: name, among: names)
    var message = "\(type.name) has no field \"\(name)\"."
    if nearest == nil {
      message += names.isEmpty ? " It has no fields." : " It has: \(names.joined(separator: ", "))."
    }
    return TranscodingError(path: path.member(name).text, message, suggestion: nearest)
  }

  private func write(
    _ value: JSONValue, _ field: Field, at path: FieldPath, depth: Int, to out: inout WireWriter
  ) throws(TranscodingError) {
    let number = UInt32(truncatingIfNeeded: field.number)
    switch field.type {
    case .optional(let wrapped):
      try write(value, wrapped, .present(number), at: path, depth: depth, to: &out)
    case .list(let type):
      guard case .array(let values) = value else {
        throw mismatch(value, "a list of \(type.schemaText)", path)
      }
      var packed = WireWriter()
      for (index, value) in values.enumerated() {
        let place = path.element(index)
        if type.isPackable {
          try write(value, type, .bare, at: place, depth: depth, to: &packed)
        } else {
          try write(value, type, .present(number), at: place, depth: depth, to: &out)
        }
      }
      out.field(number, packed.finish(), BytesCodec.self)
    case .map(let key, let type):
      guard case .object(let members) = value, let codec = key.keyCodec else {
        throw mismatch(value, "an object of \(key.rawValue) to \(type.schemaText)", path)
      }
      try writeMap(members, codec, type, number, at: path, depth: depth + 1, to: &out)
    case .scalar, .message, .enumeration:
      let slot: Slot = field.oneof == nil ? .plain(number) : .present(number)
      try write(value, field.type, slot, at: path, depth: depth, to: &out)
    }
  }

  private func writeMap<Key: JSONKeyCodec>(
    _ members: [JSONValue.Member], _ codec: Key.Type, _ type: FieldType, _ number: UInt32,
    at path: FieldPath, depth: Int, to out: inout WireWriter
  ) throws(TranscodingError) {
    guard depth <= WireReader.depthMax else { throw tooDeep(path) }
    var entries: [(key: Key.Value, bytes: [UInt8])] = []
    // By value: texts that are canonically equivalent are one key, though their bytes differ.
    var keys: Set<Key.Value> = []
    for member in members {
      let place = path.key(member.name)
      guard let key = codec.key(named: member.name) else {
        throw TranscodingError(
          path: place.text, "Expected a key that is \(codec.expected), got \"\(member.name)\".")
      }
      guard keys.insert(key).inserted else {
        throw TranscodingError(path: path.text, "Two keys of the map are the same value.")
      }
      var entry = WireWriter()
      entry.present(1, key, codec)
      try write(member.value, type, .present(2), at: place, depth: depth, to: &entry)
      entries.append((key, entry.finish()))
    }
    entries.sort { codec.isLess($0.key, $1.key) }
    for entry in entries { out.present(number, entry.bytes, BytesCodec.self) }
  }

  /// One value that is no list and no map.
  private func write(
    _ value: JSONValue, _ type: FieldType, _ slot: Slot, at path: FieldPath, depth: Int,
    to out: inout WireWriter
  ) throws(TranscodingError) {
    switch type {
    case .scalar(let scalar): try write(value, scalar.codec, slot, at: path, to: &out)
    case .enumeration(let name):
      put(try enumeration(value, name, at: path), EnumCodec<AnyEnum>.self, slot, to: &out)
    case .message(let name):
      guard let type = types.messages[name] else { throw missing(name, path) }
      // Nested messages have the form of bytes.
      let bytes = try encode(value, as: type, at: path, depth: depth + 1)
      put(bytes, BytesCodec.self, slot, to: &out)
    case .optional, .list, .map:
      throw TranscodingError(path: path.text, "The schema nests lists or maps in each other.")
    }
  }

  private func write<Codec: JSONCodec>(
    _ json: JSONValue, _ codec: Codec.Type, _ slot: Slot, at path: FieldPath,
    to out: inout WireWriter
  ) throws(TranscodingError) {
    guard let value = codec.value(json) else { throw mismatch(json, codec.expected, path) }
    put(value, codec, slot, to: &out)
  }

  private func put<Codec: WireCodec>(
    _ value: Codec.Value, _ codec: Codec.Type, _ slot: Slot, to out: inout WireWriter
  ) {
    switch slot {
    case .plain(let number): out.field(number, value, codec)
    case .present(let number): out.present(number, value, codec)
    case .bare: codec.write(value, to: &out)
    }
  }

  private func enumeration(
    _ value: JSONValue, _ name: String, at path: FieldPath
  ) throws(TranscodingError) -> AnyEnum {
    guard let type = types.enums[name] else { throw missing(name, path) }
    switch value {
    case .string(let text):
      if let known = type.values.first(where: { $0.name == text }),
        let number = Int32(exactly: known.number)
      {
        return AnyEnum(rawValue: number)
      }
      let names = type.values.map(\.name)
      let nearest = Suggestion.nearest(to: text, among: names)
      let list = nearest == nil ? " It has: \(names.joined(separator: ", "))." : ""
      throw TranscodingError(
        path: path.text, "\(name) has no value \"\(text)\".\(list)", suggestion: nearest)
    case .number(let literal):
      // A value that this schema does not know keeps its number.
      guard let number = Int32(literal) else { throw mismatch(value, "a value of \(name)", path) }
      return AnyEnum(rawValue: number)
    default: throw mismatch(value, "the name of a value of \(name)", path)
    }
  }
}

private func mismatch(
  _ value: JSONValue, _ expected: String, _ path: FieldPath
) -> TranscodingError {
  let text = JSONPrinter.print(value)
  let shown = text.count > 60 ? "\(text.prefix(60))…" : text
  return TranscodingError(path: path.text, "Expected \(expected), got \(shown).")
}

private func missing(_ name: String, _ path: FieldPath) -> TranscodingError {
  TranscodingError(path: path.text, "The schema has no type \(name).")
}

private func tooDeep(_ path: FieldPath) -> TranscodingError {
  TranscodingError(
    path: path.text, "Messages may be nested \(WireReader.depthMax) deep, not deeper.")
}
