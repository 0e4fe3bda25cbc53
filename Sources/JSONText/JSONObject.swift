/// The members of a JSON object in their order; no name comes twice.
package typealias JSONObject = [JSONValue.Member]

extension JSONObject {
  /// An object of these members, which have different names.
  package init(_ members: KeyValuePairs<String, JSONValue>) {
    self = members.map { JSONValue.Member($0.key, $0.value) }
  }

  /// The value of the member with exactly this name.
  package subscript(name: String) -> JSONValue? {
    first { $0.name.isIdentical(to: name) }?.value
  }

  /// Adds a member that the object does not have yet.
  package mutating func append(_ name: String, _ value: JSONValue) {
    append(JSONValue.Member(name, value))
  }
}

extension String {
  /// Whether both are the same bytes; `==` also takes canonically equivalent ones, so that a
  /// Kelvin sign would pass for a K.
  package func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
