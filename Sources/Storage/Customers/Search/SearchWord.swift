import Model

/// One word of a search, and how many terms it may be.
struct SearchWord {
  /// The beginnings of the terms that it may be: all say the same behind the letter of their
  /// kind, but for those of telephone numbers, which stand alone.
  let terms: [String]
  /// How many terms begin with each, up to one more than are considered.
  private(set) var counts: [Int] = []
  /// Behind the last that is considered of each, where there are more.
  private(set) var ends: [TermPlace?] = []
  /// The terms of names that begin with it, in their order; nil where they are too many to be
  /// looked up one by one.
  var spelled: [String]?

  init(_ terms: [String]) { self.terms = terms }

  /// Notes of the next of `terms` how many begin with it; `end` is the first one too many.
  mutating func note(_ count: Int, end: TermPlace?) {
    counts.append(count)
    ends.append(end)
  }

  var count: Int { counts.reduce(0, +) }
  /// More have it than are considered.
  var isCommon: Bool { ends.contains { $0 != nil } }
  /// What was searched for.
  var text: String { String(terms.first?.dropFirst() ?? "") }
  /// Its beginning of terms of names.
  var name: String? { terms.first { $0.hasPrefix(Self.nameKind) } }
  private static let nameKind = "n"

  /// Whether some have it where no words stand beside the term, as in their numbers: whoever
  /// lacks it in the words must be looked at whole.
  var isElsewhere: Bool {
    zip(terms, counts).contains { !TermWords.isBeside($0) && $1 > 0 }
  }

  /// No term has the last code point there is, so this is past all that begin with `prefix`.
  static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }

  /// Which of two words gives the candidates: the rarer one, of common ones the longer.
  func leads(_ other: SearchWord) -> Bool {
    if isCommon != other.isCommon { return !isCommon }
    if !isCommon, count != other.count { return count < other.count }
    return text.utf8.count > other.text.utf8.count
  }

  /// Whether only names and e-mail addresses can have it.
  var isOnlyBesideWords: Bool { terms.allSatisfy(TermWords.isBeside) }

  /// Whether any of a customer's terms is it.
  func isAmong(_ keys: Set<String>) -> Bool {
    keys.contains { key in terms.contains { key.hasPrefix($0) } }
  }
}
