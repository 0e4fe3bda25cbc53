package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// What tells that two records are about the same person, taken before it is erased.
struct Person {
  let id: Uuid
  /// Its own and those of customers that were merged into it.
  private let ids: Set<Uuid>
  /// Neither shared with others nor somebody else's by now.
  private let identifiers: Set<CustomerIdentifier>

  init(_ customer: Customer, _ store: ReadStore, _ scope: TenantScope) throws(SQLError) {
    id = customer.id
    ids = Set([customer.id] + (try store.aliases(of: customer.id, limit: .max, scope)))
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
    ids = [id]
    identifiers = []
  }

  /// Whether `lead` became this customer, or has its phone or e-mail.
  func isSame(as lead: Lead) -> Bool {
    if let customer = lead.customerId { return ids.contains(customer) }
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

  /// The leads that became `customer`, or have its phone or e-mail.
  package final func leads(
    of customer: Customer, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    try leads(of: try Person(customer, self, scope), scope)
  }

  /// The leads of `person`. No index finds them, so all leads are read, a page at a time.
  final func leads(of person: Person, _ scope: TenantScope) throws(SQLError) -> [Uuid] {
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
