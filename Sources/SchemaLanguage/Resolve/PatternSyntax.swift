/// The regular expressions that every language's library reads alike: literals, `.`, classes,
/// groups, alternatives, `? * + {m,n}` and the escapes \d \w \s. A pattern matches the whole value.
struct PatternSyntax {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private struct Problem: Error {
    var text: String
  }

  static let repetitionsMax = 1000

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// What is wrong with `text`; nil when it is a pattern.
  static func problem(in text: String) -> String? {
    var pattern = PatternSyntax(text)
    do throws(Problem) {
      try pattern.alternatives(depth: 0)
      guard pattern.position == pattern.scalars.count else { return "a `)` too many" }
      return nil
    } catch {
      return error.text
    }
  }

  private var current: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives(depth: Int) throws(Problem) {
    guard depth < 16 else { throw Problem(text: "its groups are nested too deeply") }
    repeat {
      while let scalar = current, scalar != "|", scalar != ")" {
        try atom(depth: depth)
        try quantifier()
      }
    } while take("|")
  }

  private mutating func atom(depth: Int) throws(Problem) {
    guard let scalar = current else { return }
    position += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") { throw Problem(text: "of the `(?` groups only `(?:` is known") }
      try alternatives(depth: depth + 1)
      guard take(")") else { throw Problem(text: "a `)` is missing") }
    case "[":
      try characterClass()
    case "\\":
      try escape()
    case "^", "$":
      throw Problem(text: "it matches the whole value, without `^` and `$`")
    case "*", "+", "?", "{", "}", "]":
      throw Problem(text: "`\(scalar)` repeats nothing; write `\\\\\(scalar)` for the character")
    default: break
    }
  }

  private mutating func escape() throws(Problem) {
    guard let scalar = current else { throw Problem(text: "it ends in a backslash") }
    position += 1
    let isMark = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9" ~= scalar)
    guard isMark || ["d", "w", "s", "D", "W", "S", "n", "t"].contains(scalar) else {
      throw Problem(text: "`\\\(scalar)` is not known")
    }
  }

  private mutating func characterClass() throws(Problem) {
    _ = take("^")
    guard !take("]") else { throw Problem(text: "a class is empty") }
    var lower: Unicode.Scalar?
    while !take("]") {
      guard let scalar = current else { throw Problem(text: "a `]` is missing") }
      position += 1
      if scalar == "[" { throw Problem(text: "a class holds `[` only as `\\\\[`") }
      if scalar == "\\" { try escape() }
      if current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        lower = scalar
        position += 1
        continue
      }
      if let first = lower, scalar != "\\", first != "\\", first > scalar {
        throw Problem(text: "the range `\(first)-\(scalar)` is empty")
      }
      lower = nil
    }
  }

  private mutating func quantifier() throws(Problem) {
    if take("*") || take("+") || take("?") {
      // nothing to check
    } else if take("{") {
      let low = try bound()
      let high = take(",") ? (current == "}" ? low : try bound()) : low
      guard take("}") else { throw Problem(text: "a `}` is missing") }
      guard low <= high else { throw Problem(text: "`{\(low),\(high)}` is empty") }
    } else {
      return
    }
    if let scalar = current, ["*", "+", "?", "{"].contains(scalar) {
      throw Problem(text: "something is repeated twice; put it into a group")
    }
  }

  private mutating func bound() throws(Problem) -> Int {
    var value = 0
    let start = position
    while let scalar = current, "0"..."9" ~= scalar, value <= Self.repetitionsMax {
      value = value * 10 + Int(scalar.value - 48)
      position += 1
    }
    guard position > start, value <= Self.repetitionsMax else {
      throw Problem(text: "a number of repetitions is between 0 and \(Self.repetitionsMax)")
    }
    return value
  }
}
