/// How late an open loop sent its calls. What the generator is late itself counts as latency, as if
/// it were the server's, so it is shown beside.
package struct SendFigures: Sendable {
  /// Late by more than this, the generator is what was measured.
  private static let lateNanoseconds: UInt64 = 10_000_000

  /// From when calls were due until they were written, where the server had left room for them.
  package private(set) var delays = LatencyHistogram()
  /// Calls that had to wait until the server answered others of their connections.
  package private(set) var held = 0

  package init() {}

  package mutating func note(due: UInt64, sent: UInt64, isHeld: Bool) {
    if isHeld {
      held += 1
    } else {
      delays.add(nanoseconds: sent > due ? sent - due : 0)
    }
  }

  package mutating func add(_ other: SendFigures) {
    delays.add(other.delays)
    held += other.held
  }

  /// Whether the generator could not keep its rate by itself.
  package var isLate: Bool { delays.percentile(0.99) > Self.lateNanoseconds }
}
