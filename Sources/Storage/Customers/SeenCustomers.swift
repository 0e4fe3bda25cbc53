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
    try count(Self.countVisited(id, limit), scope) > 0
  }

  /// Counts the locations of `limit` that `id` has been to. With + SQLite looks the customer's row
  /// up instead of reading whoever has been there.
  static func countVisited(_ id: Uuid, _ limit: LocationLimit) -> ListQuery {
    var query = ListQuery("SELECT count(*) FROM location_visits WHERE tenant_id = ?1")
    query.append(" AND customer_id = ?", id)
    query.append(" AND +visits > 0 AND location_id IN ", limit, "")
    return query
  }

  /// Up to two live customers who have been to a location of `limit` and have the id `text` at any
  /// provider.
  package final func owners(
    ofExternalID text: String, whoVisited limit: LocationLimit, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    var query = ListQuery(
      "SELECT DISTINCT customer_id FROM customer_mappings WHERE tenant_id = ?1")
    query.append(" AND external_id = ?", SearchTerms.composed(text))
    query.appendSeen("customer_mappings.customer_id", by: limit)
    query.append(" LIMIT 2")
    var rows = try open(query.text, scope)
    query.bind(to: &rows)
    var owners: [Uuid] = []
    while try rows.next() { owners.append(rows.uuid(0)) }
    return owners
  }
}

extension ComposedQuery {
  /// Of the rows only those of customers who have been to a location of `limit`, whose names are
  /// bound; `column` holds the customer's id, with its table's name before it. With + SQLite looks
  /// each customer's row up instead of reading, for each, whoever has been there.
  mutating func appendSeen(_ column: StaticString, by limit: LocationLimit) {
    append(
      """
       AND EXISTS (SELECT 1 FROM location_visits seen WHERE seen.tenant_id = ?1
        AND +seen.visits > 0 AND seen.customer_id =
      """)
    append(" ")
    append(column)
    append(" AND seen.location_id IN ")
    appendList(count: limit.named.count)
    append(")")
  }
}

extension ListQuery {
  /// Of bookings only those at the locations of `limit`, of customers who have been there.
  mutating func appendBookings(at limit: LocationLimit) {
    append(" AND bookings.location_id IN ", limit, "")
    appendSeen("bookings.customer_id", by: limit)
  }
}
