package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// LeadService: prospects and the way that they become customers.
package struct LeadHandlers: LeadServiceHandlers {
  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }
}

// Creation.
extension LeadHandlers {
  /// The lead without what only the write knows.
  package func prepareCreateLead(
    _ request: CreateLeadRequest, _ call: PrepareCall
  ) throws(RPCError) -> Lead {
    let stage = request.stage == .unspecified ? .new : request.stage
    guard stage != .converted, stage != .lost else {
      throw RPCError(
        field: "stage", rule: "stage", "A lead begins open: new, contacted, qualified or proposal.")
    }
    return Lead(
      id: environment.random.uuid(at: call.now),
      name: try environment.requiredText(request.name, "name"),
      phone: try environment.canonicalPhone(request.phone, "phone", call.scope)?.canonical,
      email: request.email, stage: stage,
      source: request.source == .unspecified ? .api : request.source,
      value: try FieldRules.amount(request.value, "value"),
      owner: try environment.optionalText(request.owner, "owner"), notes: request.notes,
      interest: request.interest,
      nextFollowUpAt: try FieldRules.moment(request.nextFollowUpAt, "nextFollowUpAt"))
  }

  package func createLead(_ plan: Lead, _ call: WriteCall) throws(RPCError) -> Lead {
    try LeadRecords(environment, call).create(plan)
  }
}

// Attempts and follow-ups.
extension LeadHandlers {
  private static let attemptsMax = 200

  package func recordAttempt(
    _ request: RecordAttemptRequest, _ call: WriteCall
  ) throws(RPCError) -> Lead {
    guard request.channel != .unspecified else {
      throw RPCError(field: "channel", rule: "required", "Say how the lead was tried.")
    }
    guard request.outcome != .unspecified else {
      throw RPCError(field: "outcome", rule: "required", "Say what came of it.")
    }
    let records = LeadRecords(environment, call)
    let before = try records.requireOpen(request.leadId)
    guard before.attempts.count < Self.attemptsMax else {
      throw RPCError(
        .failedPrecondition, "The lead has \(Self.attemptsMax) attempts; close it as lost.")
    }
    var lead = before
    let attempt = LeadAttempt(
      at: try FieldRules.moment(request.at, "at") ?? call.now, channel: request.channel,
      outcome: request.outcome, note: request.note, by: call.subject)
    let place = lead.attempts.lastIndex { $0.at <= attempt.at }.map { $0 + 1 } ?? 0
    lead.attempts.insert(attempt, at: place)
    if lead.stage == .new { lead.stage = .contacted }
    if let next = try FieldRules.moment(request.nextFollowUpAt, "nextFollowUpAt") {
      lead.nextFollowUpAt = next
    }
    return try records.store(lead, before: before, kind: .attempted)
  }

  package func setFollowUp(
    _ request: SetFollowUpRequest, _ call: WriteCall
  ) throws(RPCError) -> Lead {
    let records = LeadRecords(environment, call)
    let before = try records.requireOpen(request.leadId)
    var lead = before
    lead.nextFollowUpAt = try FieldRules.moment(request.at, "at")
    return try records.store(lead, before: before)
  }
}

// Conversion.
extension LeadHandlers {
  package func convertLead(
    _ request: ConvertLeadRequest, _ call: WriteCall
  ) throws(RPCError) -> ConvertedLead {
    let records = LeadRecords(environment, call)
    let customers = CustomerRecords(environment, call)
    let before = try records.requireOpen(request.id)
    try environment.requireVersion(request.version, of: before, "Lead", nil, call)
    let customer: Customer
    var isNew = false
    if let id = request.customerId {
      customer = try customers.require(id)
    } else {
      (customer, isNew) = try customers.resolveOrCreate(before.contactDetails)
    }
    var lead = before
    lead.stage = .converted
    lead.customerId = customer.id
    lead.convertedAt = call.now
    lead.nextFollowUpAt = nil
    let converted = try records.store(lead, before: before, kind: .converted)
    try CommunicationRecords(environment, call).move(from: lead.id, to: customer.id)
    try customers.note(
      .leadConverted, "Lead converted", lead.interest ?? "", customer.id, ref: lead.id)
    return ConvertedLead(lead: converted, customer: customer, customerCreated: isNew)
  }
}

extension Lead {
  /// Whom to look for, or to make; its telephone number is canonical already.
  fileprivate var contactDetails: ContactDetails {
    ContactDetails(
      name: name, phone: phone.map { CanonicalPhone(raw: $0, canonical: $0) }, email: email,
      whatsapp: nil, source: source)
  }
}
