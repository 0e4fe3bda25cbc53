package import Auth
package import SQLInterface
import WireFormat

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

  static let findTermAt = Query(
    """
    SELECT term, customer_id FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3
    ORDER BY term, customer_id LIMIT 1 OFFSET ?4
    """)

  static let findNextTerm = Query(
    """
    SELECT term FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 ORDER BY term LIMIT 1
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
  /// common, the first ones who have the longest, as far as they have the others.
  /// With `enough` of those after `last` who have all words whole, who come first, the others are
  /// left out.
  final func candidates(
    _ words: [[String]], after last: FoundCustomer? = nil, enough: Int = .max,
    _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var candidates = SearchCandidates()
    if let only = words.first, words.count == 1 {
      candidates = try self.candidates(of: SearchWord(only), scope)
    } else if let counted = try counted(words, scope) {
      candidates = try self.candidates(
        of: counted.leading, having: counted.others, after: last, enough: enough, scope)
    }
    candidates.cut(to: candidatesMax)
    return candidates
  }

  /// The words of a search with how many have them, and apart the one that gives the candidates;
  /// nil where nobody has one of them.
  private final func counted(
    _ words: [[String]], _ scope: TenantScope
  ) throws(SQLError) -> (leading: SearchWord, others: [SearchWord])? {
    var counted: [SearchWord] = []
    for terms in words {
      var word = SearchWord(terms)
      try count(&word, scope)
      if word.count == 0 { return nil }
      counted.append(word)
    }
    guard !counted.isEmpty else { return nil }
    let leading = counted.indices.reduce(0) { counted[$1].leads(counted[$0]) ? $1 : $0 }
    let first = counted.remove(at: leading)
    return (first, counted)
  }

  /// The words of a search where all of them are common and can be looked up by their terms of
  /// names; nil otherwise.
  final func commonWords(
    _ words: [[String]], _ scope: TenantScope
  ) throws(SQLError) -> [SearchWord]? {
    var common: [SearchWord] = []
    for terms in words {
      var word = SearchWord(terms)
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
      // Of a common word the rest matters only in being there.
      let end = word.isCommon ? nil : try end(of: prefix, scope)
      var rows = try open(Self.countTerms, scope)
      rows.bind(prefix)
      rows.bind(SearchWord.end(of: prefix))
      rows.bind(word.isCommon || end != nil ? 1 : candidatesMax)
      word.note(try rows.next() ? rows.int(0) : 0, end: end)
    }
  }

  /// Behind the last that is considered of those who have a term that begins with `prefix`; nil
  /// where they are no more.
  final func end(
    of prefix: String, _ scope: TenantScope
  ) throws(SQLError) -> TermPlace? {
    var rows = try open(Self.findTermAt, scope)
    rows.bind(prefix)
    rows.bind(SearchWord.end(of: prefix))
    rows.bind(candidatesMax)
    return try rows.next() ? TermPlace(term: rows.text(0), customer: rows.uuid(1)) : nil
  }

  /// Whether more have the only word of a search than are considered.
  final func isCommon(_ word: SearchWord, _ scope: TenantScope) throws(SQLError) -> Bool {
    for prefix in word.terms where try end(of: prefix, scope) != nil { return true }
    return false
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

  /// The customers of `word`, as far as they have `others`.
  private final func candidates(
    of word: SearchWord, having others: [SearchWord], after last: FoundCustomer?, enough: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> SearchCandidates {
    var candidates = SearchCandidates(enough: enough, after: last)
    candidates.hasMore = word.isCommon
    candidates.doubted = others
    for (index, prefix) in word.terms.enumerated()
    where word.counts[index] > 0 && !candidates.isEnough {
      guard let end = word.ends[index] else {
        let all = CandidateQuery(prefix, before: SearchWord.end(of: prefix), having: others)
        try append(all, prefix, to: &candidates, scope)
        continue
      }
      let whole = CandidateQuery(prefix, before: end.term, having: others)
      try append(whole, prefix, to: &candidates, scope)
      try append(CandidateQuery(of: end, having: others), prefix, to: &candidates, scope)
      // More than are considered are known already.
      break
    }
    candidates.settle()
    return candidates
  }

  private final func append(
    _ query: CandidateQuery, _ prefix: String, to candidates: inout SearchCandidates,
    _ scope: TenantScope
  ) throws(SQLError) {
    var rows = try open(query.query, scope)
    query.bind(to: &rows)
    let length = prefix.utf8.count
    while !candidates.isEnough, try rows.next() {
      candidates.append(query.candidate(rows, length: length))
    }
  }
}
