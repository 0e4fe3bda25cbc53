import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

/// A list of customers as SQL, with what it binds. Either it walks the index of its order, or it
/// starts from few rows that the narrowest condition gives, and sorts those.
struct CustomerListQuery {
  /// Where the walk over customers starts.
  enum Start: Sendable, Hashable {
    case index
    /// The customers with the filter's tag of this index.
    case tag(Int)
    /// Those with the tag of this index and the next one.
    case tagPair(Int)
    case category, visits, spent, lastVisit, birthday, followUp, location
    /// What the filter's tier takes.
    case tierVisits, tierSpent
    case snapshot
  }

  enum Value {
    case number(Int64)
    case text(String)
    case id(Uuid)
  }

  /// How many ids one query for candidates names.
  static let candidatesMax = 64

  var query: ComposedQuery
  var values: [Value] = []
  let filter: CustomerFilter
  let order: CustomerOrder
  let start: Start
  /// The order is that of one location's figures, whose index is walked.
  let walksLocation: Bool
  private var goesOn = false

  /// One page in `order` after `position`; `hasMoves` says whether categories may have been
  /// replaced.
  init(
    _ filter: CustomerFilter, _ order: CustomerOrder, from start: Start,
    after position: ListPosition?, limit: PageLimit, hasMoves: Bool = true
  ) {
    let key = Self.column(order.key, isLocal: start == .index && filter.isOrderedLocally(order))
    self.init(filter, order, start, Self.columns(key, hasMoves: hasMoves))
    goesOn = position != nil
    appendSource()
    appendConditions()
    if let position { appendPosition(position) }
    appendOrder()
    query.append(" LIMIT ?")
    values.append(.number(Int64(limit.fetched)))
  }

  /// How many rows there are over all pages.
  init(counting filter: CustomerFilter, _ order: CustomerOrder, from start: Start) {
    self.init(filter, order, start, ComposedQuery("SELECT count(*)"))
    appendSource()
    appendConditions()
  }

  /// Those of `ids`, at most `candidatesMax`, that the filter lets through, in no order: id,
  /// name as it is searched, and what the order compares.
  init(candidates ids: ArraySlice<Uuid>, _ filter: CustomerFilter, _ order: CustomerOrder) {
    self.init(
      filter, order, .index, ComposedQuery("SELECT c.id, c.name_folded, "), walksLocation: false)
    appendCandidateKey()
    // Any other index would read all that has one of the conditions, once for each of these.
    query.append(
      " FROM customers c INDEXED BY sqlite_autoindex_customers_1", postgres: " FROM customers c")
    query.append(" WHERE c.tenant_id = ?1 AND c.id IN ")
    query.appendList(count: Self.candidatesMax)
    // One text for any number of them: the last is named again.
    for index in 0..<Self.candidatesMax {
      let last = ids.endIndex - 1
      values.append(.id(ids[min(ids.startIndex + index, last)]))
    }
    appendDeleted()
    appendConditions()
  }

  /// Those whose names have every one of `words`, each of which was spelled, among the next
  /// `limit` in `order` after `position`; id, name as it is searched, and what the order
  /// compares. Only names that begin with `beginning`, where that is given.
  init(
    walking filter: CustomerFilter, _ order: CustomerOrder, _ words: [SearchWord],
    beginning: String?, after position: ListPosition?, wanted: Int, of limit: Int
  ) {
    self.init(
      filter, order, .index,
      ComposedQuery("SELECT c.id, c.name_folded, hit.compared FROM (SELECT "), walksLocation: false)
    query.append(order.key == .spent ? "s.customer_id AS id" : "c.id")
    query.append(", ")
    query.append(Self.column(order.key, isLocal: false))
    query.append(" AS compared")
    if order.key == .spent {
      query.append(Self.index(.spent), postgres: " FROM customer_spent s")
      query.append(" WHERE s.tenant_id = ?1 AND s.currency = ?")
      values.append(.text(order.currency))
    } else {
      append(Self.index(order.key))
      appendDeleted()
    }
    if let beginning { appendBeginning(beginning, after: position) }
    if let position { appendPosition(position) }
    appendOrder()
    query.append(" LIMIT ?) AS hit CROSS JOIN customers c WHERE c.tenant_id = ?1 AND c.id = hit.id")
    values.append(.number(Int64(limit)))
    for word in words { append(word) }
    appendDeleted()
    appendConditions()
    // SQLite takes the rows of what is in parentheses as they come; told to sort, it would read
    // all of them first.
    query.append(
      " LIMIT ?",
      postgres: order.isDescending
        ? " ORDER BY hit.compared DESC, hit.id DESC LIMIT ?"
        : " ORDER BY hit.compared, hit.id LIMIT ?")
    values.append(.number(Int64(wanted)))
  }

