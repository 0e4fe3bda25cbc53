// DO NOT EDIT: generated from Schema/events.schema

public import FrontdeskAPI
import RPCCore

/// EventService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct EventServiceFake: Sendable {
  /// Stands in for `list`.
  public var list: FakeChannel.Unary<ListEventsRequest, EventPage>?

  /// Stands in for `watch`.
  public var watch: FakeChannel.Responses<WatchEventsRequest, Event>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(EventServiceMethods.list, list)
    channel.answer(EventServiceMethods.watch, responses: watch)
    return channel
  }

  /// Calls that the closures answer.
  public var client: EventServiceClient { EventServiceClient(channel) }
}
