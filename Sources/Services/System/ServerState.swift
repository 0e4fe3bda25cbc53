import RPCCore
import RPCServer
import Storage
import Synchronization

/// The parts of the running server that ServerService shows. They are made after the handlers,
/// which they hold, so they are named later and held weakly.
final class ServerState: Sendable {
  private struct Parts {
    weak var runtime: RPCServer?
    weak var dispatcher: ServiceDispatcher?
  }

  let configuration: ServerConfiguration
  private let parts = Mutex(Parts())

  init(_ configuration: ServerConfiguration) { self.configuration = configuration }

  /// Names the parts, once they are there.
  func show(_ runtime: RPCServer, _ dispatcher: ServiceDispatcher) {
    parts.withLock { $0 = Parts(runtime: runtime, dispatcher: dispatcher) }
  }

  func runtime() throws(RPCError) -> RPCServer {
    guard let runtime = parts.withLock({ $0.runtime }) else { throw .serverEnds }
    return runtime
  }

  func dispatcher() throws(RPCError) -> ServiceDispatcher {
    guard let dispatcher = parts.withLock({ $0.dispatcher }) else { throw .serverEnds }
    return dispatcher
  }
}

extension RPCError {
  fileprivate static var serverEnds: RPCError {
    RPCError(.unavailable, "The server is starting or going away; try again.")
  }
}
