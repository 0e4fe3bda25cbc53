/// Statement texts as PostgreSQL wants them.
package enum PostgresText {
  /// `text` with `?1` and `?` turned into `$1`, `$2`...: a bare `?` is one more than the largest
  /// number so far, as on SQLite. What stands in quotes stays.
  package static func numbered(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    var largest = 0
    var quote: UInt8?
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      if let open = quote {
        result.append(byte)
        if byte == open { quote = nil }
        continue
      }
      guard byte == UInt8(ascii: "?") else {
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { quote = byte }
        result.append(byte)
        continue
      }
      var number = 0
      while let digit = rest.first, digit >= 0x30, digit <= 0x39, number < 10_000 {
        number = number * 10 + Int(digit - 0x30)
        rest.removeFirst()
      }
      if number == 0 { number = largest + 1 }
      largest = max(largest, number)
      result.append(UInt8(ascii: "$"))
      result.append(contentsOf: "\(number)".utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether `text` cannot change rows: a query by its first word.
  static func isQuery(_ text: String) -> Bool {
    let word = text.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
    return ["SELECT", "EXPLAIN", "SHOW", "VALUES"].contains(word)
  }

  /// `value` between single quotes, for settings that take no parameters.
  static func quoted(_ value: String) -> String {
    "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