  /// With two bounds on one side SQLite sorts; a position has one of them.
  private mutating func appendBeginning(_ prefix: String, after position: ListPosition?) {
    if position == nil || order.isDescending {
      query.append(" AND c.name_folded >= ?")
      values.append(.text(prefix))
    }
    if position == nil || !order.isDescending {
      query.append(" AND c.name_folded < ?")
      values.append(.text(SearchWord.end(of: prefix)))
    }
  }

  private mutating func append(_ word: SearchWord) {
    // Nobody has the empty term.
    let terms = word.spelled.flatMap { $0.isEmpty ? nil : $0 } ?? [""]
    query.append(
      " AND EXISTS (SELECT 1 FROM customer_terms w WHERE w.tenant_id = ?1 AND w.term IN ")
    query.appendList(count: terms.count)
    query.append(" AND w.customer_id = hit.id)")
    for term in terms { values.append(.text(term)) }
  }

  private init(
    _ filter: CustomerFilter, _ order: CustomerOrder, _ start: Start, _ query: ComposedQuery,
    walksLocation: Bool? = nil
  ) {
    self.filter = filter
    self.order = order
    self.start = start
    self.query = query
    self.walksLocation =
      walksLocation ?? (start == .index && filter.isOrderedLocally(order))
  }

  /// What the order compares, of a customer that a search gave.
  private mutating func appendCandidateKey() {
    guard order.key == .spent || filter.isOrderedLocally(order) else {
      return query.append(Self.column(order.key, isLocal: false))
    }
    if let location = filter.location {
      switch order.key {
      case .spent:
        query.append(
          """
          coalesce((SELECT s.minor FROM location_spent s WHERE s.tenant_id = ?1
            AND s.customer_id = c.id AND s.location_id = ? AND s.currency = ?), 0)
          """)
      case .visits:
        query.append(
          """
          coalesce((SELECT v.visits FROM location_visits v WHERE v.tenant_id = ?1
            AND v.customer_id = c.id AND v.location_id = ?), 0)
          """)
      case .lastVisit, .created, .name:
        query.append(
          """
          coalesce((SELECT v.last_visit_at FROM location_visits v WHERE v.tenant_id = ?1
            AND v.customer_id = c.id AND v.location_id = ?), 0)
          """)
      }
      values.append(.id(location))
    } else {
      query.append(
        """
        coalesce((SELECT s.minor FROM customer_spent s
          WHERE s.tenant_id = ?1 AND s.customer_id = c.id AND s.currency = ?), 0)
        """)
    }
    if order.key == .spent { values.append(.text(order.currency)) }
  }

  func bind(to rows: inout SQLCursor) {
    for value in values {
      switch value {
      case .number(let number): rows.bind(number)
      case .text(let text): rows.bind(text)
      case .id(let id): rows.bind(id)
      }
    }
  }
}

// What is read, and from where.
extension CustomerListQuery {
  private static func columns(_ key: StaticString, hasMoves: Bool) -> ComposedQuery {
    var query =
      hasMoves
      ? ComposedQuery(
        """
        SELECT c.record, (SELECT m.target_id FROM category_moves m
            WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.id
        """) : ComposedQuery("SELECT c.record, NULL, c.id")
    query.append(", ")
    query.append(key)
    query.append(", c.moderated_until")
    return query
  }

  private static func column(_ key: CustomerOrder.Key, isLocal: Bool) -> StaticString {
    switch key {
    case .created: "c.created_at"
    case .name: "c.name_folded"
    case .lastVisit: isLocal ? "v.last_visit_at" : "c.last_visit_at"
    case .visits: isLocal ? "v.visits" : "c.visits"
    case .spent: "s.minor"
    }
  }

  /// The id that breaks ties, from the table whose index is walked.
  private var tieBreaker: StaticString {
    guard start == .index else { return ", c.id" }
    if order.key == .spent { return ", s.customer_id" }
    return walksLocation ? ", v.customer_id" : ", c.id"
  }

  // The engines would guess which index serves best; here it is known.
  private static func index(_ key: CustomerOrder.Key) -> StaticString {
    switch key {
    case .created: " FROM customers c INDEXED BY customers_by_creation"
    case .name: " FROM customers c INDEXED BY customers_by_name"
    case .lastVisit: " FROM customers c INDEXED BY customers_by_last_visit"
    case .visits: " FROM customers c INDEXED BY customers_by_visits"
    case .spent: " FROM customer_spent s INDEXED BY customer_spent_by_amount"
    }
  }

