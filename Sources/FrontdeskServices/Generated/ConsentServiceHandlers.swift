// DO NOT EDIT: generated from Schema/consents.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Who wants to be written to, how and about what.
package protocol ConsentServiceHandlers: Sendable {
  /// Adds what a customer said; what it said before stays on record.
  func recordConsent(_ request: RecordConsentRequest, _ call: WriteCall) throws(RPCError) -> Consent

  /// Pages through what a customer said, the latest first, and tells what holds now.
  func listConsents(
    _ request: ListConsentsRequest, _ call: ReadCall
  ) throws(RPCError) -> ConsentPage
}

extension ConsentServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: ConsentServiceMethods.recordConsent, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "RecordConsentRequest", responseType: "Consent",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RecordConsentRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.recordConsent(request, call))
          }
        }),
      ServiceMethod(
        info: ConsentServiceMethods.listConsents, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListConsentsRequest", responseType: "ConsentPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListConsentsRequest.self)
          answer.append(try self.listConsents(request, call))
        }),
    ]
  }
}
