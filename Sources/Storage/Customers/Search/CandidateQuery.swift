import SQLInterface
import WireFormat

/// What finds the customers of one word of a search that have its other words too, as SQL: the
/// words stand beside each term, so that nobody else's row is read.
struct CandidateQuery {
  private(set) var query = ComposedQuery(
    "SELECT customer_id, term, words FROM customer_terms WHERE tenant_id = ?1")
  private var values: [Value] = []

  /// The other words as they begin in the text of words, and as they stand there whole.
  private let beginnings: [[UInt8]]
  private let wholes: [[UInt8]]

  private enum Value {
    case text(String)
    case id(Uuid)
  }

  /// Those whose terms begin with `prefix`, up to `end`, in their order: id, term and words. Of whom no words are
  /// known, and of those of `others` that may be elsewhere, nothing is certain.
  init(_ prefix: String, before end: String, having others: [SearchWord]) {
    self.init(others)
    query.append(" AND term >= ? AND term < ?")
    values += [.text(prefix), .text(end)]
    append(others)
    query.append(" ORDER BY term, customer_id")
  }

  /// The same of those who have the term of `end` itself.
  init(of end: TermPlace, having others: [SearchWord]) {
    self.init(others)
    query.append(" AND term = ? AND customer_id < ?")
    values += [.text(end.term), .id(end.customer)]
    append(others)
    query.append(" ORDER BY customer_id")
  }

  private init(_ others: [SearchWord]) {
    beginnings = others.map { Array(TermWords.beginning($0.text).utf8) }
    wholes = others.map { Array(TermWords.whole($0.text).utf8) }
  }

  /// The candidate of a row; `length` is that of the whole term.
  func candidate(_ rows: borrowing SQLCursor, length: Int) -> SearchCandidates.Candidate {
    let words = rows.array(2)
    let isExact = rows.bytes(1).byteCount == length
    return SearchCandidates.Candidate(
      id: rows.uuid(0), isExact: isExact && wholes.allSatisfy { TermWords.has($0, in: words) },
      isDoubtful: !beginnings.allSatisfy { TermWords.has($0, in: words) })
  }

  private mutating func append(_ others: [SearchWord]) {
    let certain = others.filter { !$0.isElsewhere }
    guard !certain.isEmpty else { return }
    query.append(" AND (words = ''")
    for (index, word) in certain.enumerated() {
      query.append(index == 0 ? " OR (" : " AND ")
      query.append("instr(words, ?) > 0", postgres: "strpos(words, ?) > 0")
      values.append(.text(TermWords.beginning(word.text)))
    }
    query.append("))")
  }

  func bind(to rows: inout SQLCursor) {
    for value in values {
      switch value {
      case .text(let text): rows.bind(text)
      case .id(let id): rows.bind(id)
      }
    }
  }
}
