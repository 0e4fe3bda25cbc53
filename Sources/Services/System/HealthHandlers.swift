package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Synchronization

/// HealthService: whether calls are taken.
package final class HealthHandlers: HealthServiceHandlers {
  private let version: String
  // One-way: once draining, never serving again. It orders nothing else.
  private let draining = Atomic(false)

  package init(version: String) { self.version = version }

  /// From now on the answer is `draining`.
  package func beginDraining() { draining.store(true, ordering: .relaxed) }

  /// Whether the server has begun to stop.
  package var isDraining: Bool { draining.load(ordering: .relaxed) }

  package func check(_ request: CheckHealthRequest, _ call: ReadCall) throws(RPCError) -> Health {
    Health(
      status: isDraining ? .draining : .serving, version: version)
  }
}
