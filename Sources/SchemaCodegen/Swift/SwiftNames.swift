import SchemaLanguage

/// How names and types of the schema are spelled in Swift.
enum SwiftNames {
  private static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "private", "precedencegroup",
    "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var", "break",
    "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard",
    "if", "in", "repeat", "return", "throw", "switch", "where", "while", "as", "is", "nil", "self",
    "Self", "super", "throws", "true", "false", "try", "Any", "Type", "Protocol",
  ]

  /// `name` with back-ticks where Swift needs them.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  static func capitalized(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `leads` and `customer_notes` as file names: `Leads`, `CustomerNotes`.
  static func fileName(_ name: String) -> String {
    name.split(whereSeparator: { $0 == "_" || $0 == "-" || $0 == "/" })
      .map { capitalized(String($0)) }.joined()
  }

  /// A literal of any text; raw, so that back-slashes stay as they are.
  static func literal(_ text: String) -> String {
    text.contains(where: { $0 == "\\" || $0 == "\"" }) ? "##\"\(text)\"##" : "\"\(text)\""
  }

  /// 5000000 as 5_000_000.
  static func number(_ value: Int64) -> String {
    let digits = String(value.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { text += "_" }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + text
  }

  static func type(_ type: FieldType) -> String {
    switch type {
    case .scalar(let scalar): self.scalar(scalar)
    case .message(let name), .enumeration(let name): name
    case .optional(let inner): self.type(inner) + "?"
    case .list(let inner): "[\(self.type(inner))]"
    case .map(let key, let value): "[\(scalar(key)): \(self.type(value))]"
    }
  }

  static func scalar(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "Bool"
    case .int32: "Int32"
    case .int64: "Int64"
    case .uint32, .fixed32: "UInt32"
    case .uint64: "UInt64"
    case .double: "Double"
    case .string: "String"
    case .bytes: "[UInt8]"
    case .uuid: "Uuid"
    case .timestamp: "Timestamp"
    case .date: "CalendarDate"
    case .duration: "TimeSpan"
    case .money: "Money"
    case .decimal: "DecimalNumber"
    }
  }

  /// The codec of an element; lists and maps are made of them.
  static func codec(_ type: FieldType) -> String {
    switch type.element {
    case .message(let name): "MessageCodec<\(name)>"
    case .enumeration(let name): "EnumCodec<\(name)>"
    case .scalar(let scalar): codec(scalar)
    case .optional, .list, .map: "Never"
    }
  }

  static func codec(_ scalar: Scalar) -> String {
    switch scalar {
    case .int32: "Int32Codec"
    case .int64: "Int64Codec"
    case .uint32: "UInt32Codec"
    case .uint64: "UInt64Codec"
    default: capitalized(scalar.rawValue) + "Codec"
    }
  }

  /// The default of a plain field.
  static func zero(_ type: FieldType, _ index: SchemaIndex) -> String {
    switch type {
    case .optional: "nil"
    case .list: "[]"
    case .map: "[:]"
    case .message(let name): "\(name)()"
    case .enumeration(let name): "." + index.zeroCase(of: name)
    case .scalar(let scalar):
      switch scalar {
      case .bool: "false"
      case .int32, .int64, .uint32, .uint64, .fixed32, .double: "0"
      case .string: "\"\""
      case .bytes: "[]"
      case .uuid, .timestamp: ".zero"
      case .date: "CalendarDate(days: 0)"
      case .duration: "TimeSpan(microseconds: 0)"
      case .money: "Money()"
      case .decimal: "DecimalNumber()"
      }
    }
  }
}
