import Auth
import RPCCore
import SystemIO

// What operators see of a reactor.
extension ReactorCore {
  /// Answers an operator's question.
  func answer(_ inspection: Inspection) {
    var open: [OpenConnection] = []
    var calls: [OpenCall] = []
    for case .some(let connection) in connections {
      let name = ConnectionName(reactor: reactor.index, number: connection.core.id)
      open.append(figures(of: connection, name))
      for (stream, held) in connection.core.calls {
        guard case .running(let ticket) = held else { continue }
        calls.append(figures(of: ticket, stream, name))
      }
    }
    inspection.add(open, calls)
  }

  private func figures(of connection: Connection, _ name: ConnectionName) -> OpenConnection {
    let number = connection.core.transport.number
    return OpenConnection(
      id: name, peer: number.flatMap { (try? Socket.peerAddress(of: $0))?.description },
      age: since(connection.core.opened), quiet: since(connection.core.lastActive),
      roles: connection.core.slots.roles, callsInFlight: connection.core.machine.callsInFlight,
      bytesReceived: connection.core.bytesReceived, bytesSent: connection.core.bytesSent,
      backlog: connection.core.backlog,
      isEnding: max(connection.core.endingSince, connection.core.leftSince) > 0
        || connection.core.phase != .open)
  }

  private func figures(
    of ticket: CallTicket, _ stream: UInt32, _ name: ConnectionName
  ) -> OpenCall {
    OpenCall(
      connection: name, stream: stream, method: tools.catalog.methods[ticket.method].info.name,
      tenant: ticket.context.scope?.tenantID, age: since(ticket.context.arrived),
      remaining: ticket.deadline > tools.now ? ticket.deadline - tools.now : 0,
      isCancelled: ticket.wasCancelled)
  }

  private func since(_ time: UInt64) -> UInt64 { tools.now - min(time, tools.now) }
}
