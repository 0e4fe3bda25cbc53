// DO NOT EDIT: generated from Schema/privacy.schema

public import RPCCore

/// The rpcs of PrivacyService as the runtime knows them.
public enum PrivacyServiceMethods {
  /// Destroys the customer's key and deletes or pseudonymises its records, for good: also in
  /// backups, when they are restored. Doing so again answers with the same receipt.
  public static let eraseCustomer = MethodInfo(
    id: 0x5FBB_3140, name: "frontdesk.v1.PrivacyService/eraseCustomer",
    timeoutMicroseconds: 120_000_000, isRead: false)

  /// The receipt of an erasure.
  public static let getErasure = MethodInfo(
    id: 0x45E0_483D, name: "frontdesk.v1.PrivacyService/getErasure", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [eraseCustomer, getErasure]
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

  /// The receipt of an erasure.
  public func getErasure(
    _ request: GetErasureRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ErasureReceipt {
    try await channel.unary(PrivacyServiceMethods.getErasure, request, options)
  }
}
