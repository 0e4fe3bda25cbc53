import Foundation
import RPCCore
import SystemIO
import WireFormat

/// Connections that have shaken hands and presented a token, and then say nothing.
package final class IdleConnections {
  private var connections: [LoadConnection] = []

  /// Returns when the server has greeted every one of them.
  package init(_ target: LoadTarget, count: Int, token: String?) throws(LoadError) {
    _ = try? ProcessLimits.raiseDescriptorLimit()
    let tokens = [token].compactMap { $0 }
    for _ in 0..<count {
      let connection = try LoadConnection(target, inFlight: 1, tenants: [], tokens: tokens)
      // One after the other, so that none waits for its greeting longer than the server allows.
      try connection.flush()
      var watched = pollfd(fd: connection.socket.descriptor, events: Int16(POLLIN), revents: 0)
      while connection.callsInFlightMax == 0 {
        guard poll(&watched, 1, 10_000) > 0 else {
          throw LoadError("The server does not greet connection \(connections.count + 1).")
        }
        try connection.receive { _, _, _ in }
      }
      connections.append(connection)
    }
  }
}
