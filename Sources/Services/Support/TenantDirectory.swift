package import FrontdeskAPI
package import SQLInterface
package import Storage
import Synchronization
package import WireFormat

/// What calls need to know of their tenant, at hand without a read.
package struct TenantSnapshot: Sendable, Hashable {
  package let id: Uuid
  package let profile: TenantProfile
  package let isSuspended: Bool
  package let region: String
  package let currency: String
  package let timeZone: String
  package let numberPrefix: String

  init(_ tenant: Tenant) {
    id = tenant.id
    profile = tenant.profile
    isSuspended = tenant.status == .suspended
    region = tenant.region
    currency = tenant.currency
    timeZone = tenant.timeZone
    numberPrefix = tenant.numberPrefix
  }
}

/// Every tenant's settings in memory; changed by the commits that change a tenant.
package final class TenantDirectory: Sendable {
  private let tenants = Mutex<[Uuid: TenantSnapshot]>([:])

  package init() {}

  /// Reads all tenants anew.
  package func load(_ store: ReadStore) throws(SQLError) {
    let all = try store.everyTenant()
    tenants.withLock { known in
      known.removeAll(keepingCapacity: true)
      for tenant in all { known[tenant.id] = TenantSnapshot(tenant) }
    }
  }

  /// Takes over what a commit stored.
  package func put(_ tenant: Tenant) {
    tenants.withLock { $0[tenant.id] = TenantSnapshot(tenant) }
  }

  package subscript(_ id: Uuid) -> TenantSnapshot? {
    tenants.withLock { $0[id] }
  }

  /// Every tenant there is.
  package var ids: [Uuid] { tenants.withLock { Array($0.keys) } }

  package var count: Int { tenants.withLock { $0.count } }
}
