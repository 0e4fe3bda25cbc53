import RPCServer
import Synchronization
import WireFormat

@testable import Auth

/// Tokens that a test hands out and revokes.
final class ToyTokens: TokenVerifying {
  private struct State {
    var principals: [String: Principal] = [:]
    var revoked: Set<String> = []
  }

  private let state = Mutex(State())

  /// Makes `token` good until `expiresAt`, in seconds since the Unix epoch.
  func add(
    _ token: String, _ role: Role, tenant: Uuid? = nil, scopes: Set<String> = [],
    expiresAt: Int64 = .max
  ) {
    let principal = Principal(
      subject: "s-\(token)", role: role, tenant: tenant, scopes: scopes, locations: [],
      tokenID: token, expiresAt: expiresAt)
    state.withLock { $0.principals[token] = principal }
  }

  func revoke(_ token: String) { state.withLock { _ = $0.revoked.insert(token) } }

  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    let name = String(decoding: token, as: UTF8.self)
    guard let principal = state.withLock({ $0.principals[name] }) else {
      throw TokenRefusal("The token is not known.")
    }
    return principal
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool {
    now.microseconds / 1_000_000 < principal.expiresAt
      && !state.withLock { $0.revoked.contains(principal.tokenID) }
  }
}
