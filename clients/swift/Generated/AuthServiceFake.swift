// DO NOT EDIT: generated from Schema/auth.schema

public import FrontdeskAPI
import RPCCore

/// AuthService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct AuthServiceFake: Sendable {
  /// Stands in for `revokeToken`.
  public var revokeToken: FakeChannel.Unary<RevokeTokenRequest, RevokedToken>?

  /// Stands in for `revokePlatformToken`.
  public var revokePlatformToken: FakeChannel.Unary<RevokePlatformTokenRequest, RevokedToken>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(AuthServiceMethods.revokeToken, revokeToken)
    channel.answer(AuthServiceMethods.revokePlatformToken, revokePlatformToken)
    return channel
  }

  /// Calls that the closures answer.
  public var client: AuthServiceClient { AuthServiceClient(channel) }
}
