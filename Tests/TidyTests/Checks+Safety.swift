/// What could trap, and what the compiler takes on trust.
extension Checks {
  /// `x!`, `try!`, `as!` and implicitly unwrapped types, which may stand in tests only.
  static func forceUnwraps(_ file: SourceFile) -> [Violation] {
    var violations: [Violation] = []
    for (index, line) in file.lexed.code.enumerated() where line.utf8.contains(exclamation) {
      let bytes = Array(line.utf8)
      for at in bytes.indices where bytes[at] == exclamation && isPostfix(bytes, at) {
        let word = String(decoding: wordBefore(bytes, at), as: UTF8.self)
        let form = word == "try" || word == "as" ? "\(word)!" : "a force unwrap"
        violations.append(file.violation(index + 1, "\(form) outside tests"))
      }
    }
    return violations
  }

  /// Each `@unchecked Sendable` and `nonisolated(unsafe)` names, in a comment, what guards it.
  static func uncheckedClaims(_ file: SourceFile) -> [Violation] {
    let code = file.lexed.code
    return code.indices.filter { index in
      isClaim(code[index]) && !isExplained(file.lexed, index)
    }.map { file.violation($0 + 1, "no comment names the invariant that guards this") }
  }

  /// Threads run the server: async begins in the SDK.
  static func serverConcurrency(_ file: SourceFile) -> [Violation] {
    guard let module = file.module, serverModules.contains(module), !file.isGenerated else {
      return []
    }
    var violations: [Violation] = []
    for (index, line) in file.lexed.code.enumerated() {
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let isActor = words.contains("actor") && line.hasSuffix("{") && !line.contains("(")
      let isTask = ["Task {", "Task.detached", "Task.sleep"].contains { line.contains($0) }
      if isTask || isActor || words.contains("async") || words.contains("await") {
        violations.append(file.violation(index + 1, "no actors, tasks or async in the server"))
      }
    }
    return violations
  }

  /// A test waits for a condition (TestKit's `eventually`), not for a time.
  static func sleepingTests(_ file: SourceFile) -> [Violation] {
    guard file.isTest, !file.path.hasPrefix("Tests/Support/TestKit/") else { return [] }
    return file.lexed.code.enumerated().filter { $0.element.contains("sleep(") }.map {
      file.violation($0.offset + 1, "a sleep; wait with eventually(...)")
    }
  }

  private static let exclamation = UInt8(ascii: "!")
  private static let serverModules: Set = [
    "Seams", "Model", "SQLInterface", "Crypto", "PhoneNumbers", "SystemIO", "Auth", "RPCServer",
    "SQLiteDriver", "PostgresDriver", "Storage", "FrontdeskServices", "Services", "frontdeskd",
  ]

  /// An operand stands directly before it, and it is not the beginning of `!=`.
  private static func isPostfix(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at > 0 else { return false }
    if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "=") { return false }
    let ends: Set<UInt8> = Set(")]}>?`\"".utf8)
    return Ascii.isWord(bytes[at - 1]) || ends.contains(bytes[at - 1])
      || (bytes[at - 1] == exclamation && isPostfix(bytes, at - 1))
  }

  private static func wordBefore(_ bytes: [UInt8], _ at: Int) -> ArraySlice<UInt8> {
    var start = at
    while start > 0, Ascii.isWord(bytes[start - 1]) { start -= 1 }
    return bytes[start..<at]
  }

  /// A comment on the line itself or directly above; attributes, the beginning of a
  /// declaration that goes on over several lines, and other claims may stand between.
  /// A type's comment serves for the claims it begins with if it names them.
  private static func isExplained(_ source: LexedSource, _ index: Int) -> Bool {
    if isComment(source, index) { return true }
    var isDeclared = declares(source.code[index])
    var isInsideType = false
    for above in stride(from: index - 1, through: 0, by: -1) {
      let code = source.code[above].drop { $0 == " " }
      if isComment(source, above) { return !isInsideType || namesClaim(source, above) }
      if isDeclared, code.hasSuffix("{"), declares(code) {
        isInsideType = true
      } else if isDeclared, !code.hasPrefix("@"), !isClaim(code) {
        return false
      } else if code.isEmpty {
        return false
      }
      isDeclared = isDeclared || declares(code)
    }
    return false
  }

  private static func isClaim(_ code: Substring) -> Bool {
    code.contains("@unchecked") || code.contains("nonisolated(unsafe)")
  }

  private static func declares(_ code: Substring) -> Bool {
    let keywords: Set<Substring> = ["class", "struct", "enum", "extension", "var", "let"]
    return code.split(separator: " ").contains(where: keywords.contains)
  }

  /// Whether the comment that ends on this line says which claim it explains.
  private static func namesClaim(_ source: LexedSource, _ last: Int) -> Bool {
    var line = last
    while line >= 0, isComment(source, line) {
      if isClaim(source.comments[line]) { return true }
      line -= 1
    }
    return false
  }

  private static func isComment(_ source: LexedSource, _ index: Int) -> Bool {
    source.comments[index].contains { $0 != " " }
  }
}
