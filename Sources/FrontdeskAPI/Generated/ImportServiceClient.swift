// DO NOT EDIT: generated from Schema/imports.schema

public import RPCCore

/// The rpcs of ImportService as the runtime knows them.
public enum ImportServiceMethods {
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
  public static let upload = MethodInfo(
    id: 0xE755_A352, name: "frontdesk.v1.ImportService/upload", timeoutMicroseconds: nil,
    isRead: false, shape: .clientStream)

  /// One import as it stands.
  public static let getImport = MethodInfo(
    id: 0x3191_1290, name: "frontdesk.v1.ImportService/getImport", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// An import as it stands, and then again with each step, until it has come to an end.
  public static let watchImport = MethodInfo(
    id: 0xEB7F_364B, name: "frontdesk.v1.ImportService/watchImport", timeoutMicroseconds: nil,
    isRead: false, shape: .serverStream)

  /// Pages through the tenant's imports, the latest first.
  public static let listImports = MethodInfo(
    id: 0x663B_211F, name: "frontdesk.v1.ImportService/listImports", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// A CSV file of the rows that were not taken, and why: line, column, problem, and the
  /// customers who are in the way. After an undo also which customers were left alone.
  public static let readImportErrors = MethodInfo(
    id: 0x4C76_2D8D, name: "frontdesk.v1.ImportService/readImportErrors", timeoutMicroseconds: nil,
    isRead: true, shape: .serverStream)

  /// Stops an import between two rows; what is written stays. One that has
  /// ended is left as it is.
  public static let stopImport = MethodInfo(
    id: 0x89CC_1996, name: "frontdesk.v1.ImportService/stopImport", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Takes back all that an import wrote: customers that it added go, those that it changed are
  /// as before. Customers that somebody changed or used since are left alone. Watch it.
  public static let undoImport = MethodInfo(
    id: 0x9F68_8460, name: "frontdesk.v1.ImportService/undoImport", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    upload, getImport, watchImport, listImports, readImportErrors, stopImport, undoImport
  ]
}

/// Files of customers, in.
public struct ImportServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

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
  public func upload(
    options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RequestStream<ImportPart, Import> {
    try await channel.requests(ImportServiceMethods.upload, options)
  }

  /// One import as it stands.
  public func getImport(
    _ request: GetImportRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Import {
    try await channel.unary(ImportServiceMethods.getImport, request, options)
  }

  /// An import as it stands, and then again with each step, until it has come to an end.
  public func watchImport(
    _ request: WatchImportRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<Import> {
    try await channel.responses(ImportServiceMethods.watchImport, request, options)
  }

  /// Pages through the tenant's imports, the latest first.
  public func listImports(
    _ request: ListImportsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ImportPage {
    try await channel.unary(ImportServiceMethods.listImports, request, options)
  }

  /// A CSV file of the rows that were not taken, and why: line, column, problem, and the
  /// customers who are in the way. After an undo also which customers were left alone.
  public func readImportErrors(
    _ request: ReadImportErrorsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<FilePart> {
    try await channel.responses(ImportServiceMethods.readImportErrors, request, options)
  }

  /// Stops an import between two rows; what is written stays. One that has
  /// ended is left as it is.
  public func stopImport(
    _ request: StopImportRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Import {
    try await channel.unary(ImportServiceMethods.stopImport, request, options)
  }

  /// Takes back all that an import wrote: customers that it added go, those that it changed are
  /// as before. Customers that somebody changed or used since are left alone. Watch it.
  public func undoImport(
    _ request: UndoImportRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Import {
    try await channel.unary(ImportServiceMethods.undoImport, request, options)
  }
}
