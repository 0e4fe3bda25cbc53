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

  /// Keeps the record in the current row of a query like `findCustomer`. One that ends by itself,
  /// or names a category that another took the place of, is not the same at all times.
  final func keepAnswer(_ id: Uuid, _ rows: borrowing SQLCursor, _ scope: TenantScope) {
    guard let answers, hasSnapshot, rows.isNull(1), rows.int64(3) == 0 else { return }
    answers.enter(rows.bytes(0), id, of: scope.tenantID, at: moment)
  }
}
