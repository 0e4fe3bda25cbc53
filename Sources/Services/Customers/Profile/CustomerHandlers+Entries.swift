import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

// Notes.
extension CustomerHandlers {
  package func addNote(_ request: AddNoteRequest, _ call: WriteCall) throws(RPCError) -> Note {
    let text = try environment.requiredText(request.text, "text")
    let records = EntryRecords(environment, call)
    return try records.insert(
      Note(
        id: records.newID(), version: 1,
        customerId: try records.customer(request.customerId), text: text, createdAt: call.now,
        updatedAt: call.now,
        createdBy: call.subject))
  }

  package func updateNote(
    _ request: UpdateNoteRequest, _ call: WriteCall
  ) throws(RPCError) -> Note {
    let records = EntryRecords(environment, call)
    let before: Note = try records.require(request.id)
    let attempt = AttemptedChange(
      mask: ["text"], values: Note(text: request.text).encoded(), type: "Note")
    try environment.requireVersion(request.version, of: before, "Note", attempt, call)
    var note = before
    note.text = try environment.requiredText(request.text, "text")
    guard note.text != before.text else { return before }
    note.version += 1
    note.updatedAt = call.now
    return try records.update(note, before: before, "text")
  }

  package func deleteNote(
    _ request: DeleteNoteRequest, _ call: WriteCall
  ) throws(RPCError) -> Note {
    let records = EntryRecords(environment, call)
    let note: Note = try records.require(request.id)
    try records.delete(note)
    return note
  }

  package func listNotes(
    _ request: ListNotesRequest, _ call: ReadCall
  ) throws(RPCError) -> NotePage {
    let id = try requireKnown(request.customerId, call)
    let cursor = environment.cursor(of: request, method: "listNotes", call)
    let (notes, next): ([Note], String?) = try page(
      request.cursor, request.pageSize, cursor
    ) { position, limit throws(SQLError) in
      try call.store.entries(
        of: id, .note, after: position, limit: limit, call.scope)
    }
    return NotePage(notes: notes, nextCursor: next)
  }
}

// Follow-ups.
extension CustomerHandlers {
  package func createFollowUp(
    _ request: CreateFollowUpRequest, _ call: WriteCall
  ) throws(RPCError) -> FollowUp {
    let note = try environment.requiredText(request.note, "note")
    let dueAt: Timestamp = try FieldRules.moment(request.dueAt, "dueAt")
    let records = EntryRecords(environment, call)
    return try records.insert(
      FollowUp(
        id: records.newID(), version: 1,
        customerId: try records.customer(request.customerId), dueAt: dueAt, note: note,
        createdAt: call.now,
        createdBy: call.subject, owner: try environment.optionalText(request.owner, "owner")))
  }

  package func completeFollowUp(
    _ request: CompleteFollowUpRequest, _ call: WriteCall
  ) throws(RPCError) -> FollowUp {
    let records = EntryRecords(environment, call)
    let before: FollowUp = try records.require(request.id)
    guard before.doneAt == nil else { return before }
    var followUp = before
    followUp.version += 1
    followUp.doneAt = call.now
    return try records.update(followUp, before: before, "doneAt")
  }

  package func listFollowUps(
    _ request: ListFollowUpsRequest, _ call: ReadCall
  ) throws(RPCError) -> FollowUpPage {
    var customer: Uuid?
    if let id = request.customerId { customer = try requireKnown(id, call) }
    let until: Timestamp = try FieldRules.moment(request.dueUntil, "dueUntil") ?? call.now
    let cursor = environment.cursor(of: request, method: "listFollowUps", call)
    let (followUps, next): ([FollowUp], String?) = try page(
      request.cursor, request.pageSize, cursor
    ) { position, limit throws(SQLError) in
      if let id = customer {
        return try call.store.entries(
          of: id, .followUp, after: position, limit: limit, call.scope)
      }
      if let places = call.context.limit {
        return try call.store.dueEntries(
          .followUp, until: until, of: places, after: position, limit: limit, call.scope)
      }
      return try call.store.dueEntries(
        .followUp, until: until, after: position, limit: limit, call.scope)
    }
    return FollowUpPage(followUps: followUps, nextCursor: next)
  }
}

