package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// The bookings of one customer for one service, in one status and currency.
package struct BookingFigures: Sendable, Hashable {
  package let service: String
  package let status: BookingStatus
  package let bookings: Int64
  /// What they come to together.
  package let price: Money
  package let lastStartsAt: Timestamp
}

extension ReadStore {
  // Without statistics SQLite would rather walk all bookings by time than sort one customer's.
  static let bookingFigures = Query(
    """
    SELECT service, status, currency, count(*), CAST(sum(price_minor) AS bigint), max(starts_at)
    FROM bookings INDEXED BY bookings_by_customer WHERE tenant_id = ?1 AND customer_id = ?2
    GROUP BY service, status, currency ORDER BY service, status, currency
    """,
    postgres: """
      SELECT service, status, currency, count(*), CAST(sum(price_minor) AS bigint),
        max(starts_at)
      FROM bookings WHERE tenant_id = ?1 AND customer_id = ?2
      GROUP BY service, status, currency ORDER BY service, status, currency
      """)

  static let bookingsOfCustomer = Query(
    """
    SELECT record FROM bookings INDEXED BY bookings_by_customer
    WHERE tenant_id = ?1 AND customer_id = ?2
    ORDER BY starts_at DESC, id DESC LIMIT ?3
    """,
    postgres: """
      SELECT record FROM bookings WHERE tenant_id = ?1 AND customer_id = ?2
      ORDER BY starts_at DESC, id DESC LIMIT ?3
      """)

  /// The figures of all bookings of customer `id`, or of those at the locations of `places`, in a
  /// stable order.
  package final func bookingFigures(
    of id: Uuid, at places: LocationLimit? = nil, _ scope: TenantScope
  ) throws(SQLError) -> [BookingFigures] {
    if let places {
      var list = ListQuery(
        """
        SELECT service, status, currency, count(*), CAST(sum(price_minor) AS bigint),
          max(starts_at)
        FROM bookings INDEXED BY bookings_by_customer WHERE tenant_id = ?1
        """,
        postgres: """
          SELECT service, status, currency, count(*), CAST(sum(price_minor) AS bigint),
            max(starts_at)
          FROM bookings WHERE tenant_id = ?1
          """)
      list.append(" AND customer_id = ?", id)
      list.appendBookings(at: places)
      list.append(" GROUP BY service, status, currency ORDER BY service, status, currency")
      var rows = try open(list.text, scope)
      list.bind(to: &rows)
      return try figures(&rows)
    }
    var rows = try open(Self.bookingFigures, scope)
    rows.bind(id)
    return try figures(&rows)
  }

  private func figures(_ rows: inout SQLCursor) throws(SQLError) -> [BookingFigures] {
    var figures: [BookingFigures] = []
    while try rows.next() {
      figures.append(
        BookingFigures(
          service: rows.text(0),
          status: BookingStatus(rawValue: Int32(truncatingIfNeeded: rows.int64(1))),
          bookings: rows.int64(3), price: Money(minor: rows.int64(4), currency: rows.text(2)),
          lastStartsAt: rows.timestamp(5)))
    }
    return figures
  }

  /// Up to `limit` bookings of customer `id`, the latest first; fewer when they are long.
  package final func latestBookings(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Booking] {
    var rows = try open(Self.bookingsOfCustomer, scope)
    rows.bind(id)
    rows.bind(limit)
    return try bookings(&rows)
  }

  /// Up to `limit` bookings of customer `id` at the locations of `places` after `position`, the
  /// latest first; fewer when they are long.
  package final func bookings(
    of id: Uuid, at places: LocationLimit, after position: ListPosition? = nil, limit: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> [Booking] {
    var filter = BookingFilter()
    filter.customer = id
    filter.limit = places
    var list = filter.list(after: position)
    list.append(" LIMIT ?", Int64(limit))
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    return try bookings(&rows)
  }

  private func bookings(_ rows: inout SQLCursor) throws(SQLError) -> [Booking] {
    var bookings: [Booking] = []
    var byteCount = 0
    while try rows.next() {
      byteCount += rows.bytes(0).byteCount
      if byteCount > PageLimit.bytesMax { break }
      bookings.append(try rows.record(0, of: "bookings"))
    }
    return bookings
  }
}