  private mutating func appendSource() {
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
    case .birthday: appendBirthdaySource()
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
    case .followUp:
      query.append(
        """
         FROM (SELECT DISTINCT customer_id AS id FROM customer_entries
          WHERE tenant_id = ?1 AND kind = 2 AND is_open = 1 AND at <= ?) AS hit
        CROSS JOIN customers c WHERE c.tenant_id = ?1 AND c.id = hit.id
        """)
      values.append(.number(filter.followUpUntil?.microseconds ?? 0))
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
      append(Self.index(order.key))
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

  private mutating func append(_ source: StaticString) {
    query.append(source, postgres: " FROM customers c")
    query.append(" WHERE c.tenant_id = ?1")
  }

  private mutating func appendDeleted() {
    query.append(" AND c.deleted = ?")
    values.append(.number(filter.isDeleted ? 1 : 0))
  }
}

// Which of them, and in what order.
extension CustomerListQuery {
  private mutating func appendConditions() {
    if !filter.sources.isEmpty {
      query.append(" AND c.source IN ")
      query.appendList(count: filter.sources.count)
      for source in filter.sources { values.append(.number(Int64(source.rawValue))) }
    }
    if let status = filter.status {
      query.append(" AND c.status = ?")
      values.append(.number(Int64(status.rawValue)))
    }
    appendCategory()
    appendTags()
    if filter.location == nil { appendVisits() } else { appendLocation() }
    appendBirthdays()
    appendSums()
    appendTier()
    appendSnapshot()
  }

  private mutating func appendVisits() {
    if filter.visitsMin > 0 {
      let isWalked = start == .index && order.key == .visits
      if isWalked, !goesOn {
        // SQLite sorts what a bound gives when it expects few rows, and then reads all of them.
        query.append(" AND likely(c.visits >= ?)", postgres: " AND c.visits >= ?")
      } else {
        // With two lower bounds SQLite sorts; with + it walks on from the position alone.
        query.append(isWalked ? " AND +c.visits >= ?" : " AND c.visits >= ?")
      }
      values.append(.number(filter.visitsMin))
    }
    if let moment = filter.lastVisitUntil {
      query.append(" AND c.last_visit_at > 0 AND c.last_visit_at <= ?")
      values.append(.number(moment.microseconds))
    }
    if let spent = filter.spentMin, start != .spent {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_spent p WHERE p.tenant_id = ?1
          AND p.customer_id = c.id AND p.currency = ? AND p.minor >= ?)
        """)
      values.append(.text(spent.currency))
      values.append(.number(spent.minor))
    }
  }

  private mutating func appendCategory() {
    guard let category = filter.category, start != .category else { return }
    if filter.isDefaultCategory {
      query.append(
        """
         AND (c.category_id = ? OR EXISTS (SELECT 1 FROM category_moves d
          WHERE d.tenant_id = ?1 AND d.category_id = c.category_id))
        """)
    } else {
      query.append(" AND c.category_id = ?")
    }
    values.append(.id(category))
  }

  private mutating func appendTags() {
    for (index, tag) in filter.tags.enumerated() where start != .tag(index) {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_tags t
          WHERE t.tenant_id = ?1 AND t.tag = ? AND t.customer_id = c.id)
        """)
      values.append(.text(SearchTerms.caseless(tag)))
    }
    if !filter.tagsAny.isEmpty {
      query.append(
        " AND EXISTS (SELECT 1 FROM customer_tags t WHERE t.tenant_id = ?1 AND t.tag IN ")
      query.appendList(count: filter.tagsAny.count)
      query.append(" AND t.customer_id = c.id)")
      for tag in filter.tagsAny { values.append(.text(SearchTerms.caseless(tag))) }
    }
  }

  private mutating func appendBirthdays() {
    guard !filter.birthdays.isEmpty else { return }
    query.append(" AND c.birth_day > 0 AND (")
    for (index, days) in filter.birthdays.enumerated() {
      query.append(index == 0 ? "c.birth_day BETWEEN ? AND ?" : " OR c.birth_day BETWEEN ? AND ?")
      values.append(.number(Int64(days.lowerBound)))
      values.append(.number(Int64(days.upperBound)))
    }
    query.append(")")
  }

  private mutating func appendSums() {
    if let moment = filter.followUpUntil, start != .followUp {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_entries f WHERE f.tenant_id = ?1
          AND f.customer_id = c.id AND f.kind = 2 AND f.is_open = 1 AND f.at <= ?)
        """)
      values.append(.number(moment.microseconds))
    }
  }

  private mutating func appendPosition(_ position: ListPosition) {
    query.append(" AND (")
    query.append(Self.column(order.key, isLocal: walksLocation))
    // Where figures are walked, their index knows the id too.
    query.append(tieBreaker)
    query.append(order.isDescending ? ") < (?, ?)" : ") > (?, ?)")
    if order.key == .name {
      values.append(.text(position.text))
    } else {
      values.append(.number(position.number))
    }
    values.append(.id(position.id))
  }

  private mutating func appendOrder() {
    query.append(" ORDER BY ")
    query.append(Self.column(order.key, isLocal: walksLocation))
    if order.isDescending { query.append(" DESC") }
    query.append(tieBreaker)
    if order.isDescending { query.append(" DESC") }
  }
}
