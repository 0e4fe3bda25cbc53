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
  /// Nil while customers have no tiers.
  package let tiers: TierRule?
  package let marketingConsent: ConsentRule

  init(_ tenant: Tenant) {
    id = tenant.id
    version = tenant.version
    profile = tenant.profile
    isSuspended = tenant.status == .suspended
    region = tenant.region
    currency = tenant.currency
    timeZone = tenant.timeZone
    numberPrefix = tenant.numberPrefix
    tiers = tenant.tiers.map(TierRule.init)
    marketingConsent = tenant.marketingConsent
  }
}

/// Every tenant's settings in memory; changed by the commits that change a tenant.
package final class TenantDirectory: Sendable {
  private let tenants = Mutex<[Uuid: TenantSnapshot]>([:])
  /// Whether any tenant ever had tiers here; nearly everybody's reads then ask no further.
  private let mayHaveTiers = Atomic(false)

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
      // Before the commit is told of, so that no read after that one misses it.
      if tenant.tiers != nil { mayHaveTiers.store(true, ordering: .releasing) }
      known[tenant.id] = TenantSnapshot(tenant)
    }
  }

  /// How a tenant's customers come to tiers; nil where they have none.
  package func tiers(of id: Uuid) -> TierRule? {
    guard mayHaveTiers.load(ordering: .acquiring) else { return nil }
    return self[id]?.tiers
  }

  package subscript(_ id: Uuid) -> TenantSnapshot? {
    tenants.withLock { $0[id] }
  }

  /// Every tenant there is.
  package var ids: [Uuid] { tenants.withLock { Array($0.keys) } }

  package var count: Int { tenants.withLock { $0.count } }
}
