/// Turns a text into a syntax tree. Takes any text: after an error it goes on with the next line.
package struct Parser {
  /// Thrown after the finding has been noted.
  struct Failure: Error {}

  private let tokens: [Token]
  private var index = 0
  var sink: DiagnosticSink
  /// Where the current item began; the comments before it are its own.
  private var itemStart = 0
  /// Comments inside of the current item.
  private var loose: [Comment] = []
  private var lastTrailing: String?

  private init(_ text: String, _ sink: DiagnosticSink) {
    var sink = sink
    self.tokens = Lexer.tokens(of: text, &sink)
    self.sink = sink
  }

  /// The tree of `text`; whatever could not be understood is left out and noted in `sink`.
  package static func parse(_ text: String, file: String, _ sink: inout DiagnosticSink)
    -> SyntaxTree
  {
    var parser = Parser(text, sink)
    let tree = parser.file(named: file)
    sink = parser.sink
    return tree
  }
}

// MARK: Tokens

extension Parser {
  var current: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var previousSpan: Span { tokens[max(index - 1, 0)].span }
  var isAtEnd: Bool { current.kind == .end }
  var position: Int { index }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    if let lastTrailing {
      loose.append(Comment(text: lastTrailing, isDoc: false, blankBefore: false))
    }
    if index != itemStart {
      for comment in token.leading {
        noteUselessDoc(comment, at: token.span)
        loose.append(Comment(text: comment.text, isDoc: false, blankBefore: false))
      }
    }
    lastTrailing = token.trailing
    index = min(index + 1, tokens.count - 1)
    return token
  }

  func isAt(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  func isAt(word: String) -> Bool { current.kind == .identifier(word) }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ place: String) throws(Failure) {
    guard !take(symbol) else { return }
    throw fail("expected `\(symbol.rawValue)` \(place), found \(current.shown)")
  }

  mutating func name(_ what: String) throws(Failure) -> Name {
    guard case .identifier(let text) = current.kind else {
      throw fail("expected \(what), found \(current.shown)")
    }
    return Name(text, advance().span)
  }

  mutating func number(_ what: String) throws(Failure) -> NumberSyntax {
    guard case .number(let value, let unit) = current.kind else {
      throw fail("expected \(what), found \(current.shown)")
    }
    return NumberSyntax(value, unit: unit, advance().span)
  }

  mutating func fail(_ message: String, suggestion: String? = nil) -> Failure {
    sink.error(message, at: current.span, suggestion: suggestion)
    return Failure()
  }
}

// MARK: Items and their comments

extension Parser {
  mutating func beginItem() -> Trivia {
    itemStart = index
    loose = []
    lastTrailing = nil
    let leading = current.leading
    return Trivia(
      leading: leading, blankBefore: leading.first?.blankBefore ?? current.blankBefore,
      blankAfterComments: !leading.isEmpty && current.blankBefore)
  }

  /// Ends a one-line item: takes its `;` and the comments found in it.
  mutating func finishItem(_ trivia: inout Trivia, _ what: String) {
    let isSeparated = !current.startsLine && take(.semicolon)
    trivia.leading += loose
    trivia.trailing = lastTrailing
    loose = []
    lastTrailing = nil
    if !isSeparated, !current.startsLine, !isAt(.rightBrace), !isAtEnd {
      sink.error(
        "expected a new line or `;` after \(what), found \(current.shown)", at: current.span)
      skipLine()
    }
  }

  /// The members between braces; `parse` reads one, or throws after noting why it cannot.
  mutating func body<Member>(
    _ owner: String, _ trivia: inout Trivia,
    _ parse: (inout Parser) throws(Failure) -> Member
  ) throws(Failure) -> Body<Member> {
    let open = current.span
    try expect(.leftBrace, "after \(owner)")
    var body = Body<Member>(opening: lastTrailing)
    trivia.leading += loose
    lastTrailing = nil
    loose = []
    while !isAt(.rightBrace), !isAtEnd, !leavesBlock, !sink.isFull {
      let start = index
      do throws(Failure) {
        body.members.append(try parse(&self))
      } catch {
        recover(from: start)
      }
    }
    guard isAt(.rightBrace) else {
      if !sink.isFull {
        sink.error("the `{` of \(owner) is never closed", at: open, suggestion: "add a `}`")
      }
      return body
    }
    itemStart = index
    body.closing = current.leading
    for comment in body.closing { noteUselessDoc(comment, at: current.span) }
    loose = []
    lastTrailing = nil
    advance()
    if !current.startsLine { _ = take(.semicolon) }
    trivia.trailing = lastTrailing
    lastTrailing = nil
    return body
  }

