import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

/// An item of a timeline, and where the list goes on after it.
struct PlacedItem {
  let item: TimelineItem
  let position: ListPosition
}

extension CustomerHandlers {
  package func listTimeline(
    _ request: ListTimelineRequest, _ call: ReadCall
  ) throws(RPCError) -> TimelinePage {
    let id = try requireKnown(request.customerId, call)
    let cursor = environment.cursor(of: request, method: "listTimeline", call)
    let limit = PageLimit(Int(request.pageSize))
    let position = try cursor.open(request.cursor)
    let found = try timeline(
      of: id, after: position, limit: limit.fetched, call)
    let page = found.prefix(limit.rows)
    guard found.count > limit.rows, let last = page.last else {
      return TimelinePage(items: page.map(\.item))
    }
    return TimelinePage(items: page.map(\.item), nextCursor: cursor.seal(last.position))
  }

  /// The latest `limit` items after `position`: as many of every kind are read, and the latest
  /// of all of them taken.
  func timeline(
    of customer: Uuid, after position: ListPosition?, limit: Int, _ call: ReadCall
  ) throws(RPCError) -> [PlacedItem] {
    var items: [PlacedItem] = []
    let bookings = try bookings(of: customer, after: position, limit: limit, call)
    for booking in bookings { items.append(PlacedItem(booking)) }
    let messages = try db(
      try call.store.communications(of: customer, after: position, limit: limit, call.scope))
    for message in messages { items.append(PlacedItem(message)) }
    for kind in [EntryKind.note, .followUp, .event, .consent] {
      let entries = try db(
        try call.store.entries(
          of: customer, kind, after: position, limit: limit, call.scope))
      for entry in entries { items.append(try PlacedItem(entry)) }
    }
    items.sort { left, right in
      (right.position.number, right.position.id) < (left.position.number, left.position.id)
    }
    return Array(items.prefix(limit))
  }

  private func bookings(
    of customer: Uuid, after position: ListPosition?, limit: Int, _ call: ReadCall
  ) throws(RPCError) -> [Booking] {
    guard let places = call.context.limit else {
      return try db(
        try call.store.bookings(of: customer, after: position, limit: limit, call.scope))
    }
    return try db(
      try call.store.bookings(
        of: customer, at: places, after: position, limit: limit, call.scope))
  }
}

extension PlacedItem {
  init(_ booking: Booking) {
    let details = [booking.status.name, booking.staff].compactMap(\.self)
    self.init(
      .booking, at: booking.startsAt, booking.service, details.joined(separator: ", "), booking.id)
  }

  init(_ message: Communication) {
    let title = message.subject ?? "\(message.channel.name), \(message.direction.name)"
    self.init(.message, at: message.at, title, message.message, message.id)
  }

  init(_ entry: CustomerEntry) throws(RPCError) {
    switch entry.kind {
    case .note:
      let note = try Note(entry)
      self.init(.note, at: entry.at, "Note by \(note.createdBy)", note.text, entry.id)
    case .followUp:
      let followUp = try FollowUp(entry)
      let title = followUp.doneAt == nil ? "Follow-up" : "Follow-up, done"
      self.init(.followUp, at: entry.at, title, followUp.note, entry.id)
    case .notification:
      let notification = try Notification(entry)
      self.init(.message, at: entry.at, notification.title, notification.message, entry.id)
    case .consent:
      let consent = try Consent(entry)
      let channel = consent.channel == .unspecified ? "every channel" : consent.channel.name
      self.init(
        .consent, at: entry.at,
        "Consent \(consent.state.name): \(consent.purpose.name), \(channel)", consent.evidence,
        entry.id)
    case .event:
      let item: TimelineItem
      do throws(WireError) { item = try TimelineItem(decoding: entry.record.span.bytes) } catch {
        throw RPCError(
          .dataLoss, "The record could not be read; its operator must look at the log.")
      }
      let position = ListPosition(number: entry.at.microseconds, id: entry.id)
      self.init(item: item, position: position)
    }
  }

  private init(
    _ kind: TimelineKind, at moment: Timestamp, _ title: String, _ text: String, _ id: Uuid
  ) {
    let scalars = text.unicodeScalars
    let isLong = scalars.count > Self.descriptionMax
    let description =
      isLong ? String(String.UnicodeScalarView(scalars.prefix(Self.descriptionMax))) + "…" : text
    item = TimelineItem(at: moment, kind: kind, title: title, description: description, ref: id)
    position = ListPosition(number: moment.microseconds, id: id)
  }

  /// The rest is read by the item's id.
  private static let descriptionMax = 500
}
