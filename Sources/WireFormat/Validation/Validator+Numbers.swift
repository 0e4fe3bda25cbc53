// `@range`, both bounds included. Times count in their own units: microseconds for timestamps
// and durations, days for dates, minor units for money.
extension Validator {
  /// `@range` of an integer.
  public mutating func range(
    _ field: String, _ value: some BinaryInteger, _ lower: Int64?, _ upper: Int64?,
    at place: Place? = nil
  ) {
    if let lower, value < lower { return outside(field, lower, upper, place) }
    if let upper, value > upper { return outside(field, lower, upper, place) }
  }

  /// `@range` of a double; NaN lies in no range.
  public mutating func range(
    _ field: String, _ value: Double, _ lower: Int64?, _ upper: Int64?, at place: Place? = nil
  ) {
    let isInside = value >= lower.map(Double.init) ?? -.infinity
      && value <= upper.map(Double.init) ?? .infinity
    if !isInside { outside(field, lower, upper, place) }
  }

  /// `@range` of a decimal, compared exactly.
  public mutating func range(
    _ field: String, _ value: DecimalNumber, _ lower: Int64?, _ upper: Int64?,
    at place: Place? = nil
  ) {
    if let lower, value.compare(to: lower) < 0 { return outside(field, lower, upper, place) }
    if let upper, value.compare(to: upper) > 0 { return outside(field, lower, upper, place) }
  }

  /// `@range` of an amount, in minor units.
  public mutating func range(
    _ field: String, _ value: Money, _ lower: Int64?, _ upper: Int64?, at place: Place? = nil
  ) {
    range(field, value.minor, lower, upper, at: place)
  }

  /// `@range` of a timestamp, in microseconds since 1970.
  public mutating func range(
    _ field: String, _ value: Timestamp, _ lower: Int64?, _ upper: Int64?, at place: Place? = nil
  ) {
    range(field, value.microseconds, lower, upper, at: place)
  }

  /// `@range` of a duration, in microseconds.
  public mutating func range(
    _ field: String, _ value: TimeSpan, _ lower: Int64?, _ upper: Int64?, at place: Place? = nil
  ) {
    range(field, value.microseconds, lower, upper, at: place)
  }

  /// `@range` of a date, in days since 1970-01-01.
  public mutating func range(
    _ field: String, _ value: CalendarDate, _ lower: Int64?, _ upper: Int64?,
    at place: Place? = nil
  ) {
    range(field, value.days, lower, upper, at: place)
  }

  /// An amount names its currency, unless it is the default of an absent field.
  public mutating func currency(_ field: String, _ value: Money, at place: Place? = nil) {
    if value.minor == 0, value.currency.isEmpty { return }
    if TextFormat.currency.matches(value.currency) { return }
    fail(field, "currency", "must name \(TextFormat.currency.expectation)", at: place)
  }

  /// A decimal has at most eighteen digits behind the point: an Int64 holds no more.
  public mutating func scale(_ field: String, _ value: DecimalNumber, at place: Place? = nil) {
    if value.scale <= 18 { return }
    fail(field, "scale", "must have at most 18 digits behind the point", at: place)
  }

  private mutating func outside(
    _ field: String, _ lower: Int64?, _ upper: Int64?, _ place: Place?
  ) {
    let wanted =
      switch (lower, upper) {
      case (.some(let lower), .some(let upper)): "must lie between \(lower) and \(upper)"
      case (.some(let lower), nil): "must be at least \(lower)"
      case (nil, .some(let upper)): "must be at most \(upper)"
      case (nil, nil): "must be a number"
      }
    fail(field, "range", wanted, at: place)
  }
}

extension DecimalNumber {
  /// Below, at or above `whole`: -1, 0 or 1.
  func compare(to whole: Int64) -> Int {
    var power: Int64 = 1
    for _ in 0..<min(scale, 18) { power *= 10 }
    // A larger scale leaves an Int64 below 1, where only its sign matters to a whole bound.
    let units = scale > 18 ? unscaled.signum() : unscaled
    let bound = whole.multipliedFullWidth(by: power)
    let mine = (high: units < 0 ? Int64(-1) : 0, low: UInt64(bitPattern: units))
    if mine.high != bound.high { return mine.high < bound.high ? -1 : 1 }
    return mine.low == bound.low ? 0 : mine.low < bound.low ? -1 : 1
  }
}
