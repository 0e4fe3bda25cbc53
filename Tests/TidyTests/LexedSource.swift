/// Swift source with code and comments pulled apart, line by line.
///
/// In `code` the contents of strings and all comments are spaces, with quotes
/// and interpolated expressions left in place; `comments` is the reverse. Bare
/// `/regex/` literals are not known: the project has none.
struct LexedSource {
  /// The code as bytes, each newline where the file has it.
  let codeBytes: [UInt8]
  let code: [Substring]
  let comments: [Substring]

  init(_ text: String) {
    var lexer = Lexer(Array(text.utf8))
    lexer.run()
    codeBytes = lexer.code
    code = Self.lines(lexer.code)
    comments = Self.lines(lexer.comments)
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}

private struct Lexer {
  private enum Context {
    /// Code with so many open parentheses; an interpolation ends at the one it began with.
    case code(parentheses: Int)
    case string(hashes: Int, quotes: Int)
  }

  let bytes: [UInt8]
  var code: [UInt8]
  var comments: [UInt8]
  private var at = 0
  private var stack = [Context.code(parentheses: 0)]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let blank = bytes.map { $0 == Ascii.newline ? $0 : Ascii.space }
    code = blank
    comments = blank
  }

  mutating func run() {
    while at < bytes.count, let context = stack.last {
      switch context {
      case .code(let parentheses): lexCode(parentheses)
      case .string(let hashes, let quotes): lexString(hashes, quotes)
      }
    }
  }

  private mutating func lexCode(_ parentheses: Int) {
    let byte = bytes[at]
    if byte == Ascii.slash, peek(1) == Ascii.slash {
      while at < bytes.count, bytes[at] != Ascii.newline { copyComment() }
    } else if byte == Ascii.slash, peek(1) == Ascii.star {
      lexBlockComment()
    } else if byte == Ascii.quote || byte == Ascii.hash, let opening = openingDelimiter() {
      copyCode(opening.hashes + opening.quotes)
      stack.append(.string(hashes: opening.hashes, quotes: opening.quotes))
    } else if byte == Ascii.open {
      stack[stack.count - 1] = .code(parentheses: parentheses + 1)
      copyCode(1)
    } else if byte == Ascii.close {
      copyCode(1)
      if parentheses == 1, stack.count > 1 {
        stack.removeLast()
      } else {
        stack[stack.count - 1] = .code(parentheses: max(0, parentheses - 1))
      }
    } else {
      copyCode(1)
    }
  }

  private mutating func lexBlockComment() {
    var depth = 0
    repeat {
      if bytes[at] == Ascii.slash, peek(1) == Ascii.star {
        depth += 1
        copyComment()
      } else if bytes[at] == Ascii.star, peek(1) == Ascii.slash {
        depth -= 1
        copyComment()
      }
      copyComment()
    } while depth > 0 && at < bytes.count
  }

  private mutating func lexString(_ hashes: Int, _ quotes: Int) {
    let byte = bytes[at]
    if byte == Ascii.backslash, run(of: Ascii.hash, from: at + 1) >= hashes {
      at += 1 + hashes
      guard peek(0) == Ascii.open else {
        at += 1
        return
      }
      copyCode(1)
      stack.append(.code(parentheses: 1))
    } else if byte == Ascii.quote, run(of: Ascii.quote, from: at) >= quotes,
      run(of: Ascii.hash, from: at + quotes) >= hashes
    {
      copyCode(quotes + hashes)
      stack.removeLast()
    } else if byte == Ascii.newline, quotes == 1 {
      // Not a string after all; go on with the next line rather than lose the file.
      stack.removeLast()
    } else {
      at += 1
    }
  }

  /// The hashes and quotes of a string that begins here; nil when none does.
  private func openingDelimiter() -> (hashes: Int, quotes: Int)? {
    let hashes = run(of: Ascii.hash, from: at)
    switch run(of: Ascii.quote, from: at + hashes) {
    case 0: return nil
    case 1, 2: return (hashes, 1)
    default: return (hashes, 3)
    }
  }

  private func run(of byte: UInt8, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == byte { end += 1 }
    return end - start
  }

  private func peek(_ offset: Int) -> UInt8? {
    at + offset < bytes.count ? bytes[at + offset] : nil
  }

  private mutating func copyCode(_ count: Int) {
    for _ in 0..<count where at < bytes.count {
      code[at] = bytes[at]
      at += 1
    }
  }

  private mutating func copyComment() {
    guard at < bytes.count else { return }
    comments[at] = bytes[at]
    at += 1
  }
}

/// The bytes that the checks look for.
enum Ascii {
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let star = UInt8(ascii: "*")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")

  /// Whether `byte` can be part of a name; bytes beyond ASCII count as letters.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      return true
    default:
      return false
    }
  }
}
