// DO NOT EDIT: generated from Schema/server.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// What operators ask of a server: state and figures, no tenant's records.
package protocol ServerServiceHandlers: Sendable {
  /// Who is connected.
  func listConnections(
    _ request: ListConnectionsRequest, _ call: ReadCall
  ) throws(RPCError) -> ConnectionPage

  /// What runs now.
  func listCalls(_ request: ListCallsRequest, _ call: ReadCall) throws(RPCError) -> CallPage

  /// Where calls run and wait.
  func listLanes(
    _ request: ListLanesRequest, _ call: ReadCall
  ) throws(RPCError) -> ListLanesResponse

  /// What a caller has to keep to.
  func getLimits(_ request: GetLimitsRequest, _ call: ReadCall) throws(RPCError) -> ServerLimits

  /// Version, instance and age of the process.
  func getBuild(_ request: GetBuildRequest, _ call: ReadCall) throws(RPCError) -> BuildInfo
}

extension ServerServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: ServerServiceMethods.listConnections, lane: .readsReport,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "ListConnectionsRequest", responseType: "ConnectionPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListConnectionsRequest.self)
          answer.append(try self.listConnections(request, call))
        }),
      ServiceMethod(
        info: ServerServiceMethods.listCalls, lane: .readsReport,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "ListCallsRequest", responseType: "CallPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListCallsRequest.self)
          answer.append(try self.listCalls(request, call))
        }),
      ServiceMethod(
        info: ServerServiceMethods.listLanes, lane: .readsReport,
        access: AccessRule(grants: [.supportStaff, .service(scope: "server.read")]),
        isTenantless: true,
        requestType: "ListLanesRequest", responseType: "ListLanesResponse",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListLanesRequest.self)
          answer.append(try self.listLanes(request, call))
        }),
      ServiceMethod(
        info: ServerServiceMethods.getLimits, lane: .readsReport,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .supportStaff, .service(scope: "server.read")]),
        isTenantless: true,
        requestType: "GetLimitsRequest", responseType: "ServerLimits",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetLimitsRequest.self)
          answer.append(try self.getLimits(request, call))
        }),
      ServiceMethod(
        info: ServerServiceMethods.getBuild, lane: .readsReport,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .supportStaff, .service(scope: "server.read")]),
        isTenantless: true,
        requestType: "GetBuildRequest", responseType: "BuildInfo",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetBuildRequest.self)
          answer.append(try self.getBuild(request, call))
        }),
    ]
  }
}
