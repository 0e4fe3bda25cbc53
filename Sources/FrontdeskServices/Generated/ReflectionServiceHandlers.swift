// DO NOT EDIT: generated from Schema/system.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Tells a caller what can be called.
package protocol ReflectionServiceHandlers: Sendable {
  /// The text of every schema file, enough to call any rpc with JSON.
  func getSchema(
    _ request: GetSchemaRequest, _ call: ReadCall
  ) throws(RPCError) -> GetSchemaResponse
}

extension ReflectionServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: ReflectionServiceMethods.getSchema, lane: .readsPoint,
        access: AccessRule(isPublic: true),
        isTenantless: true,
        requestType: "GetSchemaRequest", responseType: "GetSchemaResponse",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetSchemaRequest.self)
          answer.append(try self.getSchema(request, call))
        }),
    ]
  }
}
