/// A value of JSON text, as tokens and key sets need it.
indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// Within 2^53 of zero, where every reader agrees on the value.
  case integer(Int64)
  /// A number with a fraction or an exponent, as it was written; no claim here may be one.
  case fraction(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The strings of a list of strings; nil for anything else.
  var strings: [String]? {
    guard let array else { return nil }
    var strings: [String] = []
    for element in array {
      guard let string = element.string else { return nil }
      strings.append(string)
    }
    return strings
  }
}

/// The members of a JSON object in their order; no name comes twice.
struct JSONObject: Sendable, Equatable {
  struct Member: Sendable, Equatable {
    let name: String
    let value: JSONValue
  }

  private(set) var members: [Member] = []

  /// The value of the member with exactly this name.
  subscript(name: String) -> JSONValue? {
    members.first { $0.name.isIdentical(to: name) }?.value
  }

  /// Adds a member that the object does not have yet.
  mutating func append(_ name: String, _ value: JSONValue) {
    members.append(Member(name: name, value: value))
  }
}

extension String {
  /// Whether both are the same bytes; `==` also takes canonically equivalent ones, so that a
  /// Kelvin sign would pass for a K.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
