package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// When a staff member is taken: from the start until before the end.
package struct StaffTime: Sendable, Hashable {
  /// The folded name: one name is one person within a tenant.
  package let staffKey: String
  package let startsAt: Timestamp
  package let endsAt: Timestamp

  package init(staffKey: String, startsAt: Timestamp, endsAt: Timestamp) {
    self.staffKey = staffKey
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}

extension ReadStore {
  private static let findBooking = Query(
    "SELECT record FROM bookings WHERE tenant_id = ?1 AND id = ?2")

  // No booking is longer than a day, which is what bounds the range from below.
  private static let findStaffConflict = Query(
    """
    SELECT id FROM bookings
    WHERE tenant_id = ?1 AND staff_key = ?2 AND status <= 4
      AND starts_at > ?3 AND starts_at < ?4 AND ends_at > ?5 AND id <> ?6
    LIMIT 1
    """)

  private static let bookingMicrosecondsMax: Int64 = 86_400_000_000

  /// The booking `id`; nil when there is none.
  package final func booking(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Booking? {
    var rows = try open(Self.findBooking, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "bookings")
  }

  /// A booking other than `id` that occupies the staff member at that time; nil when free.
  package final func booking(
    occupying time: StaffTime, besides id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Uuid? {
    var rows = try open(Self.findStaffConflict, scope)
    rows.bind(time.staffKey)
    rows.bind(time.startsAt.microseconds - Self.bookingMicrosecondsMax)
    rows.bind(time.endsAt)
    rows.bind(time.startsAt)
    rows.bind(id)
    return try rows.next() ? rows.uuid(0) : nil
  }

  /// Appends the encoded booking `id` to `answer`; false when there is none.
  package final func writeBooking(
    _ id: Uuid, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findBooking, scope)
    rows.bind(id)
    guard try rows.next() else { return false }
    answer.append(rows.bytes(0))
    return true
  }

  /// Writes a page of bookings in the order of their start, and returns where it goes on.
  package final func writeBookings(
    _ filter: BookingFilter, after position: ListPosition?, limit: PageLimit,
    to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    try writePage(filter.list(after: position), limit: limit, to: &answer, scope)
  }

  /// How many bookings `filter` lets through.
  package final func countBookings(
    _ filter: BookingFilter, _ scope: TenantScope
  ) throws(SQLError) -> UInt64 {
    var query = ListQuery("SELECT COUNT(*) FROM bookings WHERE tenant_id = ?1")
    filter.append(to: &query, after: nil)
    return try count(query, scope)
  }
}

// Customers, as far as a booking must know them.
extension ReadStore {
  private static let findLiveCustomer = Query(
    "SELECT moderated_until FROM customers WHERE tenant_id = ?1 AND id = ?2 AND deleted = 0")

  /// Until when customer `id` is suspended or banned, long ago for nearly everybody; nil when
  /// there is none or it is deleted. The record is not read.
  package final func moderationEnd(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Timestamp? {
    var rows = try open(Self.findLiveCustomer, scope)
    rows.bind(id)
    return try rows.next() ? rows.timestamp(0) : nil
  }
}
