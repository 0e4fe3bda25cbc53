import JSONText
import WireFormat

/// Types whose JSON is a string.
protocol JSONTextCodec: JSONCodec {
  static func text(_ value: Value) -> String
  static func value(text: String) -> Value?
}

extension JSONTextCodec {
  static func json(_ value: Value) -> JSONValue { .string(text(value)) }
  static func value(_ json: JSONValue) -> Value? {
    guard case .string(let text) = json else { return nil }
    return value(text: text)
  }
}

extension StringCodec: JSONTextCodec, JSONKeyCodec {
  static var expected: String { "a string without NUL" }
  static func text(_ value: String) -> String { value }
  static func value(text: String) -> String? { text.utf8.contains(0) ? nil : text }
  static func name(of key: String) -> String { key }
  static func key(named name: String) -> String? { value(text: name) }
}

extension BytesCodec: JSONTextCodec {
  static var expected: String { "bytes as a base64 string" }
  static func text(_ value: [UInt8]) -> String { Base64Text.text(of: value) }
  static func value(text: String) -> [UInt8]? { Base64Text.bytes(of: text) }
}

extension UuidCodec: JSONTextCodec {
  static var expected: String { "a uuid such as \"0190c0de-0000-7000-8000-000000000001\"" }
  static func text(_ value: Uuid) -> String { value.description }
  static func value(text: String) -> Uuid? { Uuid(text) }
}

extension TimestampCodec: JSONTextCodec {
  static var expected: String { "a time such as \"2026-03-01T09:30:00Z\"" }
  static func text(_ value: Timestamp) -> String { value.text }
  static func value(text: String) -> Timestamp? { Timestamp(text: text) }
}

extension DateCodec: JSONTextCodec {
  static var expected: String { "a date such as \"2026-03-01\"" }
  static func text(_ value: CalendarDate) -> String { value.text }
  static func value(text: String) -> CalendarDate? { CalendarDate(text: text) }
}

extension DurationCodec: JSONTextCodec {
  static var expected: String { "a duration such as \"1.5s\", \"90m\" or \"1h30m\"" }
  static func text(_ value: TimeSpan) -> String { value.text }
  static func value(text: String) -> TimeSpan? { TimeSpan(text: text) }
}

extension DecimalCodec: JSONTextCodec {
  static var expected: String { "a decimal number as a string, such as \"12.34\"" }
  static func text(_ value: DecimalNumber) -> String { value.text }
  static func value(text: String) -> DecimalNumber? { DecimalNumber(text: text) }
}

extension MoneyCodec: JSONCodec {
  static var expected: String { "money such as {\"minor\": 1234, \"currency\": \"EUR\"}" }
  static func json(_ value: Money) -> JSONValue {
    .object([
      JSONValue.Member("minor", .integer(value.minor)),
      JSONValue.Member("currency", .string(value.currency)),
    ])
  }
  static func value(_ json: JSONValue) -> Money? {
    guard case .object(let members) = json else { return nil }
    var money = Money()
    for member in members {
      switch member.name {
      case "minor":
        guard let minor = Int64Codec.value(member.value) else { return nil }
        money.minor = minor
      case "currency":
        guard let currency = StringCodec.value(member.value) else { return nil }
        money.currency = currency
      default: return nil
      }
    }
    return money
  }
}
