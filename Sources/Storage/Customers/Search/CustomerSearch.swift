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
  /// Its name as it is compared; where a search of one word is ranked, the term that it is shown
  /// for.
  var text = ""
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
        return CustomerPageEnd(end, hasMoreCandidates: hasMore)
      }
      try appendElement(row.id, at: now, tiers, to: &answer, scope)
      end = ListPosition(row, order)
    }
    return CustomerPageEnd(nil, hasMoreCandidates: hasMore)
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
    if let word = order.word(of: filter) {
      return try foundByWord(word, after: last, filter, order, wanted: wanted, scope)
    }
    return try rankedAfter(last, filter, order, wanted: wanted, scope)
  }

  private final func rankedAfter(
    _ last: FoundCustomer?, _ filter: CustomerFilter, _ order: CustomerOrder, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    // Some more than are wanted, of whom one may be deleted.
    let isQuick = !order.isDescending && filter.isOnlyWords
    let enough = isQuick ? wanted + 4 : .max
    let some = try candidates(filter.words, after: last, enough: enough, scope)
    let (rows, hasMore) = try ranked(some, after: last, filter, order, wanted: wanted, scope)
    guard some.isEnough, rows.count < wanted else { return (rows, hasMore) }
    let all = try candidates(filter.words, scope)
    return try ranked(all, after: last, filter, order, wanted: wanted, scope)
  }

  /// Up to `wanted` of `candidates` after `last`, those with whole words first.
  private final func ranked(
    _ candidates: SearchCandidates, after last: FoundCustomer?, _ filter: CustomerFilter,
    _ order: CustomerOrder, wanted: Int, _ scope: TenantScope
  ) throws(SQLError) -> (rows: [FoundCustomer], hasMore: Bool) {
    var search = Search(candidates, filter, order)
    let ranked = search.worthReading(
      candidates.ranked(isDescending: order.isDescending, after: last))
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
  final func found(
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
      unsafe answer.appendRecord(try rows.customer().shown(at: now, tiers).encoded().span.bytes)
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
  /// The only word of a search that only names and e-mail addresses have, where whoever has just
  /// a beginning of it stands in the order of terms.
  func word(of filter: CustomerFilter) -> SearchWord? {
    guard isRanked, !isDescending, filter.words.count == 1, let terms = filter.words.first else {
      return nil
    }
    let word = SearchWord(terms)
    return word.isOnlyBesideWords ? word : nil
  }

  /// Whether `left` comes before `right`, which is another one.
  func puts(_ left: FoundCustomer, before right: FoundCustomer) -> Bool {
    if isRanked, left.isExact != right.isExact { return left.isExact }
    if isRanked, left.text != right.text {
      // Names before e-mail addresses.
      let isName = left.text.hasPrefix("n")
      return isName == right.text.hasPrefix("n")
        ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : isName
    }
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
      text: isText || order.isRanked && position.text != "exact" ? position.text : "")
  }
}

extension ListPosition {
  /// The position of `found`; what is ranked is not ordered by names.
  init(_ found: FoundCustomer, _ order: CustomerOrder) {
    let rank = order.isRanked ? (found.isExact ? "exact" : found.text) : ""
    self.init(
      number: found.number, text: order.key == .name ? found.text : rank, id: found.id)
  }
}
