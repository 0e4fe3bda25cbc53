import SystemIO

/// Connections that have shaken hands and presented a token, and then say nothing.
package final class IdleConnections {
  private var connections: [LoadConnection] = []

  /// Returns when the server has greeted every one of them.
  package init(_ target: LoadTarget, count: Int, token: String?) throws(LoadError) {
    _ = try? ProcessLimits.raiseDescriptorLimit()
    let tokens = [token].compactMap { $0 }
    for _ in 0..<count {
      let connection = try LoadConnection(target, inFlight: 1, tenants: [], tokens: tokens)
      try connection.greet()
      connections.append(connection)
    }
  }
}
