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
    case category, visits, spent, lastVisit, birthday, location
    /// What the filter's tier takes.
    case tierVisits, tierSpent
    case snapshot
    /// Who has been to the locations of the filter's limit.
    case visited
  }

  /// What is read of each customer.
  enum Columns {
    case moved, unmoved, idOnly
  }

  enum Value {
    case number(Int64)
    case text(String)
    case id(Uuid)
  }

  var query: ComposedQuery
  var values: [Value] = []
  let filter: CustomerFilter
  let order: CustomerOrder
  let start: Start
  /// The order is that of one location's figures, whose index is walked.
  let walksLocation: Bool
  private(set) var goesOn = false

  /// One page in `order` after `position`. Of each customer everything is read, with its
  /// category looked up where some may have been replaced; or only its id and place, which an
  /// index may have.
  init(
    _ filter: CustomerFilter, _ order: CustomerOrder, from start: Start,
    after position: ListPosition?, limit: PageLimit, reading columns: Columns = .moved
  ) {
    let key = Self.column(order.key, isLocal: start == .index && filter.isOrderedLocally(order))
    self.init(filter, order, start, Self.columns(key, columns))
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

  init(
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

// What is read, and in what order.
extension CustomerListQuery {
  private static func columns(_ key: StaticString, _ columns: Columns) -> ComposedQuery {
    var query =
      switch columns {
      case .moved:
        ComposedQuery(
          """
          SELECT c.record, (SELECT m.target_id FROM category_moves m
              WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.id
          """)
      case .unmoved: ComposedQuery("SELECT c.record, NULL, c.id")
      case .idOnly: ComposedQuery("SELECT NULL, NULL, c.id")
      }
    query.append(", ")
    query.append(key)
    query.append(columns == .idOnly ? ", NULL" : ", c.moderated_until")
    return query
  }

  static func column(_ key: CustomerOrder.Key, isLocal: Bool) -> StaticString {
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
  static func index(_ key: CustomerOrder.Key) -> StaticString {
    switch key {
    case .created: " FROM customers c INDEXED BY customers_by_creation"
    case .name: " FROM customers c INDEXED BY customers_by_name"
    case .lastVisit: " FROM customers c INDEXED BY customers_by_last_visit"
    case .visits: " FROM customers c INDEXED BY customers_by_visits"
    case .spent: " FROM customer_spent s INDEXED BY customer_spent_by_amount"
    }
  }

  /// The index of an order that has only those with an open follow-up.
  static func dueIndex(_ key: CustomerOrder.Key) -> StaticString {
    switch key {
    case .created: " FROM customers c INDEXED BY customers_due_by_creation"
    case .name: " FROM customers c INDEXED BY customers_due_by_name"
    case .lastVisit: " FROM customers c INDEXED BY customers_due_by_last_visit"
    case .visits: " FROM customers c INDEXED BY customers_due_by_visits"
    case .spent: index(.spent)
    }
  }

  mutating func appendPosition(_ position: ListPosition) {
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

  mutating func appendOrder() {
    query.append(" ORDER BY ")
    query.append(Self.column(order.key, isLocal: walksLocation))
    if order.isDescending { query.append(" DESC") }
    query.append(tieBreaker)
    if order.isDescending { query.append(" DESC") }
  }
}
