import Auth
import FrontdeskAPI
import SQLInterface
import WireFormat

/// What tells that two records are about the same person, taken before it is erased.
struct Person {
  let id: Uuid
  /// Neither shared with others nor somebody else's by now.
  private let identifiers: Set<CustomerIdentifier>

  init(_ customer: Customer, _ store: ReadStore, _ scope: TenantScope) throws(SQLError) {
    id = customer.id
    var own: Set<CustomerIdentifier> = []
    for identifier in customer.claims {
      let owner = try store.owner(of: identifier, scope)
      if owner == nil || owner == customer.id { own.insert(identifier) }
    }
    identifiers = own
  }

  /// Somebody of whom nothing but the id is left.
  init(id: Uuid) {
    self.id = id
    identifiers = []
  }

  /// Whether `lead` became this customer, or has its phone or e-mail.
  func isSame(as lead: Lead) -> Bool {
    if let customer = lead.customerId { return customer == id }
    if let phone = lead.phone, identifiers.contains(CustomerIdentifier(phone: phone)) {
      return true
    }
    return lead.email.map { identifiers.contains(CustomerIdentifier(email: $0)) } ?? false
  }
}

extension ReadStore {
  static let walkLeads = Query(
    "SELECT id, record FROM leads WHERE tenant_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3")
  private static let leadsPerPage = 500

  /// The leads of `person`. No index finds them, so all leads are read, a page at a time.
  func leads(of person: Person, _ scope: TenantScope) throws(SQLError) -> [Uuid] {
    var found: [Uuid] = []
    var last = Uuid.zero
    while true {
      var rows = try open(Self.walkLeads, scope)
      rows.bind(last)
      rows.bind(Self.leadsPerPage)
      var count = 0
      while try rows.next() {
        last = rows.uuid(0)
        count += 1
        let lead: Lead = try rows.record(1, of: "leads")
        if person.isSame(as: lead) { found.append(last) }
      }
      if count < Self.leadsPerPage { return found }
    }
  }
}
