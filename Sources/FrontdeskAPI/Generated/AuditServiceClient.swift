// DO NOT EDIT: generated from Schema/audit.schema

public import RPCCore

/// The rpcs of AuditService as the runtime knows them.
public enum AuditServiceMethods {
  /// Pages through the audit with filters, the latest entry first. What customers have spent
  /// reads `"***"` for client admins without the scope `finance`.
  public static let list = MethodInfo(
    id: 0x0711_A7CD, name: "frontdesk.v1.AuditService/list", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// The end of the chain, to be kept elsewhere.
  public static let getHead = MethodInfo(
    id: 0xAF77_66E9, name: "frontdesk.v1.AuditService/getHead", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Hashes a stretch of the chain again, from its beginning on; nothing of it is kept in memory.
  public static let verifyChain = MethodInfo(
    id: 0x2765_AB31, name: "frontdesk.v1.AuditService/verifyChain", timeoutMicroseconds: 30_000_000,
    isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [list, getHead, verifyChain]
}

/// Who changed what and when, in a chain of hashes that shows any later edit.
public struct AuditServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Pages through the audit with filters, the latest entry first. What customers have spent
  /// reads `"***"` for client admins without the scope `finance`.
  public func list(
    _ request: ListAuditRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AuditPage {
    try await channel.unary(AuditServiceMethods.list, request, options)
  }

  /// The end of the chain, to be kept elsewhere.
  public func getHead(
    _ request: GetAuditHeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AuditHead {
    try await channel.unary(AuditServiceMethods.getHead, request, options)
  }

  /// Hashes a stretch of the chain again, from its beginning on; nothing of it is kept in memory.
  public func verifyChain(
    _ request: VerifyChainRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ChainReport {
    try await channel.unary(AuditServiceMethods.verifyChain, request, options)
  }
}
