import Auth
import FrontdeskAPI
import SQLInterface
import WireFormat

extension CustomerFilter {
  /// Whether what `order` compares is a figure of the filter's location.
  func isOrderedLocally(_ order: CustomerOrder) -> Bool {
    guard location != nil else { return false }
    switch order.key {
    case .lastVisit, .visits, .spent: return true
    case .created, .name: return false
    }
  }
}

// What a location, a tier or a snapshot says of customers.
extension CustomerListQuery {
  /// Known at the filter's location, with as much there as the filter asks for. With + SQLite
  /// walks on from a position instead of sorting what a second bound gives.
  mutating func appendLocation() {
    guard let location = filter.location else { return }
    let isAtHand = start == .location || (walksLocation && order.key != .spent)
    let table: (visits: StaticString, lastVisit: StaticString)
    switch (isAtHand, start) {
    case (true, .location):
      table = (" AND hit.visits >= ?", " AND hit.last_visit_at > 0 AND hit.last_visit_at <= ?")
    case (true, _):
      table = (" AND +v.visits >= ?", " AND +v.last_visit_at > 0 AND +v.last_visit_at <= ?")
    case (false, _):
      table = (" AND l.visits >= ?", " AND l.last_visit_at > 0 AND l.last_visit_at <= ?")
      query.append(
        """
         AND EXISTS (SELECT 1 FROM location_visits l WHERE l.tenant_id = ?1
          AND l.customer_id = c.id AND l.location_id = ?
        """)
      values.append(.id(location))
    }
    if filter.visitsMin > 0 {
      query.append(table.visits)
      values.append(.number(filter.visitsMin))
    }
    if let moment = filter.lastVisitUntil {
      query.append(table.lastVisit)
      values.append(.number(moment.microseconds))
    }
    if !isAtHand { query.append(")") }
    guard let spent = filter.spentMin else { return }
    query.append(
      """
       AND EXISTS (SELECT 1 FROM location_spent p WHERE p.tenant_id = ?1
        AND p.customer_id = c.id AND p.location_id = ? AND p.currency = ? AND p.minor >= ?)
      """)
    values.append(.id(location))
    values.append(.text(spent.currency))
    values.append(.number(spent.minor))
  }

  mutating func appendTier() {
    if let reached = filter.reached {
      query.append(start == .tierVisits ? " AND c.visits >= ?" : " AND +c.visits >= ?")
      values.append(.number(reached.visitsMin))
      if start != .tierSpent, reached.spentMin > 0 {
        query.append(
          """
           AND EXISTS (SELECT 1 FROM customer_spent r WHERE r.tenant_id = ?1
            AND r.customer_id = c.id AND r.currency = ? AND r.minor >= ?)
          """)
        values.append(.text(reached.currency))
        values.append(.number(reached.spentMin))
      }
    }
    guard let missed = filter.missed else { return }
    query.append(" AND NOT (+c.visits >= ?")
    values.append(.number(missed.visitsMin))
    if missed.spentMin > 0 {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_spent q WHERE q.tenant_id = ?1
          AND q.customer_id = c.id AND q.currency = ? AND q.minor >= ?)
        """)
      values.append(.text(missed.currency))
      values.append(.number(missed.spentMin))
    }
    query.append(")")
  }

  /// Who has been to the locations that the caller is limited to, and has the words of its search.
  mutating func appendLimit() {
    guard let limit = filter.limit else { return }
    if start != .visited {
      query.appendSeen("c.id", by: limit)
      for location in limit.named { values.append(.id(location)) }
    }
    for word in filter.words {
      query.append(
        " AND c.id IN (SELECT w.customer_id FROM customer_terms w WHERE w.tenant_id = ?1 AND (")
      for (index, beginning) in word.enumerated() {
        query.append(index == 0 ? "w.term >= ? AND w.term < ?" : " OR w.term >= ? AND w.term < ?")
        values += [.text(beginning), .text(SearchWord.end(of: beginning))]
      }
      query.append("))")
    }
  }

  mutating func appendSnapshot() {
    guard let snapshot = filter.snapshot, start != .snapshot else { return }
    query.append(
      """
       AND EXISTS (SELECT 1 FROM segment_members g WHERE g.tenant_id = ?1
        AND g.snapshot_id = ? AND g.customer_id = c.id)
      """)
    values.append(.id(snapshot))
  }
}
