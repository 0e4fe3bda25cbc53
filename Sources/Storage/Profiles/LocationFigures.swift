package import Auth
import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// What one customer came to at one location: its completed bookings there.
package struct LocationFigures: Sendable, Hashable {
  package let location: Uuid
  package var visits: Int64 = 0
  package var firstVisitAt: Timestamp?
  package var lastVisitAt: Timestamp?
  /// In the order of the currencies.
  package var spent: [Money] = []

  package init(_ location: Uuid) { self.location = location }

  /// Counts one visit more.
  package mutating func add(_ visit: Timestamp, _ price: Money) {
    visits += 1
    firstVisitAt = min(firstVisitAt ?? visit, visit)
    lastVisitAt = max(lastVisitAt ?? visit, visit)
    add(price, times: 1)
  }

  /// Counts the visits of `other` too, which are of the same location.
  package mutating func add(_ other: LocationFigures) {
    visits += other.visits
    firstVisitAt = [firstVisitAt, other.firstVisitAt].compactMap(\.self).min()
    lastVisitAt = [lastVisitAt, other.lastVisitAt].compactMap(\.self).max()
    for sum in other.spent { add(sum, times: 1) }
  }

  /// Counts the visits of `other` no more; when the customer came stays.
  package mutating func subtract(_ other: LocationFigures) {
    visits = max(0, visits - other.visits)
    for sum in other.spent { add(sum, times: -1) }
  }

  private mutating func add(_ sum: Money, times: Int64) {
    guard sum.minor != 0 else { return }
    let index: Int
    if let known = spent.firstIndex(where: { $0.currency == sum.currency }) {
      index = known
    } else {
      index = spent.firstIndex { $0.currency > sum.currency } ?? spent.count
      spent.insert(Money(minor: 0, currency: sum.currency), at: index)
    }
    let change = sum.minor.multipliedReportingOverflow(by: times).partialValue
    spent[index].minor = spent[index].minor.addingReportingOverflow(change).partialValue
    if spent[index].minor == 0 { spent.remove(at: index) }
  }
}

extension ReadStore {
  static let listLocationVisits = Query(
    """
    SELECT location_id, visits, first_visit_at, last_visit_at FROM location_visits
    WHERE tenant_id = ?1 AND customer_id = ?2 ORDER BY location_id LIMIT ?3
    """)
  static let listLocationSpent = Query(
    """
    SELECT location_id, currency, minor FROM location_spent
    WHERE tenant_id = ?1 AND customer_id = ?2 ORDER BY location_id, currency
    """)

  /// What customer `id` came to at up to `limit` locations, in the order of their ids; one that
  /// only knows the customer has no visits.
  package final func locationFigures(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [LocationFigures] {
    var found: [LocationFigures] = []
    do {
      var rows = try open(Self.listLocationVisits, scope)
      rows.bind(id)
      rows.bind(limit)
      while try rows.next() {
        var figures = LocationFigures(rows.uuid(0))
        figures.visits = rows.int64(1)
        if figures.visits > 0 {
          figures.firstVisitAt = rows.timestamp(2)
          figures.lastVisitAt = rows.timestamp(3)
        }
        found.append(figures)
      }
    }
    guard found.contains(where: { $0.visits > 0 }) else { return found }
    var rows = try open(Self.listLocationSpent, scope)
    rows.bind(id)
    while try rows.next() {
      let location = rows.uuid(0)
      guard let index = found.firstIndex(where: { $0.location == location }) else { continue }
      found[index].spent.append(Money(minor: rows.int64(2), currency: rows.text(1)))
    }
    return found
  }
}

extension WriteStore {
  static let noteLocation = Command(
    """
    INSERT INTO location_visits
      (tenant_id, customer_id, location_id, visits, first_visit_at, last_visit_at)
    VALUES (?1, ?2, ?3, 0, 0, 0) ON CONFLICT (tenant_id, customer_id, location_id) DO NOTHING
    """)
  static let addLocationVisit = Command(
    """
    INSERT INTO location_visits
      (tenant_id, customer_id, location_id, visits, first_visit_at, last_visit_at)
    VALUES (?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT (tenant_id, customer_id, location_id) DO UPDATE SET
      visits = location_visits.visits + 1,
      first_visit_at = CASE WHEN location_visits.visits > 0
        AND location_visits.first_visit_at < excluded.first_visit_at
        THEN location_visits.first_visit_at ELSE excluded.first_visit_at END,
      last_visit_at = CASE WHEN location_visits.last_visit_at > excluded.last_visit_at
        THEN location_visits.last_visit_at ELSE excluded.last_visit_at END
    """)
  static let addLocationSpent = Command(
    """
    INSERT INTO location_spent (tenant_id, customer_id, location_id, currency, minor)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (tenant_id, customer_id, location_id, currency)
    DO UPDATE SET minor = location_spent.minor + excluded.minor
    """)
  static let putLocationVisits = Command(
    """
    INSERT INTO location_visits
      (tenant_id, customer_id, location_id, visits, first_visit_at, last_visit_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (tenant_id, customer_id, location_id) DO UPDATE SET
      visits = excluded.visits, first_visit_at = excluded.first_visit_at,
      last_visit_at = excluded.last_visit_at
    """)
  static let deleteLocationSpent = Command(
    """
    DELETE FROM location_spent WHERE tenant_id = ?1 AND customer_id = ?2 AND location_id = ?3
    """)
  static let forgetLocation = Command(
    """
    DELETE FROM location_visits
    WHERE tenant_id = ?1 AND customer_id = ?2 AND location_id = ?3 AND visits = 0
    """)

  /// Lets `location` know customer `id`, as far as it does not.
  func noteLocation(_ location: Uuid, of id: Uuid, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.noteLocation, scope)
    row.bind(id)
    row.bind(location)
    try row.run()
  }

  /// Counts a completed booking of customer `id` at `location`.
  package func addVisit(
    of id: Uuid, at location: Uuid, _ moment: Timestamp, _ price: Money, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.addLocationVisit, scope)
    row.bind(id)
    row.bind(location)
    row.bind(moment)
    try row.run()
    guard price.minor != 0 else { return }
    try add(price, of: id, at: location, scope)
  }

  private func add(
    _ sum: Money, of id: Uuid, at location: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.addLocationSpent, scope)
    row.bind(id)
    row.bind(location)
    row.bind(sum.currency)
    row.bind(sum.minor)
    try row.run()
  }

  /// Stores what customer `id` came to at a location, instead of what stands there.
  package func put(
    _ figures: LocationFigures, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.putLocationVisits, scope)
    row.bind(id)
    row.bind(figures.location)
    row.bind(figures.visits)
    row.bind(figures.firstVisitAt?.microseconds ?? 0)
    row.bind(figures.lastVisitAt?.microseconds ?? 0)
    try row.run()
    var sums = try open(Self.deleteLocationSpent, scope)
    sums.bind(id)
    sums.bind(figures.location)
    try sums.run()
    for sum in figures.spent { try add(sum, of: id, at: figures.location, scope) }
  }

  /// Forgets that `location` knows customer `id`, unless the customer was there.
  package func forget(
    _ location: Uuid, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.forgetLocation, scope)
    row.bind(id)
    row.bind(location)
    try row.run()
  }
}