// The inbox.
extension CustomerHandlers {
  private static let unreadMax = 500

  package func createNotification(
    _ request: CreateNotificationRequest, _ call: WriteCall
  ) throws(RPCError) -> Notification {
    let records = EntryRecords(environment, call)
    return try records.insert(
      Notification(
        id: records.newID(), customerId: try records.customer(request.customerId),
        severity: request.severity == .unspecified ? .info : request.severity,
        title: try environment.requiredText(request.title, "title"),
        message: try environment.requiredText(request.message, "message"), createdAt: call.now))
  }

  package func listNotifications(
    _ request: ListNotificationsRequest, _ call: ReadCall
  ) throws(RPCError) -> NotificationPage {
    let id = try requireKnown(request.customerId, call)
    let cursor = environment.cursor(of: request, method: "listNotifications", call)
    let (notifications, next): ([Notification], String?) = try page(
      request.cursor, request.pageSize, cursor
    ) { position, limit throws(SQLError) in
      try call.store.entries(
        of: id, .notification, onlyOpen: request.unreadOnly, after: position,
        limit: limit, call.scope)
    }
    return NotificationPage(notifications: notifications, nextCursor: next)
  }

  package func markNotificationsRead(
    _ request: MarkNotificationsReadRequest, _ call: WriteCall
  ) throws(RPCError) -> MarkedNotifications {
    guard let id = try db(try call.store.knownCustomer(request.customerId, call.scope)) else {
      throw CustomerRecords.absent
    }
    try call.requireSeen(id)
    let records = EntryRecords(environment, call)
    let waiting = try db(
      try call.store.earliestOpenEntries(
        of: id, .notification, limit: Self.unreadMax, call.scope))
    var notifications: [Notification] = []
    if request.ids.isEmpty {
      for entry in waiting { notifications.append(try Notification(entry)) }
    } else {
      let known = Dictionary(waiting.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      for wanted in Set(request.ids).sorted() {
        // Nearly all of them were read with one statement.
        let notification: Notification =
          if let entry = known[wanted] { try Notification(entry) } else {
            try records.require(wanted)
          }
        guard notification.customerId == id else {
          throw RPCError(.notFound, "There is no such notification.")
        }
        if notification.readAt == nil { notifications.append(notification) }
      }
    }
    let others = try CustomerRecords(environment, call).oneWith(id)
    for before in notifications {
      var notification = before
      notification.readAt = call.now
      _ = try records.update(notification, before: before, "readAt", others: others)
    }
    let left = try db(
      try call.store.openEntryCount(
        of: id, .notification, limit: Self.unreadMax, call.scope))
    return MarkedNotifications(marked: UInt64(notifications.count), unread: UInt64(left))
  }
}

extension CustomerHandlers {
  /// The id that customer `id` goes by now; refuses one that never was.
  func requireKnown(_ id: Uuid, _ call: ReadCall) throws(RPCError) -> Uuid {
    guard let known = try db(try call.store.knownCustomer(id, call.scope)) else {
      throw CustomerRecords.absent
    }
    try call.requireSeen(known)
    return known
  }

  /// One page of entries, and the text that goes on with them.
  func page<Message: EntryMessage>(
    _ text: String, _ size: UInt32, _ cursor: ListCursor,
    _ read: (ListPosition?, Int) throws(SQLError) -> [CustomerEntry]
  ) throws(RPCError) -> ([Message], String?) {
    let limit = PageLimit(Int(size))
    let position = try cursor.open(text)
    let found: Page<CustomerEntry>
    do throws(SQLError) {
      found = Page(fetched: try read(position, limit.fetched), limit: limit) { $0.record.count }
    } catch {
      throw RPCError(error)
    }
    var messages: [Message] = []
    for entry in found.items { messages.append(try Message(entry)) }
    guard found.hasMore, let last = found.items.last else { return (messages, nil) }
    return (messages, cursor.seal(ListPosition(number: last.at.microseconds, id: last.id)))
  }
}
