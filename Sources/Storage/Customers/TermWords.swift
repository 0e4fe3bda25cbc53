import Model

/// The words of a customer's name and its e-mail addresses as one text, which stands beside each
/// of their terms: a search for several words holds it against the others without reading more
/// than the rows of one of them.
enum TermWords {
  /// No word has a control character.
  static let mark = "\u{1}"
  /// Of those who have more nothing is known but the terms.
  static let bytesMax = 400

  /// Whether the words stand beside `term`.
  static func isBeside(_ term: String) -> Bool {
    let first = term.utf8.first
    return first == UInt8(ascii: "n") || first == UInt8(ascii: "e")
  }

  /// Empty where there are none, or too many.
  static func text(of terms: Set<String>) -> String {
    joined(terms.filter(isBeside), dropping: 1)
  }

  /// `parts` in the order of their bytes, each between two marks; empty where that is too long.
  static func joined(_ parts: Set<String>, dropping letters: Int) -> String {
    guard !parts.isEmpty else { return "" }
    var text = mark
    for part in parts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      text += part.dropFirst(letters)
      text += mark
    }
    return text.utf8.count <= bytesMax ? text : ""
  }

  /// Whether `words` has `part`, either as bytes.
  static func has(_ part: [UInt8], in words: [UInt8]) -> Bool {
    guard let first = part.first, words.count >= part.count else { return false }
    for start in 0...(words.count - part.count) where words[start] == first {
      if words[start...].starts(with: part) { return true }
    }
    return false
  }

  /// What the text of whoever has a word that begins with `word` has in it.
  static func beginning(_ word: String) -> String { mark + word }
  /// The same of whoever has the whole word.
  static func whole(_ word: String) -> String { mark + word + mark }

  /// Where one of a customer's terms stands among those of them that begin with a word: names
  /// before e-mail addresses, and whoever has the whole word as a name in none of them.
  enum Standing {
    case first, later, unknown
  }

  /// Where `term` stands among those that begin with `word`, as far as the customer's `words` tell.
  static func standing(of term: [UInt8], beginning word: [UInt8], in words: [UInt8]) -> Standing {
    guard words.count > 2 else { return .unknown }
    let isName = term.first == UInt8(ascii: "n")
    var standing = Standing.first
    for part in words[1...].split(separator: markByte) {
      let isAddress = part.contains(UInt8(ascii: "@"))
      // It may be an address that was cut before its @.
      if !isAddress, part.count >= SearchTerms.termBytesMax - 4 { return .unknown }
      guard part.starts(with: word) else { continue }
      let isBefore =
        isName == isAddress
        ? !isAddress : part.lexicographicallyPrecedes(term.dropFirst())
      if isBefore || !isAddress && part.count == word.count { standing = .later }
    }
    return standing
  }

  private static let markByte = UInt8(ascii: "\u{1}")
}
