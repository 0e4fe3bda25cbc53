import Foundation

/// The folded terms by which a customer is found: the same folding when a record is stored and
/// when somebody searches, on every engine.
package enum SearchTerms {
  /// Longer words are cut here; so are the words of a search.
  package static let termBytesMax = 48
  /// The words of one record beyond this are not searched.
  package static let wordsMax = 24

  /// `text` without accents and case, for comparing and ordering.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let folded = text.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil
    ).lowercased()
    if folded.utf8.allSatisfy({ $0 < 0x80 }) { return folded }
    var plain = ""
    for scalar in folded.unicodeScalars {
      if let letters = plainLetters[scalar] {
        plain += letters
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return composed(plain)
  }

  /// `text` without case and in the one of its spellings that Unicode composes, for what is
  /// looked up by its bytes but keeps its accents: e-mail addresses, tags, providers.
  package static func caseless(_ text: String) -> String { composed(text.lowercased()) }

  /// `text` in the one of its spellings that Unicode composes: é may be one code point or two.
  package static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.precomposedStringWithCanonicalMapping
  }

  /// Letters whose stroke or ligature is no accent to Unicode, but is left out by those who type.
  private static let plainLetters: [Unicode.Scalar: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
    "þ": "th",
  ]

  /// The folded words of `text`: runs of letters and digits.
  package static func words(_ text: String) -> [String] {
    let text = folded(text)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(text) }
    var words: [String] = []
    var word = ""
    for character in text.unicodeScalars {
      if character.properties.isAlphabetic || character.properties.numericType != nil {
        word.unicodeScalars.append(character)
      } else if !word.isEmpty {
        words.append(cut(word))
        word = ""
      }
    }
    if !word.isEmpty { words.append(cut(word)) }
    return Array(words.prefix(wordsMax))
  }

  /// The same of ASCII in lower case, which needs no tables.
  private static func plainWords(_ text: String) -> [String] {
    let words = text.utf8.split { !(0x61...0x7A ~= $0 || 0x30...0x39 ~= $0) }
    return words.prefix(wordsMax).map { cut(String(Substring($0))) }
  }

  /// Every term of a customer, each once. The first letter says what it is: `n` a word of the
  /// name, `e` an e-mail, `c` a number or public id, `p` the digits of a telephone number from
  /// the front, `r` from the back.
  package static func ofCustomer(
    name: String, emails: [String], phones: [String], numbers: [String]
  ) -> [String] {
    var terms: [String] = words(name).map { "n" + $0 }
    for email in emails { terms.append("e" + cut(folded(email))) }
    for number in numbers { terms.append("c" + cut(folded(number))) }
    for phone in phones {
      let digits = phone.utf8.filter { 0x30...0x39 ~= $0 }
      guard !digits.isEmpty else { continue }
      terms.append("p" + String(decoding: digits, as: UTF8.self))
      terms.append("r" + String(decoding: digits.reversed(), as: UTF8.self))
    }
    // They are few.
    var different: [String] = []
    for term in terms where !different.contains(term) { different.append(term) }
    return different
  }

  /// The term prefixes that a search text asks for; each inner list is one word's alternatives,
  /// and a customer must match every word. `countryCode` is what numbers that are dialled
  /// inside the country lack: 087 55 finds +353 87 55... where it is 353.
  package static func query(_ text: String, countryCode: Int? = nil) -> [[String]] {
    let trimmed = text.trimmed
    if trimmed.contains("@") { return [["e" + cut(folded(trimmed))]] }
    let digits = trimmed.filter { $0.isASCII && $0.isNumber }
    let isPhoneLike = trimmed.allSatisfy { $0.isNumber || " +-()./".contains($0) }
    if isPhoneLike, digits.count >= 3 {
      return [phoneTerms(digits, countryCode: trimmed.hasPrefix("+") ? nil : countryCode)]
    }
    if trimmed.contains("-"), digits.count >= 4 {
      return [["c" + cut(folded(trimmed))]]
    }
    // Every public id begins with the same letters; only digits tell one from another.
    return words(trimmed).map { word in
      let isNumber = word.utf8.contains { 48...57 ~= $0 }
      return isNumber ? ["n" + word, "e" + word, "c" + word] : ["n" + word, "e" + word]
    }
  }

  /// The beginnings and ends of the numbers that `digits` may be part of.
  private static func phoneTerms(_ digits: String, countryCode: Int?) -> [String] {
    var terms = ["p" + digits, "r" + String(digits.reversed())]
    // 0171 2345 is dialled inside the country: its end is what all spellings share.
    let significant = String(digits.drop { $0 == "0" })
    if significant.count >= 3 {
      terms.append("p" + significant)
      terms.append("r" + String(significant.reversed()))
    }
    if let countryCode, significant.count >= 2 { terms.append("p\(countryCode)" + significant) }
    var seen: Set<String> = []
    return terms.filter { seen.insert($0).inserted }
  }

  private static func cut(_ word: String) -> String {
    guard word.utf8.count > termBytesMax else { return word }
    var result = ""
    for scalar in word.unicodeScalars {
      if result.utf8.count + String(scalar).utf8.count > termBytesMax { break }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
