package import Auth
package import SQLInterface
package import WireFormat

/// How many records of a range of ids there are.
package struct RecordCounts: Sendable, Hashable {
  package let customers: Int64
  package let bookings: Int64
  package let leads: Int64
}

extension ReadStore {
  private static let countCustomers = Query(
    "SELECT count(*) FROM customers WHERE tenant_id = ?1 AND id BETWEEN ?2 AND ?3")
  private static let countBookings = Query(
    "SELECT count(*) FROM bookings WHERE tenant_id = ?1 AND id BETWEEN ?2 AND ?3")
  private static let countLeads = Query(
    "SELECT count(*) FROM leads WHERE tenant_id = ?1 AND id BETWEEN ?2 AND ?3")

  /// Counts the customers, bookings and leads whose ids lie in `ids`.
  package final func recordCounts(
    in ids: ClosedRange<Uuid>, _ scope: TenantScope
  ) throws(SQLError) -> RecordCounts {
    RecordCounts(
      customers: try count(Self.countCustomers, ids, scope),
      bookings: try count(Self.countBookings, ids, scope),
      leads: try count(Self.countLeads, ids, scope))
  }

  private func count(
    _ query: Query, _ ids: ClosedRange<Uuid>, _ scope: TenantScope
  ) throws(SQLError) -> Int64 {
    var rows = try open(query, scope)
    rows.bind(ids.lowerBound)
    rows.bind(ids.upperBound)
    return try rows.next() ? rows.int64(0) : 0
  }
}

extension WriteStore {
  // What belongs to a customer goes with it; rows that only find customers go by their ids.
  private static let removals: [Command] = [
    Command("DELETE FROM communications WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM communications WHERE tenant_id = ?1 AND lead_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM bookings WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_entries WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_private WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command(
      "DELETE FROM customer_locations WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM location_visits WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM location_spent WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM segment_members WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_spent WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_terms WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_tags WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command(
      "DELETE FROM customer_mappings WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command(
      "DELETE FROM customer_identifiers WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_aliases WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_merges WHERE tenant_id = ?1 AND merged_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customer_likeness WHERE tenant_id = ?1 AND customer_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM duplicate_pairs WHERE tenant_id = ?1 AND first_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM duplicate_pairs WHERE tenant_id = ?1 AND second_id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM customers WHERE tenant_id = ?1 AND id BETWEEN ?2 AND ?3"),
    Command("DELETE FROM leads WHERE tenant_id = ?1 AND id BETWEEN ?2 AND ?3"),
  ]

  /// Removes the customers and leads whose ids lie in `ids`, and all that belongs to them. For
  /// demonstration data, while no server runs: it reads every row of the tenant.
  package func removeRecords(
    in ids: ClosedRange<Uuid>, _ scope: TenantScope
  ) throws(SQLError) {
    for removal in Self.removals {
      var command = try open(removal, scope)
      command.bind(ids.lowerBound)
      command.bind(ids.upperBound)
      try command.run()
    }
  }
}
