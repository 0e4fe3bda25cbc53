// DO NOT EDIT: generated from Schema/auth.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Takes tokens back before they expire.
package protocol AuthServiceHandlers: Sendable {
  /// Refuses a token of the call's tenant, calls in flight excepted.
  func revokeToken(
    _ request: RevokeTokenRequest, _ call: WriteCall
  ) throws(RPCError) -> RevokedToken

  /// Refuses a platform admin's token, calls in flight excepted.
  func revokePlatformToken(
    _ request: RevokePlatformTokenRequest, _ call: WriteCall
  ) throws(RPCError) -> RevokedToken
}

extension AuthServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: AuthServiceMethods.revokeToken, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "RevokeTokenRequest", responseType: "RevokedToken",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RevokeTokenRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.revokeToken(request, call))
          }
        }),
      ServiceMethod(
        info: AuthServiceMethods.revokePlatformToken, lane: .writes,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "RevokePlatformTokenRequest", responseType: "RevokedToken",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RevokePlatformTokenRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.revokePlatformToken(request, call))
          }
        }),
    ]
  }
}
