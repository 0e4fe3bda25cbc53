package import WireFormat

extension CalendarDate {
  /// `YYYY-MM-DD`; years before 0 or after 9999 carry a sign.
  package var text: String {
    let (year, month, day) = civilDate(days: Int64(days))
    return "\(yearText(year))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads `YYYY-MM-DD`; nil where the text or the day does not exist.
  package init?(text: String) {
    var scanner = DigitScanner(text)
    guard let days = scanner.date(), scanner.isAtEnd, let days = Int32(exactly: days) else {
      return nil
    }
    self.init(days: days)
  }
}

extension Timestamp {
  /// ISO 8601 in UTC: `2026-03-01T09:30:00Z`, with 3 or 6 digits of a second where there are any.
  package var text: String {
    let perDay: Int64 = 86_400_000_000
    let (days, rest) = floorDivide(microseconds, perDay)
    let (year, month, day) = civilDate(days: days)
    let seconds = rest / 1_000_000
    let fraction = rest % 1_000_000
    var text = "\(yearText(year))-\(padded(month, 2))-\(padded(day, 2))T"
    text += "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    text += ":\(padded(seconds % 60, 2))"
    if fraction % 1000 != 0 {
      text += ".\(padded(fraction, 6))"
    } else if fraction != 0 {
      text += ".\(padded(fraction / 1000, 3))"
    }
    return text + "Z"
  }

  /// Reads ISO 8601 with `Z` or an offset, and at most 6 digits of a second; nil for other texts.
  package init?(text: String) {
    var scanner = DigitScanner(text)
    guard let days = scanner.date(), scanner.take("T") || scanner.take("t"),
      let hour = scanner.digits(2), hour < 24, scanner.take(":"),
      let minute = scanner.digits(2), minute < 60, scanner.take(":"),
      let second = scanner.digits(2), second < 60, let fraction = scanner.fraction(),
      let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    let ofDay = (hour * 60 + minute - offset) * 60 + second
    // 128 bits, because the days of the first and last moments overflow by themselves.
    let total = Int128(days) * 86_400_000_000 + Int128(ofDay * 1_000_000 + fraction)
    guard let microseconds = Int64(exactly: total) else { return nil }
    self.init(microseconds: microseconds)
  }
}

/// Reads runs of digits and single characters from a text, all bounds checked.
struct DigitScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { at == bytes.count }

  mutating func take(_ character: Character) -> Bool {
    guard at < bytes.count, bytes[at] == character.asciiValue else { return false }
    at += 1
    return true
  }

  /// Exactly `count` digits, at most 18.
  mutating func digits(_ count: Int) -> Int64? {
    guard count <= 18, let run = run(min: count, max: count) else { return nil }
    return run.value
  }

  /// Between `min` and `max` digits, and no further digit after them.
  mutating func run(min: Int, max: Int) -> (value: Int64, count: Int)? {
    var value: Int64 = 0
    var count = 0
    while at < bytes.count, count < max, bytes[at] >= 48, bytes[at] <= 57 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(bytes[at] - 48))
      guard !overflow, !carry else { return nil }
      value = sum
      count += 1
      at += 1
    }
    return count >= min ? (value, count) : nil
  }

  /// Lower-case letters, as many as stand here.
  mutating func letters() -> String {
    let start = at
    while at < bytes.count, bytes[at] >= 97, bytes[at] <= 122 { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// A calendar date as days since 1970.
  mutating func date() -> Int64? {
    let negative = take("-")
    let signed = negative || take("+")
    guard let year = run(min: 4, max: signed ? 7 : 4)?.value, take("-"),
      let month = digits(2), (1...12).contains(month), take("-"),
      let day = digits(2), day >= 1
    else { return nil }
    let days = daysOf(year: negative ? -year : year, month: month, day: day)
    let back = civilDate(days: days)
    return back.day == day && back.month == month ? days : nil
  }

  /// `.` and 1 to 6 digits as microseconds; 0 where no point stands.
  mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    guard let run = run(min: 1, max: 6) else { return nil }
    return (run.count..<6).reduce(run.value) { value, _ in value * 10 }
  }

  /// `Z` or `+hh:mm`, in minutes east of UTC.
  mutating func offset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let west = take("-")
    guard west || take("+"), let hours = digits(2), hours < 24, take(":"),
      let minutes = digits(2), minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (west ? -1 : 1)
  }
}

func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func yearText(_ year: Int64) -> String {
  if year < 0 { return "-" + padded(-year, 4) }
  return year > 9999 ? "+\(year)" : padded(year, 4)
}

// Howard Hinnant's algorithms for the proleptic Gregorian calendar: eras of
// 400 years that begin in March, so that the leap day ends a year.

/// The calendar date `days` after 1970-01-01.
private func civilDate(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
  let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * shifted + 2) / 5 + 1
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/// Days from 1970-01-01 to a date; a day beyond its month counts on into the next.
private func daysOf(year: Int64, month: Int64, day: Int64) -> Int64 {
  let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, 400)
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
