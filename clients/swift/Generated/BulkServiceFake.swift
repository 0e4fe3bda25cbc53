// DO NOT EDIT: generated from Schema/bulk.schema

public import FrontdeskAPI
import RPCCore

/// BulkService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct BulkServiceFake: Sendable {
  /// Stands in for `startBulkUpdate`.
  public var startBulkUpdate: FakeChannel.Unary<StartBulkUpdateRequest, BulkUpdate>?

  /// Stands in for `getBulkUpdate`.
  public var getBulkUpdate: FakeChannel.Unary<GetBulkUpdateRequest, BulkUpdate>?

  /// Stands in for `watchBulkUpdate`.
  public var watchBulkUpdate: FakeChannel.Responses<WatchBulkUpdateRequest, BulkUpdate>?

  /// Stands in for `listBulkUpdates`.
  public var listBulkUpdates: FakeChannel.Unary<ListBulkUpdatesRequest, BulkUpdatePage>?

  /// Stands in for `listBulkResults`.
  public var listBulkResults: FakeChannel.Unary<ListBulkResultsRequest, BulkResultPage>?

  /// Stands in for `stopBulkUpdate`.
  public var stopBulkUpdate: FakeChannel.Unary<StopBulkUpdateRequest, BulkUpdate>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(BulkServiceMethods.startBulkUpdate, startBulkUpdate)
    channel.answer(BulkServiceMethods.getBulkUpdate, getBulkUpdate)
    channel.answer(BulkServiceMethods.watchBulkUpdate, responses: watchBulkUpdate)
    channel.answer(BulkServiceMethods.listBulkUpdates, listBulkUpdates)
    channel.answer(BulkServiceMethods.listBulkResults, listBulkResults)
    channel.answer(BulkServiceMethods.stopBulkUpdate, stopBulkUpdate)
    return channel
  }

  /// Calls that the closures answer.
  public var client: BulkServiceClient { BulkServiceClient(channel) }
}
