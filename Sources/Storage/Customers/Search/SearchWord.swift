import Model

/// One word of a search, and how many terms it may be.
struct SearchWord {
  /// The beginnings of the terms that it may be: all say the same behind the letter of their
  /// kind, but for those of telephone numbers, which stand alone.
  let terms: [String]
  /// How many terms begin with each, up to one more than are considered.
  var counts: [Int] = []
  /// The terms of names that begin with it, in their order; nil where they are too many to be
  /// looked up one by one.
  var spelled: [String]?

  /// How many are considered.
  private let max: Int

  init(_ terms: [String], max: Int) {
    self.terms = terms
    self.max = max
  }

  var count: Int { counts.reduce(0, +) }
  /// More have it than are considered.
  var isCommon: Bool { counts.contains { $0 > max } }
  /// What was searched for.
  var text: String { String(terms.first?.dropFirst() ?? "") }
  /// Its beginning of terms of names.
  var name: String? { terms.first { $0.hasPrefix(Self.nameKind) } }
  private static let nameKind = "n"

  /// Whether some have it elsewhere than in their names: whoever lacks it there must be looked
  /// at whole.
  var isElsewhere: Bool {
    zip(terms, counts).contains { !$0.hasPrefix(Self.nameKind) && $1 > 0 }
  }

  /// No term has the last code point there is, so this is past all that begin with `prefix`.
  static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }

  /// Which of two common words gives the candidates: rather one that would have to be looked up
  /// elsewhere than in names, rather the longer one.
  func leads(_ other: SearchWord) -> Bool {
    if isElsewhere != other.isElsewhere { return isElsewhere }
    return text.utf8.count > other.text.utf8.count
  }

  /// Whether a word of `name`, as it is searched, begins with it.
  func begins(wordOf name: String) -> Bool { SearchTerms.hasWord(beginning: text, in: name) }

  /// Whether any of a customer's terms is it.
  func isAmong(_ keys: Set<String>) -> Bool {
    keys.contains { key in terms.contains { key.hasPrefix($0) } }
  }
}
