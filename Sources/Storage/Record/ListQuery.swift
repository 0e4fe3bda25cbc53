import Auth
import SQLInterface
import WireFormat

/// A list with optional filters, together with what its fragments bind, so that the two stay
/// in step. Its columns are the record, the number that orders the list, and the id.
struct ListQuery: Sendable {
  private enum Value: Sendable {
    case number(Int64)
    case id(Uuid)
    case text(String)
  }

  private(set) var text: ComposedQuery
  private var values: [Value] = []

  /// Starts with a fragment that says `tenant_id = ?1` and binds nothing else.
  init(_ start: StaticString, postgres: StaticString? = nil) {
    text = ComposedQuery(start, postgres: postgres)
  }

  mutating func append(_ fragment: StaticString) { text.append(fragment) }

  mutating func append(_ fragment: StaticString, _ value: Int64) {
    text.append(fragment)
    values.append(.number(value))
  }

  mutating func append(_ fragment: StaticString, _ value: Uuid) {
    text.append(fragment)
    values.append(.id(value))
  }

  mutating func append(_ fragment: StaticString, _ value: String) {
    text.append(fragment)
    values.append(.text(value))
  }

  /// Adds a fragment that ends in `IN ` and the list that it asks for.
  mutating func append(_ fragment: StaticString, anyOf numbers: [Int64]) {
    text.append(fragment)
    text.appendList(count: numbers.count)
    for number in numbers { values.append(.number(number)) }
  }

  /// Adds a fragment that ends in `IN ` and the list that it asks for.
  mutating func append(_ fragment: StaticString, anyOf texts: [String]) {
    text.append(fragment)
    text.appendList(count: texts.count)
    for item in texts { values.append(.text(item)) }
  }

  /// Adds a fragment that ends in `IN ` and the list that it asks for.
  mutating func append(_ fragment: StaticString, anyOf ids: [Uuid]) {
    text.append(fragment)
    text.appendList(count: ids.count)
    for id in ids { values.append(.id(id)) }
  }

  /// Adds a fragment that ends in `IN ` and the locations of `limit`, and what closes it.
  mutating func append(_ fragment: StaticString, _ limit: LocationLimit, _ end: StaticString) {
    append(fragment, anyOf: limit.named)
    text.append(end)
  }

  /// Of the rows only those of customers who have been to a location of `limit`; `column` holds the
  /// customer's id, with its table's name before it.
  mutating func appendSeen(_ column: StaticString, by limit: LocationLimit) {
    text.appendSeen(column, by: limit)
    for id in limit.named { values.append(.id(id)) }
  }

  /// Adds a fragment that compares the sort key and the id with `(?, ?)`.
  mutating func append(_ fragment: StaticString, _ position: ListPosition) {
    text.append(fragment)
    values.append(.number(position.number))
    values.append(.id(position.id))
  }

  func bind(to rows: inout SQLCursor) {
    for value in values {
      switch value {
      case .number(let number): rows.bind(number)
      case .id(let id): rows.bind(id)
      case .text(let text): rows.bind(text)
      }
    }
  }
}

extension ReadStore {
  /// Writes a page's records as field 1 of the answer, undecoded; fewer than asked for when
  /// they are long. Returns where the list goes on; nil when nothing follows.
  final func writePage(
    _ list: ListQuery, limit: PageLimit, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    var list = list
    list.append(" LIMIT ?", Int64(limit.fetched))
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    var last: ListPosition?
    var count = 0
    while try rows.next() {
      if count == limit.rows || PageLimit.isFull(answer, count, rows.bytes(0)) { return last }
      answer.appendRecord(rows.bytes(0))
      last = ListPosition(number: rows.int64(1), id: rows.uuid(2))
      count += 1
    }
    return nil
  }

  /// The one number that `query` selects.
  final func count(_ query: ListQuery, _ scope: TenantScope) throws(SQLError) -> UInt64 {
    var rows = try open(query.text, scope)
    query.bind(to: &rows)
    return try rows.next() ? UInt64(clamping: rows.int64(0)) : 0
  }
}

extension WireWriter {
  /// Appends an encoded message as one element of field 1.
  mutating func appendRecord(_ bytes: RawSpan) {
    append(0x0A as UInt8)
    var length = UInt(bitPattern: bytes.byteCount)
    while length >= 0x80 {
      append(UInt8(truncatingIfNeeded: length) | 0x80)
      length >>= 7
    }
    append(UInt8(truncatingIfNeeded: length))
    append(bytes)
  }
}
