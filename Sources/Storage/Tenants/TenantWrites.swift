package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension WriteStore {
  private static let insertTenant = Command(
    """
    INSERT INTO tenants (tenant_id, created_at, status, customer_sequence, record)
    VALUES (?1, ?, ?, 0, ?)
    """)

  private static let updateTenant = Command(
    "UPDATE tenants SET status = ?2, record = ?3 WHERE tenant_id = ?1")

  private static let nextNumber = Command(
    "UPDATE tenants SET customer_sequence = customer_sequence + ?2 WHERE tenant_id = ?1")

  private static let lastNumber = Query(
    "SELECT customer_sequence FROM tenants WHERE tenant_id = ?1")

  /// Stores a new tenant; `scope` is its own.
  package func insert(_ tenant: Tenant, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.insertTenant, scope)
    command.bind(tenant.createdAt)
    command.bind(Int64(tenant.status.rawValue))
    command.bind(tenant.encoded())
    try command.run()
  }

  /// Stores a tenant's new state.
  package func update(_ tenant: Tenant, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.updateTenant, scope)
    command.bind(Int64(tenant.status.rawValue))
    command.bind(tenant.encoded())
    try command.run()
  }

  /// Takes `count` numbers from the tenant's sequence and returns the first. A write that is
  /// undone gives them back; gaps are allowed all the same.
  package func takeCustomerNumbers(
    _ count: Int64, _ scope: TenantScope
  ) throws(SQLError) -> Int64 {
    var command = try open(Self.nextNumber, scope)
    command.bind(count)
    try command.run()
    var rows = try open(Self.lastNumber, scope)
    guard try rows.next() else { throw .damaged("tenants: no such tenant") }
    return rows.int64(0) - count + 1
  }
}
