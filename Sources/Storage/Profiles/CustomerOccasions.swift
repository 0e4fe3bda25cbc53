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

extension ReadStore {
  static let listBirthdays = Query(
    """
    SELECT record, birth_day FROM customers INDEXED BY customers_by_birthday
    WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0 AND birth_day <= ?2
      AND (birth_day, id) > (?3, ?4) ORDER BY birth_day, id LIMIT ?5
    """,
    postgres: """
      SELECT record, birth_day FROM customers
      WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0 AND birth_day <= ?2
        AND (birth_day, id) > (?3, ?4) ORDER BY birth_day, id LIMIT ?5
      """)
  static let listFirstVisits = Query(
    """
    SELECT record, first_visit_day FROM customers INDEXED BY customers_by_first_visit
    WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0 AND first_visit_day <= ?2
      AND (first_visit_day, id) > (?3, ?4) ORDER BY first_visit_day, id LIMIT ?5
    """,
    postgres: """
      SELECT record, first_visit_day FROM customers
      WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0 AND first_visit_day <= ?2
        AND (first_visit_day, id) > (?3, ?4) ORDER BY first_visit_day, id LIMIT ?5
      """)

  /// Up to `limit` live customers whose day comes after `position` and not after `last`, in the
  /// order of their days.
  package final func customers(
    by day: OccasionDay, after position: ListPosition, until last: Int, limit: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> [CustomerDay] {
    var rows = try open(day == .birthday ? Self.listBirthdays : Self.listFirstVisits, scope)
    rows.bind(last)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    return try days(&rows)
  }

  /// The same of those who have been to a location of `places`.
  package final func customers(
    by day: OccasionDay, of places: LocationLimit, after position: ListPosition, until last: Int,
    limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerDay] {
    var list: ListQuery
    switch day {
    case .birthday:
      list = ListQuery(
        """
        SELECT record, birth_day FROM customers INDEXED BY customers_by_birthday
        WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0
        """,
        postgres: """
          SELECT record, birth_day FROM customers
          WHERE tenant_id = ?1 AND deleted = 0 AND birth_day > 0
          """)
      list.append(" AND birth_day <= ?", Int64(last))
      list.append(" AND (birth_day, id) > (?, ?)", position)
      list.appendCustomers(of: places)
      list.append(" ORDER BY birth_day, id LIMIT ?", Int64(limit))
    case .firstVisit:
      list = ListQuery(
        """
        SELECT record, first_visit_day FROM customers INDEXED BY customers_by_first_visit
        WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0
        """,
        postgres: """
          SELECT record, first_visit_day FROM customers
          WHERE tenant_id = ?1 AND deleted = 0 AND first_visit_day > 0
          """)
      list.append(" AND first_visit_day <= ?", Int64(last))
      list.append(" AND (first_visit_day, id) > (?, ?)", position)
      list.appendCustomers(of: places)
      list.append(" ORDER BY first_visit_day, id LIMIT ?", Int64(limit))
    }
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    return try days(&rows)
  }

  private func days(_ rows: inout SQLCursor) throws(SQLError) -> [CustomerDay] {
    var days: [CustomerDay] = []
    while try rows.next() {
      days.append(
        CustomerDay(
          customer: try rows.record(0, of: "customers"), dayOfYear: rows.int(1)))
    }
    return days
  }
}
