import JSONText
import SchemaLanguage
import WireFormat

/// How one scalar type of the schema stands in JSON, beside how it stands in bytes.
protocol JSONCodec: WireCodec {
  /// What a value looks like, for error messages: "a date such as ...".
  static var expected: String { get }
  static func json(_ value: Value) -> JSONValue
  /// Nil for what is no value of the type.
  static func value(_ json: JSONValue) -> Value?
}

/// A scalar that may be the key of a map: JSON member names are strings.
protocol JSONKeyCodec: JSONCodec, WireKeyCodec {
  static func name(of key: Value) -> String
  static func key(named name: String) -> Value?
}

extension Scalar {
  var codec: any JSONCodec.Type {
    switch self {
    case .bool: BoolCodec.self
    case .int32: Int32Codec.self
    case .int64: Int64Codec.self
    case .uint32: UInt32Codec.self
    case .uint64: UInt64Codec.self
    case .fixed32: Fixed32Codec.self
    case .double: DoubleCodec.self
    case .string: StringCodec.self
    case .bytes: BytesCodec.self
    case .uuid: UuidCodec.self
    case .timestamp: TimestampCodec.self
    case .date: DateCodec.self
    case .duration: DurationCodec.self
    case .money: MoneyCodec.self
    case .decimal: DecimalCodec.self
    }
  }

  /// Nil for types that cannot be keys.
  var keyCodec: (any JSONKeyCodec.Type)? { codec as? any JSONKeyCodec.Type }
}

extension BoolCodec: JSONKeyCodec {
  static var expected: String { "true or false" }
  static func json(_ value: Bool) -> JSONValue { .bool(value) }
  static func value(_ json: JSONValue) -> Bool? {
    guard case .bool(let flag) = json else { return nil }
    return flag
  }
  static func name(of key: Bool) -> String { key ? "true" : "false" }
  static func key(named name: String) -> Bool? { Bool(name) }
}

/// The integers: exact, never through a double.
protocol JSONIntegerCodec: JSONKeyCodec where Value: FixedWidthInteger {}

extension JSONIntegerCodec {
  static var expected: String { "a whole number from \(Value.min) to \(Value.max)" }
  static func json(_ value: Value) -> JSONValue { .integer(value) }
  static func value(_ json: JSONValue) -> Value? {
    guard case .number(let literal) = json else { return nil }
    return Value(literal)
  }
  static func name(of key: Value) -> String { String(key) }
  static func key(named name: String) -> Value? { Value(name) }
}

extension Int32Codec: JSONIntegerCodec {}
extension Int64Codec: JSONIntegerCodec {}
extension UInt32Codec: JSONIntegerCodec {}
extension UInt64Codec: JSONIntegerCodec {}
extension Fixed32Codec: JSONIntegerCodec {}

extension DoubleCodec: JSONCodec {
  static var expected: String { "a number, \"NaN\", \"Infinity\" or \"-Infinity\"" }
  static func json(_ value: Double) -> JSONValue {
    if value.isNaN { return .string("NaN") }
    if value.isInfinite { return .string(value < 0 ? "-Infinity" : "Infinity") }
    let text = value.description
    // Whole numbers without the ".0" that Swift adds; -0.0 keeps it, to stay what it is.
    return .number(text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text)
  }
  static func value(_ json: JSONValue) -> Double? {
    switch json {
    case .number(let literal):
      guard let number = Double(literal), number.isFinite else { return nil }
      return number
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: return nil
    }
  }
}
