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

  /// Every service with its rpcs, in the order of the schema.
  func listServices(
    _ request: ListServicesRequest, _ call: ReadCall
  ) throws(RPCError) -> ListServicesResponse

  /// One message or enum.
  func describeType(
    _ request: DescribeTypeRequest, _ call: ReadCall
  ) throws(RPCError) -> TypeDescription
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
      ServiceMethod(
        info: ReflectionServiceMethods.listServices, lane: .readsPoint,
        access: AccessRule(isPublic: true),
        isTenantless: true,
        requestType: "ListServicesRequest", responseType: "ListServicesResponse",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListServicesRequest.self)
          answer.append(try self.listServices(request, call))
        }),
      ServiceMethod(
        info: ReflectionServiceMethods.describeType, lane: .readsPoint,
        access: AccessRule(isPublic: true),
        isTenantless: true,
        requestType: "DescribeTypeRequest", responseType: "TypeDescription",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DescribeTypeRequest.self)
          answer.append(try self.describeType(request, call))
        }),
    ]
  }
}
