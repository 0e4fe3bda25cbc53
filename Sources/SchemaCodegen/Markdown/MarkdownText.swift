import SchemaLanguage

/// Tables and phrases of the reference.
enum MarkdownText {
  static func fields(_ message: MessageType) -> [String] {
    var lines = ["| Field | Number | Type | Rules | What it is |", "|---|---|---|---|---|"]
    for field in message.fields {
      let cells = [
        "`\(field.name)`", String(field.number), "`\(field.type.schemaText)`", rules(field),
        cell(what(field.doc, field.deprecated)),
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines
  }

  /// The values of an enum: a line, or a table when there is something to say of them.
  static func values(_ type: EnumType) -> [String] {
    let said = type.values.map { what($0.doc, $0.deprecated) }
    if said.allSatisfy(\.isEmpty) {
      let values = type.values.map { "`\($0.name)` (\($0.number))" }.joined(separator: ", ")
      return ["`\(type.name)` is one of \(values)."]
    }
    var lines = ["| `\(type.name)` | Number | What it is |", "|---|---|---|"]
    for (value, what) in zip(type.values, said) {
      lines.append("| `\(value.name)` | \(value.number) | \(cell(what)) |")
    }
    return lines
  }

  private static func what(_ doc: [String], _ deprecated: String?) -> String {
    var parts = [doc.joined(separator: " ")]
    if let deprecated { parts.append("Deprecated: \(deprecated).") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func rules(_ field: Field) -> String {
    var rules = field.constraints.map(rule)
    if let oneof = field.oneof { rules.append("one of `\(oneof)`") }
    if field.isOpen { rules.append("open") }
    if field.isSensitive { rules.append("sensitive") }
    return rules.joined(separator: ", ")
  }

  private static func rule(_ constraint: Constraint) -> String {
    switch constraint {
    case .length(let bounds): "length \(range(bounds))"
    case .count(let bounds): "count \(range(bounds))"
    case .range(let lower, let upper):
      switch (lower, upper) {
      case (.some(let lower), .some(let upper)): "\(lower) to \(upper)"
      case (.some(let lower), nil): "at least \(lower)"
      case (nil, .some(let upper)): "at most \(upper)"
      case (nil, nil): "any number"
      }
    case .format(let name): "format \(name)"
    case .pattern(let source): "matches `\(cell(source))`"
    }
  }

  private static func range(_ bounds: ClosedRange<Int>) -> String {
    if bounds.upperBound == .max { return "at least \(bounds.lowerBound)" }
    return "\(bounds.lowerBound) to \(bounds.upperBound)"
  }

  /// Text inside a table: a bar would end its cell.
  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// 5000000 as `5 s`, 1500000 as `1.5 s`, 250000 as `250 ms`.
  static func duration(_ microseconds: Int64) -> String {
    for (unit, name) in [(Int64(60_000_000), "min"), (1_000_000, "s"), (1000, "ms")] {
      if microseconds >= unit, microseconds % unit == 0 { return "\(microseconds / unit) \(name)" }
      if microseconds >= unit, microseconds % (unit / 10) == 0, unit != 60_000_000 {
        return "\(microseconds / unit).\(microseconds % unit / (unit / 10)) \(name)"
      }
    }
    return "\(microseconds) us"
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isNewline == true { text.removeFirst() }
    return String(text)
  }
}

extension Lane {
  /// As the schema spells it.
  var phrase: String {
    switch self {
    case .readsPoint: "reads(point)"
    case .readsPage: "reads(page)"
    case .readsReport: "reads(report)"
    case .writes: "writes"
    case .works: "works"
    case .feed: "feed"
    }
  }

  /// Whether a call whose outcome is unknown may be made again.
  var repeating: String {
    switch self {
    case .readsPoint, .readsPage, .readsReport: "safe to repeat"
    case .writes: "safe to repeat with an idempotency key"
    case .works, .feed: "not safe to repeat"
    }
  }
}

extension Access {
  /// Who gets in, platform admins included where they do.
  var phrase: String {
    if isPublic { return "everybody, without a token" }
    var names = grants.map { grant in
      switch grant {
      case .platformAdmin: "platformAdmin"
      case .clientAdmin(scope: nil): "clientAdmin"
      case .clientAdmin(scope: .some(let scope)): "clientAdmin with scope `\(scope)`"
      case .supportStaff: "supportStaff"
      case .service(let scope): "service with scope `\(scope)`"
      case .portal: "portal"
      }
    }
    if !isExclusive, !grants.contains(.platformAdmin) { names.append("platformAdmin") }
    return names.joined(separator: ", ")
  }
}
