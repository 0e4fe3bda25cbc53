// DO NOT EDIT: generated from Schema/events.schema

public import RPCCore

/// The rpcs of EventService as the runtime knows them.
public enum EventServiceMethods {
  /// One page of the feed. A place before the oldest kept event, or beyond the next one, is
  /// `outOfRange`.
  public static let list = MethodInfo(
    id: 0x3864_4422, name: "frontdesk.v1.EventService/list", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Every change, in order and without gaps, and then live as changes are committed. After the
  /// stream has ended go on from the last event's sequence plus one. A place before the oldest
  /// kept event, or beyond the next one, is `outOfRange`.
  public static let watch = MethodInfo(
    id: 0xF43A_93F5, name: "frontdesk.v1.EventService/watch", timeoutMicroseconds: nil,
    isRead: false, shape: .serverStream)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [list, watch]
}

/// The tenant's ordered feed of changes.
public struct EventServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// One page of the feed. A place before the oldest kept event, or beyond the next one, is
  /// `outOfRange`.
  public func list(
    _ request: ListEventsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EventPage {
    try await channel.unary(EventServiceMethods.list, request, options)
  }

  /// Every change, in order and without gaps, and then live as changes are committed. After the
  /// stream has ended go on from the last event's sequence plus one. A place before the oldest
  /// kept event, or beyond the next one, is `outOfRange`.
  public func watch(
    _ request: WatchEventsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<Event> {
    try await channel.responses(EventServiceMethods.watch, request, options)
  }
}
