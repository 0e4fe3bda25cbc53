package import Auth
package import TLS
package import WireFormat

/// Why a token was refused, in words that its holder may read.
package struct TokenRefusal: Error, Sendable, Hashable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// What the runtime asks of authentication.
package protocol TokenVerifying: Sendable {
  /// The principal of the token in an AUTH frame. Called on reactors.
  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal
  /// Whether a principal that was verified earlier still stands: neither expired nor revoked.
  /// Asked for every call.
  func isValid(_ principal: Principal, now: Timestamp) -> Bool
  /// Whom a client's certificate stands for; nil for nobody. Called on reactors.
  func principal(of certificate: PeerCertificate, now: Timestamp) -> Principal?
}

extension TokenVerifying {
  /// Certificates stand for nobody unless the verifier says so.
  package func principal(of certificate: PeerCertificate, now: Timestamp) -> Principal? { nil }
}
