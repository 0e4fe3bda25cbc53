package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

// Every customer, for what must look at all of them.
extension ReadStore {
  static let walkCustomers = Query(
    """
    SELECT record FROM customers WHERE tenant_id = ?1 AND id > ?2 AND deleted = 0
    ORDER BY id LIMIT ?3
    """)
  static let findLastStatus = Query(
    """
    SELECT status FROM communications
    WHERE tenant_id = ?1 AND customer_id = ?2 AND channel = ?3
    ORDER BY at DESC, id DESC LIMIT 1
    """)

  /// Up to `limit` live customers after `id`, in the order of their ids, without what is kept
  /// sealed.
  package final func liveCustomers(
    after id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Customer] {
    var rows = try open(Self.walkCustomers, scope)
    rows.bind(id)
    rows.bind(limit)
    var customers: [Customer] = []
    while try rows.next() { customers.append(try rows.record(0, of: "customers")) }
    return customers
  }

  /// What became of the last message to or from a customer by `channel`; nil without any.
  package final func lastStatus(
    of customer: Uuid, channel: ContactChannel, _ scope: TenantScope
  ) throws(SQLError) -> CommunicationStatus? {
    var rows = try open(Self.findLastStatus, scope)
    rows.bind(customer)
    rows.bind(Int64(channel.rawValue))
    guard try rows.next() else { return nil }
    return CommunicationStatus(rawValue: Int32(clamping: rows.int64(0)))
  }
}
