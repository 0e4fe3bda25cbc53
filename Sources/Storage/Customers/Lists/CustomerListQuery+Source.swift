import Auth
import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

// Where a list starts.
extension CustomerListQuery {
  mutating func appendSource() {
    switch start {
    case .index: appendWalk()
    case .tag(let index):
      query.append(
        """
         FROM customer_tags hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.tag = ? AND c.tenant_id = ?1 AND c.id = hit.customer_id
        """)
      values.append(.text(SearchTerms.caseless(filter.tags[index])))
    case .tagPair(let index):
      query.append(
        """
         FROM customer_tags hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.tag IN (?, ?) AND c.tenant_id = ?1
          AND c.id = hit.customer_id
        """)
      values.append(.text(filter.pair(of: index)))
      values.append(.text(TagPair.many))
    case .category:
      append(" FROM customers c INDEXED BY customers_by_category")
      query.append(" AND c.category_id = ?")
      values.append(.id(filter.category ?? .zero))
    case .visits, .tierVisits: append(" FROM customers c INDEXED BY customers_by_visits")
    case .lastVisit: append(" FROM customers c INDEXED BY customers_by_last_visit")
    case .birthday: append(" FROM customers c INDEXED BY customers_by_birthday")
    case .spent, .tierSpent:
      query.append(
        """
         FROM customer_spent hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.currency = ? AND hit.minor >= ?
          AND c.tenant_id = ?1 AND c.id = hit.customer_id
        """)
      let isTier = start == .tierSpent
      let currency = isTier ? filter.reached?.currency : filter.spentMin?.currency
      values.append(.text(currency ?? ""))
      values.append(.number((isTier ? filter.reached?.spentMin : filter.spentMin?.minor) ?? 0))
    case .location:
      query.append(
        """
         FROM location_visits hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.location_id = ? AND c.tenant_id = ?1
          AND c.id = hit.customer_id
        """)
      values.append(.id(filter.location ?? .zero))
    case .snapshot:
      query.append(
        """
         FROM segment_members hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.snapshot_id = ? AND c.tenant_id = ?1
          AND c.id = hit.customer_id
        """)
      values.append(.id(filter.snapshot ?? .zero))
    case .visited:
      let places = filter.limit?.named ?? []
      query.append(
        """
         FROM (SELECT DISTINCT v.customer_id FROM location_visits v
          WHERE v.tenant_id = ?1 AND v.visits > 0 AND v.location_id IN
        """)
      query.append(" ")
      query.appendList(count: places.count)
      query.append(
        ") hit CROSS JOIN customers c WHERE c.tenant_id = ?1 AND c.id = hit.customer_id")
      for place in places { values.append(.id(place)) }
    }
    appendDeleted()
  }

  private mutating func appendWalk() {
    if walksLocation {
      appendLocationWalk()
    } else if order.key == .spent {
      query.append(Self.index(.spent), postgres: " FROM customer_spent s")
      query.append(
        """
         CROSS JOIN customers c
        WHERE s.tenant_id = ?1 AND s.currency = ? AND c.tenant_id = ?1 AND c.id = s.customer_id
        """)
      values.append(.text(order.currency))
    } else {
      append(filter.followUpUntil == nil ? Self.index(order.key) : Self.dueIndex(order.key))
    }
  }

  private mutating func appendLocationWalk() {
    switch order.key {
    case .spent:
      query.append(
        " FROM location_spent s INDEXED BY location_spent_by_amount",
        postgres: " FROM location_spent s")
      query.append(
        """
         CROSS JOIN customers c
        WHERE s.tenant_id = ?1 AND s.location_id = ? AND s.currency = ? AND c.tenant_id = ?1
          AND c.id = s.customer_id
        """)
    case .visits, .lastVisit, .created, .name:
      let index: StaticString =
        order.key == .visits
        ? " FROM location_visits v INDEXED BY location_visits_by_count"
        : " FROM location_visits v INDEXED BY location_visits_by_last"
      query.append(index, postgres: " FROM location_visits v")
      query.append(
        """
         CROSS JOIN customers c
        WHERE v.tenant_id = ?1 AND v.location_id = ? AND c.tenant_id = ?1 AND c.id = v.customer_id
        """)
    }
    values.append(.id(filter.location ?? .zero))
    if order.key == .spent { values.append(.text(order.currency)) }
  }

  mutating func append(_ source: StaticString) {
    query.append(source, postgres: " FROM customers c")
    query.append(" WHERE c.tenant_id = ?1")
  }

  mutating func appendDeleted() {
    query.append(" AND c.deleted = ?")
    values.append(.number(filter.isDeleted ? 1 : 0))
  }
}

extension CustomerFilter {
  /// The row of the tag of this index and the next one.
  func pair(of index: Int) -> String {
    let pair = tags[index...].prefix(2).map(SearchTerms.caseless)
    return TagPair.row(pair.first ?? "", pair.last ?? "")
  }
}
