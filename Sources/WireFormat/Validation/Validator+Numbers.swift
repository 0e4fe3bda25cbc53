// The rules of numbers. Both bounds of a `@range` are included.
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
    let isInside =
      value >= lower.map(Double.init) ?? -.infinity
      && value <= upper.map(Double.init) ?? .infinity
    if !isInside { outside(field, lower, upper, place) }
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
