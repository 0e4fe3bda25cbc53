/// A moment in UTC: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
@frozen
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since the Unix epoch; negative before it.
  public var microseconds: Int64

  /// The moment `microseconds` after the Unix epoch.
  @inlinable
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The Unix epoch, the default of a field.
  public static let zero = Timestamp(microseconds: 0)

  /// Whether `left` is the earlier.
  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}

/// A calendar date without a zone: days since 1970-01-01 in the proleptic Gregorian calendar.
@frozen
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; negative before it.
  public var days: Int32

  /// The date `days` after 1970-01-01.
  @inlinable
  public init(days: Int32) { self.days = days }

  /// Whether `left` is the earlier.
  @inlinable
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.days < right.days
  }
}

/// A length of time in microseconds; negative lengths are allowed.
@frozen
public struct TimeSpan: Sendable, Hashable, Comparable {
  /// The length in microseconds.
  public var microseconds: Int64

  /// A length of `microseconds`.
  @inlinable
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Whether `left` is the shorter.
  @inlinable
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.microseconds < right.microseconds
  }
}
