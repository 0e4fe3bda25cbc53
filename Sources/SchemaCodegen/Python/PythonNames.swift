import SchemaLanguage

/// How names and types of the schema are spelled in Python.
enum PythonNames {
  /// Where the generated modules lie, below the project's folder and in Python's own spelling.
  static let folder = "clients/python/src/frontdesk_client/generated"
  static let package = "frontdesk_client.generated"

  // The words of the language, and the names of a message's own that a field would hide: the
  // built-in types in its annotations and what every message has.
  private static let taken: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    "bool", "bytes", "dict", "float", "int", "list", "str", "property",
    "decode", "encode", "unknown_fields", "self",
  ]

  /// `walkIn` as the name of an attribute or function: `walk_in`; `class` as `class_`.
  static func attribute(_ name: String) -> String {
    let snake = ProtoNames.snake(name)
    return taken.contains(snake) ? snake + "_" : snake
  }

  /// `walkIn` as the name of a constant: `WALK_IN`.
  static func constant(_ name: String) -> String { ProtoNames.upperSnake(name) }

  /// `CustomerService` and `customer-notes` as module names.
  static func module(_ name: String) -> String {
    ProtoNames.snake(name).split(whereSeparator: { $0 == "-" || $0 == "/" }).joined(separator: "_")
  }

  static func type(_ type: FieldType) -> String {
    switch type {
    case .scalar(let scalar): self.scalar(scalar)
    case .message(let name), .enumeration(let name): name
    case .optional(let inner): self.type(inner) + " | None"
    case .list(let inner): "list[\(self.type(inner))]"
    case .map(let key, let value): "dict[\(scalar(key)), \(self.type(value))]"
    }
  }

  static func scalar(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool: "bool"
    case .int32, .int64, .uint32, .uint64, .fixed32: "int"
    case .double: "float"
    case .string: "str"
    case .bytes: "bytes"
    case .uuid: "_uuid.UUID"
    case .timestamp: "_dt.datetime"
    case .date: "_dt.date"
    case .duration: "_dt.timedelta"
    case .money: "_wire.Money"
    case .decimal: "_decimal.Decimal"
    }
  }

  /// The codec of an element; lists and maps are made of them.
  static func codec(_ type: FieldType) -> String {
    switch type.element {
    case .message(let name): "_wire.message(\(name))"
    case .enumeration(let name): "_wire.enumeration(\(name))"
    case .scalar(let scalar): codec(scalar)
    case .optional, .list, .map: "None"
    }
  }

  static func codec(_ scalar: Scalar) -> String { "_wire." + scalar.rawValue.uppercased() }

  /// The default of a field, as its assignment has it.
  static func initial(_ type: FieldType, _ index: SchemaIndex) -> String {
    switch type {
    case .optional: "None"
    case .list: factory("list")
    case .map: factory("dict")
    // A class may stand below the one that holds it.
    case .message(let name): factory("lambda: \(name)()")
    case .enumeration(let name): "\(name).\(constant(index.zeroCase(of: name)))"
    case .scalar(let scalar):
      switch scalar {
      case .bool: "False"
      case .int32, .int64, .uint32, .uint64, .fixed32: "0"
      case .double: "0.0"
      case .string: "\"\""
      case .bytes: "b\"\""
      case .uuid: "_wire.NIL"
      case .timestamp: "_wire.EPOCH"
      case .date: "_wire.EPOCH_DATE"
      case .duration: "_wire.NO_TIME"
      case .money: "_wire.Money()"
      case .decimal: "_wire.NO_DECIMAL"
      }
    }
  }

  private static func factory(_ make: String) -> String {
    "_dc.field(default_factory=\(make))"
  }
}
