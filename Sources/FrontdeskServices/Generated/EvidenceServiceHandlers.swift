// DO NOT EDIT: generated from Schema/evidence.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Files about customers. They are kept sealed with the customer's key, under names that nobody
/// can guess, and are only ever handed out as attachments.
package protocol EvidenceServiceHandlers: Sendable {
  /// Begins to send a file. Refused with `resourceExhausted` where the tenant's quota does not
  /// leave room for it.
  func beginUpload(
    _ request: BeginEvidenceRequest, _ call: WriteCall
  ) throws(RPCError) -> EvidenceUpload

  /// Sends bytes of a file. A stream that breaks off leaves what has come: ask how far, and go on
  /// from there with another one.
  func upload(_ call: ClientStreamCall<WorkCall, EvidencePart>) throws(RPCError) -> EvidenceUpload

  /// How far a file has come.
  func getUpload(
    _ request: GetEvidenceUploadRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceUpload

  /// Takes a file that is whole. The same bytes of the same customer are kept once: then the
  /// answer is the file that is there already.
  func finishUpload(
    _ request: FinishEvidenceRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceFile

  /// Pages through a customer's files, the latest first.
  func listEvidence(
    _ request: ListEvidenceRequest, _ call: ReadCall
  ) throws(RPCError) -> EvidencePage

  /// A file's bytes, in parts. The first part's `total` is its size.
  func downloadEvidence(
    _ request: DownloadEvidenceRequest, _ call: ServerStreamCall<WorkCall, FilePart>
  ) throws(RPCError)

  /// Deletes a file, its bytes too.
  func deleteEvidence(
    _ request: DeleteEvidenceRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceFile
}

extension EvidenceServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: EvidenceServiceMethods.beginUpload, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "BeginEvidenceRequest", responseType: "EvidenceUpload",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: BeginEvidenceRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.beginUpload(request, call))
          }
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.upload, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "EvidencePart", responseType: "EvidenceUpload",
        body: .workStream(.clientStream) { (_, call, stream, answer) throws(RPCError) in
          answer.append(try self.upload(ClientStreamCall(call, stream)))
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.getUpload, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "GetEvidenceUploadRequest", responseType: "EvidenceUpload",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetEvidenceUploadRequest.self)
          answer.append(try self.getUpload(request, call))
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.finishUpload, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "FinishEvidenceRequest", responseType: "EvidenceFile",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: FinishEvidenceRequest.self)
          answer.append(try self.finishUpload(request, call))
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.listEvidence, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ListEvidenceRequest", responseType: "EvidencePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListEvidenceRequest.self)
          answer.append(try self.listEvidence(request, call))
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.downloadEvidence, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "DownloadEvidenceRequest", responseType: "FilePart",
        body: .workStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DownloadEvidenceRequest.self)
          try self.downloadEvidence(request, ServerStreamCall(call, stream))
        }),
      ServiceMethod(
        info: EvidenceServiceMethods.deleteEvidence, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "DeleteEvidenceRequest", responseType: "EvidenceFile",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteEvidenceRequest.self)
          answer.append(try self.deleteEvidence(request, call))
        }),
    ]
  }
}
