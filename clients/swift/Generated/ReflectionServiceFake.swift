// DO NOT EDIT: generated from Schema/system.schema

public import FrontdeskAPI
import RPCCore

/// ReflectionService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ReflectionServiceFake: Sendable {
  /// Stands in for `getSchema`.
  public var getSchema: FakeChannel.Unary<GetSchemaRequest, GetSchemaResponse>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ReflectionServiceMethods.getSchema, getSchema)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ReflectionServiceClient { ReflectionServiceClient(channel) }
}
