import WireFormat

/// Some days in a row, for what comes back every year: as ranges of `CivilDate.dayOfYear`, one
/// for each calendar year that the days lie in.
package struct OccasionWindow: Sendable, Hashable {
  /// The part of the window in one year.
  package struct Part: Sendable, Hashable {
    package let year: Int
    package let days: ClosedRange<Int>
  }

  /// At most a year's days, so that nobody's day comes twice.
  package static let daysMax = 365

  package let parts: [Part]
  private let isLeapDayInMarch: Bool

  /// `days` days from `first`. Where a year has no 29 February, its day is 28 February, or
  /// 1 March if `isLeapDayInMarch`.
  package init(from first: CivilDate, days: Int, isLeapDayInMarch: Bool) {
    self.isLeapDayInMarch = isLeapDayInMarch
    let count = min(max(days, 1), Self.daysMax)
    let end = Int64(first.date.days) + Int64(count - 1)
    let last = CivilDate(CalendarDate(days: Int32(clamping: end)))
    let spans: [(Int, Int, Int)] =
      last.year == first.year
      ? [(first.year, first.dayOfYear, last.dayOfYear)]
      : [(first.year, first.dayOfYear, 1231), (last.year, 101, last.dayOfYear)]
    parts = spans.map { year, low, high in
      if CivilDate.isLeap(year) { return Part(year: year, days: low...high) }
      // The day that is missing is remembered with the day before it, or the one after it.
      if isLeapDayInMarch { return Part(year: year, days: (low == 301 ? 229 : low)...high) }
      return Part(year: year, days: low...(high == 228 ? 229 : high))
    }
  }

  /// When the day `dayOfYear` is remembered in `year`.
  package func date(of dayOfYear: Int, in year: Int) -> CivilDate? {
    if dayOfYear == 229, !CivilDate.isLeap(year) {
      return CivilDate(year: year, month: isLeapDayInMarch ? 3 : 2, day: isLeapDayInMarch ? 1 : 28)
    }
    return CivilDate(year: year, month: dayOfYear / 100, day: dayOfYear % 100)
  }
}
