package import Auth
import FrontdeskAPI
import Model
package import SQLInterface
import WireFormat

/// A customer that a search found, with what orders it.
struct FoundCustomer {
  let id: Uuid
  /// Every word of the search is a whole word of the customer's.
  let isExact: Bool
  var number: Int64 = 0
  var text = ""
}

/// Whom the terms of a search give, before any filter.
struct SearchCandidates {
  /// Whether each matches every word exactly.
  var ids: [Uuid: Bool]
  /// Words that too many customers have for their terms to be read: to be held against the
  /// candidates themselves.
  var unchecked: [CommonWord] = []
  var hasMore = false
}

/// A word of a search that many have.
struct CommonWord {
  let word: String
  /// The beginnings of the terms that it may be.
  let terms: [String]

  func isAmong(_ keys: Set<String>) -> Bool {
    keys.contains { key in terms.contains { key.hasPrefix($0) } }
  }
}

/// A search under way.
private struct Search {
  /// How many candidates are looked at whole whose names do not have all common words; each is
  /// read and taken apart again.
  private static let doubtfulMax = 64

  let filter: CustomerFilter
  let order: CustomerOrder
  private(set) var hasMore: Bool
  private let candidates: SearchCandidates
  private var looked = 0

  init(_ candidates: SearchCandidates, _ filter: CustomerFilter, _ order: CustomerOrder) {
    self.candidates = candidates
    self.filter = filter
    self.order = order
    hasMore = candidates.hasMore
  }

  /// All candidates, in the order of their ids.
  var all: [Uuid] { candidates.ids.keys.sorted() }
  var unchecked: [CommonWord] { candidates.unchecked }

  /// Whether a candidate has the words as whole words, as far as their terms were read.
  func isExact(_ id: Uuid) -> Bool { candidates.ids[id] ?? false }

  /// Whether only the rest of a candidate can tell that it has all the words.
  func isDoubtful(name: @autoclosure () -> String) -> Bool {
    guard !unchecked.isEmpty else { return false }
    let name = name()
    return !unchecked.allSatisfy { SearchTerms.hasWord(beginning: $0.word, in: name) }
  }

  /// Whether one more may be looked at whole.
  mutating func mayLook() -> Bool {
    looked += 1
    if looked > Self.doubtfulMax { hasMore = true }
    return looked <= Self.doubtfulMax
  }
}

/// The customers of one word of a search.
private struct WordHits {
  let common: CommonWord
  var word: String { common.word }
  var ids: [Uuid: Bool] = [:]
  /// Not all were read.
  var isCut = false
}

extension ReadStore {
  // A term that is exactly what was asked sorts before those that begin with it.
  static let findTerms = Query(
    """
    SELECT customer_id, term FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 ORDER BY term, customer_id LIMIT ?4
    """)

  /// How many candidates a search considers.
  static let candidatesMax = 2000

  /// Appends one page of what a search finds.
  final func appendFound(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?,
    limit: PageLimit, at now: Timestamp, tiers: TierRule?, to answer: inout WireWriter,
    _ scope: TenantScope
  ) throws(SQLError) -> CustomerPageEnd {
    let (rows, hasMore) = try foundAfter(
      position, filter, order, wanted: limit.fetched, scope)
    var end: ListPosition?
    for (count, row) in rows.enumerated() {
      guard count < limit.rows, count == 0 || answer.count < PageLimit.bytesMax else {
        return CustomerPageEnd(position: end, hasMoreCandidates: hasMore)
      }
      try appendElement(row.id, at: now, tiers, to: &answer, scope)
      end = ListPosition(row, order)
    }
    return CustomerPageEnd(position: nil, hasMoreCandidates: hasMore)
  }

  /// What a search finds after `position`, in its order; `wanted` of them where the order says
  /// before the rows are read who comes first, else all.
  final func foundAfter(
    _ position: ListPosition?, _ filter: CustomerFilter, _ order: CustomerOrder, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    var search = Search(try candidates(filter.words, scope), filter, order)
    let last = position.map { FoundCustomer($0, order) }
    guard order.isRanked else {
      var rows = try found(by: &search, search.all, scope)
      if let last { rows.removeAll { !order.puts(last, before: $0) } }
      rows.sort { order.puts($0, before: $1) }
      return (rows, search.hasMore)
    }
    var left = search.all.map { FoundCustomer(id: $0, isExact: search.isExact($0)) }
    if let last { left.removeAll { !order.puts(last, before: $0) } }
    left.sort { order.puts($0, before: $1) }
    var rows: [FoundCustomer] = []
    for start in stride(from: 0, to: left.count, by: CustomerListQuery.candidatesMax) {
      guard rows.count < wanted else { break }
      let some = left[start...].prefix(CustomerListQuery.candidatesMax)
      let passed = Set(try found(by: &search, some.map(\.id), scope).map(\.id))
      rows += some.filter { passed.contains($0.id) }
    }
    return (rows, search.hasMore)
  }

  private final func appendElement(
    _ id: Uuid, at now: Timestamp, _ tiers: TierRule?, to answer: inout WireWriter,
    _ scope: TenantScope
  ) throws(SQLError) {
    var rows = try open(Self.findCustomer, scope)
    rows.bind(id)
    guard try rows.next() else { return }
    if tiers == nil, rows.isAsStored(moderatedUntil: 3, at: now) {
      answer.appendRecord(rows.bytes(0))
    } else {
      answer.appendRecord(try rows.customer().shown(at: now, tiers).encoded().span.bytes)
    }
  }

