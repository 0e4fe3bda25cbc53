// DO NOT EDIT: generated from Schema/server.schema

public import FrontdeskAPI
import RPCCore

/// ServerService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ServerServiceFake: Sendable {
  /// Stands in for `listConnections`.
  public var listConnections: FakeChannel.Unary<ListConnectionsRequest, ConnectionPage>?

  /// Stands in for `listCalls`.
  public var listCalls: FakeChannel.Unary<ListCallsRequest, CallPage>?

  /// Stands in for `listLanes`.
  public var listLanes: FakeChannel.Unary<ListLanesRequest, ListLanesResponse>?

  /// Stands in for `getLimits`.
  public var getLimits: FakeChannel.Unary<GetLimitsRequest, ServerLimits>?

  /// Stands in for `getBuild`.
  public var getBuild: FakeChannel.Unary<GetBuildRequest, BuildInfo>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ServerServiceMethods.listConnections, listConnections)
    channel.answer(ServerServiceMethods.listCalls, listCalls)
    channel.answer(ServerServiceMethods.listLanes, listLanes)
    channel.answer(ServerServiceMethods.getLimits, getLimits)
    channel.answer(ServerServiceMethods.getBuild, getBuild)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ServerServiceClient { ServerServiceClient(channel) }
}
