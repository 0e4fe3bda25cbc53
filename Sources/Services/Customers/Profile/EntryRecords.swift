import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

extension EntityKind {
  static let note = EntityKind("note")
  static let followUp = EntityKind("followUp")
  static let notification = EntityKind("notification")
}

/// A message that is kept as an entry of a customer.
protocol EntryMessage: WireMessage {
  var id: Uuid { get }
  var customerId: Uuid { get }
  static var kind: EntryKind { get }
  static var entity: EntityKind { get }
  /// What orders its lists.
  var entryTime: Timestamp { get }
  /// Whether somebody has yet to do or read it.
  var isOpenEntry: Bool { get }
  var entryVersion: UInt64 { get }
}

extension Note: EntryMessage, VersionedRecord {
  static let kind = EntryKind.note
  static let entity = EntityKind.note
  var entryTime: Timestamp { createdAt }
  var isOpenEntry: Bool { false }
  var entryVersion: UInt64 { version }
}

extension FollowUp: EntryMessage, VersionedRecord {
  static let kind = EntryKind.followUp
  static let entity = EntityKind.followUp
  var entryTime: Timestamp { dueAt }
  var isOpenEntry: Bool { doneAt == nil }
  var entryVersion: UInt64 { version }
}

extension Notification: EntryMessage {
  static let kind = EntryKind.notification
  static let entity = EntityKind.notification
  var entryTime: Timestamp { createdAt }
  var isOpenEntry: Bool { readAt == nil }
  var entryVersion: UInt64 { readAt == nil ? 1 : 2 }
}

extension EntryMessage {
  /// What is stored.
  var entry: CustomerEntry {
    CustomerEntry(
      Self.kind, id: id, of: customerId, at: entryTime, isOpen: isOpenEntry, record: encoded())
  }

  init(_ entry: CustomerEntry) throws(RPCError) {
    do throws(WireError) { try self.init(decoding: entry.record.span.bytes) } catch {
      throw RPCError(.dataLoss, "The record could not be read; its operator must look at the log.")
    }
  }
}

/// The steps that every change to a note, a follow-up or a notification takes.
struct EntryRecords {
  let environment: ServiceEnvironment
  let call: WriteCall

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
  }

  /// An id for a new entry.
  func newID() -> Uuid { environment.random.uuid(at: call.now) }

  /// The id that customer `id` goes by now, who must be there and not deleted.
  func customer(_ id: Uuid) throws(RPCError) -> Uuid {
    try CustomerRecords(environment, call).requireUndeleted(id).id
  }

  func require<Message: EntryMessage>(
    _ id: Uuid, _ type: Message.Type = Message.self
  ) throws(RPCError) -> Message {
    guard let entry = try db(try call.store.entry(id, Message.kind, call.scope)) else {
      throw RPCError(.notFound, "There is no such \(Message.entity.title).")
    }
    guard try call.sees(entry.customerID) else {
      throw RPCError(.notFound, "There is no such \(Message.entity.title).")
    }
    call.store.concern(entry.customerID)
    return try Message(entry)
  }

  func insert<Message: EntryMessage>(_ message: Message) throws(RPCError) -> Message {
    try db(try call.store.insert(message.entry, call.scope))
    try record(.created, before: nil, after: message, of: message)
    return message
  }

  /// `others` are those who are one with the customer, where that is known.
  func update<Message: EntryMessage>(
    _ message: Message, before: Message, _ fields: String, others: [Uuid]? = nil
  ) throws(RPCError) -> Message {
    try db(try call.store.update(message.entry, call.scope))
    try record(.updated, before: before, after: message, of: message, fields, others)
    return message
  }

  func delete<Message: EntryMessage>(_ message: Message) throws(RPCError) {
    try db(try call.store.delete(message.entry, call.scope))
    try record(.deleted, before: message, after: nil, of: message)
  }

  private func record<Message: EntryMessage>(
    _ kind: ChangeKind, before: Message?, after: Message?, of message: Message,
    _ fields: String = "", _ known: [Uuid]? = nil
  ) throws(RPCError) {
    var others = known ?? []
    // An older one may have come with somebody who was merged.
    if known == nil, before != nil {
      others = try CustomerRecords(environment, call).oneWith(message.customerId)
    }
    call.store.record(
      Change(
        kind, Message.entity, message.id, subject: message.customerId, others: others,
        version: Int64(clamping: message.entryVersion), fields: fields,
        before: before?.encoded(), after: after?.encoded()), call.scope)
  }
}

extension EntityKind {
  fileprivate var title: String {
    switch name.description {
    case "followUp": "follow-up"
    default: name.description
    }
  }
}
