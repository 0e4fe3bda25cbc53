/// Numbers as people read them.
package enum NumberText {
  /// With so many digits after the point.
  package static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "-" }
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let whole = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return sign + String(whole) }
    let digits = String(whole % Int64(scale))
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(sign)\(whole / Int64(scale)).\(zeros)\(digits)"
  }

  /// Without a fraction, with commas: `12,345`.
  package static func grouped(_ value: Double) -> String {
    let digits = Array(fixed(value, 0))
    var text = ""
    for (index, digit) in digits.enumerated() {
      let left = digits.count - index
      if index > 0, left % 3 == 0, digits[index - 1] != "-" { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Three digits that matter: `1,234`, `56.7`, `0.123`.
  package static func short(_ value: Double) -> String {
    switch abs(value) {
    case 100...: grouped(value)
    case 10..<100: fixed(value, 1)
    case 1..<10: fixed(value, 2)
    case 0: "0"
    default: fixed(value, 3)
    }
  }

  /// A time with its unit: `85.3 us`, `1.20 ms`, `2.50 s`.
  package static func time(nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1_000_000: "\(short(nanoseconds / 1000)) us"
    case ..<1_000_000_000: "\(short(nanoseconds / 1_000_000)) ms"
    default: "\(short(nanoseconds / 1_000_000_000)) s"
    }
  }

  /// Filled up with spaces before the text, or after it for a negative width.
  package static func padded(_ text: String, to width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? text + spaces : spaces + text
  }
}
