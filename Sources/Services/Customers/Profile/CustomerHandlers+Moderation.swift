import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Storage
import WireFormat

extension ChangeKind {
  static let moderated = ChangeKind("moderated")
  static let lifted = ChangeKind("lifted")
}

extension CustomerHandlers {
  package func moderateCustomer(
    _ request: ModerateCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let reason = try environment.requiredText(request.reason, "reason")
    switch request.state {
    case .suspended: break
    case .banned:
      guard request.until == nil else {
        throw RPCError(
          field: "until", rule: "state", "A ban has no end; suspend the customer instead.")
      }
    case .unspecified, .unrecognized:
      throw RPCError(field: "state", rule: "required", "Say suspended or banned.")
    }
    let until: Timestamp? = try FieldRules.moment(request.until, "until")
    if let until, until <= call.now {
      throw RPCError(field: "until", rule: "range", "It must lie ahead.")
    }
    let records = CustomerRecords(environment, call)
    let before = try records.requireUndeleted(request.id)
    var customer = before
    customer.moderation = Moderation(
      state: request.state, until: until, reason: reason, at: call.now, by: call.subject)
    return try records.update(customer, before: before, kind: .moderated, reason: reason)
  }

  package func liftModeration(
    _ request: LiftModerationRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let reason = try environment.requiredText(request.reason, "reason")
    let records = CustomerRecords(environment, call)
    let before = try records.requireUndeleted(request.id)
    guard before.moderation != nil else {
      throw RPCError(.failedPrecondition, "The customer is neither suspended nor banned.")
    }
    var customer = before
    customer.moderation = nil
    return try records.update(customer, before: before, kind: .lifted, reason: reason)
  }
}
