package import Auth
package import FrontdeskAPI
package import WireFormat

/// Which bookings a list shows, and in which direction; what is nil or empty does not filter.
package struct BookingFilter: Sendable {
  package var customer: Uuid?
  /// The staff member's folded name.
  package var staffKey: String?
  package var statuses: [BookingStatus] = []
  /// The earliest start.
  package var from: Timestamp?
  /// Bookings that start before this moment.
  package var to: Timestamp?
  package var channel: Source?
  /// Bookings at these locations only, of customers who have been there.
  package var limit: LocationLimit?
  /// The earliest first instead of the latest first.
  package var isAscending = false

  package init() {}

  /// The list, from `position` on.
  func list(after position: ListPosition?) -> ListQuery {
    // Without statistics SQLite would rather sort nothing than read little.
    var list =
      customer == nil
      ? ListQuery("SELECT record, starts_at, id FROM bookings WHERE tenant_id = ?1")
      : ListQuery(
        """
        SELECT record, starts_at, id FROM bookings INDEXED BY bookings_by_customer
        WHERE tenant_id = ?1
        """,
        postgres: "SELECT record, starts_at, id FROM bookings WHERE tenant_id = ?1")
    append(to: &list, after: position)
    list.append(isAscending ? " ORDER BY starts_at, id" : " ORDER BY starts_at DESC, id DESC")
    return list
  }

  /// Adds the conditions. A page that goes on from `position` is bounded by that on one side
  /// already; the caller's own bound there would only mislead the planner.
  func append(to query: inout ListQuery, after position: ListPosition?) {
    if let customer { query.append(" AND customer_id = ?", customer) }
    if let from, position == nil || !isAscending {
      query.append(" AND starts_at >= ?", from.microseconds)
    }
    if let to, position == nil || isAscending {
      query.append(" AND starts_at < ?", to.microseconds)
    }
    if let position {
      query.append(
        isAscending ? " AND (starts_at, id) > (?, ?)" : " AND (starts_at, id) < (?, ?)", position)
    }
    if let staffKey { query.append(" AND staff_key = ?", staffKey) }
    if !statuses.isEmpty {
      query.append(" AND status IN ", anyOf: statuses.map { Int64($0.rawValue) })
    }
    if let channel { query.append(" AND channel = ?", Int64(channel.rawValue)) }
    if let limit { query.appendBookings(at: limit) }
  }
}
