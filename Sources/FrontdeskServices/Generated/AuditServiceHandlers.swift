// DO NOT EDIT: generated from Schema/audit.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Who changed what and when, in a chain of hashes that shows any later edit.
package protocol AuditServiceHandlers: Sendable {
  /// Pages through the audit with filters, the latest entry first. What customers have spent
  /// reads `"***"` for client admins without the scope `finance`.
  func list(_ request: ListAuditRequest, _ call: ReadCall) throws(RPCError) -> AuditPage

  /// The end of the chain, to be kept elsewhere.
  func getHead(_ request: GetAuditHeadRequest, _ call: ReadCall) throws(RPCError) -> AuditHead

  /// Hashes a stretch of the chain again, from its beginning on; nothing of it is kept in memory.
  func verifyChain(_ request: VerifyChainRequest, _ call: ReadCall) throws(RPCError) -> ChainReport
}

extension AuditServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: AuditServiceMethods.list, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ListAuditRequest", responseType: "AuditPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListAuditRequest.self)
          answer.append(try self.list(request, call))
        }),
      ServiceMethod(
        info: AuditServiceMethods.getHead, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "GetAuditHeadRequest", responseType: "AuditHead",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetAuditHeadRequest.self)
          answer.append(try self.getHead(request, call))
        }),
      ServiceMethod(
        info: AuditServiceMethods.verifyChain, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "VerifyChainRequest", responseType: "ChainReport",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: VerifyChainRequest.self)
          answer.append(try self.verifyChain(request, call))
        }),
    ]
  }
}
