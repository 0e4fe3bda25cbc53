import Synchronization

/// What a server did and does, over all its reactors.
package struct ServerCounters: Sendable, Hashable {
  /// Connections that are open.
  package var connections = 0
  package var connectionsAccepted: UInt64 = 0
  /// Calls whose handlers have not ended.
  package var callsInFlight = 0
  package var calls: UInt64 = 0
  /// Calls that ended with another code than 0.
  package var callsFailed: UInt64 = 0
  package var bytesReceived: UInt64 = 0
  package var bytesSent: UInt64 = 0
  /// Frames for calls that had ended, which were dropped.
  package var framesDropped: UInt64 = 0
  /// Connections that were closed for breaking the protocol.
  package var connectionsRefused: UInt64 = 0
  /// How often connections were not read for a moment, because their calls were refused.
  package var rests: UInt64 = 0

  package init() {}
}

/// One reactor's share, which only its thread writes: plain additions, published with relaxed
/// stores because readers want figures and no order.
final class ReactorCounters: Sendable {
  let connections = Atomic(0)
  private let connectionsAccepted = Atomic<UInt64>(0)
  private let callsInFlight = Atomic(0)
  private let calls = Atomic<UInt64>(0)
  private let callsFailed = Atomic<UInt64>(0)
  private let bytesReceived = Atomic<UInt64>(0)
  private let bytesSent = Atomic<UInt64>(0)
  private let framesDropped = Atomic<UInt64>(0)
  private let connectionsRefused = Atomic<UInt64>(0)
  private let rests = Atomic<UInt64>(0)

  func publish(_ counters: ServerCounters) {
    connectionsAccepted.store(counters.connectionsAccepted, ordering: .relaxed)
    callsInFlight.store(counters.callsInFlight, ordering: .relaxed)
    calls.store(counters.calls, ordering: .relaxed)
    callsFailed.store(counters.callsFailed, ordering: .relaxed)
    bytesReceived.store(counters.bytesReceived, ordering: .relaxed)
    bytesSent.store(counters.bytesSent, ordering: .relaxed)
    framesDropped.store(counters.framesDropped, ordering: .relaxed)
    connectionsRefused.store(counters.connectionsRefused, ordering: .relaxed)
    rests.store(counters.rests, ordering: .relaxed)
  }

  func add(to sum: inout ServerCounters) {
    sum.connections += connections.load(ordering: .relaxed)
    sum.connectionsAccepted += connectionsAccepted.load(ordering: .relaxed)
    sum.callsInFlight += callsInFlight.load(ordering: .relaxed)
    sum.calls += calls.load(ordering: .relaxed)
    sum.callsFailed += callsFailed.load(ordering: .relaxed)
    sum.bytesReceived += bytesReceived.load(ordering: .relaxed)
    sum.bytesSent += bytesSent.load(ordering: .relaxed)
    sum.framesDropped += framesDropped.load(ordering: .relaxed)
    sum.connectionsRefused += connectionsRefused.load(ordering: .relaxed)
    sum.rests += rests.load(ordering: .relaxed)
  }
}
