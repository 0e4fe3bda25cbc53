import Foundation
package import WireFormat

/// When days, months and years begin on the wall clock of one tenant.
package struct TenantCalendar: Sendable {
  private let calendar: Calendar

  /// The calendar of an IANA zone; nil when there is no such zone.
  package init?(timeZone identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    self.calendar = calendar
  }

  /// The first moment of the month that `moment` lies in.
  package func startOfMonth(_ moment: Timestamp) -> Timestamp {
    start(of: .month, moment)
  }

  /// The first moment of the day that `moment` lies in.
  package func startOfDay(_ moment: Timestamp) -> Timestamp {
    start(of: .day, moment)
  }

  /// The year that `moment` lies in.
  package func year(_ moment: Timestamp) -> Int {
    calendar.component(.year, from: date(moment))
  }

  /// The day that `moment` lies in.
  package func day(_ moment: Timestamp) -> CivilDate {
    let parts = calendar.dateComponents([.year, .month, .day], from: date(moment))
    return CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CivilDate(CalendarDate(days: 0))
  }

  private func start(of unit: Calendar.Component, _ moment: Timestamp) -> Timestamp {
    guard let interval = calendar.dateInterval(of: unit, for: date(moment)) else { return moment }
    // Calendar boundaries are whole seconds, so nothing is lost on the way through Double.
    return Timestamp(microseconds: Int64(interval.start.timeIntervalSince1970) * 1_000_000)
  }

  private func date(_ moment: Timestamp) -> Date {
    Date(timeIntervalSince1970: Double(moment.microseconds) / 1_000_000)
  }
}
