/// A moment as people and other programs write it: a day, perhaps a time, perhaps a zone.
struct WallTime: Hashable {
  let date: CivilDate
  /// Since the beginning of the day.
  let seconds: Int
  /// East of Greenwich; nil where no zone is named.
  let offsetSeconds: Int?

  /// Reads `2024-05-31`, `2024-05-31 14:30`, `2024-05-31T14:30:05.25Z` and the like.
  init?(_ text: String) {
    var rest = Substring(text)
    guard let year = Self.number(&rest, 4), Self.take("-", &rest),
      let month = Self.number(&rest, 2), Self.take("-", &rest), let day = Self.number(&rest, 2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
    guard !rest.isEmpty else {
      (seconds, offsetSeconds) = (0, nil)
      return
    }
    guard Self.take("T", &rest) || Self.take(" ", &rest), let hour = Self.number(&rest, 2),
      Self.take(":", &rest), let minute = Self.number(&rest, 2), hour < 24, minute < 60
    else { return nil }
    var second = 0
    if Self.take(":", &rest) {
      guard let given = Self.number(&rest, 2), given < 60 else { return nil }
      second = given
      if Self.take(".", &rest) {
        guard let first = rest.utf8.first, (48...57).contains(first) else { return nil }
        rest = rest.drop { $0.isASCII && $0.isNumber }
      }
    }
    seconds = hour * 3600 + minute * 60 + second
    _ = Self.take(" ", &rest)
    guard let offset = Self.offset(rest) else { return nil }
    offsetSeconds = offset
  }

  /// The offset that a text ends with; nil inside for none, nil for what is none.
  private static func offset(_ text: Substring) -> Int?? {
    if text.isEmpty { return .some(nil) }
    if text == "Z" { return 0 }
    var rest = text.dropFirst()
    guard let sign = text.first, sign == "+" || sign == "-", let hour = number(&rest, 2),
      hour <= 14
    else { return nil }
    _ = take(":", &rest)
    let minute = rest.isEmpty ? 0 : number(&rest, 2)
    guard let minute, minute < 60, rest.isEmpty else { return nil }
    return (sign == "+" ? 1 : -1) * (hour * 3600 + minute * 60)
  }

  /// So many digits at the beginning of `text`, which it takes away.
  private static func number(_ text: inout Substring, _ digits: Int) -> Int? {
    let found = text.prefix(digits)
    guard found.utf8.count == digits, found.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    text = text.dropFirst(digits)
    return Int(found)
  }

  private static func take(_ character: Character, _ text: inout Substring) -> Bool {
    guard text.first == character else { return false }
    text = text.dropFirst()
    return true
  }
}
