import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import RPCServer
import Storage
import WireFormat

extension CustomerHandlers {
  private static let daysShown = 7

  package func listOccasions(
    _ request: ListOccasionsRequest, _ call: ReadCall
  ) throws(RPCError) -> OccasionPage {
    let first: CivilDate
    if let from = request.from { first = CivilDate(from) } else { first = try today(call) }
    guard (1900...2200).contains(first.year) else {
      throw RPCError(field: "from", rule: "range", "It must lie between the years 1900 and 2200.")
    }
    let window = OccasionWindow(
      from: first, days: request.days == 0 ? Self.daysShown : Int(request.days),
      isLeapDayInMarch: request.leapDay == .march1)
    var question = request
    question.from = first.date
    let cursor = environment.cursor(of: question, method: "listOccasions", call)
    let limit = PageLimit(Int(request.pageSize))
    let found = try occasions(
      request.type, window, after: try cursor.open(request.cursor), limit, call)
    guard found.count > limit.rows else { return OccasionPage(occasions: found.map(\.occasion)) }
    let page = found.prefix(limit.rows)
    return OccasionPage(
      occasions: page.map(\.occasion), nextCursor: page.last.map { cursor.seal($0.position) })
  }

  private func today(_ call: ReadCall) throws(RPCError) -> CivilDate {
    let zone = try environment.tenant(call.scope).timeZone
    return TenantCalendar(timeZone: zone)?.day(call.now) ?? CivilDate(CalendarDate(days: 0))
  }

  /// Up to one more than a page of days after `position`, whose number has the part of the
  /// window in front of the day.
  private func occasions(
    _ type: OccasionType, _ window: OccasionWindow, after position: ListPosition?,
    _ limit: PageLimit, _ call: ReadCall
  ) throws(RPCError) -> [(occasion: Occasion, position: ListPosition)] {
    let day: OccasionDay = type == .firstVisit ? .firstVisit : .birthday
    var found: [(occasion: Occasion, position: ListPosition)] = []
    for (index, part) in window.parts.enumerated() {
      var start = ListPosition(number: Int64(part.days.lowerBound), id: .zero)
      if let position {
        let (partBefore, dayBefore) = position.number.quotientAndRemainder(dividingBy: 10_000)
        if index < partBefore { continue }
        if index == partBefore { start = ListPosition(number: dayBefore, id: position.id) }
      }
      let rows = try db(
        try call.store.customers(
          by: day, of: call.context.limit, after: start, until: part.days.upperBound,
          limit: limit.fetched - found.count, call.scope))
      for row in rows {
        guard let date = window.date(of: row.dayOfYear, in: part.year) else { continue }
        let place = Int64(index) * 10_000 + Int64(row.dayOfYear)
        found.append(
          (
            Occasion(
              customerId: row.customer.id, name: row.customer.name, date: date.date,
              years: try years(row.customer, day, in: part.year, call)),
            ListPosition(number: place, id: row.customer.id)
          ))
      }
      if found.count >= limit.fetched { break }
    }
    return found
  }

  private func years(
    _ customer: Customer, _ day: OccasionDay, in year: Int, _ call: ReadCall
  ) throws(RPCError) -> UInt32? {
    let first: Int?
    switch day {
    case .birthday: first = customer.birthdate?.year.map { Int($0) }
    case .firstVisit:
      let calendar = TenantCalendar(timeZone: try environment.tenant(call.scope).timeZone)
      first = customer.firstVisitAt.flatMap { calendar?.year($0) }
    }
    return first.map { UInt32(clamping: year - $0) }
  }

  /// The days of the year that a filter by birthday asks for.
  func birthdays(
    _ window: DayWindow, _ call: ReadCall
  ) throws(RPCError) -> [ClosedRange<Int>] {
    let year = try today(call).year
    // 29 February is asked for in years that lack it too.
    guard
      CivilDate(year: 2000, month: Int(window.month), day: Int(window.day)) != nil,
      let first = CivilDate(year: year, month: Int(window.month), day: Int(window.day))
        ?? CivilDate(year: year, month: 2, day: 28)
    else {
      throw RPCError(field: "birthday", rule: "date", "There is no such day.")
    }
    return OccasionWindow(from: first, days: Int(window.days), isLeapDayInMarch: false)
      .parts.map(\.days)
  }
}
