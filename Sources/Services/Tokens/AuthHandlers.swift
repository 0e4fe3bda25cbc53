import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// AuthService: takes tokens back before they expire.
package struct AuthHandlers: AuthServiceHandlers {
  let environment: ServiceEnvironment
  let verifier: TokenVerifier

  init(_ environment: ServiceEnvironment, _ verifier: TokenVerifier) {
    self.environment = environment
    self.verifier = verifier
  }

  package func revokeToken(
    _ request: RevokeTokenRequest, _ call: WriteCall
  ) throws(RPCError) -> RevokedToken {
    try revoke(request.tokenId, of: call.scope.tenantID, call.scope, call)
  }

  package func revokePlatformToken(
    _ request: RevokePlatformTokenRequest, _ call: WriteCall
  ) throws(RPCError) -> RevokedToken {
    try revoke(request.tokenId, of: nil, .platform, call)
  }

  private func revoke(
    _ tokenID: String, of tenant: Uuid?, _ scope: TenantScope, _ call: WriteCall
  ) throws(RPCError) -> RevokedToken {
    let until = TokenVerifier.revocationEnd(now: call.now)
    try db(try call.store.revoke(tokenID, until: until, now: call.now, scope))
    call.store.record(
      Change(
        .revoked, .token, environment.random.uuid(at: call.now), subject: nil, version: 1,
        after: Array(tokenID.utf8)), scope)
    let verifier = verifier
    let now = call.now
    call.afterCommit {
      verifier.restoreRevocation(tokenID, tenant: tenant, until: until, now: now)
    }
    return RevokedToken(tokenId: tokenID, until: until)
  }
}

extension ChangeKind {
  static let revoked = ChangeKind("revoked")
}

extension EntityKind {
  static let token = EntityKind("token", isKeptByServers: true)
}
