import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Storage
import WireFormat

/// A customer that is ready to be made.
package struct CustomerCreation: Sendable {
  let new: NewCustomer
}

/// Details that are ready to be looked up.
package struct CustomerResolution: Sendable {
  let details: ContactDetails
}

extension CustomerHandlers {
  private static let mappingsMax = 20

  package func prepareCreateCustomer(
    _ request: CreateCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> CustomerCreation {
    CustomerCreation(new: try NewCustomer(request, environment, call.scope))
  }

  package func createCustomer(
    _ plan: CustomerCreation, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    try CustomerRecords(environment, call).create(plan.new)
  }

  package func prepareResolveOrCreateCustomer(
    _ request: ResolveCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> CustomerResolution {
    CustomerResolution(
      details: try environment.contactDetails(
        name: request.name, phone: request.phone, email: request.email,
        whatsapp: request.whatsapp, source: request.source, call.scope))
  }

  package func resolveOrCreateCustomer(
    _ plan: CustomerResolution, _ call: WriteCall
  ) throws(RPCError) -> ResolvedCustomer {
    let (customer, isNew) = try CustomerRecords(environment, call).resolveOrCreate(plan.details)
    return ResolvedCustomer(customer: customer, created: isNew)
  }

  package func prepareUpdateCustomer(
    _ request: UpdateCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> CustomerEdit {
    try CustomerEdit(request, environment, call.scope)
  }

  package func updateCustomer(
    _ plan: CustomerEdit, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    var before = try records.requireUndeleted(plan.id)
    // A refusal shows what others have changed since, whatever this one was to change.
    if plan.changesPrivateFields || plan.version != before.version {
      before = try db(try call.store.completed(before, call.scope))
    }
    try environment.requireVersion(
      plan.version, of: before, "Customer", plan.attempt, call)
    let changed = try plan.applied(to: before)
    if plan.mask.contains("phone") {
      try records.checkProfile(phone: changed.phone, try environment.tenant(call.scope))
    }
    var customer = changed
    if plan.mask.contains("categoryId") {
      if let category = plan.categoryID {
        try records.checkCategory(category, "changes.categoryId")
        customer.categoryId = category
      } else {
        customer.categoryId = try records.defaultCategory().id
      }
    }
    return try records.update(
      customer, before: before, reason: plan.reason, raw: plan.spellings)
  }

  package func deleteCustomer(
    _ request: DeleteCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let before = try records.require(request.id)
    guard before.id == request.id else {
      throw RPCError(
        .notFound, "The customer was merged into another one; delete that one.",
        existing: before.id)
    }
    try environment.requireVersion(request.version, of: before, "Customer", nil, call)
    var customer = before
    customer.deletedAt = call.now
    return try records.update(
      customer, before: before, kind: .deleted, reason: request.reason)
  }

  package func restoreCustomer(
    _ request: RestoreCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    guard
      let before = try db(try call.store.customer(request.id, .liveOrDeleted, call.scope))
    else { throw CustomerRecords.absent }
    guard before.deletedAt != nil else {
      throw RPCError(.failedPrecondition, "The customer is not deleted.")
    }
    guard before.erasedAt == nil else {
      throw RPCError(.failedPrecondition, "The customer was erased, which cannot be undone.")
    }
    var customer = before.lifted(at: call.now)
    customer.deletedAt = nil
    return try CustomerRecords(environment, call).update(
      customer, before: before, kind: .restored)
  }

  package func addMapping(
    _ request: AddMappingRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let mapping = try environment.trimmedMapping(request.mapping, "mapping")
    let before = try records.requireUndeleted(request.customerId)
    if before.mappings.contains(where: { $0.isSame(as: mapping) }) { return before }
    guard before.mappings.count < Self.mappingsMax else {
      throw RPCError(
        .failedPrecondition,
        "A customer has at most \(Self.mappingsMax) mappings; remove one first.")
    }
    var customer = before
    customer.mappings.append(mapping)
    return try records.update(customer, before: before)
  }

  package func removeMapping(
    _ request: RemoveMappingRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let mapping = try environment.trimmedMapping(request.mapping, "mapping")
    let before = try records.requireUndeleted(request.customerId)
    var customer = before
    customer.mappings.removeAll { $0.isSame(as: mapping) }
    guard customer.mappings.count < before.mappings.count else {
      throw RPCError(.notFound, "The customer has no such mapping.")
    }
    return try records.update(customer, before: before)
  }
}
