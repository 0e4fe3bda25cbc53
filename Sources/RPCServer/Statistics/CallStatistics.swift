import RPCCore

/// What became of the calls of one method, over all reactors.
package struct MethodStatistics: Sendable {
  /// `frontdesk.v1.LeadService/getLead`; empty for calls of no known method.
  package let name: String
  package let lane: Lane?
  /// By status code, 0 to 16.
  package var codes: [UInt64]
  /// From the received request to the end.
  package var latency = DurationHistogram()
}

/// What became of calls and connections, over all reactors.
package struct ServerStatistics: Sendable {
  package internal(set) var methods: [MethodStatistics] = []
  /// From the received request to the handler's begin, by lane.
  package internal(set) var queueing: [Lane: DurationHistogram] = [:]
  package internal(set) var closed: [CloseReason: UInt64] = [:]
  package internal(set) var authAccepted: UInt64 = 0
  package internal(set) var authRefused: UInt64 = 0
  package internal(set) var budgetRefused: UInt64 = 0
}

/// One reactor's share, which only its thread writes.
final class CallStatistics: Sendable {
  // Computed, because a stored one would be asked for whether it is made yet, by every call.
  @inline(__always)
  private static var codeCount: Int { 17 }
  @inline(__always)
  private static var rowCount: Int { codeCount + DurationHistogram.cellCount }

  /// Methods, and one row more for calls of none.
  private let methods: CounterCells
  private let lanes: CounterCells
  private let closed = CounterCells(CloseReason.allCases.count)
  /// Tokens accepted, tokens refused, calls over a tenant's budget.
  private let others = CounterCells(3)
  private let laneIndexes: [Int]
  private let table: [ServerMethod]

  init(_ table: [ServerMethod]) {
    self.table = table
    methods = CounterCells((table.count + 1) * Self.rowCount)
    lanes = CounterCells(Lane.allCases.count * DurationHistogram.cellCount)
    laneIndexes = table.map { method in Lane.allCases.firstIndex(of: method.lane) ?? 0 }
  }

  /// The row of calls whose method is not known.
  var unknownMethod: Int { table.count }

  @inline(__always)
  func count(_ method: Int, _ code: StatusCode, _ times: CallTimes) {
    let row = method * Self.rowCount
    methods.add(1, at: row + min(Int(code.rawValue), Self.codeCount - 1))
    let total = times.queueMicroseconds &+ times.handlerMicroseconds
    methods.addDuration(total, at: row + Self.codeCount)
    guard method < laneIndexes.count else { return }
    lanes.addDuration(
      times.queueMicroseconds, at: laneIndexes[method] * DurationHistogram.cellCount)
  }

  func count(_ reason: CloseReason) { closed.add(1, at: reason.rawValue) }

  func countToken(isGood: Bool) { others.add(1, at: isGood ? 0 : 1) }

  func countOverBudget() { others.add(1, at: 2) }

  func add(to sum: inout ServerStatistics) {
    if sum.methods.isEmpty {
      let codes = [UInt64](repeating: 0, count: Self.codeCount)
      sum.methods = table.map {
        MethodStatistics(name: $0.info.name, lane: $0.lane, codes: codes)
      }
      sum.methods.append(MethodStatistics(name: "", lane: nil, codes: codes))
    }
    for method in 0...table.count {
      let row = method * Self.rowCount
      for code in 0..<Self.codeCount { sum.methods[method].codes[code] &+= methods[row + code] }
      sum.methods[method].latency.add(methods, from: row + Self.codeCount)
    }
    for (index, lane) in Lane.allCases.enumerated() {
      sum.queueing[lane, default: DurationHistogram()].add(
        lanes, from: index * DurationHistogram.cellCount)
    }
    for reason in CloseReason.allCases {
      sum.closed[reason, default: 0] &+= closed[reason.rawValue]
    }
    sum.authAccepted &+= others[0]
    sum.authRefused &+= others[1]
    sum.budgetRefused &+= others[2]
  }
}
