package import WireFormat

extension TimeSpan {
  /// Whole hours as `2h`, whole minutes as `90m`, anything else in seconds as `1.5s`.
  package var text: String {
    let magnitude = microseconds.magnitude
    let sign = microseconds < 0 ? "-" : ""
    if magnitude == 0 { return "0s" }
    if magnitude % 3_600_000_000 == 0 { return "\(sign)\(magnitude / 3_600_000_000)h" }
    if magnitude % 60_000_000 == 0 { return "\(sign)\(magnitude / 60_000_000)m" }
    var text = "\(sign)\(magnitude / 1_000_000)"
    let fraction = magnitude % 1_000_000
    if fraction != 0 {
      var digits = padded(Int64(fraction), 6)
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text + "s"
  }

  /// Reads one or more numbers with a unit, such as `1.5s`, `90m`, `1h30m`, `-250ms`.
  /// Units: d, h, m, s, ms, us. Nil for other texts and for parts of a microsecond.
  package init?(text: String) {
    var scanner = DigitScanner(text)
    let isNegative = scanner.take("-")
    var total: Int64 = 0
    repeat {
      guard let whole = scanner.run(min: 1, max: 19)?.value else { return nil }
      var fraction: (value: Int64, count: Int) = (0, 0)
      if scanner.take(".") {
        guard let digits = scanner.run(min: 1, max: 12) else { return nil }
        fraction = digits
      }
      guard let unit = Self.units[scanner.letters()] else { return nil }
      // Counted downwards, so that the smallest Int64 can be reached.
      let (product, overflow) = whole.multipliedReportingOverflow(by: -unit)
      let part = fraction.value.multipliedReportingOverflow(by: unit)
      let scale = (0..<fraction.count).reduce(Int64(1)) { power, _ in power * 10 }
      guard !overflow, !part.overflow, part.partialValue % scale == 0 else { return nil }
      for step in [product, -(part.partialValue / scale)] {
        let (sum, overflow) = total.addingReportingOverflow(step)
        guard !overflow else { return nil }
        total = sum
      }
    } while !scanner.isAtEnd
    guard isNegative || total != .min else { return nil }
    self.init(microseconds: isNegative ? total : -total)
  }

  private static let units: [String: Int64] = [
    "us": 1, "ms": 1000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000,
    "d": 86_400_000_000,
  ]
}

extension DecimalNumber {
  /// All digits with the point where `scale` says, such as `12.30`; beyond 38 digits
  /// behind the point as `5e-40`.
  package var text: String {
    let sign = unscaled < 0 ? "-" : ""
    let digits = String(unscaled.magnitude)
    guard scale > 0 else { return sign + digits }
    guard scale <= 38 else { return "\(sign)\(digits)e-\(scale)" }
    let places = Int(scale)
    let zeros = String(repeating: "0", count: max(0, places + 1 - digits.count))
    let all = zeros + digits
    return "\(sign)\(all.dropLast(places)).\(all.suffix(places))"
  }

  /// Reads what `text` gives, trailing zeros kept; nil for other texts and beyond 64 bits.
  package init?(text: String) {
    let halves = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let isNegative = halves[0].hasPrefix("-")
    let parts = halves[0].dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy(Self.isDigits),
      let unscaled = Int64((isNegative ? "-" : "") + parts.joined())
    else { return nil }
    var scale = parts.count == 2 ? parts[1].utf8.count : 0
    if halves.count == 2 {
      let places = halves[1].dropFirst()
      guard halves[1].hasPrefix("-"), Self.isDigits(places), let places = UInt32(places) else {
        return nil
      }
      scale += Int(places)
    }
    guard let scale = UInt32(exactly: scale) else { return nil }
    self.init(unscaled: unscaled, scale: scale)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
