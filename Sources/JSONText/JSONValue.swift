/// A JSON text as a tree. Numbers keep their literal, so that 64-bit integers
/// pass through exactly; members keep their order.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number as it was written, for example `-12`, `1.5e3`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// One member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An integer as a number.
  package static func integer(_ value: some BinaryInteger) -> JSONValue {
    .number(String(value))
  }

  /// The value of the member `name`; nil where there is none or this is no object.
  package subscript(_ name: String) -> JSONValue? { object?[name] }

  /// What the value is, for error messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

// The value, where it is of the kind that is asked for.
extension JSONValue {
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The number; nil also for one with a fraction or an exponent, and beyond 64 bits.
  package var integer: Int64? {
    if case .number(let literal) = self { Int64(literal) } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The strings of a list of strings; nil for anything else.
  package var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object of these members, which have different names.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
