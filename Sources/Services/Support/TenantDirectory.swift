package import FrontdeskAPI
package import SQLInterface
package import Storage
import Synchronization
package import WireFormat

/// What calls need to know of their tenant, at hand without a read.
package struct TenantSnapshot: Sendable, Hashable {
  package let id: Uuid
  package let version: UInt64
  package let profile: TenantProfile
  package let isSuspended: Bool
  package let region: String
  package let currency: String
  package let timeZone: String
  package let numberPrefix: String

  init(_ tenant: Tenant) {
    id = tenant.id
    version = tenant.version
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

  /// Reads all tenants anew; none is ever gone.
  package func load(_ store: ReadStore) throws(SQLError) {
    let all = try store.everyTenant()
    for tenant in all { put(tenant) }
  }

  /// Takes over what a commit stored, unless a later commit's is known already: what other
  /// servers stored is read while this one goes on.
  package func put(_ tenant: Tenant) {
    tenants.withLock { known in
      guard known[tenant.id].map({ $0.version <= tenant.version }) ?? true else { return }
      known[tenant.id] = TenantSnapshot(tenant)
    }
  }

  package subscript(_ id: Uuid) -> TenantSnapshot? {
    tenants.withLock { $0[id] }
  }

  /// Every tenant there is.
  package var ids: [Uuid] { tenants.withLock { Array($0.keys) } }

  package var count: Int { tenants.withLock { $0.count } }
}
