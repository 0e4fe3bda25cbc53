// `@name(arguments)`.

extension Parser {
  mutating func annotations() throws(Failure) -> [AnnotationSyntax] {
    var annotations: [AnnotationSyntax] = []
    while isAt(.at) {
      let at = advance().span
      var name = try name("the annotation's name")
      name.span = at.joined(to: name.span)
      let arguments = isAt(.leftParen) ? try arguments(depth: 0) : nil
      annotations.append(AnnotationSyntax(name: name, arguments: arguments))
    }
    return annotations
  }

  private mutating func arguments(depth: Int) throws(Failure) -> [ArgumentSyntax] {
    guard depth < 4 else { throw fail("these arguments are nested too deeply") }
    try expect(.leftParen, "before the arguments")
    var arguments: [ArgumentSyntax] = []
    guard !take(.rightParen) else { return arguments }
    repeat {
      arguments.append(try argument(depth: depth))
    } while take(.comma)
    try expect(.rightParen, "after the arguments")
    return arguments
  }

  private mutating func argument(depth: Int) throws(Failure) -> ArgumentSyntax {
    let start = current.span
    var label: Name?
    if case .identifier = current.kind, next.kind == .symbol(.colon) {
      label = try name("the argument's label")
      advance()
    }
    let value = try value(depth: depth)
    return ArgumentSyntax(label: label, value, span: start.joined(to: previousSpan))
  }

  private mutating func value(depth: Int) throws(Failure) -> ValueSyntax {
    switch current.kind {
    case .identifier(let text):
      advance()
      return isAt(.leftParen) ? .call(text, try arguments(depth: depth + 1)) : .identifier(text)
    case .string(let text):
      advance()
      return .string(text)
    case .number:
      let lower = try number("a number")
      guard take(.range) else { return .number(lower) }
      guard case .number = current.kind else { return .range(lower, nil) }
      return .range(lower, try number("a number"))
    case .symbol(.range):
      advance()
      return .range(nil, try number("the upper bound"))
    default:
      throw fail("expected a value, found \(current.shown)")
    }
  }
}