  /// Whether a filter's search has more candidates than are considered, as far as its terms tell.
  package final func isTooWide(
    _ filter: CustomerFilter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    if filter.words.isEmpty { return false }
    return try candidates(filter.words, scope).hasMore
  }

  /// How many a search finds, of the candidates that it considers.
  final func foundCount(
    _ filter: CustomerFilter, _ order: CustomerOrder, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var search = Search(try candidates(filter.words, scope), filter, order)
    return try found(by: &search, search.all, scope).count
  }

  /// Those of `ids` that the search's filter lets through, in no order.
  private final func found(
    by search: inout Search, _ ids: [Uuid], _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    var found: [FoundCustomer] = []
    var doubtful: [FoundCustomer] = []
    for start in stride(from: 0, to: ids.count, by: CustomerListQuery.candidatesMax) {
      let some = ids[start...].prefix(CustomerListQuery.candidatesMax)
      let list = CustomerListQuery(candidates: some, search.filter, search.order)
      var rows = try open(list.query, scope)
      list.bind(to: &rows)
      while try rows.next() {
        let isText = search.order.key == .name
        let customer = FoundCustomer(
          id: rows.uuid(0), isExact: search.isExact(rows.uuid(0)),
          number: isText ? 0 : rows.int64(2), text: isText ? rows.text(2) : "")
        if search.isDoubtful(name: rows.text(1)) {
          doubtful.append(customer)
        } else {
          found.append(customer)
        }
      }
    }
    for customer in doubtful {
      guard search.mayLook() else { break }
      if try isFound(customer.id, by: search.unchecked, scope) { found.append(customer) }
    }
    return found
  }

  /// Whether customer `id` has every one of `words`, in its name or in what else finds it.
  private final func isFound(
    _ id: Uuid, by words: [CommonWord], _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    guard let customer = try customerItself(id, scope) else { return false }
    let terms = CustomerKeys(customer).terms
    return words.allSatisfy { $0.isAmong(terms) }
  }

  /// Whom the terms give: those who have every word whose terms could be read to their end, or
  /// else the first ones of the longest word.
  final func candidates(
    _ words: [[String]], _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var hits: [WordHits] = []
    for alternatives in words { hits.append(try self.hits(alternatives, scope)) }
    let whole = hits.filter { !$0.isCut }
    var cut = hits.filter(\.isCut)
    var candidates: SearchCandidates
    if let first = whole.first {
      candidates = SearchCandidates(ids: first.ids)
      for other in whole.dropFirst() {
        candidates.ids = candidates.ids.reduce(into: [:]) { both, hit in
          if let isExact = other.ids[hit.key] { both[hit.key] = hit.value && isExact }
        }
      }
    } else {
      guard
        let longest = cut.indices.max(by: {
          cut[$0].word.utf8.count < cut[$1].word.utf8.count
        })
      else { return SearchCandidates(ids: [:]) }
      candidates = SearchCandidates(ids: cut.remove(at: longest).ids, hasMore: true)
    }
    candidates.unchecked = cut.map(\.common)
    if candidates.ids.count > Self.candidatesMax {
      candidates.hasMore = true
      let kept = candidates.ids.sorted { left, right in
        left.value != right.value ? left.value : left.key < right.key
      }
      candidates.ids = Dictionary(
        kept.prefix(Self.candidatesMax).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }
    return candidates
  }

  private final func hits(
    _ alternatives: [String], _ scope: TenantScope
  ) throws(SQLError) -> WordHits {
    // Every alternative says the same behind the letter of its kind, but for telephone numbers,
    // which stand alone.
    let word = String(alternatives.first?.dropFirst() ?? "")
    var hits = WordHits(common: CommonWord(word: word, terms: alternatives))
    for prefix in alternatives {
      // More than are considered are known already.
      guard !hits.isCut else { break }
      var rows = try open(Self.findTerms, scope)
      rows.bind(prefix)
      // No term has the last code point there is, so this is past all that begin so.
      rows.bind(prefix + "\u{10FFFF}")
      rows.bind(Self.candidatesMax + 1)
      var count = 0
      while try rows.next() {
        count += 1
        if count > Self.candidatesMax {
          hits.isCut = true
          break
        }
        let isExact = rows.bytes(1).byteCount == prefix.utf8.count
        hits.ids[rows.uuid(0), default: false] = isExact || hits.ids[rows.uuid(0)] == true
      }
    }
    return hits
  }
}

// The order of what was found, and where it goes on.
extension CustomerOrder {
  /// Whether `left` comes before `right`, which is another one.
  func puts(_ left: FoundCustomer, before right: FoundCustomer) -> Bool {
    if isRanked, left.isExact != right.isExact { return left.isExact }
    let (first, second) = isDescending ? (right, left) : (left, right)
    if key == .name, left.text != right.text {
      return first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
    }
    if left.number != right.number { return first.number < second.number }
    return first.id < second.id
  }
}

extension FoundCustomer {
  /// The one that `position` stands for.
  init(_ position: ListPosition, _ order: CustomerOrder) {
    let isText = order.key == .name
    self.init(
      id: position.id, isExact: !isText && position.text == "exact", number: position.number,
      text: isText ? position.text : "")
  }
}

extension ListPosition {
  /// The position of `found`; what is ranked is not ordered by names.
  init(_ found: FoundCustomer, _ order: CustomerOrder) {
    let rank = order.isRanked && found.isExact ? "exact" : ""
    self.init(
      number: found.number, text: order.key == .name ? found.text : rank, id: found.id)
  }
}
