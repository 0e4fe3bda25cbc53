package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension WriteStore {
  private static let insertBooking = Command(
    """
    INSERT INTO bookings (tenant_id, id, customer_id, service, staff_key, status, channel,
      price_minor, currency, starts_at, ends_at, record, location_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    """)

  private static let updateBooking = Command(
    """
    UPDATE bookings SET status = ?3, price_minor = ?4, currency = ?5, record = ?6
    WHERE tenant_id = ?1 AND id = ?2
    """)

  static let deleteBooking = Command(
    "DELETE FROM bookings WHERE tenant_id = ?1 AND id = ?2")

  /// Deletes a booking, as if it had never been. The journal keeps it.
  package func delete(_ booking: Booking, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.deleteBooking, scope)
    command.bind(booking.id)
    try command.run()
  }

  /// Stores a new booking; `record` is its encoding and `staffKey` the folded staff name.
  package func insert(
    _ booking: Booking, staffKey: String?, record: [UInt8], _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.insertBooking, scope)
    command.bind(booking.id)
    command.bind(booking.customerId)
    command.bind(booking.service)
    command.bind(staffKey)
    command.bind(Int64(booking.status.rawValue))
    command.bind(Int64(booking.channel.rawValue))
    command.bind(booking.price.minor)
    command.bind(booking.price.currency)
    command.bind(booking.startsAt)
    command.bind(booking.endsAt)
    command.bind(record)
    command.bind(booking.locationId)
    try command.runLater()
  }

  /// Stores a booking's new status and price; its customer, staff and time stay.
  package func update(
    _ booking: Booking, record: [UInt8], _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.updateBooking, scope)
    command.bind(booking.id)
    command.bind(Int64(booking.status.rawValue))
    command.bind(booking.price.minor)
    command.bind(booking.price.currency)
    command.bind(record)
    try command.runLater()
  }
}
