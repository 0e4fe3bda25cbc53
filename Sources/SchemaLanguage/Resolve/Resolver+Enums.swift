// Enums.

extension Resolver {
  static let enumNumbers: ClosedRange<Int64> = 0...2_147_483_647

  mutating func enumeration(_ syntax: EnumSyntax) -> EnumType {
    _ = annotations(syntax.annotations, at: .enumeration)
    var reserved = Reserved()
    for case .reserved(let item) in syntax.body.members {
      add(item, to: &reserved, numbers: Self.enumNumbers)
    }
    var values: [EnumValue] = []
    for case .value(let item) in syntax.body.members {
      if let value = value(item, of: syntax.name.text, reserved, values) { values.append(value) }
    }
    checkZero(syntax, values)
    return EnumType(
      name: syntax.name.text, doc: syntax.trivia.doc,
      values: values.sorted { $0.number < $1.number }, reserved: reserved,
      location: location(syntax.name.span))
  }

  private mutating func value(
    _ syntax: EnumValueSyntax, of owner: String, _ reserved: Reserved, _ known: [EnumValue]
  ) -> EnumValue? {
    let (name, span) = (syntax.name, syntax.number.span)
    let annotations = annotations(syntax.annotations, at: .value)
    if reserved.names.contains(name.text) {
      error("the name `\(name.text)` is reserved in \(owner)", at: name.span)
    } else if GeneratedNames.values.contains(name.text) {
      error("the generated code needs the name `\(name.text)` for itself", at: name.span)
    } else if known.contains(where: { $0.name == name.text }) {
      error("`\(name.text)` is declared twice in \(owner)", at: name.span)
    }
    guard let number = integer(syntax.number, in: Self.enumNumbers, "an enum's number") else {
      return nil
    }
    if let other = known.first(where: { $0.number == number }) {
      error("the number \(number) belongs to `\(other.name)` already", at: span)
      return nil
    }
    if reserved.numbers.contains(where: { $0.contains(number) }) {
      error("the number \(number) is reserved in \(owner)", at: span)
    }
    return EnumValue(
      number: number, name: name.text, doc: syntax.trivia.doc, deprecated: deprecation(annotations),
      location: location(name.span))
  }

  private mutating func checkZero(_ syntax: EnumSyntax, _ values: [EnumValue]) {
    let suggestion = "begin with `0 unspecified`"
    guard let zero = values.first(where: { $0.number == 0 }) else {
      error(
        "enum `\(syntax.name.text)` has no value 0", at: syntax.name.span, suggestion: suggestion)
      return
    }
    if zero.name != "unspecified" {
      error(
        "value 0 of an enum is `unspecified`, not `\(zero.name)`",
        at: Span(line: zero.location.line, column: zero.location.column, length: zero.name.count),
        suggestion: suggestion)
    }
  }
}
