package import Auth
import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

extension ReadStore {
  /// Appends one page of customers as elements of field 1 and gives the position after it, nil
  /// on the last page. Records are copied as they are stored.
  package final func appendCustomers(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?,
    limit: PageLimit, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    let list = CustomerListQuery(
      filter, order, from: try start(of: filter, scope), after: position, limit: limit)
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    var last: ListPosition?
    var count = 0
    while try rows.next() {
      if count == limit.rows || PageLimit.isFull(answer, count, rows.bytes(0)) { return last }
      count += 1
      if rows.isNull(1) {
        answer.appendRecord(rows.bytes(0))
      } else {
        answer.appendRecord(try rows.customer().encoded().span.bytes)
      }
      last =
        order.key == .name
        ? ListPosition(text: rows.text(3), id: rows.uuid(2))
        : ListPosition(number: rows.int64(3), id: rows.uuid(2))
    }
    return nil
  }

  /// How many customers match over all pages.
  package final func customerCount(
    _ filter: CustomerFilter, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    let list = CustomerListQuery(counting: filter, from: try start(of: filter, scope))
    var rows = try open(list.query, scope)
    list.bind(to: &rows)
    return try rows.next() ? rows.int(0) : 0
  }

  static let countTag = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_tags WHERE tenant_id = ?1 AND tag = ?2 LIMIT ?3) AS few
    """)
  static let countCategory = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers WHERE tenant_id = ?1 AND category_id = ?2 AND deleted = ?3
       LIMIT ?4) AS few
    """)

  /// Up to here it is quicker to sort the rows of one condition than to walk an index for them.
  private static let fewRows = 2000

  /// Where to start: a search from its terms, another list from its narrowest condition when
  /// that has few rows, else from the index of its order.
  final func start(
    of filter: CustomerFilter, _ scope: TenantScope
  ) throws(SQLError) -> CustomerListQuery.Start {
    if !filter.words.isEmpty { return .words }
    var best = (start: CustomerListQuery.Start.index, rows: Self.fewRows)
    for (index, tag) in filter.tags.enumerated() {
      var rows = try open(Self.countTag, scope)
      rows.bind(SearchTerms.caseless(tag))
      rows.bind(Self.fewRows)
      if try rows.next(), rows.int(0) < best.rows { best = (.tag(index), rows.int(0)) }
    }
    if let category = filter.category, !filter.isDefaultCategory {
      var rows = try open(Self.countCategory, scope)
      rows.bind(category)
      rows.bind(filter.isDeleted)
      rows.bind(Self.fewRows)
      if try rows.next(), rows.int(0) < best.rows { best = (.category, rows.int(0)) }
    }
    return best.start
  }
}
