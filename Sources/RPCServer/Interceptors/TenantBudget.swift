import RPCCore
import WireFormat

/// What one tenant may still call on one reactor. Time is looked at only when it has run out, so
/// that a call within its budget costs a subtraction.
final class TenantBudget {
  private let perSecond: UInt64
  private var left: UInt64
  private var filledAt: UInt64

  /// Begins with a second's worth.
  init(perSecond: UInt64, now: UInt64) {
    self.perSecond = max(1, perSecond)
    left = self.perSecond
    filledAt = now
  }

  /// Takes one call at `now`, in monotonic nanoseconds; refuses it when none is left.
  @inline(__always)
  func take(at now: UInt64) throws(RPCError) {
    if left == 0 { try refill(at: now) }
    left -= 1
  }

  private func refill(at now: UInt64) throws(RPCError) {
    let passed = min(now > filledAt ? now - filledAt : 0, 1_000_000_000)
    let gained = UInt64(Double(passed) / 1e9 * Double(perSecond))
    guard gained > 0 else {
      throw RPCError(
        .resourceExhausted, "The tenant makes more calls than it may; try again later.",
        retryAfterMilliseconds: UInt32(clamping: max(10, 1000 / perSecond)), neverExecuted: true)
    }
    left = gained
    filledAt = now
  }
}

/// The budgets of one reactor; each grant keeps its tenant's, so that calls need not look it up.
struct TenantBudgets {
  // Only a bound on memory: grants keep the budgets that they have.
  private static let countMax = 65_536

  private let perSecond: UInt64
  private var budgets: [Uuid: TenantBudget] = [:]

  /// A reactor's share of what a tenant may call in a second.
  init(perSecond: Int) { self.perSecond = UInt64(clamping: max(1, perSecond)) }

  mutating func budget(of tenant: Uuid, now: UInt64) -> TenantBudget {
    if let known = budgets[tenant] { return known }
    if budgets.count >= Self.countMax { budgets.removeAll() }
    let budget = TenantBudget(perSecond: perSecond, now: now)
    budgets[tenant] = budget
    return budget
  }
}
