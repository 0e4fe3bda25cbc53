// DO NOT EDIT: generated from Schema/auth.schema

public import RPCCore

/// The rpcs of AuthService as the runtime knows them.
public enum AuthServiceMethods {
  /// Refuses a token of the call's tenant, calls in flight excepted.
  public static let revokeToken = MethodInfo(
    id: 0x84DA_F3BF, name: "frontdesk.v1.AuthService/revokeToken", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Refuses a platform admin's token, calls in flight excepted.
  public static let revokePlatformToken = MethodInfo(
    id: 0x8C11_ECC6, name: "frontdesk.v1.AuthService/revokePlatformToken",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [revokeToken, revokePlatformToken]
}

/// Takes tokens back before they expire.
public struct AuthServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Refuses a token of the call's tenant, calls in flight excepted.
  public func revokeToken(
    _ request: RevokeTokenRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RevokedToken {
    try await channel.unary(AuthServiceMethods.revokeToken, request, options)
  }

  /// Refuses a platform admin's token, calls in flight excepted.
  public func revokePlatformToken(
    _ request: RevokePlatformTokenRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RevokedToken {
    try await channel.unary(AuthServiceMethods.revokePlatformToken, request, options)
  }
}
