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

  /// Goes through all customers in search of duplicates, in the background, and then follows
  /// every change.
  func scanDuplicates(
    _ request: ScanDuplicatesRequest, _ call: WriteCall
  ) throws(RPCError) -> DuplicateScan

  /// How far the search is.
  func getDuplicateScan(
    _ request: GetDuplicateScanRequest, _ call: ReadCall
  ) throws(RPCError) -> DuplicateScan

  /// Pages through the pairs that were found, the likest first.
  func listDuplicates(
    _ request: ListDuplicatesRequest, _ call: ReadCall
  ) throws(RPCError) -> DuplicatePage

  /// Says that two customers are two people: the pair is not shown again.
  func dismissDuplicate(
    _ request: DismissDuplicateRequest, _ call: WriteCall
  ) throws(RPCError) -> DuplicatePair
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
      ServiceMethod(
        info: DuplicateServiceMethods.scanDuplicates, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ScanDuplicatesRequest", responseType: "DuplicateScan",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ScanDuplicatesRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.scanDuplicates(request, call))
          }
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.getDuplicateScan, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "GetDuplicateScanRequest", responseType: "DuplicateScan",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetDuplicateScanRequest.self)
          answer.append(try self.getDuplicateScan(request, call))
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.listDuplicates, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListDuplicatesRequest", responseType: "DuplicatePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListDuplicatesRequest.self)
          answer.append(try self.listDuplicates(request, call))
        }),
      ServiceMethod(
        info: DuplicateServiceMethods.dismissDuplicate, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DismissDuplicateRequest", responseType: "DuplicatePair",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DismissDuplicateRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.dismissDuplicate(request, call))
          }
        }),
    ]
  }
}
