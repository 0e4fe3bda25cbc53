// DO NOT EDIT: generated from Schema/privacy.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Whether people can have what is theirs, and can be forgotten.
package protocol PrivacyServiceHandlers: Sendable {
  /// Destroys the customer's key and deletes or pseudonymises its records, for good: also in
  /// backups, when they are restored. Doing so again answers with the same receipt.
  func eraseCustomer(
    _ request: EraseCustomerRequest, _ call: WorkCall
  ) throws(RPCError) -> ErasureReceipt

  /// The receipt of an erasure.
  func getErasure(_ request: GetErasureRequest, _ call: ReadCall) throws(RPCError) -> ErasureReceipt
}

extension PrivacyServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: PrivacyServiceMethods.eraseCustomer, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "EraseCustomerRequest", responseType: "ErasureReceipt",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: EraseCustomerRequest.self)
          answer.append(try self.eraseCustomer(request, call))
        }),
      ServiceMethod(
        info: PrivacyServiceMethods.getErasure, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "GetErasureRequest", responseType: "ErasureReceipt",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetErasureRequest.self)
          answer.append(try self.getErasure(request, call))
        }),
    ]
  }
}
