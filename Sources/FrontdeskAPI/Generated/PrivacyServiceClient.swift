// DO NOT EDIT: generated from Schema/privacy.schema

public import RPCCore

/// The rpcs of PrivacyService as the runtime knows them.
public enum PrivacyServiceMethods {
  /// Destroys the customer's key and deletes or pseudonymises its records, for good: also in
  /// backups, when they are restored. Doing so again answers with the same receipt.
  public static let eraseCustomer = MethodInfo(
    id: 0x5FBB_3140, name: "frontdesk.v1.PrivacyService/eraseCustomer",
    timeoutMicroseconds: 120_000_000, isRead: false)

  /// Destroys the key of a lead that never became a customer, and deletes it with its messages;
  /// one that did goes with its customer. Doing so again answers with the same receipt.
  public static let eraseLead = MethodInfo(
    id: 0xEF17_762E, name: "frontdesk.v1.PrivacyService/eraseLead",
    timeoutMicroseconds: 120_000_000, isRead: false)

  /// The receipt of an erasure.
  public static let getErasure = MethodInfo(
    id: 0x45E0_483D, name: "frontdesk.v1.PrivacyService/getErasure", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Everything that is kept about a customer, one record at a time, for the person itself.
  public static let exportSubject = MethodInfo(
    id: 0xD640_3BC8, name: "frontdesk.v1.PrivacyService/exportSubject",
    timeoutMicroseconds: 600_000_000, isRead: true, shape: .serverStream)

  /// How many customers have which problem; all of them are looked at.
  public static let getDataQuality = MethodInfo(
    id: 0x177A_FA0B, name: "frontdesk.v1.PrivacyService/getDataQuality",
    timeoutMicroseconds: 120_000_000, isRead: true)

  /// Pages through the customers with problems.
  public static let listDataProblems = MethodInfo(
    id: 0xDC72_15C2, name: "frontdesk.v1.PrivacyService/listDataProblems",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    eraseCustomer, eraseLead, getErasure, exportSubject, getDataQuality, listDataProblems
  ]
}

/// Whether people can have what is theirs, and can be forgotten.
public struct PrivacyServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Destroys the customer's key and deletes or pseudonymises its records, for good: also in
  /// backups, when they are restored. Doing so again answers with the same receipt.
  public func eraseCustomer(
    _ request: EraseCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ErasureReceipt {
    try await channel.unary(PrivacyServiceMethods.eraseCustomer, request, options)
  }

  /// Destroys the key of a lead that never became a customer, and deletes it with its messages;
  /// one that did goes with its customer. Doing so again answers with the same receipt.
  public func eraseLead(
    _ request: EraseLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ErasureReceipt {
    try await channel.unary(PrivacyServiceMethods.eraseLead, request, options)
  }

  /// The receipt of an erasure.
  public func getErasure(
    _ request: GetErasureRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ErasureReceipt {
    try await channel.unary(PrivacyServiceMethods.getErasure, request, options)
  }

  /// Everything that is kept about a customer, one record at a time, for the person itself.
  public func exportSubject(
    _ request: ExportSubjectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<SubjectRecord> {
    try await channel.responses(PrivacyServiceMethods.exportSubject, request, options)
  }

  /// How many customers have which problem; all of them are looked at.
  public func getDataQuality(
    _ request: GetDataQualityRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DataQualityReport {
    try await channel.unary(PrivacyServiceMethods.getDataQuality, request, options)
  }

  /// Pages through the customers with problems.
  public func listDataProblems(
    _ request: ListDataProblemsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DataProblemPage {
    try await channel.unary(PrivacyServiceMethods.listDataProblems, request, options)
  }
}
