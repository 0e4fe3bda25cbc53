/// Cuts a text into tokens. Takes any text: what is no token is reported and skipped.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  /// Line breaks since the last token or comment.
  private var breaks = 1
  private var startsLine = true
  private var leading: [Comment] = []
  private var tokens: [Token] = []
  private var sink: DiagnosticSink

  private init(_ text: String, _ sink: DiagnosticSink) {
    self.scalars = Array(text.unicodeScalars)
    self.sink = sink
  }

  /// The tokens of `text`, at least `end`; the findings go to `sink`.
  static func tokens(of text: String, _ sink: inout DiagnosticSink) -> [Token] {
    var lexer = Lexer(text, sink)
    lexer.run()
    sink = lexer.sink
    return lexer.tokens
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    let index = position + ahead
    return index < scalars.count ? scalars[index] : nil
  }

  private mutating func run() {
    while let scalar = peek() {
      switch scalar {
      case "\n":
        position += 1
        line += 1
        lineStart = position
        breaks += 1
        startsLine = true
      case " ", "\t", "\r", "\u{FEFF}":
        position += 1
      case "/" where peek(1) == "/":
        comment()
      case "\"":
        string()
      case "0"..."9":
        number()
      case "-" where peek(1).map(isDigit) ?? false:
        number()
      case _ where isNameStart(scalar):
        let start = position
        add(.identifier(word()), from: start)
      default:
        symbol()
      }
    }
    add(.end, from: position)
  }

  private func span(from start: Int) -> Span {
    Span(line: line, column: start - lineStart + 1, length: max(position - start, 1))
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, span: span(from: start), startsLine: startsLine, blankBefore: breaks > 1,
        leading: leading, trailing: nil))
    leading = []
    startsLine = false
    breaks = 0
  }

  private mutating func comment() {
    let blank = breaks > 1
    position += 2
    // Four slashes or more are a drawn line, not documentation.
    let isDoc = peek() == "/" && peek(1) != "/"
    if isDoc { position += 1 }
    if peek() == " " { position += 1 }
    let start = position
    while let scalar = peek(), scalar != "\n" { position += 1 }
    var end = position
    while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    if startsLine || tokens.isEmpty {
      leading.append(Comment(text: text, isDoc: isDoc, blankBefore: blank))
    } else {
      tokens[tokens.count - 1].trailing = text
    }
    breaks = 0
  }

  private mutating func string() {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = peek(), scalar != "\n" {
      position += 1
      if scalar == "\"" { return add(.string(String(text)), from: start) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      switch peek() {
      case "\"", "\\": text.append(scalars[position])
      case "n": text.append("\n")
      case "t": text.append("\t")
      default:
        sink.error(
          "a backslash in a string is followed by one of \\ \" n t",
          at: Span(line: line, column: position - lineStart, length: 1),
          suggestion: "write `\\\\` for one backslash")
        continue
      }
      position += 1
    }
    sink.error("this string is not closed on its line", at: span(from: start))
    add(.string(String(text)), from: start)
  }

  private mutating func number() {
    let start = position
    position += 1
    while let scalar = peek(), isDigit(scalar) { position += 1 }
    let digits = String(String.UnicodeScalarView(scalars[start..<position]))
    let unit = word()
    var value: Int64 = 0
    if let parsed = Int64(digits) {
      value = parsed
    } else {
      sink.error("this number does not fit 64 bits", at: span(from: start))
    }
    add(.number(value, unit: unit), from: start)
  }

  private mutating func word() -> String {
    let start = position
    while let scalar = peek(), isNameStart(scalar) || isDigit(scalar) { position += 1 }
    return String(String.UnicodeScalarView(scalars[start..<position]))
  }

  private mutating func symbol() {
    let start = position
    for text in ["...", "->"] where peek() == text.unicodeScalars.first {
      let end = position + text.unicodeScalars.count
      guard end <= scalars.count, scalars[position..<end].elementsEqual(text.unicodeScalars),
        let symbol = Token.Symbol(rawValue: text)
      else { continue }
      position = end
      return add(.symbol(symbol), from: start)
    }
    let text = String(scalars[position])
    position += 1
    if let symbol = Token.Symbol(rawValue: text) { return add(.symbol(symbol), from: start) }
    let isBlockComment = text == "/" && peek() == "*"
    sink.error(
      "a schema has no `\(isBlockComment ? "/*" : text)` here", at: span(from: start),
      suggestion: isBlockComment ? "comments begin with `//`" : nil)
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  "0"..."9" ~= scalar
}

private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
  "a"..."z" ~= scalar || "A"..."Z" ~= scalar || scalar == "_"
}
