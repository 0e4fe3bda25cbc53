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

  /// Tells the state at once and whenever it changes, without a token. A server that stops says
  /// `draining` and then ends the stream `unavailable`.
  func watch(_ request: WatchHealthRequest, _ call: ReadCall) throws(RPCError) -> FeedSource<Health>
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
      ServiceMethod(
        info: HealthServiceMethods.watch, lane: .feed,
        access: AccessRule(isPublic: true),
        isTenantless: true,
        requestType: "WatchHealthRequest", responseType: "Health",
        body: .feed { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: WatchHealthRequest.self)
          return try self.watch(request, call).anySource
        }),
    ]
  }
}
