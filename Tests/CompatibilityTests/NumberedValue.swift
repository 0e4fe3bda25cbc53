import JSONText
import SchemaLanguage

/// A message by the numbers of its fields and enum values, which is what two versions agree on.
indirect enum NumberedValue: Hashable {
  case leaf(JSONValue)
  case list([NumberedValue])
  case map([String: NumberedValue])
  case message([Int: NumberedValue])

  /// What `json`, a message `name` of `schema`, holds of the fields that `other` has as well.
  init(_ json: JSONValue, _ name: String, in schema: Schema, sharedWith other: Schema) {
    var fields: [Int: NumberedValue] = [:]
    let known = Set((other.message(named: name)?.fields ?? []).map(\.number))
    for field in schema.message(named: name)?.fields ?? [] where known.contains(field.number) {
      guard let value = json[field.name] else { continue }
      fields[field.number] = NumberedValue(value, field.type, schema, other)
    }
    self = .message(fields)
  }

  private init(_ json: JSONValue, _ type: FieldType, _ schema: Schema, _ other: Schema) {
    switch type {
    case .scalar: self = .leaf(json)
    case .enumeration(let name):
      let values = schema.enumeration(named: name)?.values ?? []
      let named = values.first { .string($0.name) == json }
      self = .leaf(named.map { .integer($0.number) } ?? json)
    case .message(let name): self.init(json, name, in: schema, sharedWith: other)
    case .optional(let inner): self.init(json, inner, schema, other)
    case .list(let inner):
      self = .list((json.array ?? []).map { NumberedValue($0, inner, schema, other) })
    case .map(_, let value):
      let entries = (json.object ?? []).map { entry in
        (entry.name, NumberedValue(entry.value, value, schema, other))
      }
      self = .map(Dictionary(entries) { $1 })
    }
  }
}
