import SQLInterface

/// Which commands may change what `AnswerCache` holds: all that name one of its tables. Each is
/// looked at once.
struct AnswerStatements {
  private static let tables: Set<Substring> = ["customers", "category_moves"]

  /// By `SQLText.index`; nil where it is not known yet.
  private var known: [Bool?] = []

  mutating func change(_ text: SQLText) -> Bool {
    if text.index < known.count, let answer = known[text.index] { return answer }
    let words = text.text(for: .sqlite).split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let answer = words.contains { Self.tables.contains($0) }
    while known.count <= text.index { known.append(nil) }
    known[text.index] = answer
    return answer
  }
}
