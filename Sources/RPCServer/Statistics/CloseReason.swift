import RPCCore

/// Why the server ended or refused a connection by itself.
package enum CloseReason: Int, Sendable, Hashable, CaseIterable {
  /// Over the limit of all connections.
  case connections
  /// Over the limit of one address.
  case address
  /// Over the limit of connections without a good token.
  case beforeAuth
  /// The first bytes are none of this protocol.
  case foreign
  /// Another major version.
  case version
  /// HELLO did not come in time.
  case handshake
  /// A frame that breaks the protocol.
  case protocolError
  /// Too many AUTH frames or bad tokens.
  case auth
  /// Too many PINGs, CANCELs or refused calls.
  case flood
  /// A frame that came too slowly.
  case slowSender
  /// Answers that the peer did not take.
  case slowReader
  /// Silence where a sign of life was asked for.
  case halfOpen
  case idle
  case age

  /// The reason's name in metrics.
  package var name: String {
    switch self {
    case .connections: "connections"
    case .address: "address"
    case .beforeAuth: "before_auth"
    case .foreign: "foreign"
    case .version: "version"
    case .handshake: "handshake"
    case .protocolError: "protocol"
    case .auth: "auth"
    case .flood: "flood"
    case .slowSender: "slow_sender"
    case .slowReader: "slow_reader"
    case .halfOpen: "half_open"
    case .idle: "idle"
    case .age: "age"
    }
  }

  init(_ error: ConnectionError) {
    switch error {
    case .authAbuse: self = .auth
    case .earlyPings, .flood: self = .flood
    case .slowFrame: self = .slowSender
    default: self = .protocolError
    }
  }
}
