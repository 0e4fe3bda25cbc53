// DO NOT EDIT: generated from Schema/merging.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Customers that are one person twice: merging them, and taking that back.
package protocol DuplicateServiceHandlers: Sendable {
  /// What a merge would do, field by field.
  func previewMerge(
    _ request: PreviewMergeRequest, _ call: ReadCall
  ) throws(RPCError) -> MergePreview

  /// Merges one customer into another: everything of the one is the other's, and its ids,
  /// numbers and identifiers find the other for ever.
  func mergeCustomers(
    _ request: MergeCustomersRequest, _ call: WriteCall
  ) throws(RPCError) -> MergedCustomers

  /// Takes a merge back: both customers are what they were, but for what was changed since.
  func undoMerge(_ request: UndoMergeRequest, _ call: WriteCall) throws(RPCError) -> UndoneMerge

  /// Pages through merges, the latest first; those that were taken back too.
  func listMerges(_ request: ListMergesRequest, _ call: ReadCall) throws(RPCError) -> MergePage
}

extension DuplicateServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: DuplicateServiceMethods.previewMerge, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "PreviewMergeRequest", responseType: "MergePreview",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: PreviewMergeRequest.self)
          answer.append(try self.previewMerge(request, call))
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.mergeCustomers, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "MergeCustomersRequest", responseType: "MergedCustomers",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: MergeCustomersRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.mergeCustomers(request, call))
          }
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.undoMerge, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UndoMergeRequest", responseType: "UndoneMerge",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UndoMergeRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.undoMerge(request, call))
          }
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.listMerges, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListMergesRequest", responseType: "MergePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListMergesRequest.self)
          answer.append(try self.listMerges(request, call))
        }),
    ]
  }
}
