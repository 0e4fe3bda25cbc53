package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

/// CommunicationService: the history of messages.
package struct CommunicationHandlers: CommunicationServiceHandlers {
  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }
}

// Recording.
extension CommunicationHandlers {
  package func recordCommunication(
    _ request: RecordCommunicationRequest, _ call: WriteCall
  ) throws(RPCError) -> Communication {
    try check(request)
    let at = try FieldRules.moment(request.at, "at") ?? call.now
    var message = Communication(
      id: environment.random.uuid(at: call.now), channel: request.channel,
      direction: request.direction == .unspecified ? .outbound : request.direction,
      purpose: request.purpose == .unspecified ? .other : request.purpose,
      subject: request.subject, message: request.message, metadata: request.metadata, at: at)
    message.advance(to: request.status == .unspecified ? .sent : request.status, at: at)
    let records = CommunicationRecords(environment, call)
    switch request.who {
    case .customerId(let id)?:
      let customer = try CustomerRecords(environment, call).require(id)
      message.customerId = customer.id
      try requireConsent(of: customer.id, to: message, call)
      message.recipient = try recipient(
        request, of: "customer", customer.address(for: request.channel))
    case .leadId(let id)?:
      guard !call.context.isLimited else {
        throw RPCError(
          .permissionDenied,
          "leadId: the token is limited to locations, and leads are of none; name a customer.")
      }
      let lead = try LeadRecords(environment, call).require(id)
      if lead.customerId == nil { try records.requireRoom(id) }
      message.leadId = id
      if let id = lead.customerId {
        let customer = try db(try call.store.knownCustomer(id, call.scope)) ?? id
        message.customerId = customer
        try requireConsent(of: customer, to: message, call)
      }
      message.recipient = try recipient(request, of: "lead", lead.address(for: request.channel))
    case nil:
      throw RPCError(
        field: "customerId", rule: "required", "Say whose it is: give a customerId or a leadId.")
    }
    return try records.create(message)
  }

  /// Refuses marketing to somebody who does not want it.
  private func requireConsent(
    of customer: Uuid, to message: Communication, _ call: WriteCall
  ) throws(RPCError) {
    guard message.purpose == .marketing, message.direction == .outbound else { return }
    let said = try db(try call.store.consents(of: customer, call.scope))
    let channel = message.channel
    switch CurrentConsent.state(channel, .marketing, said) {
    case .granted: return
    case .withdrawn:
      throw RPCError(
        .failedPrecondition,
        "The customer does not want marketing by \(channel.name); only its consent changes that.")
    case .unspecified, .unrecognized:
      guard try environment.tenant(call.scope).marketingConsent == .optIn else { return }
      throw RPCError(
        .failedPrecondition,
        "The customer has not agreed to marketing by \(channel.name), which the tenant asks for; "
          + "record its consent first.")
    }
  }

  private func recipient(
    _ request: RecordCommunicationRequest, of who: String, _ own: String?
  ) throws(RPCError) -> String {
    if let given = try environment.optionalText(request.recipient, "recipient") { return given }
    guard let own else {
      throw RPCError(
        field: "recipient", rule: "required",
        "The \(who) has no address for \(request.channel.name); give the recipient.")
    }
    return own
  }

  private func check(_ request: RecordCommunicationRequest) throws(RPCError) {
    guard request.channel != .unspecified else {
      throw RPCError(field: "channel", rule: "required", "Say how the message went.")
    }
    switch request.status {
    case .pending, .failed, .bounced:
      guard request.direction != .inbound else {
        throw RPCError(
          field: "status", rule: "status",
          "An inbound message has arrived: sent, delivered or read.")
      }
    default: break
    }
    for (name, value) in request.metadata {
      guard (1...64).contains(name.utf8.count), value.utf8.count <= 1000 else {
        throw RPCError(
          field: "metadata", rule: "length",
          "A name has 1 to 64 bytes and a value at most 1000; \"\(name.prefix(20))\" has not.")
      }
    }
  }
}

// Status.
extension CommunicationHandlers {
  package func updateCommunicationStatus(
    _ request: UpdateCommunicationStatusRequest, _ call: WriteCall
  ) throws(RPCError) -> Communication {
    guard let reported = DeliveryPhase(rawValue: request.status.rawValue) else {
      throw RPCError(field: "status", rule: "required", "Say what became of the message.")
    }
    guard request.failure == nil || reported == .failed || reported == .bounced else {
      throw RPCError(
        field: "failure", rule: "status", "Only a failed or bounced message has a failure.")
    }
    let at = try FieldRules.moment(request.at, "at") ?? call.now
    let records = CommunicationRecords(environment, call)
    let before = try records.require(request.id)
    guard let phase = DeliveryPhase(rawValue: before.status.rawValue),
      phase.raised(to: reported) != phase
    else { return before }
    var message = before
    message.advance(to: request.status, at: at)
    message.failure = request.failure
    return try records.store(message, before: before)
  }
}

extension Communication {
  /// Takes over a status, with the moments of all that it implies: what was read had been
  /// delivered before.
  mutating func advance(to status: CommunicationStatus, at moment: Timestamp) {
    self.status = status
    switch status {
    case .read:
      readAt = moment
      fallthrough
    case .delivered:
      deliveredAt = deliveredAt ?? moment
      fallthrough
    case .sent, .bounced: sentAt = sentAt ?? moment
    default: break
    }
  }
}

extension Customer {
  /// Where messages of `channel` reach the customer; nil when that is not known.
  func address(for channel: ContactChannel) -> String? {
    switch channel {
    case .sms, .phone: phone
    case .whatsapp: whatsapp ?? phone
    case .email: email
    case .inApp: id.description
    case .unspecified, .unrecognized: nil
    }
  }
}

extension Lead {
  /// Where messages of `channel` reach the lead; nil when that is not known.
  fileprivate func address(for channel: ContactChannel) -> String? {
    switch channel {
    case .sms, .phone, .whatsapp: phone
    case .email: email
    case .inApp: customerId?.description
    case .unspecified, .unrecognized: nil
    }
  }
}
