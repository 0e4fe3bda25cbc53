import Synchronization
import WireFormat

/// The commits that last touched customers of each tenant, for the pages of their lists. Tenants
/// share places, so that it takes no more room the more there are.
final class PageMoments: Sendable {
  private struct State {
    var tenants = [UInt64](repeating: 0, count: PageMoments.places)
    var all: UInt64 = 0
  }

  private static let places = 4096
  private let state = Mutex(State())

  /// The last commit that touched a customer of the tenant; nil while one is about to.
  func last(_ tenantHash: UInt32) -> UInt64? {
    let last = state.withLock { max($0.tenants[Self.place(tenantHash)], $0.all) }
    return last == .max ? nil : last
  }

  /// The commit `moment` has touched these, .max while it is under way.
  func note(_ touched: TouchedRecords, at moment: UInt64, _ hash: (Uuid) -> UInt32) {
    state.withLock { state in
      var last: Uuid?
      for record in touched.records where record.tenant != last {
        state.tenants[Self.place(hash(record.tenant))] = moment
        last = record.tenant
      }
      for tenant in touched.tenants { state.tenants[Self.place(hash(tenant))] = moment }
      if touched.isAll { state.all = moment }
    }
  }

  private static func place(_ hash: UInt32) -> Int { Int(hash >> 20) }
}
