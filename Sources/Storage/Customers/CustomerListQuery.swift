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
    /// The customers whose terms match the search.
    case words
    /// The customers with the filter's tag of this index.
    case tag(Int)
    case category
  }

  enum Value {
    case number(Int64)
    case text(String)
    case id(Uuid)
  }

  private(set) var query: ComposedQuery
  private(set) var values: [Value] = []
  private let filter: CustomerFilter
  private let start: Start

  /// One page in `order` after `position`.
  init(
    _ filter: CustomerFilter, _ order: CustomerOrder, from start: Start,
    after position: ListPosition?, limit: PageLimit
  ) {
    self.init(filter, start, Self.columns(order.key))
    appendSource(order.key)
    appendConditions()
    if let position { appendPosition(position, order) }
    appendOrder(order)
    query.append(" LIMIT ?")
    values.append(.number(Int64(limit.fetched)))
  }

  /// How many rows there are over all pages.
  init(counting filter: CustomerFilter, from start: Start) {
    self.init(filter, start, ComposedQuery("SELECT count(*)"))
    appendSource(.created)
    appendConditions()
  }

  private init(_ filter: CustomerFilter, _ start: Start, _ query: ComposedQuery) {
    self.filter = filter
    self.start = start
    self.query = query
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
  private static func columns(_ key: CustomerOrder.Key) -> ComposedQuery {
    var query = ComposedQuery(
      """
      SELECT c.record, (SELECT m.target_id FROM category_moves m
          WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.id, c.
      """)
    query.append(column(key))
    return query
  }

  private static func column(_ key: CustomerOrder.Key) -> StaticString {
    switch key {
    case .created: "created_at"
    case .name: "name_folded"
    case .lastVisit: "last_visit_at"
    case .visits: "visits"
    }
  }

  // The engines would guess which index serves best; here it is known.
  private static func index(_ key: CustomerOrder.Key) -> StaticString {
    switch key {
    case .created: " FROM customers c INDEXED BY customers_by_creation"
    case .name: " FROM customers c INDEXED BY customers_by_name"
    case .lastVisit: " FROM customers c INDEXED BY customers_by_last_visit"
    case .visits: " FROM customers c INDEXED BY customers_by_visits"
    }
  }

  private mutating func appendSource(_ key: CustomerOrder.Key) {
    switch start {
    case .index:
      query.append(Self.index(key), postgres: " FROM customers c")
      query.append(" WHERE c.tenant_id = ?1")
    case .words:
      query.append(" FROM (")
      appendWords()
      query.append(") AS hit CROSS JOIN customers c WHERE c.tenant_id = ?1 AND c.id = hit.id")
    case .tag(let index):
      query.append(
        """
         FROM customer_tags hit CROSS JOIN customers c
        WHERE hit.tenant_id = ?1 AND hit.tag = ? AND c.tenant_id = ?1 AND c.id = hit.customer_id
        """)
      values.append(.text(SearchTerms.caseless(filter.tags[index])))
    case .category:
      query.append(
        " FROM customers c INDEXED BY customers_by_category", postgres: " FROM customers c")
      query.append(" WHERE c.tenant_id = ?1 AND c.category_id = ?")
      values.append(.id(filter.category ?? .zero))
    }
    query.append(" AND c.deleted = ?")
    values.append(.number(filter.isDeleted ? 1 : 0))
  }

  /// The ids that match every word: a union of prefix ranges for each, and their intersection.
  private mutating func appendWords() {
    for (index, alternatives) in filter.words.enumerated() {
      query.append(index == 0 ? "SELECT id FROM (" : " INTERSECT SELECT id FROM (")
      for (index, prefix) in alternatives.enumerated() {
        if index > 0 { query.append(" UNION ") }
        query.append(
          """
          SELECT customer_id AS id FROM customer_terms
          WHERE tenant_id = ?1 AND term >= ? AND term < ?
          """)
        values.append(.text(prefix))
        // No term has the last code point there is, so this is past all that begin so.
        values.append(.text(prefix + "\u{10FFFF}"))
      }
      query.append(") AS word")
    }
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
    if let category = filter.category, start != .category {
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
    for (index, tag) in filter.tags.enumerated() where start != .tag(index) {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_tags t
          WHERE t.tenant_id = ?1 AND t.tag = ? AND t.customer_id = c.id)
        """)
      values.append(.text(SearchTerms.caseless(tag)))
    }
  }

  private mutating func appendPosition(_ position: ListPosition, _ order: CustomerOrder) {
    query.append(" AND (c.")
    query.append(Self.column(order.key))
    query.append(order.isDescending ? ", c.id) < (?, ?)" : ", c.id) > (?, ?)")
    if order.key == .name {
      values.append(.text(position.text))
    } else {
      values.append(.number(position.number))
    }
    values.append(.id(position.id))
  }

  private mutating func appendOrder(_ order: CustomerOrder) {
    query.append(" ORDER BY c.")
    query.append(Self.column(order.key))
    query.append(order.isDescending ? " DESC, c.id DESC" : ", c.id")
  }
}
