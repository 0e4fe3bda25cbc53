/// An amount in the minor units of one currency: 1234 and "EUR" are 12.34 euros.
public struct Money: Sendable, Hashable {
  /// The ISO 4217 code, three capital letters; empty in a default value.
  public var currency: String
  /// Minor units (cents for EUR, whole yen for JPY).
  public var minor: Int64

  /// An amount of `minor` units of `currency`.
  @inlinable
  public init(minor: Int64 = 0, currency: String = "") {
    self.minor = minor
    self.currency = currency
  }
}

/// An exact decimal number: `unscaled` times ten to the power of minus `scale`.
@frozen
public struct DecimalNumber: Sendable, Hashable {
  /// All digits, without the point.
  public var unscaled: Int64
  /// How many of the digits stand behind the point.
  public var scale: UInt32

  /// The number `unscaled` / 10^`scale`.
  @inlinable
  public init(unscaled: Int64 = 0, scale: UInt32 = 0) {
    self.unscaled = unscaled
    self.scale = scale
  }
}
