import Testing
import WireFormat

@testable import Model

@Suite struct `Days of the year` {
  @Test func `are numbers and parts of the same days`() {
    for days in stride(from: Int32(-200_000), through: 200_000, by: 37) {
      let date = CivilDate(CalendarDate(days: days))
      #expect(date.date.days == days)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
    #expect(CivilDate(CalendarDate(days: 0)) == CivilDate(year: 1970, month: 1, day: 1))
    #expect(CivilDate(CalendarDate(days: 11_016)) == CivilDate(year: 2000, month: 2, day: 29))
  }

  @Test(arguments: [(2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0)])
  func `that do not exist are refused`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    // first day, days, leap day in March, the parts
    ((2026, 2, 20), 7, false, [220...226]), ((2026, 2, 25), 4, false, [225...229]),
    ((2026, 2, 25), 4, true, [225...228]), ((2026, 3, 1), 2, true, [229...302]),
    ((2026, 3, 1), 2, false, [301...302]), ((2028, 2, 28), 1, false, [228...228]),
    ((2026, 12, 30), 5, false, [1230...1231, 101...103]),
    ((2026, 3, 5), 365, false, [305...1231, 101...304]),
  ])
  func `lie in a window`(
    first: (Int, Int, Int), days: Int, isLeapDayInMarch: Bool, parts: [ClosedRange<Int>]
  ) throws {
    let start = try #require(CivilDate(year: first.0, month: first.1, day: first.2))
    let window = OccasionWindow(from: start, days: days, isLeapDayInMarch: isLeapDayInMarch)
    #expect(window.parts.map(\.days) == parts)
  }

  @Test func `of a leap day are remembered in every year`() throws {
    for isInMarch in [false, true] {
      for year in 2026...2032 {
        let start = try #require(CivilDate(year: year, month: 1, day: 1))
        let window = OccasionWindow(from: start, days: 365, isLeapDayInMarch: isInMarch)
        #expect(window.parts.count(where: { $0.days.contains(229) }) == 1)
        let date = try #require(window.date(of: 229, in: year))
        let other = isInMarch ? 301 : 228
        #expect(date.dayOfYear == (CivilDate.isLeap(year) ? 229 : other))
      }
    }
  }
}
