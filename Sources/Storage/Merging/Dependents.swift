package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// How much belongs to one customer; each is counted up to a limit.
package struct DependentCounts: Sendable, Hashable {
  package var bookings = 0
  package var communications = 0
  package var entries = 0
  package var locations = 0
  package var aliases = 0
  /// Of the rows that a merge rewrites.
  package var bytes = 0

  package var rows: Int { bookings + communications + entries + locations + aliases }
}

extension ReadStore {
  static let sizeBookings = Query(
    """
    SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0) FROM
      (SELECT length(record) AS size FROM bookings INDEXED BY bookings_by_customer
       WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3) AS few
    """,
    postgres: """
      SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0) FROM
        (SELECT length(record) AS size FROM bookings
         WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3) AS few
      """)
  static let sizeCommunications = Query(
    """
    SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0) FROM
      (SELECT length(record) + coalesce(length(sealed), 0) AS size FROM communications
       WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3) AS few
    """)
  static let sizeEntries = Query(
    """
    SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0) FROM
      (SELECT length(sealed) AS size FROM customer_entries
       WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3) AS few
    """)
  static let sizeLocations = Query(
    """
    SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0) FROM
      (SELECT length(sealed) AS size FROM customer_locations
       WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3) AS few
    """)
  static let bookingsToMove = Query(
    """
    SELECT record FROM bookings INDEXED BY bookings_by_customer
    WHERE tenant_id = ?1 AND customer_id = ?2 ORDER BY starts_at, id
    """,
    postgres: """
      SELECT record FROM bookings WHERE tenant_id = ?1 AND customer_id = ?2
      ORDER BY starts_at, id
      """)
  static let communicationsToMove = Query(
    """
    SELECT record, sealed, sealed_for, id FROM communications
    WHERE tenant_id = ?1 AND customer_id = ?2 ORDER BY at, id
    """)
  static let entriesToMove = Query(
    """
    SELECT id, kind FROM customer_entries WHERE tenant_id = ?1 AND customer_id = ?2
    ORDER BY kind, at, id
    """)
  static let kindOfEntry = Query(
    "SELECT kind, customer_id FROM customer_entries WHERE tenant_id = ?1 AND id = ?2")

