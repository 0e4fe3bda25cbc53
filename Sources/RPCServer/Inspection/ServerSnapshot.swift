package import Auth
package import WireFormat

/// What the reactors hold at one moment, for operators.
package struct ServerSnapshot: Sendable {
  package internal(set) var connections: [OpenConnection] = []
  package internal(set) var calls: [OpenCall] = []
}

/// One open connection.
package struct OpenConnection: Sendable {
  package let id: ConnectionName
  /// Address and port; nil within the process, or when the peer has gone.
  package let peer: String?
  /// Since the connection was accepted, in nanoseconds.
  package let age: UInt64
  /// Since the peer did something, in nanoseconds.
  package let quiet: UInt64
  /// The roles of its good tokens.
  package let roles: [Role]
  package let callsInFlight: Int
  package let bytesReceived: UInt64
  package let bytesSent: UInt64
  /// Unsent bytes of answers.
  package let backlog: Int
  package let isEnding: Bool
}

/// One call whose handler has not ended.
package struct OpenCall: Sendable {
  package let connection: ConnectionName
  package let stream: UInt32
  /// `frontdesk.v1.LeadService/getLead`.
  package let method: String
  package let tenant: Uuid?
  /// Since its request was received, in nanoseconds.
  package let age: UInt64
  /// Until its deadline, in nanoseconds; 0 once that has passed.
  package let remaining: UInt64
  package let isCancelled: Bool
}

/// Names a connection among those of all reactors, in an order that lasts.
package struct ConnectionName: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let reactor: Int
  package let number: UInt64

  package init(reactor: Int, number: UInt64) {
    self.reactor = reactor
    self.number = number
  }

  /// Reads `reactor-number`; nil for other texts.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let reactor = Int(parts[0]), let number = UInt64(parts[1]) else {
      return nil
    }
    self.init(reactor: reactor, number: number)
  }

  package var description: String { "\(reactor)-\(number)" }

  package static func < (left: ConnectionName, right: ConnectionName) -> Bool {
    (left.reactor, left.number) < (right.reactor, right.number)
  }
}
