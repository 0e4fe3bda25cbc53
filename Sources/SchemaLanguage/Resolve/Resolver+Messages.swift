// Messages, their fields, oneofs and reservations.

extension Resolver {
  /// The numbers that protobuf allows.
  static let fieldNumbers: ClosedRange<Int64> = 1...536_870_911
  /// The numbers that protobuf keeps for itself.
  static let refusedNumbers: ClosedRange<Int64> = 19000...19999

  /// What has been seen of one message so far.
  struct MessageScope {
    var message: String
    var fieldNames: [Int: String] = [:]
    /// Every number that the text gives to a field, further down too.
    var numbers: Set<Int64> = []
    var names: Set<String> = []
    var reserved = Reserved()
    var oneofs: [OneOf] = []
  }

  mutating func message(_ syntax: MessageSyntax) -> MessageType {
    var scope = MessageScope(message: syntax.name.text)
    for case .reserved(let item) in syntax.body.members {
      add(item, to: &scope.reserved, numbers: Self.fieldNumbers)
    }
    for member in syntax.body.members {
      switch member {
      case .field(let item): scope.numbers.insert(item.number.value)
      case .oneof(let item):
        scope.numbers.formUnion(item.body.members.map(\.number.value))
        addOneOf(item, to: &scope)
      case .reserved: break
      }
    }
    var fields: [Field] = []
    for member in syntax.body.members {
      switch member {
      case .field(let item):
        if let field = field(item, oneof: nil, &scope) { fields.append(field) }
      case .oneof(let item):
        for item in item.body.members
        where scope.oneofs.contains(where: { $0.name == item.name.text }) {
          error("`\(item.name.text)` names the oneof already", at: item.name.span)
        }
        fields += item.body.members.compactMap { field($0, oneof: item.name.text, &scope) }
      case .reserved: break
      }
    }
    let annotations = annotations(syntax.annotations, at: .message)
    return MessageType(
      name: syntax.name.text, doc: syntax.trivia.doc,
      fields: fields.sorted { $0.number < $1.number },
      oneofs: scope.oneofs, reserved: scope.reserved, deprecated: deprecation(annotations),
      location: location(syntax.name.span))
  }

  private mutating func addOneOf(_ syntax: OneOfSyntax, to scope: inout MessageScope) {
    let name = syntax.name
    if !scope.names.insert(name.text).inserted {
      error("`\(name.text)` is declared twice in \(scope.message)", at: name.span)
    }
    let typeName = name.text.prefix(1).uppercased() + name.text.dropFirst()
    if types[typeName] != nil {
      error(
        "the generated type \(scope.message).\(typeName) would hide the type `\(typeName)`",
        at: name.span, suggestion: "rename the oneof")
    }
    if syntax.body.members.isEmpty {
      error("the oneof `\(name.text)` has no fields", at: name.span)
    }
    guard let range = range(syntax.lower, syntax.upper, numbers: Self.fieldNumbers) else { return }
    if let other = scope.oneofs.first(where: { $0.range.overlaps(range) }) {
      error(
        "the range of `\(name.text)` overlaps that of `\(other.name)`, \(other.range.schemaText)",
        at: syntax.lower.span.joined(to: syntax.upper.span))
    }
    scope.oneofs.append(
      OneOf(
        name: name.text, range: range, doc: syntax.trivia.doc, location: location(name.span)))
  }

  private mutating func field(
    _ syntax: FieldSyntax, oneof: String?, _ scope: inout MessageScope
  ) -> Field? {
    let name = syntax.name
    checkFieldName(name, &scope)
    let number = fieldNumber(syntax, oneof: oneof, &scope)
    let annotations = annotations(syntax.annotations, at: .field)
    guard let type = fieldType(syntax.type) else { return nil }
    if oneof != nil {
      switch type {
      case .scalar, .message, .enumeration: break
      case .optional, .list, .map:
        error(
          "a field of a oneof is plain: the oneof says already whether it is there",
          at: syntax.type.span)
      }
    }
    if annotations.has("open"), type.element.enumName == nil {
      error("@open is for enums", at: annotations.span("open"))
    }
    guard let number else { return nil }
    return Field(
      number: number, name: name.text, type: type, doc: syntax.trivia.doc,
      constraints: constraints(annotations, on: type), isSensitive: annotations.has("sensitive"),
      isOpen: annotations.has("open"), deprecated: deprecation(annotations), oneof: oneof,
      location: location(name.span))
  }

  private mutating func checkFieldName(_ name: Name, _ scope: inout MessageScope) {
    if scope.reserved.names.contains(name.text) {
      error("the name `\(name.text)` is reserved in \(scope.message)", at: name.span)
    } else if GeneratedNames.fields.contains(name.text) {
      error("the generated code needs the name `\(name.text)` for itself", at: name.span)
    } else if !scope.names.insert(name.text).inserted {
      error("`\(name.text)` is declared twice in \(scope.message)", at: name.span)
    }
  }

  private mutating func fieldNumber(
    _ syntax: FieldSyntax, oneof: String?, _ scope: inout MessageScope
  ) -> Int? {
    let span = syntax.number.span
    guard let number = integer(syntax.number, in: Self.fieldNumbers, "a field's number") else {
      return nil
    }
    if Self.refusedNumbers.contains(Int64(number)) {
      error("the numbers 19000 to 19999 belong to protobuf itself", at: span)
    }
    if let other = scope.fieldNames[number] {
      error(
        "the number \(number) belongs to `\(other)` already", at: span,
        suggestion: "the next free number is \(nextFree(scope))")
      return nil
    }
    scope.fieldNames[number] = syntax.name.text
    if scope.reserved.numbers.contains(where: { $0.contains(number) }) {
      error(
        "the number \(number) is reserved in \(scope.message)", at: span,
        suggestion: "the next free number is \(nextFree(scope))")
    }
    let holder = scope.oneofs.first { $0.range.contains(number) }
    if let oneof, let own = scope.oneofs.first(where: { $0.name == oneof }), holder?.name != oneof {
      error(
        "the number \(number) lies outside of the oneof's range, \(own.range.schemaText)", at: span)
    } else if oneof == nil, let holder {
      error(
        "the number \(number) lies in the range of the oneof `\(holder.name)`, "
          + holder.range.schemaText,
        at: span, suggestion: "the next free number is \(nextFree(scope))")
    }
    return number
  }

  private func nextFree(_ scope: MessageScope) -> Int {
    var number = 1
    while true {
      if let range = (scope.reserved.numbers + scope.oneofs.map(\.range) + [19000...19999])
        .first(where: { $0.contains(number) })
      {
        number = range.upperBound + 1
      } else if scope.numbers.contains(Int64(number)) {
        number += 1
      } else {
        return number
      }
    }
  }
}
