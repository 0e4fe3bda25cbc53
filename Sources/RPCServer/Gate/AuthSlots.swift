import Auth
import RPCCore

/// The tokens of one connection.
package struct AuthSlots {
  enum Slot {
    case empty
    case granted(Grant)
    /// The token was bad; calls on the slot end with this message.
    case refused(String)
  }

  private var slots: [Slot] = []
  private var failures = 0
  /// When the AUTH frames of the last second came.
  private var recent: [UInt64] = []

  /// Counts one AUTH frame at `now`, in monotonic nanoseconds, and refuses more than are
  /// allowed within any second.
  mutating func admit(at now: UInt64, _ limits: RPCLimits) throws(ConnectionError) {
    recent.removeAll { now >= $0 + 1_000_000_000 }
    guard recent.count < limits.authPerSecondMax else { throw .authAbuse }
    recent.append(now)
  }

  mutating func set(_ index: Int, _ grant: Grant) { put(.granted(grant), at: index) }

  /// Marks the slot; one failure more than is allowed closes the connection.
  mutating func refuse(
    _ index: Int, _ message: String, _ limits: RPCLimits
  ) throws(ConnectionError) {
    put(.refused(message), at: index)
    failures += 1
    guard failures <= limits.authFailuresMax else { throw .authAbuse }
  }

  /// The roles of the tokens that were good, for operators.
  var roles: [Role] {
    slots.compactMap { slot in
      if case .granted(let grant) = slot { grant.principal.role } else { nil }
    }
  }

  subscript(index: UInt32) -> Slot {
    index < UInt32(truncatingIfNeeded: slots.count) ? slots[Int(index)] : .empty
  }

  private mutating func put(_ slot: Slot, at index: Int) {
    while slots.count <= index { slots.append(.empty) }
    slots[index] = slot
  }
}

/// A verified principal with what the access rules make of it, decided once for each token.
final class Grant {
  let principal: Principal
  /// What the tenant may still call on this reactor; nil for those of no tenant.
  let budget: TenantBudget?
  private let allowed: [UInt64]

  init(_ principal: Principal, _ methods: [ServerMethod], _ budget: TenantBudget?) {
    self.principal = principal
    self.budget = budget
    var allowed = [UInt64](repeating: 0, count: methods.count / 64 + 1)
    // Who is limited to locations sees only what happened there, which not every rpc can tell:
    // better nothing than everything.
    for (index, method) in methods.enumerated()
    where method.access.allows(principal) && (!principal.isLimited || method.keepsToLocations) {
      allowed[index / 64] |= 1 << UInt64(index % 64)
    }
    self.allowed = allowed
  }

  /// Why the principal may not call `method`, in words that it may read.
  func refusal(of method: ServerMethod) -> RPCError {
    guard principal.isLimited, method.access.allows(principal) else {
      return RPCError(
        .permissionDenied, "The token's role or scopes do not allow \(method.info.name).")
    }
    return RPCError(
      .permissionDenied,
      "The token is limited to locations, and \(method.info.name) tells or changes more than "
        + "what happened there; ask an admin of all locations to call it.")
  }

  /// Whether the principal may call the method.
  func allows(_ method: Int) -> Bool { allowed[method / 64] >> UInt64(method % 64) & 1 == 1 }
}
