package import Auth
package import SQLInterface
package import WireFormat

// Customers' records as they were answered before.
extension ReadStore {
  /// As `appendCustomer`, without the store where the record has been read before and nobody has
  /// changed it since. For calls that read nothing else.
  package final func appendKeptCustomer(
    _ id: Uuid, to answer: inout WireWriter, at now: Timestamp, tiers: TierRule?,
    _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    // A tier is no part of the record: it is worked out for each answer.
    if tiers == nil, let answers, answers.append(id, of: scope.tenantID, to: &answer) {
      return true
    }
    return try appendCustomer(id, to: &answer, at: now, tiers: tiers, scope)
  }

  /// Tells that customer `id` of a tenant will be asked for soon. What this gives is to be told to
  /// `fetch` when another call has run; nil where nothing is kept at all: then its row's hint is
  /// fetched.
  package final func foresee(customer id: Uuid, of tenant: Uuid) -> AnswerPlace? {
    if let answers { return answers.foresee(id, of: tenant) }
    hints?.fetch(id, tenant)
    return nil
  }

  /// Has the processor fetch what is kept there.
  package final func fetch(_ place: AnswerPlace) { answers?.fetch(place) }

  /// Keeps the record in the current row of a query like `findCustomer`. One that ends by itself,
  /// or names a category that another took the place of, is not the same at all times: then false.
  @discardableResult
  final func keepAnswer(
    _ id: Uuid, _ rows: borrowing SQLCursor, moderatedUntil column: Int, _ scope: TenantScope
  ) -> Bool {
    guard answers != nil, rows.isNull(1), rows.int64(column) == 0 else { return false }
    return keepAnswer(rows.bytes(0), id, scope)
  }

  /// The same of a record that neither ends by itself nor names such a category.
  final func keepAnswer(_ record: RawSpan, _ id: Uuid, _ scope: TenantScope) -> Bool {
    guard let answers, hasSnapshot else { return false }
    answers.enter(record, id, of: scope.tenantID, at: moment)
    return true
  }

  // How many customers of a page may be read one by one, besides one in four.
  private static let strayReads = 2

  /// One page of a list that walks an index, as `appendCustomers`: the index says who is on it, and
  /// their records are those that are kept. Nil when too few are, with nothing appended.
  final func appendKept(
    _ filter: CustomerFilter, _ order: CustomerOrder, after position: ListPosition?,
    limit: PageLimit, at now: Timestamp, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> CustomerPageEnd? {
    guard let answers else { return nil }
    let list = CustomerListQuery(
      filter, order, from: .index, after: position, limit: limit, reading: .idOnly)
    var rows = try open(list.query, scope)
    guard hasSnapshot else { return nil }
    list.bind(to: &rows)
    let begin = answer.count
    var last: ListPosition?
    var count = 0
    var reads = 0
    var isLasting = true
    while try rows.next() {
      if count == limit.rows { return CustomerPageEnd(last, isLasting: isLasting) }
      let id = rows.uuid(2)
      let mark = answer.count
      var length = answers.appendRecord(id, of: scope.tenantID, at: moment, to: &answer)
      if length == nil {
        reads += 1
        if reads <= Self.strayReads + count / 4 {
          length = try appendStored(id, to: &answer, at: now, &isLasting, scope)
        }
      }
      guard let length else {
        answer.truncate(to: begin)
        return nil
      }
      if PageLimit.isFull(mark, count, length) {
        answer.truncate(to: mark)
        return CustomerPageEnd(last, isLasting: isLasting)
      }
      count += 1
      last = rows.position(id, in: order)
    }
    return CustomerPageEnd(nil, isLasting: isLasting)
  }

  /// Appends the record of customer `id` as an element of field 1, and gives its length. One that
  /// will not always be the same makes `isLasting` false.
  private func appendStored(
    _ id: Uuid, to answer: inout WireWriter, at now: Timestamp, _ isLasting: inout Bool,
    _ scope: TenantScope
  ) throws(SQLError) -> Int? {
    var row = try open(Self.findUnmovedCustomer, scope)
    row.bind(id)
    guard try row.next() else { return nil }
    guard row.isAsStored(moderatedUntil: 3, at: now) else {
      isLasting = false
      let record = try row.customer().lifted(at: now).encoded()
      unsafe answer.appendRecord(record.span.bytes)
      return record.count
    }
    answer.appendRecord(row.bytes(0))
    if !keepAnswer(id, row, moderatedUntil: 3, scope) { isLasting = false }
    return row.bytes(0).byteCount
  }
}
