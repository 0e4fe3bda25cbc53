// Messages, enums and services.

extension Parser {
  mutating func message() throws(Failure) -> MessageSyntax {
    var trivia = beginItem()
    advance()
    let name = try name("the message's name")
    let annotations = try annotations()
    let body = try body("message \(name.text)", &trivia) {
      (parser: inout Parser) throws(Failure) in try parser.messageMember()
    }
    return MessageSyntax(trivia: trivia, name: name, annotations: annotations, body: body)
  }

  private mutating func messageMember() throws(Failure) -> MessageMember {
    if case .number = current.kind { return .field(try field()) }
    if isAt(word: "reserved") { return .reserved(try reserved()) }
    if isAt(word: "oneof") { return .oneof(try oneof()) }
    throw notAField()
  }

  private mutating func notAField() -> Failure {
    let form = "a field is written `1 name: type`"
    guard case .identifier(let word) = current.kind else {
      return fail("expected a field, `oneof` or `reserved`, found \(current.shown)")
    }
    switch word {
    case "optional":
      return fail("`optional` is no word of a schema", suggestion: "write `1 name: type?`")
    case "repeated":
      return fail("`repeated` is no word of a schema", suggestion: "write `1 name: [type]`")
    case "required":
      return fail(
        "there is no `required`", suggestion: "ask for a value with a constraint, `@length(1...9)`")
    case "message", "enum", "service", "rpc":
      return fail("a message holds no \(word)", suggestion: "declare it outside of the message")
    default:
      if next.kind == .symbol(.colon) {
        return fail("the field `\(word)` has no number", suggestion: form)
      }
      let near = didYouMean(word, among: ["oneof", "reserved"])
      return fail(
        "expected a field, `oneof` or `reserved`, found `\(word)`", suggestion: near ?? form)
    }
  }

  mutating func field() throws(Failure) -> FieldSyntax {
    var trivia = beginItem()
    let number = try number("the field's number")
    let name = try name("the field's name")
    try expect(.colon, "after the field's name")
    let type = try type(depth: 0)
    let annotations = try annotations()
    finishItem(&trivia, "the field")
    return FieldSyntax(
      trivia: trivia, number: number, name: name, type: type, annotations: annotations)
  }

  private mutating func oneof() throws(Failure) -> OneOfSyntax {
    var trivia = beginItem()
    advance()
    let name = try name("the oneof's name")
    guard case .number = current.kind else {
      throw fail(
        "the oneof `\(name.text)` reserves no range of numbers",
        suggestion: "write `oneof \(name.text) 10...19 { ... }`")
    }
    let lower = try number("the first number of the oneof's range")
    try expect(.range, "in the oneof's range")
    let upper = try number("the last number of the oneof's range")
    let body = try body("oneof \(name.text)", &trivia) {
      (parser: inout Parser) throws(Failure) in
      guard case .number = parser.current.kind else {
        throw parser.fail(
          "expected a field of the oneof, found \(parser.current.shown)",
          suggestion: parser.isAt(word: "reserved") ? "reserve it in the message" : nil)
      }
      return try parser.field()
    }
    return OneOfSyntax(trivia: trivia, name: name, lower: lower, upper: upper, body: body)
  }

  private mutating func reserved() throws(Failure) -> ReservedSyntax {
    var trivia = beginItem()
    advance()
    var items: [ReservedSyntax.Item] = []
    repeat {
      if case .string(let name) = current.kind {
        items.append(.name(Name(name, advance().span)))
        continue
      }
      let lower = try number("a number, a range or a name in quotes")
      if take(.range) {
        items.append(.range(lower, try number("the last number of the range")))
      } else {
        items.append(.number(lower))
      }
    } while take(.comma)
    finishItem(&trivia, "the reservation")
    return ReservedSyntax(trivia: trivia, items: items)
  }

  /// `T`, `T?`, `[T]`, `{K: V}`, nested too: the resolver says which are refused.
  private mutating func type(depth: Int) throws(Failure) -> TypeSyntax {
    guard depth < 8 else { throw fail("this type is nested too deeply") }
    let start = current.span
    var type: TypeSyntax
    if take(.leftBracket) {
      let element = try self.type(depth: depth + 1)
      try expect(.rightBracket, "after the list's type")
      type = TypeSyntax(shape: .list(element), span: start.joined(to: previousSpan))
    } else if take(.leftBrace) {
      let key = try self.type(depth: depth + 1)
      try expect(.colon, "between the map's types")
      let value = try self.type(depth: depth + 1)
      try expect(.rightBrace, "after the map's types")
      type = TypeSyntax(shape: .map(key, value), span: start.joined(to: previousSpan))
    } else {
      let name = try name("a type")
      type = TypeSyntax(shape: .named(name.text), span: name.span)
    }
    while isAt(.question) {
      let mark = advance().span
      type = TypeSyntax(shape: .optional(type), span: start.joined(to: mark))
    }
    return type
  }

  mutating func enumeration() throws(Failure) -> EnumSyntax {
    var trivia = beginItem()
    advance()
    let name = try name("the enum's name")
    let annotations = try annotations()
    let body = try body("enum \(name.text)", &trivia) {
      (parser: inout Parser) throws(Failure) -> EnumMember in
      if parser.isAt(word: "reserved") { return .reserved(try parser.reserved()) }
      return .value(try parser.enumValue())
    }
    return EnumSyntax(trivia: trivia, name: name, annotations: annotations, body: body)
  }

  private mutating func enumValue() throws(Failure) -> EnumValueSyntax {
    var trivia = beginItem()
    guard case .number = current.kind else {
      throw fail(
        "expected a value or `reserved`, found \(current.shown)",
        suggestion: "a value is written `1 name`")
    }
    let number = try number("the value's number")
    let name = try name("the value's name")
    let annotations = try annotations()
    finishItem(&trivia, "the value")
    return EnumValueSyntax(trivia: trivia, number: number, name: name, annotations: annotations)
  }

  mutating func service() throws(Failure) -> ServiceSyntax {
    var trivia = beginItem()
    advance()
    let name = try name("the service's name")
    let annotations = try annotations()
    let body = try body("service \(name.text)", &trivia) {
      (parser: inout Parser) throws(Failure) in try parser.method()
    }
    return ServiceSyntax(trivia: trivia, name: name, annotations: annotations, body: body)
  }

  private mutating func method() throws(Failure) -> MethodSyntax {
    var trivia = beginItem()
    guard isAt(word: "rpc") else {
      throw fail(
        "expected `rpc`, found \(current.shown)",
        suggestion: "write `rpc getLead(GetLeadRequest) -> Lead`")
    }
    advance()
    let name = try name("the rpc's name")
    try expect(.leftParen, "after the rpc's name")
    let streamsRequest = takeStream()
    let request = try self.name("the request's message")
    try expect(.rightParen, "after the request's message")
    try expect(.arrow, "before the response's message")
    let streamsResponse = takeStream()
    let response = try self.name("the response's message")
    let annotations = try annotations()
    finishItem(&trivia, "the rpc")
    return MethodSyntax(
      trivia: trivia, name: name, request: request, response: response,
      streamsRequest: streamsRequest, streamsResponse: streamsResponse, annotations: annotations)
  }

  private mutating func takeStream() -> Bool {
    guard isAt(word: "stream"), case .identifier = next.kind else { return false }
    advance()
    return true
  }
}
