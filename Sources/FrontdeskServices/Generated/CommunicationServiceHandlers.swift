// DO NOT EDIT: generated from Schema/communications.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
package import WireFormat

/// The history of messages.
package protocol CommunicationServiceHandlers: Sendable {
  /// Adds a message to the history; a lead that is not converted has at most 500.
  func recordCommunication(
    _ request: RecordCommunicationRequest, _ call: WriteCall
  ) throws(RPCError) -> Communication

  /// Finds one message by id.
  func getCommunication(
    _ request: GetCommunicationRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Pages through messages with filters, the latest first.
  func listCommunications(
    _ request: ListCommunicationsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Raises the status; a report that comes late and ranks lower changes nothing.
  func updateCommunicationStatus(
    _ request: UpdateCommunicationStatusRequest, _ call: WriteCall
  ) throws(RPCError) -> Communication
}

extension CommunicationServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: CommunicationServiceMethods.recordCommunication, lane: .writes,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .service(scope: "communications.write")]),
        isTenantless: false,
        requestType: "RecordCommunicationRequest", responseType: "Communication",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RecordCommunicationRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.recordCommunication(request, call))
          }
        }),
      ServiceMethod(
        info: CommunicationServiceMethods.getCommunication, lane: .readsPoint,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .service(scope: "communications.read")]),
        isTenantless: false,
        requestType: "GetCommunicationRequest", responseType: "Communication",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetCommunicationRequest.self)
          try self.getCommunication(request, call, &answer)
        }),
      ServiceMethod(
        info: CommunicationServiceMethods.listCommunications, lane: .readsPage,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .service(scope: "communications.read")]),
        isTenantless: false,
        requestType: "ListCommunicationsRequest", responseType: "CommunicationPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListCommunicationsRequest.self)
          try self.listCommunications(request, call, &answer)
        }),
      ServiceMethod(
        info: CommunicationServiceMethods.updateCommunicationStatus, lane: .writes,
        access: AccessRule(
          grants: [.clientAdmin(scope: nil), .service(scope: "communications.write")]),
        isTenantless: false,
        requestType: "UpdateCommunicationStatusRequest", responseType: "Communication",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateCommunicationStatusRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateCommunicationStatus(request, call))
          }
        }),
    ]
  }
}
