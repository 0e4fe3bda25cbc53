// DO NOT EDIT: generated from Schema/system.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Says whether the server serves.
package protocol HealthServiceHandlers: Sendable {
  /// Answers at once, without a token; `draining` once the server has begun to stop.
  func check(_ request: CheckHealthRequest, _ call: ReadCall) throws(RPCError) -> Health
}

extension HealthServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: HealthServiceMethods.check, lane: .readsPoint,
        access: AccessRule(isPublic: true),
        isTenantless: true,
        requestType: "CheckHealthRequest", responseType: "Health",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CheckHealthRequest.self)
          answer.append(try self.check(request, call))
        }),
    ]
  }
}
