import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Storage
import WireFormat

/// EventService: the tenant's feed, which is its journal without what may hold personal data.
package struct EventHandlers: EventServiceHandlers {
  // About 100 bytes each.
  private static let bytesPerEvent = 100
  private static let eventsPerPageMax = 256

  package init() {}

  package func list(
    _ request: ListEventsRequest, _ call: ReadCall
  ) throws(RPCError) -> EventPage {
    let range = try EventRange(call)
    let after = try range.position(before: request.fromSequence)
    let limit = PageLimit(Int(request.pageSize)).rows
    let events = try db(try call.store.events(after: after, limit: limit, call.scope))
    return EventPage(
      events: events.map(Event.init),
      nextSequence: UInt64(clamping: (events.last?.seq ?? after) + 1),
      lastSequence: UInt64(clamping: range.last))
  }

  package func watch(
    _ request: WatchEventsRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<Event> {
    let range = try EventRange(call)
    if request.newOnly, request.fromSequence > 0 {
      throw RPCError(
        field: "fromSequence", rule: "exclusive", "Leave it out to begin with the next event.")
    }
    let start = request.newOnly ? range.last : try range.position(before: request.fromSequence)
    return FeedSource(topic: call.scope.tenantID, after: start, isShared: true) {
      (after, budget, call) throws(RPCError) in
      let limit = max(1, min(budget / Self.bytesPerEvent, Self.eventsPerPageMax))
      let events = try db(try call.store.events(after: after, limit: limit, call.scope))
      var messages = FeedMessages<Event>()
      for event in events { messages.append(Event(event), at: event.seq) }
      messages.hasMore = events.count == limit
      return messages
    }
  }
}

/// The part of a tenant's feed that is there.
private struct EventRange {
  let first: Int64
  let last: Int64

  init(_ call: ReadCall) throws(RPCError) {
    last = try db(try call.store.lastEvent(call.scope))
    first = try db(try call.store.firstEvent(call.scope)) ?? last + 1
  }

  /// The position after which `sequence` comes.
  func position(before sequence: UInt64) throws(RPCError) -> Int64 {
    guard sequence > 0 else { return first - 1 }
    guard let wanted = Int64(exactly: sequence), wanted <= last + 1 else {
      throw RPCError(.outOfRange, "The feed ends with event \(last).")
    }
    guard wanted >= first else {
      throw RPCError(.outOfRange, "The oldest event that is kept is \(first).")
    }
    return wanted - 1
  }
}

extension Event {
  fileprivate init(_ event: ChangeEvent) {
    self.init(
      sequence: UInt64(clamping: event.seq), time: event.at, kind: event.kind,
      record: event.entity, recordId: event.entityID, version: UInt64(clamping: event.version),
      fields: event.fields.split(separator: ",").map(String.init),
      actor: ActorKind(event.role))
  }
}
