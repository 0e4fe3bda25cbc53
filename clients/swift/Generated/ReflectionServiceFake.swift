// DO NOT EDIT: generated from Schema/system.schema

public import FrontdeskAPI
import RPCCore

/// ReflectionService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ReflectionServiceFake: Sendable {
  /// Stands in for `getSchema`.
  public var getSchema: FakeChannel.Unary<GetSchemaRequest, GetSchemaResponse>?

  /// Stands in for `listServices`.
  public var listServices: FakeChannel.Unary<ListServicesRequest, ListServicesResponse>?

  /// Stands in for `describeType`.
  public var describeType: FakeChannel.Unary<DescribeTypeRequest, TypeDescription>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ReflectionServiceMethods.getSchema, getSchema)
    channel.answer(ReflectionServiceMethods.listServices, listServices)
    channel.answer(ReflectionServiceMethods.describeType, describeType)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ReflectionServiceClient { ReflectionServiceClient(channel) }
}
