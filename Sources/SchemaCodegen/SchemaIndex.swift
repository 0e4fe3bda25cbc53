import SchemaLanguage

/// Questions about a whole schema that emitters ask again and again.
struct SchemaIndex {
  let schema: Schema
  private let messages: [String: MessageType]
  private let enums: [String: EnumType]
  private let files: [String: String]
  private let withRules: Set<String>

  init(_ schema: Schema) {
    self.schema = schema
    var messages: [String: MessageType] = [:]
    var enums: [String: EnumType] = [:]
    var files: [String: String] = [:]
    for file in schema.files {
      for message in file.messages {
        messages[message.name] = message
        files[message.name] = file.name
      }
      for type in file.enums {
        enums[type.name] = type
        files[type.name] = file.name
      }
    }
    self.messages = messages
    self.enums = enums
    self.files = files
    self.withRules = Self.messagesWithRules(Array(messages.values))
  }

  func message(_ name: String) -> MessageType? { messages[name] }

  func enumeration(_ name: String) -> EnumType? { enums[name] }

  /// The file that declares a message or enum.
  func file(of type: String) -> String? { files[type] }

  /// Whether `validate` of the message has anything to check, nested messages included.
  func hasRules(_ message: String) -> Bool { withRules.contains(message) }

  /// The name in the schema of an enum's value 0.
  func zeroCase(of name: String) -> String {
    enums[name]?.values.first { $0.number == 0 }?.name ?? "unspecified"
  }

  /// Whether `field` would make `owner` contain itself in place: such fields are boxed.
  func isRecursive(_ field: Field, in owner: String) -> Bool {
    guard let target = field.type.inlineMessage else { return false }
    var seen: Set<String> = []
    var open = [target]
    while let name = open.popLast() {
      if name == owner { return true }
      guard seen.insert(name).inserted, let message = messages[name] else { continue }
      open += message.fields.compactMap(\.type.inlineMessage)
    }
    return false
  }

  /// Grows the set until nothing changes: messages may contain each other.
  private static func messagesWithRules(_ messages: [MessageType]) -> Set<String> {
    var found = Set(messages.filter { $0.fields.contains(where: \.hasOwnRules) }.map(\.name))
    var grew = true
    while grew {
      grew = false
      for message in messages where !found.contains(message.name) {
        guard message.fields.contains(where: { found.contains($0.type.messageName ?? "") }) else {
          continue
        }
        found.insert(message.name)
        grew = true
      }
    }
    return found
  }
}

extension Field {
  /// Whether the field itself has something to check.
  var hasOwnRules: Bool {
    if !constraints.isEmpty { return true }
    switch type.element {
    case .enumeration: return !isOpen
    case .scalar(.money), .scalar(.decimal): return true
    default: return false
    }
  }
}

extension FieldType {
  /// What a value, a present value, an element or a map's value is.
  var element: FieldType {
    switch self {
    case .optional(let inner), .list(let inner), .map(_, let inner): inner
    default: self
    }
  }

  /// The message that the field holds, alone or many.
  var messageName: String? {
    if case .message(let name) = element { name } else { nil }
  }

  /// The enum that the field holds, alone or many.
  var enumName: String? {
    if case .enumeration(let name) = element { name } else { nil }
  }

  /// The message whose storage lies inside the owner's: not behind a list or map.
  var inlineMessage: String? {
    switch self {
    case .message(let name), .optional(.message(let name)): name
    default: nil
    }
  }

  /// Whether a list of this element is packed.
  var isPackable: Bool {
    switch self {
    case .enumeration: true
    case .scalar(let scalar): scalar.wireType != 2
    default: false
    }
  }

  /// As the schema language spells it.
  var schemaText: String {
    switch self {
    case .scalar(let scalar): scalar.rawValue
    case .message(let name), .enumeration(let name): name
    case .optional(let inner): inner.schemaText + "?"
    case .list(let inner): "[" + inner.schemaText + "]"
    case .map(let key, let value): "{\(key.rawValue): \(value.schemaText)}"
    }
  }
}

extension Scalar {
  var wireType: Int {
    switch self {
    case .bool, .int32, .int64, .uint32, .uint64, .date, .duration: 0
    case .double, .timestamp: 1
    case .string, .bytes, .uuid, .money, .decimal: 2
    case .fixed32: 5
    }
  }
}
