package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import Storage
import WireFormat

/// A change to a lead whose texts and numbers are checked and normalised.
package struct LeadUpdatePlan: Sendable {
  let request: UpdateLeadRequest
  let mask: UpdateMask
  /// As in the request, with the telephone number canonical.
  let changes: LeadChanges
}

extension LeadHandlers {
  private static let changeable = [
    "name", "phone", "email", "stage", "source", "value", "owner", "notes", "interest",
    "nextFollowUpAt", "lostReason",
  ]

  package func prepareUpdateLead(
    _ request: UpdateLeadRequest, _ call: PrepareCall
  ) throws(RPCError) -> LeadUpdatePlan {
    let mask = try UpdateMask(request.mask, allowed: Self.changeable)
    var changes = request.changes
    for field in mask.fields {
      let path = "changes.\(field)"
      switch field {
      case "name": changes.name = try environment.requiredText(try given(changes.name, path), path)
      case "phone":
        changes.phone = try environment.canonicalPhone(changes.phone, path, call.scope)?.canonical
      case "stage": try checkStage(try given(changes.stage, path), path)
      case "source":
        guard try given(changes.source, path) != .unspecified else { throw .missing(path) }
      case "value": changes.value = try FieldRules.amount(changes.value, path)
      case "owner": changes.owner = try environment.optionalText(changes.owner, path)
      case "nextFollowUpAt":
        changes.nextFollowUpAt = try FieldRules.moment(changes.nextFollowUpAt, path)
      case "lostReason": changes.lostReason = try environment.optionalText(changes.lostReason, path)
      default: break
      }
    }
    return LeadUpdatePlan(request: request, mask: mask, changes: changes)
  }

  package func updateLead(_ plan: LeadUpdatePlan, _ call: WriteCall) throws(RPCError) -> Lead {
    let records = LeadRecords(environment, call)
    let before = try records.require(plan.request.id)
    try environment.requireVersion(
      plan.request.version, of: before, "Lead",
      AttemptedChange(
        mask: plan.request.mask, values: plan.changes.encoded(), type: "LeadChanges"), call)
    var lead = before
    for field in plan.mask.fields { apply(field, of: plan.changes, to: &lead) }
    try moveOn(&lead, from: before, plan.mask)
    return try records.store(lead, before: before, reason: plan.request.reason)
  }

  private func apply(_ field: String, of changes: LeadChanges, to lead: inout Lead) {
    switch field {
    case "name": lead.name = changes.name ?? lead.name
    case "phone": lead.phone = changes.phone
    case "email": lead.email = changes.email
    case "stage": lead.stage = changes.stage ?? lead.stage
    case "source": lead.source = changes.source ?? lead.source
    case "value": lead.value = changes.value
    case "owner": lead.owner = changes.owner
    case "notes": lead.notes = changes.notes
    case "interest": lead.interest = changes.interest
    case "nextFollowUpAt": lead.nextFollowUpAt = changes.nextFollowUpAt
    default: lead.lostReason = changes.lostReason
    }
  }

  /// Holds the new stage against the rules, and lets go of what belongs to the old one.
  private func moveOn(
    _ lead: inout Lead, from before: Lead, _ mask: UpdateMask
  ) throws(RPCError) {
    if let old = LeadPhase(rawValue: before.stage.rawValue),
      let new = LeadPhase(rawValue: lead.stage.rawValue)
    {
      do throws(LeadRuleError) { _ = try old.moved(to: new) } catch { throw RPCError(error) }
    }
    if lead.stage == .lost {
      guard lead.lostReason != nil else {
        throw RPCError(
          field: "changes.lostReason", rule: "required",
          "Say why the lead is lost, and name lostReason in the mask.")
      }
    } else {
      guard !mask.contains("lostReason") || lead.lostReason == nil else {
        throw RPCError(
          field: "changes.lostReason", rule: "stage", "Only a lost lead has a reason for it.")
      }
      lead.lostReason = nil
    }
    if lead.isOpen { return }
    guard !mask.contains("nextFollowUpAt") || lead.nextFollowUpAt == nil else {
      throw RPCError(
        .failedPrecondition, "Only an open lead has a follow-up; this one is \(lead.stage.name).")
    }
    lead.nextFollowUpAt = nil
  }

  private func checkStage(_ stage: LeadStage, _ path: String) throws(RPCError) {
    guard stage != .unspecified else { throw .missing(path) }
    guard stage != .converted else { throw RPCError(.convertedByConversionOnly, path) }
  }

  private func given<Value>(_ value: Value?, _ path: String) throws(RPCError) -> Value {
    guard let value else { throw .missing(path) }
    return value
  }
}

extension RPCError {
  /// A field that stands in the mask but cannot be cleared.
  fileprivate static func missing(_ path: String) -> RPCError {
    RPCError(field: path, rule: "required", "It stands in the mask, so it needs a value.")
  }

  fileprivate init(_ error: LeadRuleError, _ path: String) {
    self.init(field: path, rule: "stage", RPCError(error).message)
  }

  fileprivate init(_ error: LeadRuleError) {
    switch error {
    case .convertedByConversionOnly:
      self.init(.failedPrecondition, "A lead becomes converted by convertLead only.")
    case .stepNotAllowed(from: .converted, _):
      self.init(.failedPrecondition, "The lead is converted; its stage stays.")
    case .stepNotAllowed:
      self.init(.failedPrecondition, "A lost lead can only become new.")
    }
  }
}
