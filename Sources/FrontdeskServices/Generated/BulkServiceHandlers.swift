// DO NOT EDIT: generated from Schema/bulk.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// One change to many customers.
package protocol BulkServiceHandlers: Sendable {
  /// Begins to change the category, tags or status of many customers, or to delete or restore
  /// them; the server does it by itself, some at a time: watch it. Whom a filter gives is settled
  /// before the first change.
  func startBulkUpdate(
    _ request: StartBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) -> BulkUpdate

  /// One bulk update as it stands.
  func getBulkUpdate(
    _ request: GetBulkUpdateRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkUpdate

  /// A bulk update as it stands, and then again with each step, until it has come to an end.
  func watchBulkUpdate(
    _ request: WatchBulkUpdateRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<BulkUpdate>

  /// Pages through the tenant's bulk updates, the latest first.
  func listBulkUpdates(
    _ request: ListBulkUpdatesRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkUpdatePage

  /// What became of each customer.
  func listBulkResults(
    _ request: ListBulkResultsRequest, _ call: ReadCall
  ) throws(RPCError) -> BulkResultPage

  /// Stops a bulk update between two customers; what is changed stays. One that has ended is
  /// left as it is.
  func stopBulkUpdate(
    _ request: StopBulkUpdateRequest, _ call: WriteCall
  ) throws(RPCError) -> BulkUpdate
}

extension BulkServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: BulkServiceMethods.startBulkUpdate, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "StartBulkUpdateRequest", responseType: "BulkUpdate",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: StartBulkUpdateRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.startBulkUpdate(request, call))
          }
        }),
      ServiceMethod(
        info: BulkServiceMethods.getBulkUpdate, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "GetBulkUpdateRequest", responseType: "BulkUpdate",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetBulkUpdateRequest.self)
          answer.append(try self.getBulkUpdate(request, call))
        }),
      ServiceMethod(
        info: BulkServiceMethods.watchBulkUpdate, lane: .feed,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "WatchBulkUpdateRequest", responseType: "BulkUpdate",
        body: .feed { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: WatchBulkUpdateRequest.self)
          return try self.watchBulkUpdate(request, call).anySource
        }),
      ServiceMethod(
        info: BulkServiceMethods.listBulkUpdates, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ListBulkUpdatesRequest", responseType: "BulkUpdatePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListBulkUpdatesRequest.self)
          answer.append(try self.listBulkUpdates(request, call))
        }),
      ServiceMethod(
        info: BulkServiceMethods.listBulkResults, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ListBulkResultsRequest", responseType: "BulkResultPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListBulkResultsRequest.self)
          answer.append(try self.listBulkResults(request, call))
        }),
      ServiceMethod(
        info: BulkServiceMethods.stopBulkUpdate, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "StopBulkUpdateRequest", responseType: "BulkUpdate",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: StopBulkUpdateRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.stopBulkUpdate(request, call))
          }
        }),
    ]
  }
}
