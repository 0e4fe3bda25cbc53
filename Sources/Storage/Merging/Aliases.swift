package import Auth
package import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

/// What the column `deleted` of a customer says.
enum CustomerState {
  /// Merged into another one, whose id stands in customer_aliases.
  static let merged: Int64 = 2
}

// Whom the ids of merged customers stand for.
extension ReadStore {
  static let findRoot = Query(
    "SELECT root_id FROM customer_aliases WHERE tenant_id = ?1 AND customer_id = ?2")
  static let listAliases = Query(
    """
    SELECT customer_id FROM customer_aliases WHERE tenant_id = ?1 AND root_id = ?2
    ORDER BY customer_id LIMIT ?3
    """)
  static let findState = Query(
    "SELECT deleted FROM customers WHERE tenant_id = ?1 AND id = ?2")

  /// The customer that customer `id` was merged into, past all merges in a chain; nil when it
  /// was not merged.
  package final func survivor(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> Uuid? {
    var rows = try open(Self.findRoot, scope)
    rows.bind(id)
    return try rows.next() ? rows.uuid(0) : nil
  }

  /// The id that customer `id`, deleted or not, goes by now; nil when there never was one.
  package final func knownCustomer(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Uuid? {
    let state: Int64
    do {
      var rows = try open(Self.findState, scope)
      rows.bind(id)
      guard try rows.next() else { return nil }
      state = rows.int64(0)
    }
    return state == CustomerState.merged ? try survivor(of: id, scope) : id
  }

  /// The customers that were merged into customer `id`, by themselves or in a chain, at most
  /// `limit`. Whoever erases a customer erases these too.
  package final func aliases(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    var rows = try open(Self.listAliases, scope)
    rows.bind(id)
    rows.bind(limit)
    var ids: [Uuid] = []
    while try rows.next() { ids.append(rows.uuid(0)) }
    return ids
  }

  /// The row of customer `id` even if it was merged, as it was then.
  package final func mergedCustomer(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Customer? {
    var rows = try open(Self.findCustomer, scope)
    rows.bind(id)
    return try rows.next() ? try rows.customer() : nil
  }
}

extension WriteStore {
  static let insertAlias = Command(
    """
    INSERT INTO customer_aliases (tenant_id, customer_id, root_id, merge_id)
    VALUES (?1, ?2, ?3, ?4)
    """)
  static let moveAlias = Command(
    "UPDATE customer_aliases SET root_id = ?3 WHERE tenant_id = ?1 AND customer_id = ?2")
  static let deleteAlias = Command(
    "DELETE FROM customer_aliases WHERE tenant_id = ?1 AND customer_id = ?2")
  static let setState = Command(
    "UPDATE customers SET deleted = ?3 WHERE tenant_id = ?1 AND id = ?2")

  /// Takes `customer` out of use: its id and those of `aliases`, which were merged into it
  /// before, stand for customer `root` from now on, whom their numbers find.
  package func retire(
    _ customer: Customer, for root: Uuid, merge: Uuid, aliases: [Uuid], _ scope: TenantScope
  ) throws(SQLError) {
    var bare = CustomerKeys(customer)
    bare.identifiers = []
    bare.mappings = []
    try replaceKeys(of: customer, CustomerKeys(customer), bare, raw: [:], scope)
    try setState(CustomerState.merged, of: customer.id, scope)
    var row = try open(Self.insertAlias, scope)
    row.bind(customer.id)
    row.bind(root)
    row.bind(merge)
    try row.run()
    try point(aliases, at: root, scope)
    try changeNumbers(of: [customer.id] + aliases, in: root, Self.insertTerm, scope)
  }

  /// Takes `customer` back into use, with `aliases`; the reverse of `retire`. `raw` has its
  /// identifiers as they were spelled.
  package func revive(
    _ customer: Customer, from root: Uuid, aliases: [Uuid], raw: [CustomerIdentifier: String],
    _ scope: TenantScope
  ) throws(SQLError) {
    try changeNumbers(of: [customer.id] + aliases, in: root, Self.deleteTerm, scope)
    try point(aliases, at: customer.id, scope)
    var row = try open(Self.deleteAlias, scope)
    row.bind(customer.id)
    try row.run()
    try setState(0, of: customer.id, scope)
    var bare = CustomerKeys(customer)
    bare.identifiers = []
    bare.mappings = []
    try replaceKeys(of: customer, bare, CustomerKeys(customer), raw: raw, scope)
  }

  func setState(_ state: Int64, of id: Uuid, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.setState, customer: id, scope)
    row.bind(state)
    try row.run()
  }

  private func point(
    _ aliases: [Uuid], at root: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    for alias in aliases {
      var row = try open(Self.moveAlias, scope)
      row.bind(alias)
      row.bind(root)
      try row.run()
    }
  }

  /// Lets the numbers and public ids of `merged` find `root`, or not any more.
  private func changeNumbers(
    of merged: [Uuid], in root: Uuid, _ command: Command, _ scope: TenantScope
  ) throws(SQLError) {
    for id in merged {
      guard let customer = try mergedCustomer(id, scope) else { continue }
      let terms = SearchTerms.ofCustomer(
        name: "", emails: [], phones: [], numbers: [customer.publicId, customer.number])
      for term in terms {
        var row = try open(command, scope)
        row.bind(term)
        row.bind(root)
        try row.run()
      }
    }
  }
}
