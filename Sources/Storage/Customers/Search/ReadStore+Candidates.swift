package import Auth
package import SQLInterface

// Whom the terms of a search give.
extension ReadStore {
  // A term that is exactly what was asked sorts before those that begin with it.
  static let findTerms = Query(
    """
    SELECT customer_id, term FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 ORDER BY term, customer_id LIMIT ?4
    """)

  static let countTerms = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_terms
       WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 LIMIT ?4) AS few
    """)

  static let findNextTerm = Query(
    """
    SELECT term FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 ORDER BY term LIMIT 1
    """)

  static let findOwnersOfTerm = Query(
    """
    SELECT customer_id FROM customer_terms
    WHERE tenant_id = ?1 AND term = ?2 AND customer_id >= ?3 ORDER BY customer_id LIMIT ?4
    """)

  /// Of a common word, how many terms of names it may be to be looked up by them.
  private static let spelledMax = 4

  /// Whether a filter's search has more candidates than are considered, as far as its terms tell.
  package final func isTooWide(
    _ filter: CustomerFilter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    if filter.words.isEmpty { return false }
    return try candidates(filter.words, scope).hasMore
  }

  /// Whom the terms give: those who have the rarest word and the others too; where all words are
  /// common, the first ones who have one of them, as far as they have the others.
  final func candidates(
    _ words: [[String]], _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var candidates = try candidates(words.map { SearchWord($0, max: candidatesMax) }, scope)
    candidates.cut(to: candidatesMax)
    return candidates
  }

  private final func candidates(
    _ words: [SearchWord], _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var words = words
    if let only = words.first, words.count == 1 { return try candidates(of: only, scope) }
    for index in words.indices {
      try count(&words[index], scope)
      if words[index].count == 0 { return SearchCandidates() }
    }
    guard !words.isEmpty else { return SearchCandidates() }
    let rarest = words.indices.filter { !words[$0].isCommon }
      .min { words[$0].count < words[$1].count }
    let leading = words.indices.reduce(0) { words[$1].leads(words[$0]) ? $1 : $0 }
    let first = words.remove(at: rarest ?? leading)
    var candidates = try candidates(of: first, scope)
    for other in words where !other.isCommon {
      guard !candidates.all.isEmpty else { break }
      candidates.keep(try self.candidates(of: other, scope))
    }
    var common = words.filter(\.isCommon)
    for index in common.indices where !candidates.all.isEmpty { try spell(&common[index], scope) }
    // Those first that leave fewer for the others.
    let spelled = common.filter { $0.spelled != nil }
    for word in spelled.filter({ !$0.isElsewhere }) + spelled.filter(\.isElsewhere) {
      var has = Array(repeating: SearchCandidates.Having.not, count: candidates.all.count)
      for term in word.spelled ?? [] {
        try mark(&has, term == word.name ? .exactly : .beginning, candidates.all, term, scope)
      }
      candidates.keep(word, has)
    }
    candidates.unnamed = common.filter { $0.spelled == nil }
    candidates.doubted = common.filter { $0.spelled == nil || $0.isElsewhere }
    return candidates
  }

  /// The words of a search where all of them are common and can be looked up by their terms of
  /// names; nil otherwise.
  final func commonWords(
    _ words: [[String]], _ scope: TenantScope
  ) throws(SQLError) -> [SearchWord]? {
    var common: [SearchWord] = []
    for terms in words {
      var word = SearchWord(terms, max: candidatesMax)
      guard word.name != nil else { return nil }
      try count(&word, scope)
      guard word.isCommon else { return nil }
      try spell(&word, scope)
      guard word.spelled?.isEmpty == false else { return nil }
      common.append(word)
    }
    return common
  }

  private final func count(_ word: inout SearchWord, _ scope: TenantScope) throws(SQLError) {
    for prefix in word.terms {
      var rows = try open(Self.countTerms, scope)
      rows.bind(prefix)
      rows.bind(SearchWord.end(of: prefix))
      // Of a common word the rest matters only in being there.
      rows.bind(word.isCommon ? 1 : candidatesMax + 1)
      word.counts.append(try rows.next() ? rows.int(0) : 0)
    }
  }

  /// Finds the terms of names that a common word may be, unless they are many.
  private final func spell(_ word: inout SearchWord, _ scope: TenantScope) throws(SQLError) {
    guard let prefix = word.name else { return word.spelled = [] }
    var terms: [String] = []
    var start = prefix
    while true {
      var rows = try open(Self.findNextTerm, scope)
      rows.bind(start)
      rows.bind(SearchWord.end(of: prefix))
      guard try rows.next() else { break }
      guard terms.count < Self.spelledMax else { return }
      terms.append(rows.text(0))
      // No word has a control character.
      start = rows.text(0) + "\u{1}"
    }
    word.spelled = terms
  }

  /// The customers of one word.
  private final func candidates(
    of word: SearchWord, _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var candidates = SearchCandidates(reserving: candidatesMax)
    for prefix in word.terms {
      // More than are considered are known already.
      guard !candidates.hasMore else { break }
      var rows = try open(Self.findTerms, scope)
      rows.bind(prefix)
      rows.bind(SearchWord.end(of: prefix))
      rows.bind(candidatesMax + 1)
      let length = prefix.utf8.count
      var count = 0
      while try rows.next() {
        count += 1
        guard count <= candidatesMax else {
          candidates.hasMore = true
          break
        }
        candidates.append(
          SearchCandidates.Candidate(
            id: rows.uuid(0), isExact: rows.bytes(1).byteCount == length))
      }
    }
    candidates.settle()
    return candidates
  }

  /// How many customers of a term are read at once.
  private static let ownersMax = 512

  /// Says `having` of those of `all` that have `term`. Their lists are read side by side, which
  /// is quicker than looking for each; where they have little in common, for each after all.
  private final func mark(
    _ has: inout [SearchCandidates.Having], _ having: SearchCandidates.Having,
    _ all: [SearchCandidates.Candidate], _ term: String, _ scope: TenantScope
  ) throws(SQLError) {
    var next = 0
    var left = 3 * all.count
    while next < all.count {
      guard left > 0, all.count - next > CandidateQuery.customersMax else {
        let some = all[next...].prefix(CandidateQuery.customersMax)
        let query = CandidateQuery()
        var rows = try open(query.query, scope)
        query.bind(term, some, to: &rows)
        while try rows.next() {
          let id = rows.uuid(0)
          if let index = some.firstIndex(where: { $0.id == id }) { has[index] = having }
        }
        next = some.endIndex
        continue
      }
      var rows = try open(Self.findOwnersOfTerm, scope)
      rows.bind(term)
      rows.bind(all[next].id)
      rows.bind(Self.ownersMax)
      var count = 0
      while next < all.count, try rows.next() {
        count += 1
        let id = rows.uuid(0)
        while next < all.count, all[next].id < id { next += 1 }
        if next < all.count, all[next].id == id {
          has[next] = having
          next += 1
        }
      }
      left -= count
      // That was the end of the list.
      if count < Self.ownersMax { return }
    }
  }
}
