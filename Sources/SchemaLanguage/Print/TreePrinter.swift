/// Writes a syntax tree out, line by line.
struct TreePrinter {
  let columnsMax: Int
  /// Names stand below each other; not in the lock, where a longer number would touch every line.
  let alignsNames: Bool
  private var lines: [String] = []
  private var indent = 0

  init(columnsMax: Int, alignsNames: Bool = true) {
    self.columnsMax = columnsMax
    self.alignsNames = alignsNames
  }

  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  mutating func file(_ tree: SyntaxTree) {
    item(tree.header, isFirst: true, "schema \(tree.package?.text ?? "")")
    for (index, item) in tree.imports.enumerated() {
      if index == 0 { lines.append("") }
      self.item(item.trivia, isFirst: index == 0, "import \(item.file.text.schemaQuoted)")
    }
    for declaration in tree.declarations {
      lines.append("")
      self.declaration(declaration)
    }
    if !tree.closing.isEmpty { lines.append("") }
    comments(tree.closing, isFirst: true)
  }

  mutating func declaration(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .message(let syntax):
      let width =
        syntax.body.members.map { member in
          if case .field(let field) = member { field.number.text.count } else { 0 }
        }.max() ?? 0
      block(syntax.trivia, isFirst: true, "message", syntax.name, syntax.annotations, syntax.body) {
        (printer, member, isFirst) in
        switch member {
        case .field(let field): printer.field(field, width: width, isFirst: isFirst)
        case .oneof(let oneof): printer.oneof(oneof, isFirst: isFirst)
        case .reserved(let reserved): printer.reserved(reserved, isFirst: isFirst)
        }
      }
    case .enumeration(let syntax):
      let width =
        syntax.body.members.map { member in
          if case .value(let value) = member { value.number.text.count } else { 0 }
        }.max() ?? 0
      block(syntax.trivia, isFirst: true, "enum", syntax.name, syntax.annotations, syntax.body) {
        (printer, member, isFirst) in
        switch member {
        case .value(let value):
          printer.item(
            value.trivia, isFirst: isFirst,
            value.number.text.padded(to: printer.alignsNames ? width : 0) + " " + value.name.text,
            value.annotations)
        case .reserved(let reserved): printer.reserved(reserved, isFirst: isFirst)
        }
      }
    case .service(let syntax):
      block(syntax.trivia, isFirst: true, "service", syntax.name, syntax.annotations, syntax.body) {
        (printer, method, isFirst) in printer.method(method, isFirst: isFirst)
      }
    }
  }

  private mutating func field(_ field: FieldSyntax, width: Int, isFirst: Bool) {
    let number = field.number.text.padded(to: alignsNames ? width : 0)
    item(
      field.trivia, isFirst: isFirst, "\(number) \(field.name.text): \(field.type.text)",
      field.annotations)
  }

  private mutating func oneof(_ oneof: OneOfSyntax, isFirst: Bool) {
    let name = Name("\(oneof.name.text) \(oneof.lower.text)...\(oneof.upper.text)")
    let width = oneof.body.members.map(\.number.text.count).max() ?? 0
    block(oneof.trivia, isFirst: isFirst, "oneof", name, [], oneof.body) {
      (printer, field, isFirst) in printer.field(field, width: width, isFirst: isFirst)
    }
  }

  private mutating func reserved(_ reserved: ReservedSyntax, isFirst: Bool) {
    let items = reserved.items.map { item in
      switch item {
      case .number(let number): number.text
      case .range(let lower, let upper): "\(lower.text)...\(upper.text)"
      case .name(let name): name.text.schemaQuoted
      }
    }
    item(reserved.trivia, isFirst: isFirst, "reserved " + items.joined(separator: ", "))
  }

  private mutating func method(_ method: MethodSyntax, isFirst: Bool) {
    let request = (method.streamsRequest ? "stream " : "") + method.request.text
    let response = (method.streamsResponse ? "stream " : "") + method.response.text
    item(
      method.trivia, isFirst: isFirst, "rpc \(method.name.text)(\(request)) -> \(response)",
      method.annotations)
  }
}

