package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

// What happened with a customer lies in several tables; each gives its latest rows, and the
// caller merges them.
extension ReadStore {
  static let timelineBookings = Query(
    """
    SELECT record FROM bookings INDEXED BY bookings_by_customer
    WHERE tenant_id = ?1 AND customer_id = ?2 AND starts_at <= ?3 AND (starts_at, id) < (?3, ?4)
    ORDER BY starts_at DESC, id DESC LIMIT ?5
    """,
    postgres: """
      SELECT record FROM bookings
      WHERE tenant_id = ?1 AND customer_id = ?2 AND starts_at <= ?3
        AND (starts_at, id) < (?3, ?4)
      ORDER BY starts_at DESC, id DESC LIMIT ?5
      """)
  static let timelineMessages = Query(
    """
    SELECT record, sealed, sealed_for, id FROM communications
    WHERE tenant_id = ?1 AND customer_id = ?2 AND (at, id) < (?3, ?4)
    ORDER BY at DESC, id DESC LIMIT ?5
    """)

  /// Up to `limit` bookings of a customer after `position`, the latest first.
  package final func bookings(
    of customer: Uuid, after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Booking] {
    var rows = try open(Self.timelineBookings, scope)
    bind(customer, position, limit, to: &rows)
    var found: [Booking] = []
    while try rows.next() { found.append(try rows.record(0, of: "bookings")) }
    return found
  }

  /// Up to `limit` messages to or from a customer after `position`, the latest first.
  package final func communications(
    of customer: Uuid, after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Communication] {
    var rows = try open(Self.timelineMessages, scope)
    bind(customer, position, limit, to: &rows)
    var found: [Communication] = []
    while try rows.next() { found.append(try message(rows, at: 0, scope)) }
    return found
  }

  private func bind(
    _ customer: Uuid, _ position: ListPosition?, _ limit: Int, to rows: inout SQLCursor
  ) {
    let position = position ?? .latest
    rows.bind(customer)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
  }
}
