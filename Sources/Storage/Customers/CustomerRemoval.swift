package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

// Taking back that a customer was made, as if it had never been.
extension ReadStore {
  static let anyBooking = Query(
    "SELECT 1 FROM bookings WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT 1")
  static let anyMessage = Query(
    "SELECT 1 FROM communications WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT 1")
  static let anyEntry = Query(
    "SELECT 1 FROM customer_entries WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT 1")
  static let anyLocation = Query(
    "SELECT 1 FROM customer_locations WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT 1")
  static let anyEvidence = Query(
    "SELECT 1 FROM evidence WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT 1")

  /// Whether other records name customer `id`: bookings, messages, notes, files and the like.
  package final func isInUse(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Bool {
    for query in [
      Self.anyBooking, Self.anyMessage, Self.anyEntry, Self.anyLocation, Self.anyEvidence,
    ] {
      var rows = try open(query, scope)
      rows.bind(id)
      if try rows.next() { return true }
    }
    return false
  }
}

extension WriteStore {
  static let removeCustomer = Command(
    "DELETE FROM customers WHERE tenant_id = ?1 AND id = ?2")

  /// Removes a customer that nothing else names, with all that finds it. The journal keeps it.
  package func remove(_ customer: Customer, _ scope: TenantScope) throws(SQLError) {
    try replaceKeys(of: customer, CustomerKeys(customer), .none, raw: [:], scope)
    var sealed = try open(Self.deletePrivateFields, scope)
    sealed.bind(customer.id)
    try sealed.run()
    var row = try open(Self.removeCustomer, customer: customer.id, scope)
    try row.run()
  }
}