  /// `message X`, `enum X` or `service X` at the start of a line.
  var startsDeclaration: Bool {
    guard current.startsLine, case .identifier(let word) = current.kind else { return false }
    guard ["message", "enum", "service"].contains(word), case .identifier = next.kind else {
      return false
    }
    return true
  }

  /// A declaration at the very start of a line: the block before it lacks its `}`.
  private var leavesBlock: Bool { startsDeclaration && current.span.column == 1 }

  /// Goes to where the next member may begin; always past `start`.
  mutating func recover(from start: Int) {
    if index == start, !isAt(.rightBrace) { skipOne() }
    skipLine()
  }

  private mutating func skipLine() {
    while !isAtEnd, !current.startsLine, !isAt(.rightBrace) {
      if take(.semicolon) { return }
      skipOne()
    }
  }

  /// One token, or a whole block in braces.
  private mutating func skipOne() {
    guard isAt(.leftBrace) else {
      if !isAtEnd { index += 1 }
      return
    }
    var depth = 0
    while !isAtEnd, !(depth > 0 && leavesBlock) {
      if isAt(.leftBrace) { depth += 1 }
      if isAt(.rightBrace) { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }

  private mutating func noteUselessDoc(_ comment: Comment, at span: Span) {
    guard comment.isDoc else { return }
    sink.warning(
      "the `///` comment before this documents nothing", at: span,
      suggestion: "put it before a declaration, or write `//`")
  }
}

// MARK: The file

extension Parser {
  fileprivate mutating func file(named file: String) -> SyntaxTree {
    var tree = SyntaxTree(file: file, header: Trivia())
    tree.header = beginItem()
    tree.package = header(&tree.header)
    while !isAtEnd, !sink.isFull {
      let start = index
      do throws(Failure) {
        try topLevel(&tree)
      } catch {
        skipToDeclaration(from: start)
      }
    }
    tree.closing = current.leading
    return tree
  }

  private mutating func header(_ trivia: inout Trivia) -> Name? {
    guard isAt(word: "schema") else {
      sink.error(
        "a schema file begins with its package", at: current.span,
        suggestion: "write `schema frontdesk.v1` first")
      return nil
    }
    let start = index
    advance()
    do throws(Failure) {
      var package = try name("the package's name")
      while take(.dot) {
        let part = try name("the next part of the package's name")
        package.text += "." + part.text
        package.span = package.span.joined(to: part.span)
      }
      finishItem(&trivia, "the package")
      return package
    } catch {
      skipToDeclaration(from: start)
      return nil
    }
  }

  private mutating func topLevel(_ tree: inout SyntaxTree) throws(Failure) {
    guard case .identifier(let word) = current.kind else {
      throw fail(
        "expected `message`, `enum`, `service` or `import`, found \(current.shown)")
    }
    switch word {
    case "import":
      if !tree.declarations.isEmpty {
        sink.error("imports stand before the first declaration", at: current.span)
      }
      tree.imports.append(try importLine())
    case "message": tree.declarations.append(.message(try message()))
    case "enum": tree.declarations.append(.enumeration(try enumeration()))
    case "service": tree.declarations.append(.service(try service()))
    case "schema":
      throw fail("the package is named once, at the top of the file")
    default:
      throw fail(
        "expected `message`, `enum`, `service` or `import`, found `\(word)`",
        suggestion: didYouMean(word, among: ["message", "enum", "service", "import"]))
    }
  }

  private mutating func importLine() throws(Failure) -> ImportSyntax {
    var trivia = beginItem()
    advance()
    guard case .string(let file) = current.kind else {
      throw fail(
        "expected the name of a file in quotes, found \(current.shown)",
        suggestion: "for example `import \"common\"`")
    }
    let name = Name(file, advance().span)
    finishItem(&trivia, "the import")
    return ImportSyntax(trivia: trivia, file: name)
  }

  private mutating func skipToDeclaration(from start: Int) {
    if index == start { skipOne() }
    while !isAtEnd {
      if startsDeclaration || (current.startsLine && isAt(word: "import")) { return }
      skipOne()
    }
  }
}
