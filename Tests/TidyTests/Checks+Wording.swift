import Foundation

/// What the text may say: the project speaks of itself alone.
extension Checks {
  /// Words and phrases that belong to how it was made and not to what it is.
  static func bannedWords(_ file: SourceFile) -> [Violation] {
    var violations: [Violation] = []
    for (index, line) in file.lines.enumerated() {
      let text = line.lowercased()
      let phrase = bannedPhrases.first { text.utf8.count >= $0.utf8.count && text.contains($0) }
      let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let word = words.first { bannedList.contains(String($0)) && !isHeaderField($0, in: text) }
      if let found = word.map(String.init) ?? phrase {
        violations.append(file.violation(index + 1, "the word \"\(found)\""))
      }
    }
    return violations
  }

  /// Work left open names its issue: `TODO(#12)`.
  static func openWork(_ file: SourceFile) -> [Violation] {
    let lines = file.isSwift ? file.lexed.comments : file.lines
    return lines.enumerated().filter { line in
      let words = line.element.split { !$0.isLetter }
      return words.contains { openWorkMarks.contains(String($0)) } && !namesIssue(line.element)
    }.map { file.violation($0.offset + 1, "open work without the number of its issue") }
  }

  /// Lines of nothing but dashes and their like, and code that is switched off.
  static func bannersAndDeadCode(_ file: SourceFile) -> [Violation] {
    var violations: [Violation] = []
    for (index, comment) in file.lexed.comments.enumerated() {
      let text = comment.drop { $0 == " " || $0 == "/" }
      let content = text.filter { $0 != " " }
      if text.count >= 4 || comment.hasPrefix("//////"), content.allSatisfy("-=*#_~/".contains),
        !comment.allSatisfy({ $0 == " " })
      {
        violations.append(file.violation(index + 1, "a banner"))
      }
    }
    for (index, line) in file.lexed.code.enumerated()
    where line.hasPrefix("#if false") || line.hasPrefix("#if 0") {
      violations.append(file.violation(index + 1, "dead code"))
    }
    return violations
  }

  /// Type names that say nothing of what the type does.
  static func typeNames(_ file: SourceFile) -> [Violation] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    var violations: [Violation] = []
    for (index, line) in file.lexed.code.enumerated() {
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      for (kind, name) in zip(words, words.dropFirst())
      where kinds.contains(kind) && emptyNames.contains(where: name.hasSuffix) {
        violations.append(file.violation(index + 1, "\(name) does not say what it does"))
      }
    }
    return violations
  }

  // Kept backwards, so that this file may be held against its own lists.
  private static let bannedList = backwards([
    "tnega", "stnega", "tnegabus", "stnegabus", "repleh", "srepleh", "oec",
    "edualc", "ciporhtna", "tpgtahc", "tolipoc", "eertkrow", "yrotcafitra",
    "gorfj", "yxorpog",
  ])
  private static let bannedPhrases = backwards([
    "/krow/", "/toor/", "ceps/derahs", "hcraeser/derahs", "dm.stcartnoc", "100 dees",
    "lru-xedni", "detareneg-ia", "yb detareneg edoc",
  ])
  private static let openWorkMarks = Set(
    backwards(["odot", "emxif", "xxx", "kcah"]).map {
      $0.uppercased()
    })
  private static let emptyNames = backwards([
    "reganaM", "repleH", "slitU", "litU", "nommoC", "esaB",
  ])

  private static func backwards(_ words: [String]) -> [String] {
    words.map { String($0.reversed()) }
  }

  /// HTTP's header field keeps its name.
  private static func isHeaderField(_ word: Substring, in text: String) -> Bool {
    text[..<word.startIndex].hasSuffix("user-")
  }

  private static func namesIssue(_ line: Substring) -> Bool {
    line.split(separator: "#", omittingEmptySubsequences: false).dropFirst().contains {
      $0.first?.isNumber == true
    }
  }
}
