package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

/// Which day of the year customers are listed by.
package enum OccasionDay: Sendable, Hashable, CaseIterable {
  case birthday, firstVisit
}

/// A customer and its day: month and day in one number, 229 for 29 February.
package struct CustomerDay: Sendable, Hashable {
  package let customer: Customer
  package let dayOfYear: Int
}

extension OccasionDay {
  /// Live customers that have such a day; SQLite takes its index also where it knows nothing of the
  /// rows yet.
  private var query: ListQuery {
    switch self {
    case .birthday:
      ListQuery(
        """
        SELECT record, birth_day FROM customers INDEXED BY customers_by_birthday
        WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0
        """,
        postgres: """
          SELECT record, birth_day FROM customers
          WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0
          """)
    case .firstVisit:
      ListQuery(
        """
        SELECT record, first_visit_day FROM customers INDEXED BY customers_by_first_visit
        WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0
        """,
        postgres: """
          SELECT record, first_visit_day FROM customers
          WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0
          """)
    }
  }

  private var until: StaticString {
    switch self {
    case .birthday: " AND birth_day <= ?"
    case .firstVisit: " AND first_visit_day <= ?"
    }
  }

  private var after: StaticString {
    switch self {
    case .birthday: " AND (birth_day, id) > (?, ?)"
    case .firstVisit: " AND (first_visit_day, id) > (?, ?)"
    }
  }

  private var order: StaticString {
    switch self {
    case .birthday: " ORDER BY birth_day, id LIMIT ?"
    case .firstVisit: " ORDER BY first_visit_day, id LIMIT ?"
    }
  }

  /// Up to `limit` of them after `position` and not after `last`, in the order of their days; with
  /// `places`, of those who have been to one of these.
  func list(
    of places: LocationLimit?, after position: ListPosition, until last: Int, limit: Int
  ) -> ListQuery {
    var list = query
    list.append(until, Int64(last))
    list.append(after, position)
    if let places { list.appendSeen("customers.id", by: places) }
    list.append(order, Int64(limit))
    return list
  }
}

extension ReadStore {
  /// Up to `limit` live customers whose day comes after `position` and not after `last`, in the
  /// order of their days; with `places`, of those who have been to one of these.
  package final func customers(
    by day: OccasionDay, of places: LocationLimit?, after position: ListPosition, until last: Int,
    limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerDay] {
    let list = day.list(of: places, after: position, until: last, limit: limit)
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    var days: [CustomerDay] = []
    while try rows.next() {
      days.append(
        CustomerDay(
          customer: try rows.record(0, of: "customers"), dayOfYear: rows.int(1)))
    }
    return days
  }
}
