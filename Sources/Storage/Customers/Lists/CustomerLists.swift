package import Auth
import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

/// Where a list of customers goes on.
package struct CustomerPageEnd: Sendable {
  /// Nil on the last page.
  package let position: ListPosition?
  /// Customers may match the search that were not looked at.
  package let hasMoreCandidates: Bool
  /// Whether the page's records are the same at all times, until one of them is changed.
  package let isLasting: Bool

  init(_ position: ListPosition?, hasMoreCandidates: Bool = false, isLasting: Bool = false) {
    self.position = position
    self.hasMoreCandidates = hasMoreCandidates
    self.isLasting = isLasting
  }
}

extension ReadStore {
  /// Appends one page of customers as elements of field 1 and gives the position after it.
  /// Records are copied as they are stored, but for what has run out by `now`.
  package final func appendCustomers(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?,
    limit: PageLimit, at now: Timestamp, tiers: TierRule? = nil, to answer: inout WireWriter,
    _ scope: TenantScope
  ) throws(SQLError) -> CustomerPageEnd {
    if filter.isRankedSearch {
      return try appendFound(
        filter, order, after: position, limit: limit, at: now, tiers: tiers, to: &answer, scope)
    }
    let start = try start(of: filter, order, scope)
    let hasMoves = try mayHaveMovedCategories(scope)
    if start == .index, !hasMoves, tiers == nil, filter.limit == nil,
      let end = try appendKept(
        filter, order, after: position, limit: limit, at: now, to: &answer, scope)
    {
      return end
    }
    let list = CustomerListQuery(
      filter, order, from: start, after: position, limit: limit,
      reading: hasMoves ? .moved : .unmoved)
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    var last: ListPosition?
    var count = 0
    var isLasting = tiers == nil
    // Columns of a row are asked for once each.
    while try rows.next() {
      let record = rows.bytes(0)
      if count == limit.rows || PageLimit.isFull(answer, count, record) {
        return CustomerPageEnd(last, isLasting: isLasting)
      }
      count += 1
      let id = rows.uuid(2)
      let until = rows.int64(4)
      let isMoved = hasMoves && !rows.isNull(1)
      if tiers == nil, !isMoved, until == 0 || until > now.microseconds {
        answer.appendRecord(record)
        let isKept = !isMoved && until == 0 && keepAnswer(record, id, scope)
        if !isKept { isLasting = false }
      } else {
        isLasting = false
        unsafe answer.appendRecord(try rows.customer().shown(at: now, tiers).encoded().span.bytes)
      }
      last = rows.position(id, in: order)
    }
    return CustomerPageEnd(nil, isLasting: isLasting)
  }

