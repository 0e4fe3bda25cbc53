import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import Storage
import WireFormat

/// An identifier that a caller named, made comparable.
package struct NamedByCaller: Sendable {
  let customerID: Uuid
  let key: CustomerIdentifier
  let raw: String
}

/// An identifier to be added.
package struct IdentifierAddition: Sendable {
  let named: NamedByCaller
  let type: IdentifierType
  let isShared: Bool
  let isVerified: Bool
}

/// What is to change of an identifier.
package struct IdentifierChange: Sendable {
  let named: NamedByCaller
  let isVerified: Bool?
  let isRetired: Bool?
  let isShared: Bool?
}

extension CustomerHandlers {
  /// Identifiers beyond the customer's own fields, with those that have been used before.
  private static let identifiersMax = 50

  package func prepareAddIdentifier(
    _ request: AddIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> IdentifierAddition {
    let isEmail: Bool
    switch request.type {
    case .email: isEmail = true
    case .phone, .alternatePhone, .whatsapp: isEmail = false
    case .unspecified, .unrecognized:
      throw RPCError(field: "type", rule: "required", "Say what it is: phone, email and so on.")
    }
    let named = try named(request.value, isEmail: isEmail, of: request.customerId, call)
    return IdentifierAddition(
      named: named, type: request.type, isShared: request.shared, isVerified: request.verified)
  }

  package func addIdentifier(
    _ plan: IdentifierAddition, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let before = try records.requireUndeleted(plan.named.customerID)
    let key = plan.named.key
    if before.ownIdentifiers.contains(key) || before.identifiers.contains(where: { $0.key == key })
    {
      throw RPCError(
        .alreadyExists, "value: the customer has it already; change it with changeIdentifier.",
        violations: [
          RPCError.Violation(path: "value", rule: "unique", message: "The customer has it already.")
        ], existing: before.id)
    }
    guard before.identifiers.count < Self.identifiersMax else {
      throw RPCError(
        .failedPrecondition,
        "A customer has at most \(Self.identifiersMax) identifiers; remove one first.")
    }
    var customer = before
    let filled = customer.fill(plan.type, with: plan.named.canonical)
    if !filled || plan.isShared || plan.isVerified {
      customer.identifiers.append(
        Identifier(
          type: plan.type, canonical: plan.named.canonical, raw: plan.named.raw,
          verifiedAt: plan.isVerified ? call.now : nil, shared: plan.isShared))
    }
    return try records.update(customer, before: before, raw: [key: plan.named.raw])
  }

  package func prepareChangeIdentifier(
    _ request: ChangeIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> IdentifierChange {
    guard request.verified != nil || request.retired != nil || request.shared != nil else {
      throw RPCError(
        field: "verified", rule: "required", "Say what changes: verified, retired or shared.")
    }
    return IdentifierChange(
      named: try named(request.value, isEmail: nil, of: request.customerId, call),
      isVerified: request.verified, isRetired: request.retired, isShared: request.shared)
  }

  package func changeIdentifier(
    _ plan: IdentifierChange, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let before = try records.requireUndeleted(plan.named.customerID)
    var customer = before
    var entry = try records.take(plan.named, from: &customer)
    if let isVerified = plan.isVerified {
      entry.verifiedAt = isVerified ? entry.verifiedAt ?? call.now : nil
    }
    if let isShared = plan.isShared { entry.shared = isShared }
    if let isRetired = plan.isRetired {
      entry.retiredAt = isRetired ? entry.retiredAt ?? call.now : nil
    }
    // What is out of use stands in no field of its own any more; in use again, it may.
    let isOwn: Bool
    if entry.retiredAt != nil {
      customer.clear(entry.key)
      isOwn = false
    } else {
      isOwn =
        customer.ownIdentifiers.contains(entry.key)
        || customer.fill(entry.type, with: entry.canonical)
    }
    let isPlain = isOwn && entry.isClaimed && entry.verifiedAt == nil
    if !isPlain { customer.identifiers.append(entry) }
    customer.promoteIdentifiers()
    try records.checkProfile(phone: customer.phone, try environment.tenant(call.scope))
    return try records.update(customer, before: before, raw: [entry.key: entry.raw])
  }

  package func prepareRemoveIdentifier(
    _ request: RemoveIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> NamedByCaller {
    try named(request.value, isEmail: nil, of: request.customerId, call)
  }

  package func removeIdentifier(
    _ plan: NamedByCaller, _ call: WriteCall
  ) throws(RPCError) -> Customer {
    let records = CustomerRecords(environment, call)
    let before = try records.requireUndeleted(plan.customerID)
    var customer = before
    let entry = try records.take(plan, from: &customer)
    customer.clear(entry.key)
    customer.promoteIdentifiers()
    try records.checkProfile(phone: customer.phone, try environment.tenant(call.scope))
    return try records.update(customer, before: before)
  }

  /// `value` made comparable; what it is shows itself unless it is said.
  private func named(
    _ value: String, isEmail: Bool?, of id: Uuid, _ call: PrepareCall
  ) throws(RPCError) -> NamedByCaller {
    let text = try environment.requiredText(value, "value")
    if isEmail ?? text.contains("@") {
      guard TextFormat.email.matches(text) else {
        throw RPCError(
          field: "value", rule: "format", "It must be \(TextFormat.email.expectation).")
      }
      return NamedByCaller(customerID: id, key: CustomerIdentifier(email: text), raw: text)
    }
    guard text.unicodeScalars.count <= 64,
      let phone = try environment.canonicalPhone(text, "value", call.scope)
    else { throw RPCError(field: "value", rule: "phone", "It is too long for a phone number.") }
    return NamedByCaller(
      customerID: id, key: CustomerIdentifier(phone: phone.canonical), raw: phone.raw)
  }
}

extension NamedByCaller {
  /// As a customer's field has it: an e-mail address keeps its case.
  fileprivate var canonical: String { key.kind == .email ? raw : key.canonical }
}

extension CustomerRecords {
  /// What is known of an identifier, taken out of the list of what there is to say; the
  /// customer's own fields stay.
  fileprivate func take(
    _ named: NamedByCaller, from customer: inout Customer
  ) throws(RPCError) -> Identifier {
    if let index = customer.identifiers.firstIndex(where: { $0.key == named.key }) {
      return customer.identifiers.remove(at: index)
    }
    guard let own = customer.field(of: named.key) else {
      throw RPCError(.notFound, "The customer has no such identifier.")
    }
    let raw = try db(try call.store.spelling(of: named.key, customer.id, scope))
    return Identifier(type: own.type, canonical: own.value, raw: raw ?? own.value)
  }
}

extension Customer {
  /// The field in which it has `key`, and what stands there.
  func field(of key: CustomerIdentifier) -> (type: IdentifierType, value: String)? {
    if key.kind == .email {
      guard let email, CustomerIdentifier(email: email) == key else { return nil }
      return (.email, email)
    }
    let fields = [
      (IdentifierType.phone, phone), (.alternatePhone, alternatePhone), (.whatsapp, whatsapp),
    ]
    for case (let type, let value?) in fields where value == key.canonical { return (type, value) }
    return nil
  }

  /// Puts `value` into the field of its type; false when something else stands there.
  fileprivate mutating func fill(_ type: IdentifierType, with value: String) -> Bool {
    switch type {
    case .phone where phone == nil: phone = value
    case .alternatePhone where alternatePhone == nil: alternatePhone = value
    case .whatsapp where whatsapp == nil: whatsapp = value
    case .email where email == nil: email = value
    default: return false
    }
    return true
  }

  /// Lets further identifiers take the place of those that are gone from its fields.
  fileprivate mutating func promoteIdentifiers() {
    for entry in identifiers where entry.isClaimed && field(of: entry.key) == nil {
      guard fill(entry.type, with: entry.canonical), entry.verifiedAt == nil else { continue }
      identifiers.removeAll { $0 == entry }
    }
  }

  /// Empties the fields that have `key`.
  fileprivate mutating func clear(_ key: CustomerIdentifier) {
    if key.kind == .email {
      if let email, CustomerIdentifier(email: email) == key { self.email = nil }
      return
    }
    if phone == key.canonical { phone = nil }
    if alternatePhone == key.canonical { alternatePhone = nil }
    if whatsapp == key.canonical { whatsapp = nil }
  }
}
