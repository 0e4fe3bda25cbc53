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

  /// The moment that `text` names, such as `2024-05-31 14:30`, `2024-05-31T14:30:00+02:00` or
  /// `2024-05-31`; on this wall clock where it names no zone. Nil for what is none.
  package func moment(_ text: String) -> Timestamp? {
    guard let wall = WallTime(text) else { return nil }
    if let offset = wall.offsetSeconds {
      let seconds = Int64(wall.date.date.days) * 86_400 + Int64(wall.seconds - offset)
      return Timestamp(microseconds: seconds * 1_000_000)
    }
    let parts = DateComponents(
      year: wall.date.year, month: wall.date.month, day: wall.date.day,
      hour: wall.seconds / 3600, minute: wall.seconds / 60 % 60, second: wall.seconds % 60)
    return calendar.date(from: parts).map {
      Timestamp(microseconds: Int64($0.timeIntervalSince1970) * 1_000_000)
    }
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
