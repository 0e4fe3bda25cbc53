import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

// What a search reads of customers.
extension CustomerListQuery {
  /// How many ids one query for candidates names.
  static let candidatesMax = 64
  /// The same where few are expected.
  private static let candidatesFew = 16

  /// How many candidates are read first where `wanted` are: more where a filter leaves some out.
  static func candidates(for filter: CustomerFilter, wanted: Int) -> Int {
    filter.isOnlyWords && wanted <= candidatesFew ? candidatesFew : candidatesMax
  }

  /// Those of `ids`, at most `candidatesMax`, that the filter lets through, in no order: id and
  /// what the order compares.
  init(candidates ids: ArraySlice<Uuid>, _ filter: CustomerFilter, _ order: CustomerOrder) {
    let start = filter.tags.isEmpty ? Start.index : .tag(0)
    self.init(filter, order, start, ComposedQuery("SELECT c.id, "), walksLocation: false)
    appendCandidateKey()
    // Any other index would read all that has one of the conditions, once for each of these.
    let own: StaticString = "customers c INDEXED BY sqlite_autoindex_customers_1"
    if let tag = filter.tags.first {
      // Who has the tag is told by its rows, which are smaller than those of customers.
      query.append(" FROM customer_tags k CROSS JOIN ")
      query.append(own, postgres: "customers c")
      query.append(
        " WHERE k.tenant_id = ?1 AND k.tag = ? AND c.tenant_id = ?1 AND c.id = k.customer_id")
      query.append(" AND k.customer_id IN ")
      values.append(.text(SearchTerms.caseless(tag)))
    } else {
      query.append(" FROM ")
      query.append(own, postgres: "customers c")
      query.append(" WHERE c.tenant_id = ?1 AND c.id IN ")
    }
    let count = ids.count <= Self.candidatesFew ? Self.candidatesFew : Self.candidatesMax
    query.appendList(count: count)
    // Two texts for any number of them: the last is named again.
    for index in 0..<count {
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
    if order.key != .spent { query.append(", c.name_folded AS name") }
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
    // The index has the name, so that most are passed over by it alone.
    if order.key != .spent {
      query.append(" AND instr(hit.name, ?) > 0", postgres: " AND strpos(hit.name, ?) > 0")
      values.append(.text(word.text))
    }
    // Nobody has the empty term.
    let terms = word.spelled.flatMap { $0.isEmpty ? nil : $0 } ?? [""]
    query.append(
      " AND EXISTS (SELECT 1 FROM customer_terms w WHERE w.tenant_id = ?1 AND w.term IN ")
    query.appendList(count: terms.count)
    query.append(" AND w.customer_id = hit.id)")
    for term in terms { values.append(.text(term)) }
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
}
