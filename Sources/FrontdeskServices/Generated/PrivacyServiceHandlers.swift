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

  /// Destroys the key of a lead that never became a customer, and deletes it with its messages;
  /// one that did goes with its customer. Doing so again answers with the same receipt.
  func eraseLead(_ request: EraseLeadRequest, _ call: WorkCall) throws(RPCError) -> ErasureReceipt

  /// The receipt of an erasure.
  func getErasure(_ request: GetErasureRequest, _ call: ReadCall) throws(RPCError) -> ErasureReceipt

  /// Everything that is kept about a customer, one record at a time, for the person itself.
  func exportSubject(
    _ request: ExportSubjectRequest, _ call: ServerStreamCall<ReadCall, SubjectRecord>
  ) throws(RPCError)

  /// How many customers have which problem; all of them are looked at.
  func getDataQuality(
    _ request: GetDataQualityRequest, _ call: ReadCall
  ) throws(RPCError) -> DataQualityReport

  /// Pages through the customers with problems.
  func listDataProblems(
    _ request: ListDataProblemsRequest, _ call: ReadCall
  ) throws(RPCError) -> DataProblemPage
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
        info: PrivacyServiceMethods.eraseLead, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "EraseLeadRequest", responseType: "ErasureReceipt",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: EraseLeadRequest.self)
          answer.append(try self.eraseLead(request, call))
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
      ServiceMethod(
        info: PrivacyServiceMethods.exportSubject, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ExportSubjectRequest", responseType: "SubjectRecord",
        body: .readStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ExportSubjectRequest.self)
          try self.exportSubject(request, ServerStreamCall(call, stream))
        }),
      ServiceMethod(
        info: PrivacyServiceMethods.getDataQuality, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "GetDataQualityRequest", responseType: "DataQualityReport",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetDataQualityRequest.self)
          answer.append(try self.getDataQuality(request, call))
        }),
      ServiceMethod(
        info: PrivacyServiceMethods.listDataProblems, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ListDataProblemsRequest", responseType: "DataProblemPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListDataProblemsRequest.self)
          answer.append(try self.listDataProblems(request, call))
        }),
    ]
  }
}
