/// A `//` or `///` comment.
package struct Comment: Sendable, Hashable {
  /// Without the slashes and the one space that follows them.
  package var text: String
  package var isDoc: Bool
  /// An empty line stands before it.
  package var blankBefore: Bool
}

/// One word of a schema text.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    case identifier(String)
    /// `5`, `-5`, or with a unit directly behind it: `5s`.
    case number(Int64, unit: String)
    case string(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable {
    case leftBrace = "{"
    case rightBrace = "}"
    case leftParen = "("
    case rightParen = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case colon = ":"
    case semicolon = ";"
    case comma = ","
    case dot = "."
    case range = "..."
    case arrow = "->"
    case at = "@"
    case question = "?"
    case equals = "="
  }

  var kind: Kind
  var span: Span
  /// First on its line.
  var startsLine: Bool
  /// An empty line stands directly before it.
  var blankBefore: Bool
  /// Comments between the previous token's line and this one.
  var leading: [Comment]
  /// A comment behind it on the same line.
  var trailing: String?

  /// As a diagnostic names it.
  var shown: String {
    switch kind {
    case .identifier(let text): "`\(text)`"
    case .number(let value, let unit): "`\(value)\(unit)`"
    case .string: "a string"
    case .symbol(let symbol): "`\(symbol.rawValue)`"
    case .end: "the end of the file"
    }
  }
}
