package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension CustomerLocation {
  // Ids are random enough that the two together are a place of their own.
  fileprivate static func place(_ customer: Uuid, _ location: Uuid) -> SealedPlace {
    SealedPlace(
      "customer_locations",
      Uuid(high: customer.high ^ location.low, low: customer.low ^ location.high))
  }
}

extension ReadStore {
  static let findLocation = Query(
    """
    SELECT location_id, sealed FROM customer_locations
    WHERE tenant_id = ?1 AND customer_id = ?2 AND location_id = ?3
    """)
  static let listLocations = Query(
    """
    SELECT location_id, sealed FROM customer_locations
    WHERE tenant_id = ?1 AND customer_id = ?2 ORDER BY location_id LIMIT ?3
    """)

  /// What `location` noted of `customer`, without its figures; nil when that is nothing.
  package final func location(
    _ location: Uuid, of customer: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> CustomerLocation? {
    var rows = try open(Self.findLocation, scope)
    rows.bind(customer)
    rows.bind(location)
    return try locations(&rows, of: customer, scope).first
  }

  /// What the locations noted of `customer`, without figures, in the order of their ids.
  package final func locations(
    of customer: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerLocation] {
    var rows = try open(Self.listLocations, scope)
    rows.bind(customer)
    rows.bind(limit)
    return try locations(&rows, of: customer, scope)
  }

  private func locations(
    _ rows: inout SQLCursor, of customer: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerLocation] {
    var found: [CustomerLocation] = []
    while try rows.next() {
      let place = CustomerLocation.place(customer, rows.uuid(0))
      guard let bytes = try unseal(rows.bytes(1), of: customer, in: place, scope) else { continue }
      do throws(WireError) {
        unsafe found.append(try CustomerLocation(decoding: bytes.span.bytes))
      } catch {
        throw .damaged("customer_locations: the record does not decode")
      }
    }
    return found
  }
}

extension WriteStore {
  static let putLocation = Command(
    """
    INSERT INTO customer_locations (tenant_id, customer_id, location_id, sealed)
    VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (tenant_id, customer_id, location_id) DO UPDATE SET sealed = excluded.sealed
    """)

  /// Stores what a location knows of a customer.
  package func put(_ location: CustomerLocation, _ scope: TenantScope) throws(SQLError) {
    let place = CustomerLocation.place(location.customerId, location.locationId)
    // Figures stand in a table of their own.
    var said = location
    (said.visits, said.firstVisitAt, said.lastVisitAt, said.spent) = (0, nil, nil, [])
    let sealed = unsafe try seal(
      said.encoded().span.bytes, of: location.customerId, in: place, scope)
    var command = try open(Self.putLocation, scope)
    command.bind(location.customerId)
    command.bind(location.locationId)
    command.bind(sealed)
    try command.run()
    try noteLocation(location.locationId, of: location.customerId, scope)
  }
}
