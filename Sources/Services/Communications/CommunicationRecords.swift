import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

extension EntityKind {
  static let communication = EntityKind("communication")
}

extension Communication: VersionedRecord {}

/// The steps that every change to a message takes: store and journal, sealed under the key of
/// the customer, or of the lead while there is no customer.
struct CommunicationRecords {
  let environment: ServiceEnvironment
  let call: WriteCall

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
  }

  func require(_ id: Uuid) throws(RPCError) -> Communication {
    guard let found = try db(try call.store.communication(id, call.scope)) else {
      throw .noSuchCommunication
    }
    if call.context.isLimited {
      guard let customer = found.customerId, try call.sees(customer) else {
        throw .noSuchCommunication
      }
    }
    call.store.concern(found.customerId ?? found.leadId)
    return found
  }

  /// Stores a new message as its first version.
  func create(_ draft: Communication) throws(RPCError) -> Communication {
    var message = draft
    message.version = 1
    message.createdAt = call.now
    message.updatedAt = call.now
    message.createdBy = call.subject
    let record = message.encoded()
    try db(try call.store.insert(message, call.scope))
    call.store.record(
      Change(
        .created, .communication, message.id, subject: message.customerId ?? message.leadId,
        version: 1, after: record), call.scope)
    return message
  }

  /// Stores what has changed of a message under the next version; a message that is the same
  /// stays at its version.
  func store(_ changed: Communication, before: Communication) throws(RPCError) -> Communication {
    let fields = changed.fieldsChanged(since: before)
    guard !fields.isEmpty else { return before }
    var message = changed
    message.version = before.version + 1
    message.updatedAt = call.now
    let record = message.encoded()
    try db(try call.store.update(message, call.scope))
    var others: [Uuid] = []
    if let id = message.customerId {
      others = try CustomerRecords(environment, call).oneWith(id)
    }
    call.store.record(
      Change(
        .updated, .communication, message.id, subject: message.customerId ?? message.leadId,
        others: others, version: Int64(message.version), fields: fields.joined(separator: ","),
        before: before.encoded(), after: record), call.scope)
    return message
  }

  /// The most messages that a lead may have. A conversion moves all of them within one write,
  /// which must not hold the writer for long.
  static let leadMessagesMax = 500
  /// And the most bytes of them, for the same reason.
  static let leadMessageBytesMax = 2 << 20

  /// Refuses one message more than a lead may have.
  func requireRoom(_ lead: Uuid) throws(RPCError) {
    let size = try db(try call.store.sizeOfCommunications(ofLead: lead, call.scope))
    guard size.messages < Self.leadMessagesMax, size.bytes < Self.leadMessageBytesMax else {
      throw RPCError(
        .failedPrecondition,
        "The lead has \(size.messages) messages, as much as it can take along; convert it first.")
    }
  }

  /// Lets a lead's messages come along to the customer that it became.
  func move(from lead: Uuid, to customer: Uuid) throws(RPCError) {
    for before in try db(try call.store.communications(ofLead: lead, call.scope)) {
      var message = before
      message.customerId = customer
      _ = try store(message, before: before)
    }
  }
}

extension Communication {
  /// Names of the fields that differ, in the schema's order.
  fileprivate func fieldsChanged(since before: Communication) -> [String] {
    var fields: [String] = []
    if customerId != before.customerId { fields.append("customerId") }
    if status != before.status { fields.append("status") }
    if sentAt != before.sentAt { fields.append("sentAt") }
    if deliveredAt != before.deliveredAt { fields.append("deliveredAt") }
    if readAt != before.readAt { fields.append("readAt") }
    if failure != before.failure { fields.append("failure") }
    return fields
  }
}

extension RPCError {
  static var noSuchCommunication: RPCError { RPCError(.notFound, "There is no such message.") }
}
