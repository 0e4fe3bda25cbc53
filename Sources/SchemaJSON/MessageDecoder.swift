import JSONText
import SchemaLanguage
import WireFormat

/// A message as its bytes hold it: scalars already in their JSON form, defaults not filled in.
struct DecodedMessage {
  /// What one field holds.
  enum Value {
    case leaf(JSONValue)
    case message(DecodedMessage)
    case list([Value])
    case map([(name: String, value: Value)])

    /// Adds to a list; in place, since lists come one element at a time.
    mutating func append(_ values: [Value]) {
      guard case .list(var list) = self else { return }
      self = .list([])
      list += values
      self = .list(list)
    }

    /// Adds an entry to a map.
    mutating func append(_ entry: (name: String, value: Value)) {
      guard case .map(var entries) = self else { return }
      self = .map([])
      entries.append(entry)
      self = .map(entries)
    }
  }

  let type: MessageType
  var values: [Int: Value] = [:]
  var unknown = UnknownFields()
}

/// Reads the bytes of a message as strictly as generated code does.
struct MessageDecoder {
  let types: SchemaTypes

  func decode(
    _ type: MessageType, from reader: inout WireReader
  ) throws(WireError) -> DecodedMessage {
    var message = DecodedMessage(type: type)
    var setOneofs: Set<String> = []
    var keys: Set<EntryKey> = []
    while let tag = try reader.nextTag() {
      let number = Int(tag >> 3)
      guard let field = type.fields.first(where: { $0.number == number }) else {
        // A later version's member of a oneof is still the one member that there may be.
        if let oneof = type.oneofs.first(where: { $0.range.contains(number) }) {
          guard setOneofs.insert(oneof.name).inserted else { throw reader.repeated(number) }
        }
        try reader.keepUnknown(in: &message.unknown)
        continue
      }
      switch field.type {
      case .list(let type):
        let values = try elements(type, tag & 7, from: &reader)
        message.values[field.number, default: .list([])].append(values)
      case .map(let key, let type):
        guard tag & 7 == 2, let codec = key.keyCodec else { throw reader.wrongWireType() }
        let entry = try self.entry(codec, type, from: &reader)
        let key = EntryKey(field: field.number, name: entry.name)
        guard keys.insert(key).inserted else { throw reader.repeated(field.number) }
        message.values[field.number, default: .map([])].append(entry)
      case .scalar, .message, .enumeration, .optional:
        let isFirstOfOneof = field.oneof.map { setOneofs.insert($0).inserted } ?? true
        guard isFirstOfOneof, message.values[field.number] == nil else {
          throw reader.repeated(field.number)
        }
        message.values[field.number] = try element(field.type, tag & 7, from: &reader)
      }
    }
    return message
  }

  /// A key of a map, to find repeated ones; texts that are canonically equivalent are one key.
  private struct EntryKey: Hashable {
    var field: Int
    var name: String
  }

  /// A packed run of values, or one value with its own tag.
  private func elements(
    _ type: FieldType, _ wireType: UInt32, from reader: inout WireReader
  ) throws(WireError) -> [DecodedMessage.Value] {
    guard type.isPackable, wireType == 2 else {
      return [try element(type, wireType, from: &reader)]
    }
    switch type {
    case .scalar(let scalar): return try packed(scalar.codec, from: &reader)
    case .enumeration(let name):
      var values: [AnyEnum] = []
      try reader.appendPacked(to: &values, EnumCodec<AnyEnum>.self)
      return values.map { .leaf(enumeration($0, name)) }
    case .message, .optional, .list, .map: throw reader.wrongWireType()
    }
  }

  /// One value that is no list and no map.
  private func element(
    _ type: FieldType, _ wireType: UInt32, from reader: inout WireReader
  ) throws(WireError) -> DecodedMessage.Value {
    guard wireType == type.wireType else { throw reader.wrongWireType() }
    switch type {
    case .scalar(let scalar): return .leaf(try leaf(scalar.codec, from: &reader))
    case .enumeration(let name):
      return .leaf(enumeration(try EnumCodec<AnyEnum>.read(from: &reader), name))
    case .optional(let wrapped): return try element(wrapped, wireType, from: &reader)
    case .message(let name):
      // A resolved schema names only types that it has, and nests no lists.
      guard let type = types.messages[name] else { throw reader.wrongWireType() }
      let outer = try reader.enter()
      let message = try decode(type, from: &reader)
      reader.leave(outer)
      return .message(message)
    case .list, .map: throw reader.wrongWireType()
    }
  }

  private func leaf<Codec: JSONCodec>(
    _ codec: Codec.Type, from reader: inout WireReader
  ) throws(WireError) -> JSONValue {
    codec.json(try codec.read(from: &reader))
  }

  private func enumeration(_ value: AnyEnum, _ name: String) -> JSONValue {
    types.json(ofEnum: name, number: Int(value.rawValue))
  }

  private func packed<Codec: JSONCodec>(
    _ codec: Codec.Type, from reader: inout WireReader
  ) throws(WireError) -> [DecodedMessage.Value] {
    var values: [Codec.Value] = []
    try reader.appendPacked(to: &values, codec)
    return values.map { .leaf(codec.json($0)) }
  }

  private func entry<Key: JSONKeyCodec>(
    _ codec: Key.Type, _ type: FieldType, from reader: inout WireReader
  ) throws(WireError) -> (name: String, value: DecodedMessage.Value) {
    let outer = try reader.enter()
    var key: Key.Value?
    var value: DecodedMessage.Value?
    while let tag = try reader.nextTag() {
      if tag == 1 << 3 | codec.wireType, key == nil {
        key = try codec.read(from: &reader)
      } else if tag >> 3 == 2, value == nil {
        value = try element(type, tag & 7, from: &reader)
      } else {
        throw .valueOutOfRange(field: Int(tag >> 3), offset: reader.offset)
      }
    }
    reader.leave(outer)
    return (codec.name(of: key ?? codec.zero), value ?? types.zero(of: type))
  }
}

extension WireReader {
  fileprivate func repeated(_ field: Int) -> WireError {
    .repeatedField(field: field, offset: offset)
  }
}
