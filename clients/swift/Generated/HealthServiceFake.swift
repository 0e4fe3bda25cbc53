// DO NOT EDIT: generated from Schema/system.schema

public import FrontdeskAPI
import RPCCore

/// HealthService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct HealthServiceFake: Sendable {
  /// Stands in for `check`.
  public var check: FakeChannel.Unary<CheckHealthRequest, Health>?

  /// Stands in for `watch`.
  public var watch: FakeChannel.Responses<WatchHealthRequest, Health>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(HealthServiceMethods.check, check)
    channel.answer(HealthServiceMethods.watch, responses: watch)
    return channel
  }

  /// Calls that the closures answer.
  public var client: HealthServiceClient { HealthServiceClient(channel) }
}
