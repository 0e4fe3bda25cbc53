import Auth
import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

/// A customer that a search found, with what orders it.
struct FoundCustomer {
  let id: Uuid
  /// Every word of the search is a whole word of the customer's.
  let isExact: Bool
  var number: Int64 = 0
  var text = ""
}

/// A search under way.
private struct Search {
  /// How many candidates are looked at whole of whom their terms do not tell all words; each is
  /// read and taken apart again.
  private static let doubtfulMax = 64
  /// How many of those it is known of before are held against the filter at all.
  private static let doubtfulRowsMax = 2 * doubtfulMax

  let filter: CustomerFilter
  let order: CustomerOrder
  let candidates: SearchCandidates
  private(set) var hasMore: Bool
  private var looked = 0

  init(_ candidates: SearchCandidates, _ filter: CustomerFilter, _ order: CustomerOrder) {
    self.candidates = candidates
    self.filter = filter
    self.order = order
    hasMore = candidates.hasMore
  }

  /// Of `some`, those worth reading: not more doubtful ones than are looked at anyway.
  mutating func worthReading(
    _ some: [SearchCandidates.Candidate]
  ) -> [SearchCandidates.Candidate] {
    guard !candidates.doubted.isEmpty else { return some }
    var left = Self.doubtfulRowsMax
    let worth = some.filter { candidate in
      if candidate.isDoubtful { left -= 1 }
      return !candidate.isDoubtful || left >= 0
    }
    if left < 0 { hasMore = true }
    return worth
  }

  /// Whether one more may be looked at whole.
  mutating func mayLook() -> Bool {
    looked += 1
    if looked > Self.doubtfulMax { hasMore = true }
    return looked <= Self.doubtfulMax
  }
}

extension ReadStore {
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
    guard order.isRanked else {
      return try sortedAfter(position, filter, order, wanted: wanted, scope)
    }
    let last = position.map { FoundCustomer($0, order) }
    if !order.isDescending, filter.words.count == 1, let word = filter.words.first,
      last?.isExact != false, SearchWord(word).isOnlyBesideWords
    {
      // Those with the whole word come first, and most pages need no others.
      let (rows, isEnd) = try exactAfter(
        last?.id ?? .zero, word, filter, order, wanted: wanted, scope)
      guard isEnd, rows.count < wanted else { return (rows, try isCommon(word, scope)) }
      let (others, hasMore) = try rankedAfter(
        FoundCustomer(id: .zero, isExact: false), filter, order, wanted: wanted - rows.count, scope)
      return (rows + others, hasMore)
    }
    return try rankedAfter(last, filter, order, wanted: wanted, scope)
  }

  /// Up to `wanted` after `last` of those whose names have a whole word, and whether they are the
  /// last of them.
  private final func exactAfter(
    _ last: Uuid, _ word: [String], _ filter: CustomerFilter, _ order: CustomerOrder, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], isEnd: Bool) {
    guard let term = SearchWord(word).name else { return ([], true) }
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

  private final func rankedAfter(
    _ last: FoundCustomer?, _ filter: CustomerFilter, _ order: CustomerOrder, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    var search = Search(try candidates(filter.words, scope), filter, order)
    let ranked = search.worthReading(
      search.candidates.ranked(isDescending: order.isDescending, after: last))
    var rows: [FoundCustomer] = []
    // Most candidates are let through, so few rows are read beyond those of the page.
    var start = ranked.startIndex
    var size = CustomerListQuery.candidates(for: filter, wanted: wanted)
    while start < ranked.endIndex, rows.count < wanted {
      let some = ranked[start...].prefix(size)
      start = some.endIndex
      rows += try found(inOrderBy: &search, some, scope)
      size = CustomerListQuery.candidatesMax
    }
    return (rows, search.hasMore)
  }

  /// Those of `candidates` that the search's filter lets through, in their order.
  private final func found(
    inOrderBy search: inout Search, _ candidates: ArraySlice<SearchCandidates.Candidate>,
    _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    let ids = Set(try found(by: &search, candidates, scope).map(\.id))
    return candidates.lazy.filter { ids.contains($0.id) }.map {
      FoundCustomer(id: $0.id, isExact: $0.isExact)
    }
  }

  private final func sortedAfter(
    _ position: ListPosition?, _ filter: CustomerFilter, _ order: CustomerOrder, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    var rows = try walked(filter, order, after: position, wanted: wanted, scope)
    if rows.count < wanted {
      var search = Search(try candidates(filter.words, scope), filter, order)
      let all = search.worthReading(search.candidates.all)
      let known = Set(rows.map(\.id))
      let last = position.map { FoundCustomer($0, order) }
      rows += try found(by: &search, all[...], scope).filter { row in
        !known.contains(row.id) && last.map { order.puts($0, before: row) } ?? true
      }
      rows.sort { order.puts($0, before: $1) }
      return (rows, search.hasMore)
    }
    return (rows, true)
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

  /// How many a search finds, of the candidates that it considers.
  final func foundCount(
    _ filter: CustomerFilter, _ order: CustomerOrder, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var search = Search(try candidates(filter.words, scope), filter, order)
    let all = search.worthReading(search.candidates.all)
    return try found(by: &search, all[...], scope).count
  }

  /// Those of `candidates` that the search's filter lets through, in no order.
  private final func found(
    by search: inout Search, _ candidates: ArraySlice<SearchCandidates.Candidate>,
    _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    var found: [FoundCustomer] = []
    var doubtful: [FoundCustomer] = []
    let isText = search.order.key == .name
    var start = candidates.startIndex
    while start < candidates.endIndex {
      let some = candidates[start...].prefix(CustomerListQuery.candidatesMax)
      start = some.endIndex
      let list = CustomerListQuery(
        candidates: some.map(\.id)[...], search.filter, search.order)
      var rows = try open(list.query, scope)
      list.bind(to: &rows)
      while try rows.next() {
        let id = rows.uuid(0)
        guard let candidate = some.first(where: { $0.id == id }) else { continue }
        let customer = FoundCustomer(
          id: id, isExact: candidate.isExact, number: isText ? 0 : rows.int64(1),
          text: isText ? rows.text(1) : "")
        if candidate.isDoubtful {
          doubtful.append(customer)
        } else {
          found.append(customer)
        }
      }
    }
    for customer in doubtful {
      guard search.mayLook() else { break }
      if try isFound(customer.id, by: search.candidates.doubted, scope) { found.append(customer) }
    }
    return found
  }

  /// Whether customer `id` has every one of `words`, in its name or in what else finds it.
  private final func isFound(
    _ id: Uuid, by words: [SearchWord], _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findCustomer, scope)
    rows.bind(id)
    // Deleted ones too: the filter has said which are wanted.
    guard try rows.next() else { return false }
    let terms = CustomerKeys(try rows.customer()).terms
    return words.allSatisfy { $0.isAmong(terms) }
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
