// Blanks in what people type. Whether a character is one is looked up in Unicode's tables, which
// costs more than all the rest; nearly every text shows by its bytes that it has none to lose.
extension String {
  /// Without blanks around it.
  package var trimmed: String {
    if let first = utf8.first, let last = utf8.last, first.isInk, last.isInk { return self }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Without blanks around it, and with one space for each run of them.
  package var spacedOnce: String {
    isSpacedOnce ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether it is ASCII with single spaces between its words; false may mean either.
  private var isSpacedOnce: Bool {
    var afterBlank = true
    for byte in utf8 {
      if byte.isInk {
        afterBlank = false
      } else if byte == UInt8(ascii: " "), !afterBlank {
        afterBlank = true
      } else {
        return false
      }
    }
    return !afterBlank || isEmpty
  }
}

extension UInt8 {
  /// Whether it is an ASCII character that leaves a mark.
  fileprivate var isInk: Bool { (0x21...0x7E).contains(self) }
}
