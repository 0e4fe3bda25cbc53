import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Seams
import Storage
import WireFormat

/// An identifier, and the field that it stands in.
struct NamedIdentifier: Sendable, Hashable {
  let field: String
  let identifier: CustomerIdentifier
}

// What a customer must keep to; each is checked before the first change of its call.
extension CustomerRecords {
  /// The category that new customers go to.
  func defaultCategory() throws(RPCError) -> Category {
    guard let category = try db(try call.store.defaultCategory(scope)) else {
      throw RPCError(.internal, "The tenant has no default category.")
    }
    return category
  }

  /// Category `id`, to which a customer goes back, or the default one where it is gone since.
  func categoryStill(_ id: Uuid) throws(RPCError) -> Uuid {
    try db(try call.store.category(id, scope)) == nil ? try defaultCategory().id : id
  }

  /// Refuses a category that is not there.
  func checkCategory(_ id: Uuid, _ path: String) throws(RPCError) {
    guard try db(try call.store.category(id, scope)) != nil else {
      throw RPCError(
        field: path, rule: "exists", "There is no such category; list them with listCategories.")
    }
  }

  /// Refuses a customer without what the tenant's profile asks for.
  func checkProfile(phone: String?, _ tenant: TenantSnapshot) throws(RPCError) {
    guard tenant.profile != .booking || phone != nil else {
      throw RPCError(
        field: "phone", rule: "required", "A customer of a booking tenant needs a phone.")
    }
  }

  func checkNew(_ new: NewCustomer, _ tenant: TenantSnapshot) throws(RPCError) {
    try checkProfile(phone: new.phone?.canonical, tenant)
    if let category = new.categoryID { try checkCategory(category, "categoryId") }
    try checkFree(new)
  }

  func checkFree(_ new: NewCustomer) throws(RPCError) {
    try checkFree(new.namedIdentifiers, new.mappings, of: nil)
  }

  /// Refuses what another live customer than `id` has.
  func checkFree(
    _ identifiers: [NamedIdentifier], _ mappings: [ProviderMapping], of id: Uuid?
  ) throws(RPCError) {
    var taken: [(field: String, owner: Uuid)] = []
    for named in identifiers {
      if let owner = try db(try call.store.owner(of: named.identifier, scope)), owner != id {
        taken.append((named.field, owner))
      }
    }
    for mapping in mappings {
      if let owner = try db(try call.store.owner(of: MappingKey(mapping), scope)), owner != id {
        taken.append(("mappings", owner))
      }
    }
    guard let first = taken.first else { return }
    for owner in taken where try !call.sees(owner.owner) {
      throw Self.taken(taken.map(\.field), by: owner.field)
    }
    throw Self.taken(first, taken)
  }

  /// A public id that no customer of the tenant has: many are made in one millisecond.
  func freePublicID() throws(RPCError) -> String {
    for _ in 0..<Self.publicIDAttempts {
      let id = PublicID.make("CUST", at: call.now, random: environment.random.next())
      if try !db(try call.store.isTaken(publicID: id, scope)) { return id }
    }
    throw RPCError(.unavailable, "Too many customers were made at once; try again.")
  }

  /// Of sixty million ids a millisecond, this many in a row are taken only by a fault.
  private static let publicIDAttempts = 64

  /// As the other, without a word of who has it: a customer that the caller may not see.
  private static func taken(_ fields: [String], by field: String) -> RPCError {
    RPCError(
      .alreadyExists,
      "\(field): a customer of another location has it already. Leave the field out, or ask an "
        + "admin of all locations.",
      violations: fields.map { field in
        RPCError.Violation(path: field, rule: "unique", message: "A customer has it already.")
      })
  }

  private static func taken(
    _ first: (field: String, owner: Uuid), _ all: [(field: String, owner: Uuid)]
  ) -> RPCError {
    RPCError(
      .alreadyExists,
      "\(first.field): customer \(first.owner) has it already. Change that customer, or leave "
        + "the field out.",
      violations: all.map { field, owner in
        RPCError.Violation(
          path: field, rule: "unique", message: "Customer \(owner) has it already.")
      },
      existing: first.owner)
  }
}

extension ContactDetails {
  /// What may already be somebody's, each with the name that errors give it.
  var identifiers: [(by: StaticString, CustomerIdentifier)] {
    var identifiers: [(by: StaticString, CustomerIdentifier)] = []
    if let phone { identifiers.append(("phone", CustomerIdentifier(phone: phone.canonical))) }
    if let whatsapp {
      identifiers.append(("whatsapp", CustomerIdentifier(phone: whatsapp.canonical)))
    }
    if let email { identifiers.append(("email", CustomerIdentifier(email: email))) }
    return identifiers
  }
}

extension NewCustomer {
  var namedIdentifiers: [NamedIdentifier] {
    Customer.named(
      phone: phone?.canonical, alternatePhone: alternatePhone?.canonical,
      whatsapp: whatsapp?.canonical, email: email)
  }

  /// The identifiers as they were spelled.
  var spellings: [CustomerIdentifier: String] {
    var spellings: [CustomerIdentifier: String] = [:]
    for case .some(let phone) in [whatsapp, alternatePhone, phone] {
      spellings[CustomerIdentifier(phone: phone.canonical)] = phone.raw
    }
    if let email { spellings[CustomerIdentifier(email: email)] = email }
    return spellings
  }
}

extension Customer {
  /// What no other live customer may have, with the fields that say so.
  var namedClaims: [NamedIdentifier] {
    let own = Customer.named(
      phone: phone, alternatePhone: alternatePhone, whatsapp: whatsapp, email: email)
    guard !identifiers.isEmpty else { return own }
    let fields = Dictionary(
      own.map { ($0.identifier, $0.field) }, uniquingKeysWith: { first, _ in first })
    return claims.map { NamedIdentifier(field: fields[$0] ?? "identifiers", identifier: $0) }
  }

  /// The same but for those that it has already.
  func namedClaims(without known: [CustomerIdentifier]) -> [NamedIdentifier] {
    let known = Set(known)
    return namedClaims.filter { !known.contains($0.identifier) }
  }

  fileprivate static func named(
    phone: String?, alternatePhone: String?, whatsapp: String?, email: String?
  ) -> [NamedIdentifier] {
    let phones = [("phone", phone), ("alternatePhone", alternatePhone), ("whatsapp", whatsapp)]
    var named = phones.compactMap { field, phone in
      phone.map { NamedIdentifier(field: field, identifier: CustomerIdentifier(phone: $0)) }
    }
    if let email {
      named.append(NamedIdentifier(field: "email", identifier: CustomerIdentifier(email: email)))
    }
    return named
  }
}
