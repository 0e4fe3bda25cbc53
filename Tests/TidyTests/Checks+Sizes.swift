/// Sizes: the hard ones of the house style. A file is best at about 120 lines.
extension Checks {
  static let fileLinesMax = 500
  static let testFileLinesMax = 700
  static let functionLinesMax = 70
  static let lineColumnsMax = 100
  static let folderFilesAdvised = 12
  static let folderFilesMax = 16

  static func fileSize(_ file: SourceFile) -> [Violation] {
    let limit = file.isTest ? testFileLinesMax : fileLinesMax
    guard file.lines.count > limit else { return [] }
    return [file.violation(limit + 1, "\(file.lines.count) lines, \(limit) are allowed")]
  }

  static func lineLength(_ file: SourceFile) -> [Violation] {
    file.lines.enumerated().filter { $0.element.count > lineColumnsMax }.map {
      file.violation($0.offset + 1, "\($0.element.count) columns, \(lineColumnsMax) are allowed")
    }
  }

  static func functionLength(_ file: SourceFile) -> [Violation] {
    functions(in: file.lexed.codeBytes).filter { $0.lines > functionLinesMax }.map {
      file.violation(
        $0.line, "\($0.name) has \($0.lines) lines, \(functionLinesMax) are allowed")
    }
  }

  /// Swift files of one folder; folders below it count for themselves.
  static func folderSizes(_ files: [SourceFile], limit: Int = folderFilesMax) -> [Violation] {
    Dictionary(grouping: files, by: \.folder).filter { $0.value.count > limit }.map {
      Violation(
        path: $0.key, line: 0, message: "\($0.value.count) Swift files, \(limit) are allowed")
    }
  }
}

/// A function's place and length, from its keyword to its closing brace.
struct FunctionExtent: Equatable {
  let name: String
  let line: Int
  let lines: Int
}

extension Checks {
  /// Every function, initialiser, subscript and deinitialiser that has a body, nested ones too.
  static func functions(in code: [UInt8]) -> [FunctionExtent] {
    var scanner = FunctionScanner(code: code)
    return scanner.run()
  }
}

private struct FunctionScanner {
  let code: [UInt8]
  var line = 1

  private static let openers: Set<String> = ["func", "init", "deinit", "subscript"]
  /// Words that begin another declaration and so end one that has no body.
  private static let declarations: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "case", "static", "class", "struct",
    "enum", "protocol", "extension", "actor", "typealias", "associatedtype", "mutating",
    "nonmutating", "consuming", "borrowing", "override", "final", "public", "package", "internal",
    "fileprivate", "private", "import", "return",
  ]

  init(code: [UInt8]) {
    self.code = code
  }

  mutating func run() -> [FunctionExtent] {
    var found: [FunctionExtent] = []
    var at = 0
    while at < code.count {
      guard Ascii.isWord(code[at]) else {
        if code[at] == Ascii.newline { line += 1 }
        at += 1
        continue
      }
      let end = endOfWord(from: at)
      let word = String(decoding: code[at..<end], as: UTF8.self)
      if Self.openers.contains(word), isDeclaration(word, from: at, to: end),
        let body = bodyStart(from: end), let closing = matchingBrace(from: body)
      {
        let lines = code[at...closing].count { $0 == Ascii.newline } + 1
        found.append(FunctionExtent(name: name(word, after: end), line: line, lines: lines))
      }
      at = end
    }
    return found
  }

  /// `.init(...)`, `` `init` `` and `init:` are uses of the word, not declarations.
  private func isDeclaration(_ word: String, from start: Int, to end: Int) -> Bool {
    let before = code[..<start].last { $0 != Ascii.space && $0 != Ascii.newline }
    if before == UInt8(ascii: ".") || before == UInt8(ascii: "`") || before == Ascii.hash {
      return false
    }
    let after = code[end...].first { $0 != Ascii.space }
    switch word {
    case "func": return after != UInt8(ascii: ":")
    case "deinit": return after == UInt8(ascii: "{")
    default: return after == Ascii.open || after == UInt8(ascii: "<") || after == UInt8(ascii: "?")
    }
  }

  /// Where the body's brace is; nil for a requirement of a protocol.
  private func bodyStart(from start: Int) -> Int? {
    var at = start
    var depth = 0
    while at < code.count {
      switch code[at] {
      case Ascii.open, UInt8(ascii: "["): depth += 1
      case Ascii.close, UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "{") where depth == 0: return at
      case UInt8(ascii: "}") where depth == 0: return nil
      case Ascii.newline where depth == 0 && beginsDeclaration(after: at + 1): return nil
      default: break
      }
      if depth < 0 { return nil }
      at += 1
    }
    return nil
  }

  private func beginsDeclaration(after start: Int) -> Bool {
    guard let at = code[start...].firstIndex(where: { $0 != Ascii.space && $0 != Ascii.newline })
    else { return true }
    if code[at] == UInt8(ascii: "@") || code[at] == Ascii.hash { return true }
    return Self.declarations.contains(
      String(decoding: code[at..<endOfWord(from: at)], as: UTF8.self))
  }

  private func matchingBrace(from start: Int) -> Int? {
    var depth = 0
    for at in start..<code.count {
      if code[at] == UInt8(ascii: "{") { depth += 1 }
      if code[at] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return nil
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < code.count, Ascii.isWord(code[end]) { end += 1 }
    return end
  }

  private func name(_ word: String, after end: Int) -> String {
    guard word == "func" else { return word }
    let rest = code[end...].drop { $0 == Ascii.space }
    let name = rest.prefix { $0 != Ascii.open && $0 != Ascii.newline && $0 != UInt8(ascii: "<") }
    return name.isEmpty ? "func" : String(decoding: name, as: UTF8.self)
  }
}
