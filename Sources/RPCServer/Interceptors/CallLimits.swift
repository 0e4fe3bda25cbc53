import Auth
import RPCCore
import WireFormat

/// What a call may cost: its share of what its tenant may call in a second, its request's length,
/// its time.
struct CallLimits: CallInterceptor {
  private let traits: [MethodCatalog.Traits]
  private let timeoutMax: UInt64
  private let statistics: CallStatistics
  private var budgets: TenantBudgets

  init(
    _ catalog: MethodCatalog, _ limits: RPCLimits, reactors: Int, _ statistics: CallStatistics
  ) {
    traits = catalog.traits
    timeoutMax = UInt64(clamping: limits.timeoutMicrosecondsMax)
    budgets = TenantBudgets(perSecond: limits.tenantCallsPerSecondMax / max(1, reactors))
    self.statistics = statistics
  }

  /// What a principal's tenant may call; nil for those of no tenant.
  mutating func budget(of principal: Principal, at time: UInt64) -> TenantBudget? {
    principal.tenant.map { budgets.budget(of: $0, now: time) }
  }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {
    if let budget = call.budget { try take(from: budget, at: call.arrived) }
    guard call.requestBytes <= traits[call.index].requestBytesMax else {
      throw RPCError(Refusal.requestTooLong(traits[call.index].requestBytesMax))
    }
    call.deadline = deadline(call)
    guard call.now < call.deadline else {
      let text = "The deadline passed before the call began."
      throw RPCError(.deadlineExceeded, text, neverExecuted: true)
    }
  }

  @inline(__always)
  private func take(from budget: TenantBudget, at time: UInt64) throws(RPCError) {
    do throws(RPCError) { try budget.take(at: time) } catch {
      statistics.countOverBudget()
      throw error
    }
  }

  @inline(__always)
  private func deadline(_ call: borrowing ArrivingCall) -> UInt64 {
    let told = call.timeout
    let microseconds = told == 0 ? traits[call.index].timeout : min(told, timeoutMax)
    guard microseconds != MethodCatalog.Traits.endless else { return .max }
    return call.arrived &+ microseconds &* 1000
  }
}