  /// The ids of up to `limit` customers after `position`, and where the list goes on; a search
  /// considers no more than a page of it would.
  package final func customerIDs(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?, limit: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (ids: [Uuid], position: ListPosition?, hasMoreCandidates: Bool) {
    var ids: [Uuid] = []
    var last: ListPosition?
    if filter.isRankedSearch {
      let (found, hasMore) = try foundAfter(
        position, filter, order, wanted: limit + 1, scope)
      for row in found.prefix(limit) {
        ids.append(row.id)
        last = ListPosition(row, order)
      }
      return (ids, found.count > limit ? last : nil, hasMore)
    }
    let list = CustomerListQuery(
      filter, order, from: try start(of: filter, order, scope), after: position,
      limit: PageLimit(limit), reading: .idOnly)
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    while try rows.next() {
      if ids.count == min(limit, PageLimit.largest) { return (ids, last, false) }
      ids.append(rows.uuid(2))
      last = rows.position(in: order)
    }
    return (ids, nil, false)
  }

  /// How many customers match over all pages; of a search, how many of those looked at.
  package final func customerCount(
    _ filter: CustomerFilter, _ order: CustomerOrder, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    if filter.isRankedSearch { return try foundCount(filter, order, scope) }
    let list = CustomerListQuery(
      counting: filter, order, from: try start(of: filter, order, scope))
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    return try rows.next() ? rows.int(0) : 0
  }

  static let countTag = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_tags WHERE tenant_id = ?1 AND tag = ?2 LIMIT ?3) AS few
    """)
  static let countTagPair = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_tags WHERE tenant_id = ?1 AND tag IN (?2, ?3) LIMIT ?4) AS few
    """)
  static let countCategory = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers WHERE tenant_id = ?1 AND category_id = ?2 AND deleted = ?3
       LIMIT ?4) AS few
    """)

  static let countVisits = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers
       WHERE tenant_id = ?1 AND deleted = ?2 AND visits >= ?3 LIMIT ?4) AS few
    """)
  static let countLastVisit = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers
       WHERE tenant_id = ?1 AND deleted = ?2 AND last_visit_at > 0 AND last_visit_at <= ?3
       LIMIT ?4) AS few
    """)
  static let countBirthdays = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers
       WHERE tenant_id = ?1 AND deleted = ?2 AND birth_day > 0 AND birth_day BETWEEN ?3 AND ?4
       LIMIT ?5) AS few
    """)
  static let countSpent = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_spent
       WHERE tenant_id = ?1 AND currency = ?2 AND minor >= ?3 LIMIT ?4) AS few
    """)
  static let countAtLocation = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM location_visits WHERE tenant_id = ?1 AND location_id = ?2 LIMIT ?3) AS few
    """)
  static let countMembers = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM segment_members WHERE tenant_id = ?1 AND snapshot_id = ?2 LIMIT ?3) AS few
    """)

  /// Counts the visitors of the locations of `limit`, one who has been to two of them twice.
  static func countVisitors(of limit: LocationLimit, upTo rows: Int) -> ListQuery {
    var query = ListQuery(
      "SELECT count(*) FROM (SELECT 1 FROM location_visits WHERE tenant_id = ?1 AND visits > 0")
    query.append(" AND location_id IN ", limit, "")
    query.append(" LIMIT ?) AS few", Int64(rows))
    return query
  }

  /// Up to here it is quicker to sort the rows of one condition than to walk an index for them.
  static let fewRows = 2000

  /// Where to start: from the narrowest condition when that has few rows, else from the index of
  /// the order. What is ordered by sums, or by figures of a location, is walked, because only
  /// their own index has them.
  final func start(
    of filter: CustomerFilter, _ order: CustomerOrder, _ scope: TenantScope
  ) throws(SQLError) -> CustomerListQuery.Start {
    guard order.key != .spent, !filter.isOrderedLocally(order) else { return .index }
    var best = (start: CustomerListQuery.Start.index, rows: Self.fewRows)
    for (start, query, values) in probes(of: filter) {
      var rows = try open(query, scope)
      for value in values {
        switch value {
        case .number(let number): rows.bind(number)
        case .text(let text): rows.bind(text)
        case .id(let id): rows.bind(id)
        }
      }
      rows.bind(best.rows)
      if try rows.next(), rows.int(0) < best.rows { best = (start, rows.int(0)) }
    }
    if let limit = filter.limit {
      let visitors = Self.countVisitors(of: limit, upTo: best.rows)
      if try count(visitors, scope) < best.rows { return .visited }
    }
    return best.start
  }

  /// Whether a page of the list is one statement: nothing is looked up before it.
  package final func listsAtOnce(_ filter: CustomerFilter, _ order: CustomerOrder) -> Bool {
    guard !filter.isRankedSearch, filter.limit == nil else { return false }
    return order.key == .spent || filter.isOrderedLocally(order) || probes(of: filter).isEmpty
  }

  /// The conditions that a list can start from, each with the query that counts its rows up to
  /// a limit, which is bound last.
  private final func probes(
    of filter: CustomerFilter
  ) -> [(CustomerListQuery.Start, Query, [CustomerListQuery.Value])] {
    let deleted = CustomerListQuery.Value.number(filter.isDeleted ? 1 : 0)
    var probes: [(CustomerListQuery.Start, Query, [CustomerListQuery.Value])] = []
    for index in filter.tags.indices.dropLast() {
      let values = [filter.pair(of: index), TagPair.many]
      probes.append((.tagPair(index), Self.countTagPair, values.map { .text($0) }))
    }
    for (index, tag) in filter.tags.enumerated() {
      probes.append((.tag(index), Self.countTag, [.text(SearchTerms.caseless(tag))]))
    }
    if let category = filter.category, !filter.isDefaultCategory {
      probes.append((.category, Self.countCategory, [.id(category), deleted]))
    }
    if let location = filter.location {
      probes.append((.location, Self.countAtLocation, [.id(location)]))
    }
    if filter.birthdays.count == 1, let days = filter.birthdays.first {
      let bounds = [days.lowerBound, days.upperBound]
      probes.append(
        (.birthday, Self.countBirthdays, [deleted] + bounds.map { .number(Int64($0)) }))
    }
    if let snapshot = filter.snapshot {
      probes.append((.snapshot, Self.countMembers, [.id(snapshot)]))
    }
    if let reached = filter.reached {
      if reached.visitsMin > 0 {
        probes.append((.tierVisits, Self.countVisits, [deleted, .number(reached.visitsMin)]))
      }
      if reached.spentMin > 0 {
        probes.append(
          (.tierSpent, Self.countSpent, [.text(reached.currency), .number(reached.spentMin)]))
      }
    }
    // The figures of a location are those of its own rows.
    guard filter.location == nil else { return probes }
    if let spent = filter.spentMin {
      probes.append(
        (.spent, Self.countSpent, [.text(spent.currency), .number(spent.minor)]))
    }
    if filter.visitsMin > 0 {
      probes.append((.visits, Self.countVisits, [deleted, .number(filter.visitsMin)]))
    }
    if let moment = filter.lastVisitUntil {
      probes.append(
        (.lastVisit, Self.countLastVisit, [deleted, .number(moment.microseconds)]))
    }
    return probes
  }
}

extension SQLCursor {
  /// Where the current row of a list query stands.
  borrowing func position(in order: CustomerOrder) -> ListPosition {
    position(uuid(2), in: order)
  }

  /// The same of a row whose id has been read.
  borrowing func position(_ id: Uuid, in order: CustomerOrder) -> ListPosition {
    order.key == .name
      ? ListPosition(text: text(3), id: id) : ListPosition(number: int64(3), id: id)
  }
}
