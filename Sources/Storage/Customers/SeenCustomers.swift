package import Auth
import Model
package import SQLInterface
package import WireFormat

// What callers who are limited to locations may see: customers who have been to one of them. A
// location that only noted something of a customer has a row without visits.
extension ReadStore {
  /// Whether customer `id`, by the id that it goes by now, has been to a location of `limit`.
  package final func hasVisited(
    _ id: Uuid, _ limit: LocationLimit, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var query = ListQuery("SELECT count(*) FROM location_visits WHERE tenant_id = ?1")
    query.append(" AND customer_id = ?", id)
    query.append(" AND visits > 0 AND location_id IN ", limit, "")
    return try count(query, scope) > 0
  }

  /// Up to two live customers who have been to a location of `limit` and have the id `text` at any
  /// provider.
  package final func owners(
    ofExternalID text: String, whoVisited limit: LocationLimit, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    var query = ListQuery(
      "SELECT DISTINCT customer_id FROM customer_mappings WHERE tenant_id = ?1")
    query.append(" AND external_id = ?", SearchTerms.composed(text))
    query.append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND seen.customer_id = customer_mappings.customer_id AND seen.visits > 0
        AND seen.location_id IN
      """)
    query.append(" ", limit, ") LIMIT 2")
    var rows = try open(query.text, scope)
    query.bind(to: &rows)
    var owners: [Uuid] = []
    while try rows.next() { owners.append(rows.uuid(0)) }
    return owners
  }
}

extension ListQuery {
  /// Of bookings only those at the locations of `limit`, of customers who have been there.
  mutating func appendBookings(of limit: LocationLimit) {
    append(" AND location_id IN ", limit, "")
    append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND seen.customer_id = bookings.customer_id AND seen.visits > 0 AND seen.location_id IN
      """)
    append(" ", limit, ")")
  }

  /// Of messages only those of customers who have been to a location of `limit`.
  mutating func appendMessages(of limit: LocationLimit) {
    append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND seen.customer_id = communications.customer_id AND seen.visits > 0
        AND seen.location_id IN
      """)
    append(" ", limit, ")")
  }

  /// Of entries only those of customers who have been to a location of `limit`.
  mutating func appendEntries(of limit: LocationLimit) {
    append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND seen.customer_id = customer_entries.customer_id AND seen.visits > 0
        AND seen.location_id IN
      """)
    append(" ", limit, ")")
  }

  /// Of customers only those who have been to a location of `limit`.
  mutating func appendCustomers(of limit: LocationLimit) {
    append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND seen.customer_id = customers.id AND seen.visits > 0 AND seen.location_id IN
      """)
    append(" ", limit, ")")
  }
}