// MARK: Lines

extension TreePrinter {
  private mutating func line(_ text: String) {
    lines.append(text.isEmpty ? "" : String(repeating: " ", count: indent) + text)
  }

  private mutating func comments(_ comments: [Comment], isFirst: Bool) {
    for (index, comment) in comments.enumerated() {
      if comment.blankBefore, !(isFirst && index == 0) { line("") }
      line((comment.isDoc ? "///" : "//") + (comment.text.isEmpty ? "" : " " + comment.text))
    }
  }

  /// The comments before an item and the empty lines around them.
  private mutating func lead(_ trivia: Trivia, isFirst: Bool) {
    if trivia.blankBefore, !isFirst { line("") }
    comments(trivia.leading, isFirst: true)
    if trivia.blankAfterComments, trivia.leading.last?.isDoc == false { line("") }
  }

  mutating func item(
    _ trivia: Trivia, isFirst: Bool, _ head: String, _ annotations: [AnnotationSyntax] = []
  ) {
    lead(trivia, isFirst: isFirst)
    let words = annotations.map(\.text)
    let trailing = trivia.trailing.map { $0.isEmpty ? " //" : " // \($0)" } ?? ""
    let whole = ([head] + words).joined(separator: " ")
    if indent + whole.unicodeScalars.count <= columnsMax { return line(whole + trailing) }
    var rows = [head]
    for word in words {
      let longer = "\(rows[rows.count - 1]) \(word)"
      if rows.count > 1, indent + longer.unicodeScalars.count <= columnsMax {
        rows[rows.count - 1] = longer
      } else {
        rows.append("    \(word)")
      }
    }
    rows[rows.count - 1] += trailing
    for row in rows { line(row) }
  }

  private mutating func block<Member>(
    _ trivia: Trivia, isFirst: Bool, _ keyword: String, _ name: Name,
    _ annotations: [AnnotationSyntax], _ body: Body<Member>,
    _ print: (inout TreePrinter, Member, _ isFirst: Bool) -> Void
  ) {
    lead(trivia, isFirst: isFirst)
    let head = ([keyword, name.text] + annotations.map(\.text)).joined(separator: " ")
    let trailing = trivia.trailing.map { $0.isEmpty ? " //" : " // \($0)" } ?? ""
    if body.members.isEmpty, body.closing.isEmpty, body.opening == nil {
      return line("\(head) {}\(trailing)")
    }
    line("\(head) {" + (body.opening.map { $0.isEmpty ? " //" : " // \($0)" } ?? ""))
    indent += 2
    for (index, member) in body.members.enumerated() { print(&self, member, index == 0) }
    comments(body.closing, isFirst: body.members.isEmpty)
    indent -= 2
    line("}\(trailing)")
  }
}

// MARK: Words

extension NumberSyntax {
  var text: String { "\(value)\(unit)" }
}

extension TypeSyntax {
  var text: String {
    switch shape {
    case .named(let name): name
    case .optional(let inner): "\(inner.text)?"
    case .list(let element): "[\(element.text)]"
    case .map(let key, let value): "{\(key.text): \(value.text)}"
    }
  }
}

extension AnnotationSyntax {
  var text: String { "@\(name.text)" + (arguments.map { $0.text } ?? "") }
}

extension [ArgumentSyntax] {
  fileprivate var text: String {
    "("
      + map { argument in
        (argument.label.map { "\($0.text): " } ?? "") + argument.value.text
      }.joined(separator: ", ") + ")"
  }
}

extension ValueSyntax {
  fileprivate var text: String {
    switch self {
    case .identifier(let word): word
    case .number(let number): number.text
    case .string(let text): text.schemaQuoted
    case .range(let lower, let upper): "\(lower?.text ?? "")...\(upper?.text ?? "")"
    case .call(let name, let arguments): name + arguments.text
    }
  }
}

extension String {
  /// In quotes, as a schema writes it.
  var schemaQuoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