  /// How much belongs to customer `id`, each kind counted up to `limit`.
  package final func dependentCounts(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> DependentCounts {
    var counts = DependentCounts()
    var bytes = 0
    func count(_ query: Query) throws(SQLError) -> Int {
      var rows = try open(query, scope)
      rows.bind(id)
      rows.bind(limit)
      guard try rows.next() else { return 0 }
      bytes += rows.int(1)
      return rows.int(0)
    }
    counts.bookings = try count(Self.sizeBookings)
    counts.communications = try count(Self.sizeCommunications)
    counts.entries = try count(Self.sizeEntries)
    counts.locations = try count(Self.sizeLocations)
    counts.aliases = try aliases(of: id, limit: limit, scope).count
    counts.bytes = bytes
    return counts
  }

  static let latestCompleted = Query(
    """
    SELECT record FROM bookings INDEXED BY bookings_by_customer
    WHERE tenant_id = ?1 AND customer_id = ?2 AND status = 5
    ORDER BY starts_at DESC, id DESC LIMIT ?3
    """,
    postgres: """
      SELECT record FROM bookings WHERE tenant_id = ?1 AND customer_id = ?2 AND status = 5
      ORDER BY starts_at DESC, id DESC LIMIT ?3
      """)

  /// Up to `limit` completed bookings of customer `id`, the latest first.
  package final func completedBookings(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Booking] {
    var rows = try open(Self.latestCompleted, scope)
    rows.bind(id)
    rows.bind(limit)
    var found: [Booking] = []
    while try rows.next() { found.append(try rows.record(0, of: "bookings")) }
    return found
  }

  /// Every booking of customer `id`, the earliest first.
  final func everyBooking(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [Booking] {
    var rows = try open(Self.bookingsToMove, scope)
    rows.bind(id)
    var found: [Booking] = []
    while try rows.next() { found.append(try rows.record(0, of: "bookings")) }
    return found
  }

  final func everyCommunication(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [Communication] {
    var rows = try open(Self.communicationsToMove, scope)
    rows.bind(id)
    var found: [Communication] = []
    while try rows.next() { found.append(try message(rows, at: 0, scope)) }
    return found
  }

  final func everyEntry(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> [CustomerEntry] {
    var found: [(id: Uuid, kind: EntryKind)] = []
    do {
      var rows = try open(Self.entriesToMove, scope)
      rows.bind(id)
      while try rows.next() {
        guard let kind = EntryKind(rawValue: rows.int64(1)) else { continue }
        found.append((rows.uuid(0), kind))
      }
    }
    var entries: [CustomerEntry] = []
    for (id, kind) in found {
      if let entry = try entry(id, kind, scope) { entries.append(entry) }
    }
    return entries
  }
}

// What belongs to a merged customer becomes the survivor's, and goes back. Ids, versions and
// times stay.
extension WriteStore {
  static let moveBooking = Command(
    "UPDATE bookings SET customer_id = ?3, record = ?4 WHERE tenant_id = ?1 AND id = ?2")
  static let moveEntry = Command(
    "UPDATE customer_entries SET customer_id = ?3, sealed = ?4 WHERE tenant_id = ?1 AND id = ?2")

  static let deleteLocation = Command(
    """
    DELETE FROM customer_locations
    WHERE tenant_id = ?1 AND customer_id = ?2 AND location_id = ?3
    """)

  /// Forgets what `location` knows of `customer`.
  package func deleteLocation(
    _ location: Uuid, of customer: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.deleteLocation, scope)
    row.bind(customer)
    row.bind(location)
    try row.run()
    try forget(location, of: customer, scope)
  }

  /// Gives the bookings, messages and entries of customer `id` to customer `target`.
  package func moveDependents(
    of id: Uuid, to target: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> MovedRows {
    var moved = MovedRows()
    for booking in try everyBooking(of: id, scope) {
      try move(booking, to: target, scope)
      if booking.status == .completed {
        moved.completedBookings.append(booking.id)
      } else {
        moved.bookings.append(booking.id)
      }
    }
    for message in try everyCommunication(of: id, scope) {
      try move(message, to: target, scope)
      moved.communications.append(message.id)
    }
    for entry in try everyEntry(of: id, scope) {
      try move(entry, to: target, scope)
      moved.entries.append(entry.id)
    }
    if !moved.entries.isEmpty {
      try setFollowUp(of: id, scope)
      try setFollowUp(of: target, scope)
    }
    return moved
  }

  /// Gives those of `moved` that are `holder`'s back to `target`. Returns how many rows are
  /// gone.
  package func returnDependents(
    _ moved: MovedRows, of holder: Uuid, to target: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var missing = 0
    for id in moved.bookings + moved.completedBookings {
      guard let booking = try booking(id, scope), booking.customerId == holder else {
        missing += 1
        continue
      }
      try move(booking, to: target, scope)
    }
    for id in moved.communications {
      guard let message = try communication(id, scope), message.customerId == holder else {
        missing += 1
        continue
      }
      try move(message, to: target, scope)
    }
    for id in moved.entries {
      guard let kind = try kind(ofEntry: id, of: holder, scope),
        let entry = try entry(id, kind, scope)
      else {
        missing += 1
        continue
      }
      try move(entry, to: target, scope)
    }
    if !moved.entries.isEmpty {
      try setFollowUp(of: holder, scope)
      try setFollowUp(of: target, scope)
    }
    return missing
  }

  private func kind(
    ofEntry id: Uuid, of holder: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> EntryKind? {
    var rows = try open(Self.kindOfEntry, scope)
    rows.bind(id)
    guard try rows.next(), rows.uuid(1) == holder else { return nil }
    return EntryKind(rawValue: rows.int64(0))
  }

  private func move(
    _ booking: Booking, to target: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var booking = booking
    booking.customerId = target
    var row = try open(Self.moveBooking, scope)
    row.bind(booking.id)
    row.bind(target)
    row.bind(booking.encoded())
    try row.runLater()
  }

  private func move(
    _ message: Communication, to target: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var message = message
    message.customerId = target
    try update(message, scope)
  }

  private func move(
    _ entry: CustomerEntry, to target: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    let record = try entry.record(of: target)
    let sealed = unsafe try seal(
      record.span.bytes, of: target, in: CustomerEntry.place(entry.id), scope)
    var row = try open(Self.moveEntry, scope)
    row.bind(entry.id)
    row.bind(target)
    row.bind(sealed)
    try row.runLater()
  }
}

extension CustomerEntry {
  /// Its record as that of customer `id`.
  fileprivate func record(of customer: Uuid) throws(SQLError) -> [UInt8] {
    do throws(WireError) {
      switch kind {
      case .note:
        var note = try Note(decoding: record)
        note.customerId = customer
        return note.encoded()
      case .followUp:
        var followUp = try FollowUp(decoding: record)
        followUp.customerId = customer
        return followUp.encoded()
      case .notification:
        var notification = try Notification(decoding: record)
        notification.customerId = customer
        return notification.encoded()
      case .consent:
        var consent = try Consent(decoding: record)
        consent.customerId = customer
        return consent.encoded()
      case .event: return record
      }
    } catch {
      throw .damaged("customer_entries: the record does not decode")
    }
  }
}
