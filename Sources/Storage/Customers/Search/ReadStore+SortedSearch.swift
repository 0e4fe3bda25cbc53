import Auth
import SQLInterface
import WireFormat

// A search that more match than are considered, in the order of an index: its first pages are of
// everybody who matches, not only of the candidates that the terms give.
extension ReadStore {
  static let countBeginning = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers
       WHERE tenant_id = ?1 AND deleted = ?2 AND name_folded >= ?3 AND name_folded < ?4
       LIMIT ?5) AS few
    """)

  /// Up to `wanted` who match, and come next after `position`; fewer, or none, where they are
  /// not among those that a walk over the order's index looks at.
  final func walked(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?, wanted: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> [FoundCustomer] {
    // Whoever spent nothing is in no index, and comes first in this order.
    guard !filter.isOrderedLocally(order),
      order.key != .spent || order.isDescending,
      let words = try commonWords(filter.words, scope)
    else { return [] }
    var beginning: String?
    if order.key == .name {
      for word in words where beginning == nil {
        if try isBeginningOfMany(word.text, filter, scope) { beginning = word.text }
      }
    }
    let list = CustomerListQuery(
      walking: filter, order, words, beginning: beginning, after: position, wanted: wanted,
      of: candidatesMax)
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    var found: [FoundCustomer] = []
    let isText = order.key == .name
    while try rows.next() {
      found.append(
        FoundCustomer(
          id: rows.uuid(0), isExact: false, number: isText ? 0 : rows.int64(2),
          text: isText ? rows.text(2) : ""))
    }
    return found
  }

  /// Whether more names begin with `text` than a search considers: they are enough then, and
  /// lie together in the order of names.
  private final func isBeginningOfMany(
    _ text: String, _ filter: CustomerFilter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.countBeginning, scope)
    rows.bind(filter.isDeleted)
    rows.bind(text)
    rows.bind(SearchWord.end(of: text))
    rows.bind(candidatesMax + 1)
    return try rows.next() && rows.int(0) > candidatesMax
  }
}
