// DO NOT EDIT: generated from Schema/imports.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Files of customers, in.
package protocol ImportServiceHandlers: Sendable {
  /// Sends a CSV file (RFC 4180; comma, semicolon or tab; with a header): options first, then
  /// its bytes. Columns are name, phone, email, address, categoryName and the rest of the
  /// profile, in any order. The whole file is read and checked before anything is written; then
  /// the rows are written in their order, some at a time, by the server alone: watch it. The
  /// answer says whether the file was taken. A row of a customer who is known by phone or
  /// e-mail updates that customer. A cell of notes becomes a note, unless the customer has it. An
  /// interrupted upload writes nothing: send the file again.
  ///
  /// Past bookings have service and startsAt, and may have staff, endsAt or duration in minutes
  /// (60), price (12.50 or 12.50 EUR), currency, status (completed, cancelled, noShow), channel,
  /// paymentStatus, notes and externalId; messages have channel, message and at, and may have
  /// direction, purpose, subject, recipient, status and externalId. Times are 2024-05-31 14:30,
  /// in the tenant's zone, or with Z or +02:00. Whose they are says id, number, phone, email,
  /// whatsapp or alternatePhone; with a name a customer is made who is not known. A row that
  /// came before, known by externalId or else by all its cells, is left as it is.
  func upload(_ call: ClientStreamCall<WorkCall, ImportPart>) throws(RPCError) -> Import

  /// One import as it stands.
  func getImport(_ request: GetImportRequest, _ call: ReadCall) throws(RPCError) -> Import

  /// An import as it stands, and then again with each step, until it has come to an end.
  func watchImport(
    _ request: WatchImportRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<Import>

  /// Pages through the tenant's imports, the latest first.
  func listImports(_ request: ListImportsRequest, _ call: ReadCall) throws(RPCError) -> ImportPage

  /// A CSV file of the rows that were not taken, and why: line, column, problem, and the
  /// customers who are in the way. After an undo also which customers were left alone.
  func readImportErrors(
    _ request: ReadImportErrorsRequest, _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError)

  /// Stops an import between two rows; what is written stays. One that has
  /// ended is left as it is.
  func stopImport(_ request: StopImportRequest, _ call: WriteCall) throws(RPCError) -> Import

  /// Takes back all that an import wrote: customers that it added go, those that it changed are
  /// as before. Customers that somebody changed or used since are left alone. Watch it.
  func undoImport(_ request: UndoImportRequest, _ call: WriteCall) throws(RPCError) -> Import
}

extension ImportServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: ImportServiceMethods.upload, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ImportPart", responseType: "Import",
        body: .workStream(.clientStream) { (_, call, stream, answer) throws(RPCError) in
          answer.append(try self.upload(ClientStreamCall(call, stream)))
        }),
      ServiceMethod(
        info: ImportServiceMethods.getImport, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "GetImportRequest", responseType: "Import",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetImportRequest.self)
          answer.append(try self.getImport(request, call))
        }),
      ServiceMethod(
        info: ImportServiceMethods.watchImport, lane: .feed,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "WatchImportRequest", responseType: "Import",
        body: .feed { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: WatchImportRequest.self)
          return try self.watchImport(request, call).anySource
        }),
      ServiceMethod(
        info: ImportServiceMethods.listImports, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ListImportsRequest", responseType: "ImportPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListImportsRequest.self)
          answer.append(try self.listImports(request, call))
        }),
      ServiceMethod(
        info: ImportServiceMethods.readImportErrors, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ReadImportErrorsRequest", responseType: "FilePart",
        body: .readStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ReadImportErrorsRequest.self)
          try self.readImportErrors(request, ServerStreamCall(call, stream))
        }),
      ServiceMethod(
        info: ImportServiceMethods.stopImport, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "StopImportRequest", responseType: "Import",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: StopImportRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.stopImport(request, call))
          }
        }),
      ServiceMethod(
        info: ImportServiceMethods.undoImport, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UndoImportRequest", responseType: "Import",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UndoImportRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.undoImport(request, call))
          }
        }),
    ]
  }
}
