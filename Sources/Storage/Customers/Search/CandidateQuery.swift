import SQLInterface
import WireFormat

/// Which of some customers have a term, as SQL.
struct CandidateQuery {
  /// How many customers one query asks for.
  static let customersMax = 64

  private(set) var query = ComposedQuery(
    "SELECT customer_id FROM customer_terms WHERE tenant_id = ?1 AND term = ? AND customer_id IN ")

  init() { query.appendList(count: Self.customersMax) }

  /// Binds at most `customersMax` customers, and the last one again where there are fewer.
  func bind(
    _ term: String, _ customers: ArraySlice<SearchCandidates.Candidate>, to rows: inout SQLCursor
  ) {
    rows.bind(term)
    for customer in customers { rows.bind(customer.id) }
    let last = customers.last?.id ?? .zero
    for _ in customers.count..<Self.customersMax { rows.bind(last) }
  }
}
