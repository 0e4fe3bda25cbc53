import SchemaLanguage

/// How names and types of the schema are spelled in protobuf.
enum ProtoNames {
  /// The file that holds `Money` and `Decimal`.
  static let valuesFile = "values"

  /// `tenantID` as `tenant_id`, `line2` as `line2`.
  static func snake(_ name: String) -> String {
    var text = ""
    var before: Character?
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      if letter.isUppercase, let last = before, last != "_" {
        // A word begins after a small letter or a digit, and before the last of some capitals.
        if !last.isUppercase || next?.isLowercase == true { text += "_" }
      }
      text += letter.lowercased()
      before = letter
    }
    return text
  }

  static func upperSnake(_ name: String) -> String { snake(name).uppercased() }

  /// What protoc makes of `name` as a JSON name: each letter after a `_` in capitals.
  static func json(_ name: String) -> String {
    var text = ""
    var capitalize = false
    for letter in name {
      if letter == "_" {
        capitalize = true
      } else {
        text += capitalize ? letter.uppercased() : String(letter)
        capitalize = false
      }
    }
    return text
  }

  static func type(_ type: FieldType) -> String {
    switch type {
    case .message(let name), .enumeration(let name): name
    case .scalar(let scalar): self.scalar(scalar)
    case .optional(let inner), .list(let inner): self.type(inner)
    case .map(let key, let value): "map<\(scalar(key)), \(self.type(value))>"
    }
  }

  /// The type whose bytes are ours: zigzag for signed integers, fixed width where rpc.md says.
  static func scalar(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "bool"
    case .int32, .date: "sint32"
    case .int64, .duration: "sint64"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .fixed32: "fixed32"
    case .double: "double"
    case .string: "string"
    case .bytes, .uuid: "bytes"
    case .timestamp: "sfixed64"
    case .money: "Money"
    case .decimal: "Decimal"
    }
  }

  /// What a protobuf type does not say by itself.
  static func note(_ type: FieldType) -> String? {
    switch type.element {
    case .scalar(.uuid): "A uuid: 16 bytes."
    case .scalar(.timestamp): "Microseconds since 1970-01-01T00:00:00Z."
    case .scalar(.date): "Days since 1970-01-01."
    case .scalar(.duration): "Microseconds."
    default: nil
    }
  }
}
