import Auth
import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

// A search for one word that only names and e-mail addresses have. Whoever has it whole comes
// first, in the order of ids; then who has words that begin with it, in the order of these words.
// So a page reads hardly more rows than it shows.
extension ReadStore {
  static let findOwners = Query(
    """
    SELECT customer_id FROM customer_terms
    WHERE tenant_id = ?1 AND term = ?2 AND customer_id > ?3 ORDER BY customer_id LIMIT ?4
    """)

  static let findBeginnings = Query(
    """
    SELECT customer_id, term, words FROM customer_terms
    WHERE tenant_id = ?1 AND (term, customer_id) > (?2, ?3) AND term < ?4
    ORDER BY term, customer_id LIMIT ?5
    """)

  /// One row of a term that begins with what is searched for.
  private struct Beginning {
    let customer: Uuid
    let term: String
    let standing: TermWords.Standing
  }

  /// Up to `wanted` after `last` of those whom `word` finds, and whether more may match than are
  /// considered.
  final func foundByWord(
    _ word: SearchWord, after last: FoundCustomer?, _ filter: CustomerFilter,
    _ order: CustomerOrder, wanted: Int, _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    var rows: [FoundCustomer] = []
    if last?.isExact != false {
      let (some, isEnd) = try exactAfter(
        last?.id ?? .zero, word, filter, order, wanted: wanted, scope)
      guard isEnd, some.count < wanted else { return (some, try isCommon(word, scope)) }
      rows = some
    }
    var search = Search(SearchCandidates(), filter, order)
    var hasMore = false
    for prefix in word.terms where !hasMore {
      let end = try end(of: prefix, scope)
      hasMore = end != nil
      guard rows.count < wanted, let start = start(of: prefix, after: last) else { continue }
      rows += try beginnings(prefix, from: start, to: end, &search, wanted - rows.count, scope)
    }
    return (rows, hasMore || search.hasMore)
  }

  /// Up to `wanted` after `last` of those whose names have the whole word, and whether they are
  /// the last of them.
  private final func exactAfter(
    _ last: Uuid, _ word: SearchWord, _ filter: CustomerFilter, _ order: CustomerOrder,
    wanted: Int, _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], isEnd: Bool) {
    guard let term = word.name else { return ([], true) }
    var search = Search(SearchCandidates(), filter, order)
    var rows: [FoundCustomer] = []
    var last = last
    var left = candidatesMax
    var size = CustomerListQuery.candidates(for: filter, wanted: wanted)
    while rows.count < wanted, left > 0 {
      let asked = min(size, left)
      let some = try owners(of: term, after: last, asked, scope)
      rows += try found(inOrderBy: &search, some[...], scope)
      guard some.count == asked, let end = some.last else {
        return (Array(rows.prefix(wanted)), true)
      }
      last = end.id
      left -= asked
      size = CustomerListQuery.candidatesMax
    }
    return (Array(rows.prefix(wanted)), false)
  }

  /// Up to `count` after `last` of those who have `term`.
  final func owners(
    of term: String, after last: Uuid, _ count: Int, _ scope: TenantScope
  ) throws(SQLError) -> [SearchCandidates.Candidate] {
    var rows = try open(Self.findOwners, scope)
    rows.bind(term)
    rows.bind(last)
    rows.bind(count)
    var owners: [SearchCandidates.Candidate] = []
    owners.reserveCapacity(count)
    while try rows.next() {
      owners.append(SearchCandidates.Candidate(id: rows.uuid(0), isExact: true))
    }
    return owners
  }

  /// Where the terms that begin with `prefix` go on after `last`; nil where they are behind it.
  private final func start(of prefix: String, after last: FoundCustomer?) -> TermPlace? {
    if let last, !last.isExact, !last.text.isEmpty {
      if last.text.hasPrefix(prefix) { return TermPlace(term: last.text, customer: last.id) }
      if !last.text.hasPrefix("n") { return nil }
    }
    // Whoever has the whole word has been shown.
    let isName = prefix.hasPrefix("n")
    return TermPlace(term: prefix, customer: isName ? Uuid(high: .max, low: .max) : .zero)
  }

  /// Those whose terms begin with `prefix` between the two places, each where the first of
  /// their terms stands.
  private final func beginnings(
    _ prefix: String, from start: TermPlace, to end: TermPlace?, _ search: inout Search,
    _ wanted: Int, _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    var rows: [FoundCustomer] = []
    var place = start
    var size = CustomerListQuery.candidates(for: search.filter, wanted: wanted)
    while rows.count < wanted {
      let some = try beginnings(prefix, after: place, size, scope)
      let considered = some.prefix { row in end.map { $0.isBehind(row.term, row.customer) } ?? true
      }
      var shown: [Beginning] = []
      for row in considered where try isFirst(row, of: prefix, &search, scope) {
        shown.append(row)
      }
      rows += try found(shown, &search, wanted - rows.count, scope)
      guard some.count == size, considered.count == size, let last = some.last else { break }
      place = TermPlace(term: last.term, customer: last.customer)
      size = min(4 * size, 8 * CustomerListQuery.candidatesMax)
    }
    return Array(rows.prefix(wanted))
  }

  /// Up to `wanted` of the customers of `shown` that the search's filter lets through.
  private final func found(
    _ shown: [Beginning], _ search: inout Search, _ wanted: Int, _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    var rows: [FoundCustomer] = []
    var start = 0
    while rows.count < wanted, start < shown.count {
      let some = shown[start...].prefix(CustomerListQuery.candidatesMax)
      start = some.endIndex
      let candidates = some.map { SearchCandidates.Candidate(id: $0.customer, isExact: false) }
      // In the same order, but for those who are left out.
      var terms = some.makeIterator()
      for row in try found(inOrderBy: &search, candidates[...], scope) {
        while let next = terms.next() {
          guard next.customer == row.id else { continue }
          rows.append(FoundCustomer(id: row.id, isExact: false, text: next.term))
          break
        }
      }
    }
    return rows
  }

  private final func beginnings(
    _ prefix: String, after place: TermPlace, _ count: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Beginning] {
    var rows = try open(Self.findBeginnings, scope)
    rows.bind(place.term)
    rows.bind(place.customer)
    rows.bind(SearchWord.end(of: prefix))
    rows.bind(count)
    var some: [Beginning] = []
    some.reserveCapacity(count)
    let word = Array(prefix.utf8.dropFirst())
    while try rows.next() {
      some.append(
        Beginning(
          customer: rows.uuid(0), term: rows.text(1),
          standing: TermWords.standing(of: rows.array(1), beginning: word, in: rows.array(2))))
    }
    return some
  }

  /// Whether `row` is where its customer is shown: nowhere before, and not with the whole word.
  private final func isFirst(
    _ row: Beginning, of prefix: String, _ search: inout Search, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    switch row.standing {
    case .first: return true
    case .later: return false
    case .unknown: break
    }
    // Only the customer itself can tell.
    guard search.mayLook() else { return false }
    var rows = try open(Self.findCustomer, scope)
    rows.bind(row.customer)
    guard try rows.next() else { return false }
    let word = prefix.dropFirst()
    let terms = CustomerKeys(try rows.customer()).terms
    let names = terms.filter { $0.hasPrefix("n" + word) }
    if names.contains("n" + word) { return false }
    if row.term.hasPrefix("n") { return names.min(by: Self.precedes) == row.term }
    guard names.isEmpty else { return false }
    return terms.filter { $0.hasPrefix("e" + word) }.min(by: Self.precedes) == row.term
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
