// The rules that generated `validate` functions call. Each is quick when the rule holds and
// says what would be right when it does not.
extension Validator {
  /// `@length` of a string, in Unicode scalars.
  public mutating func length(
    _ field: String, _ value: String, _ bounds: ClosedRange<Int>, at place: Place? = nil
  ) {
    // Each scalar takes one to four bytes, so that most lengths need no counting.
    let bytes = value.utf8.count
    if bytes <= bounds.upperBound, (bytes + 3) / 4 >= bounds.lowerBound { return }
    let count = value.unicodeScalars.count
    if bounds.contains(count) { return }
    let wanted = Self.wanted(bounds, "character")
    fail(field, "length", "must have \(wanted), and has \(count)", at: place)
  }

  /// `@length` of bytes.
  public mutating func length(
    _ field: String, _ value: [UInt8], _ bounds: ClosedRange<Int>, at place: Place? = nil
  ) {
    if bounds.contains(value.count) { return }
    let wanted = Self.wanted(bounds, "byte")
    fail(field, "length", "must have \(wanted), and has \(value.count)", at: place)
  }

  /// `@count` of a list or map.
  public mutating func count(_ field: String, _ count: Int, _ bounds: ClosedRange<Int>) {
    if bounds.contains(count) { return }
    fail(field, "count", "must have \(Self.wanted(bounds, "entry")), and has \(count)")
  }

  /// An enum field that is not `@open`.
  public mutating func known<Enum: WireEnum>(
    _ field: String, _ value: Enum, at place: Place? = nil
  ) {
    if value.isKnown { return }
    let names = Enum.allKnown.map(\.name).joined(separator: ", ")
    fail(field, "enum", "must be one of \(names), and is \(value.rawValue)", at: place)
  }

  /// `@format`.
  public mutating func format(
    _ field: String, _ value: String, _ format: TextFormat, at place: Place? = nil
  ) {
    if format.matches(value) { return }
    fail(field, "format", "must be \(format.expectation)", at: place)
  }

  /// `@pattern`.
  public mutating func pattern(
    _ field: String, _ value: String, _ pattern: TextPattern, at place: Place? = nil
  ) {
    if pattern.matches(value) { return }
    fail(field, "pattern", "must match the pattern \(pattern.source)", at: place)
  }

  private static func wanted(_ bounds: ClosedRange<Int>, _ unit: String) -> String {
    let many = unit == "entry" ? "entries" : unit + "s"
    let (lower, upper) = (bounds.lowerBound, bounds.upperBound)
    if lower == upper { return "exactly \(lower) \(lower == 1 ? unit : many)" }
    if upper == .max { return "at least \(lower) \(lower == 1 ? unit : many)" }
    if lower == 0 { return "at most \(upper) \(upper == 1 ? unit : many)" }
    return "\(lower) to \(upper) \(many)"
  }
}
