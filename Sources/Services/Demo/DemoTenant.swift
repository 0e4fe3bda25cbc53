import Auth
import FrontdeskAPI
import FrontdeskServices
package import RPCCore
import SQLInterface
package import Seams
package import Storage
package import WireFormat

/// The demonstration tenant: made, filled and emptied.
package enum DemoTenant {
  /// The tenant's fixed id.
  package static let id = DemoRecords.tenant

  /// The most customers that seeding makes.
  package static let customersMax = DemoCrowd.customersMax

  /// Every demonstration record's id lies here. The range is two milliseconds of a July long
  /// past, so no server ever makes another id in it.
  static let ids =
    Uuid(
      high: 0x0198_0000_0000_7000, low: 0)...Uuid(high: 0x0198_0000_0001_7FFF, low: .max)

  static let scope = TenantScope.system(id, "the demonstration tenant")

  /// What the tenant holds of demonstration data.
  package static func counts(_ store: Store) throws(RPCError) -> RecordCounts {
    let reader = try db(try store.makeReadStore())
    defer { reader.close() }
    return try db(try reader.recordCounts(in: ids, scope))
  }

  /// Makes the tenant and its hand-written records where they are missing, then `customers`
  /// more with bookings. `progress` hears how many of these there are.
  package static func seed(
    _ store: Store, _ environment: ServiceEnvironment, clock: any Clock, customers: Int = 0,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(RPCError) {
    let seeder = DemoSeeder(environment: environment, now: clock.now())
    try BackgroundJob.run("demo seed", on: store, scope) { call throws(RPCError) in
      try seeder.seed(call)
    }
    let crowd = DemoCrowd(environment: environment, now: clock.now())
    var made = 0
    while made < customers {
      let part = made..<min(made + DemoCrowd.customersPerJob, customers)
      try BackgroundJob.run("demo seed", on: store, scope) { call throws(RPCError) in
        try crowd.seed(part, call)
      }
      made = part.upperBound
      progress(made)
    }
  }

  /// Removes every demonstration record and keeps the tenant; tells what was there.
  package static func clean(_ store: Store) throws(RPCError) -> RecordCounts {
    let before = try counts(store)
    try BackgroundJob.run("demo clean", on: store, scope) { call throws(RPCError) in
      guard before.customers + before.bookings + before.leads > 0 else { return }
      try db(try call.store.removeRecords(in: ids, scope))
      call.store.record(
        Change(.demoCleaned, .tenant, id, subject: nil, version: 0), scope)
    }
    return before
  }
}

extension ChangeKind {
  /// The demonstration records were removed.
  static let demoCleaned = ChangeKind("demoCleaned")
}
