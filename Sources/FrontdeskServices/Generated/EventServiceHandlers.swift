// DO NOT EDIT: generated from Schema/events.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// The tenant's ordered feed of changes.
package protocol EventServiceHandlers: Sendable {
  /// One page of the feed. A place before the oldest kept event, or beyond the next one, is
  /// `outOfRange`.
  func list(_ request: ListEventsRequest, _ call: ReadCall) throws(RPCError) -> EventPage

  /// Every change, in order and without gaps, and then live as changes are committed. After the
  /// stream has ended go on from the last event's sequence plus one. A place before the oldest
  /// kept event, or beyond the next one, is `outOfRange`.
  func watch(_ request: WatchEventsRequest, _ call: ReadCall) throws(RPCError) -> FeedSource<Event>
}

extension EventServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: EventServiceMethods.list, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "events.read")]),
        isTenantless: false,
        requestType: "ListEventsRequest", responseType: "EventPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListEventsRequest.self)
          answer.append(try self.list(request, call))
        }),
      ServiceMethod(
        info: EventServiceMethods.watch, lane: .feed,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "events.read")]),
        isTenantless: false,
        requestType: "WatchEventsRequest", responseType: "Event",
        body: .feed { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: WatchEventsRequest.self)
          return try self.watch(request, call).anySource
        }),
    ]
  }
}
