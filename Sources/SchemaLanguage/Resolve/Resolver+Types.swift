// The types of fields, and messages that would hold themselves.

extension Resolver {
  mutating func fieldType(_ syntax: TypeSyntax) -> FieldType? {
    switch syntax.shape {
    case .named(let name): return named(name, at: syntax.span)
    case .optional(let inner):
      switch inner.shape {
      case .list, .map:
        error(
          "a list or map cannot be optional", at: syntax.span,
          suggestion: "leave out the `?`: an empty one is not written")
        return nil
      case .optional:
        error("one `?` is enough", at: syntax.span)
        return nil
      case .named: return fieldType(inner).map { .optional($0) }
      }
    case .list(let element):
      guard let type = plain(element, "the elements of a list") else { return nil }
      return .list(type)
    case .map(let key, let value):
      let keyType = mapKey(key)
      guard let valueType = plain(value, "the values of a map"), let keyType else { return nil }
      return .map(key: keyType, value: valueType)
    }
  }

  private mutating func named(_ name: String, at span: Span) -> FieldType? {
    if let scalar = Scalar(rawValue: name) { return .scalar(scalar) }
    guard let entry = lookUp(name, at: span, wanted: "type") else { return nil }
    return entry.kind == .message ? .message(name) : .enumeration(name)
  }

  private mutating func plain(_ syntax: TypeSyntax, _ what: String) -> FieldType? {
    switch syntax.shape {
    case .named: return fieldType(syntax)
    case .optional:
      error("\(what) cannot be optional", at: syntax.span, suggestion: "leave out the `?`")
    case .list, .map:
      error(
        "\(what) cannot be lists or maps", at: syntax.span,
        suggestion: "declare a message that holds the inner one")
    }
    return nil
  }

  private mutating func mapKey(_ syntax: TypeSyntax) -> Scalar? {
    let suggestion = "a map's key is string, bool, int32, int64, uint32, uint64 or fixed32"
    guard case .named(let name) = syntax.shape else {
      error("this cannot be the key of a map", at: syntax.span, suggestion: suggestion)
      return nil
    }
    guard let scalar = Scalar(rawValue: name) else {
      if types[name] != nil {
        error("`\(name)` cannot be the key of a map", at: syntax.span, suggestion: suggestion)
      } else {
        _ = lookUp(name, at: syntax.span, wanted: "type")
      }
      return nil
    }
    switch scalar {
    case .string, .bool, .int32, .int64, .uint32, .uint64, .fixed32: return scalar
    case .double, .bytes, .uuid, .timestamp, .date, .duration, .money, .decimal:
      error("`\(name)` cannot be the key of a map", at: syntax.span, suggestion: suggestion)
      return nil
    }
  }

  /// Plain message fields are values inside of their message: a ring of them would never end.
  mutating func checkRecursion(_ schema: Schema) {
    let messages = schema.files.flatMap(\.messages)
    let numbers = Dictionary(
      messages.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let graph = messages.map { message in
      message.fields.compactMap { $0.type.plainMessage.flatMap { numbers[$0] } }
    }
    for cycle in cycles(in: graph) {
      guard let first = cycle.first else { continue }
      let target = messages[cycle.count > 1 ? cycle[1] : first].name
      guard let field = messages[first].fields.first(where: { $0.type.plainMessage == target }),
        let entry = types[messages[first].name]
      else { continue }
      let names = (cycle + [first]).map { messages[$0].name }.joined(separator: " -> ")
      file = entry.file
      error(
        "`\(messages[first].name)` would hold itself without end: \(names)",
        at: Span(
          line: field.location.line, column: field.location.column, length: field.name.count),
        suggestion: field.oneof == nil
          ? "make `\(field.name)` optional (`\(target)?`) or a list"
          : "put `\(target)` behind an optional field of another message")
    }
  }
}

extension FieldType {
  /// The innermost type: of the optional's value, the list's elements, the map's values.
  package var element: FieldType {
    switch self {
    case .optional(let inner), .list(let inner), .map(_, let inner): inner
    case .scalar, .message, .enumeration: self
    }
  }

  /// The message's name, when that is what it is.
  package var messageName: String? {
    if case .message(let name) = self { name } else { nil }
  }

  /// The enum's name, when that is what it is.
  package var enumName: String? {
    if case .enumeration(let name) = self { name } else { nil }
  }

  /// The scalar, when that is what it is.
  package var scalarType: Scalar? {
    if case .scalar(let scalar) = self { scalar } else { nil }
  }

  /// The message that a plain field holds inside of itself.
  var plainMessage: String? { messageName }

  /// As a schema writes it.
  public var schemaText: String {
    switch self {
    case .scalar(let scalar): scalar.rawValue
    case .message(let name), .enumeration(let name): name
    case .optional(let inner): "\(inner.schemaText)?"
    case .list(let inner): "[\(inner.schemaText)]"
    case .map(let key, let value): "{\(key.rawValue): \(value.schemaText)}"
    }
  }
}
