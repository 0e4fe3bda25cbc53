// DO NOT EDIT: generated from Schema/exports.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Customers as files, out.
package protocol ExportServiceHandlers: Sendable {
  /// The customers as a file, in parts. No cell is a formula: those that look like one begin with
  /// an apostrophe. Whoever changes while the file is written is in it as before or as after.
  func exportCustomers(
    _ request: ExportCustomersRequest, _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError)
}

extension ExportServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: ExportServiceMethods.exportCustomers, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ExportCustomersRequest", responseType: "FilePart",
        body: .readStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ExportCustomersRequest.self)
          try self.exportCustomers(request, ServerStreamCall(call, stream))
        }),
    ]
  }
}
