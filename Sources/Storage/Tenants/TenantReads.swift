package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension ReadStore {
  private static let findTenant = Query("SELECT record FROM tenants WHERE tenant_id = ?1")

  // Listing tenants is what the platform's own people do; no single tenant is meant.
  static let listTenants = Query(
    global: """
      SELECT record FROM tenants
      WHERE (created_at, tenant_id) > (?1, ?2) AND (?3 = 0 OR status = ?3)
      ORDER BY created_at, tenant_id LIMIT ?4
      """)

  static let allTenants = Query(global: "SELECT record FROM tenants")

  /// The tenant of `scope`; nil when there is none.
  package final func tenant(_ scope: TenantScope) throws(SQLError) -> Tenant? {
    var rows = try open(Self.findTenant, scope)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "tenants")
  }

  /// Tenants in the order of their creation; all of them where `status` is `unspecified`.
  package final func tenants(
    after position: ListPosition?, status: TenantStatus, limit: PageLimit
  ) throws(SQLError) -> Page<Tenant> {
    var rows = try open(global: Self.listTenants)
    rows.bind(position?.number ?? Int64.min)
    rows.bind(position?.id ?? .zero)
    rows.bind(Int64(status.rawValue))
    rows.bind(limit.fetched)
    var fetched: [Tenant] = []
    while try rows.next() { fetched.append(try rows.record(0, of: "tenants")) }
    return Page(fetched: fetched, limit: limit)
  }

  /// Every tenant, for the directory that is kept in memory.
  package final func everyTenant() throws(SQLError) -> [Tenant] {
    var rows = try open(global: Self.allTenants)
    var all: [Tenant] = []
    while try rows.next() { all.append(try rows.record(0, of: "tenants")) }
    return all
  }
}
