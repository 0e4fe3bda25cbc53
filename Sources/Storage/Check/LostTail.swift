import Auth
package import SQLInterface
package import WireFormat

/// A tenant whose feed had come further than the store now knows.
package struct LostTail: Sendable, Hashable {
  package let tenant: Uuid
  /// The last event that was committed.
  package let committed: Int64
  /// The last one that is there.
  package let found: Int64
}

extension ReadStore {
  /// Which of `committed`, tenants and their last events, the store has lost the end of.
  package final func lostTails(_ committed: [Uuid: Int64]) throws(SQLError) -> [LostTail] {
    var lost: [LostTail] = []
    for (tenant, event) in committed {
      let found = try lastEvent(.system(tenant, "looking at the end of the chain"))
      if found < event { lost.append(LostTail(tenant: tenant, committed: event, found: found)) }
    }
    return lost.sorted { ($0.tenant.high, $0.tenant.low) < ($1.tenant.high, $1.tenant.low) }
  }
}
