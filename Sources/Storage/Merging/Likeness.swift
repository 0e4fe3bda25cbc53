package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

// What finds customers that are like one, without reading all of them.
extension ReadStore {
  static let likenessOfCustomer = Query(
    "SELECT likeness FROM customer_likeness WHERE tenant_id = ?1 AND customer_id = ?2")
  static let customersByLikeness = Query(
    """
    SELECT customer_id FROM customer_likeness WHERE tenant_id = ?1 AND likeness = ?2
    ORDER BY customer_id LIMIT ?3
    """)
  static let customersByTerms = Query(
    """
    SELECT customer_id FROM customer_terms
    WHERE tenant_id = ?1 AND term >= ?2 AND term < ?3 ORDER BY term, customer_id LIMIT ?4
    """)
  static let customersByID = Query(
    """
    SELECT record, NULL, deleted FROM customers WHERE tenant_id = ?1 AND id > ?2
    ORDER BY id LIMIT ?3
    """,
    postgres: """
      SELECT record, CAST(NULL AS uuid), deleted FROM customers
      WHERE tenant_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
      """)

  /// Up to `limit` customers after `id` in the order of their ids, with those that are deleted
  /// or merged left out, and the last id that was looked at; nil at the end.
  package final func customers(
    afterID id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> (live: [Customer], last: Uuid?) {
    var rows = try open(Self.customersByID, scope)
    rows.bind(id)
    rows.bind(limit)
    var live: [Customer] = []
    var last: Uuid?
    while try rows.next() {
      let customer: Customer = try rows.record(0, of: "customers")
      last = customer.id
      if !rows.bool(2) { live.append(customer) }
    }
    return (live, last)
  }

  /// The live customer with exactly this id: none that it was merged into.
  package final func customerItself(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Customer? {
    var rows = try open(Self.findCustomer, scope)
    rows.bind(id)
    guard try rows.next(), !rows.bool(2) else { return nil }
    return try rows.customer()
  }

  /// Customers that have one of `likenesses`, at most `limit` each.
  package final func customers(
    like likenesses: [String], limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> Set<Uuid> {
    var ids: Set<Uuid> = []
    for likeness in likenesses {
      var rows = try open(Self.customersByLikeness, scope)
      rows.bind(likeness)
      rows.bind(limit)
      while try rows.next() { ids.insert(rows.uuid(0)) }
    }
    return ids
  }

  /// Customers with a term that begins with one of `prefixes`, at most `limit` each.
  package final func customers(
    termsFrom prefixes: [String], limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> Set<Uuid> {
    var ids: Set<Uuid> = []
    for prefix in prefixes {
      var rows = try open(Self.customersByTerms, scope)
      rows.bind(prefix)
      rows.bind(prefix + "\u{10FFFF}")
      rows.bind(limit)
      while try rows.next() { ids.insert(rows.uuid(0)) }
    }
    return ids
  }
}

extension WriteStore {
  static let insertLikeness = Command(
    """
    INSERT INTO customer_likeness (tenant_id, likeness, customer_id) VALUES (?1, ?2, ?3)
    ON CONFLICT (tenant_id, likeness, customer_id) DO NOTHING
    """)
  static let deleteLikeness = Command(
    """
    DELETE FROM customer_likeness
    WHERE tenant_id = ?1 AND likeness = ?2 AND customer_id = ?3
    """)

  /// Stores what customer `id` has in common with those like it, in the place of what was
  /// stored.
  package func putLikenesses(
    _ likenesses: Set<String>, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var known: Set<String> = []
    do {
      var rows = try open(Self.likenessOfCustomer, scope)
      rows.bind(id)
      while try rows.next() { known.insert(rows.text(0)) }
    }
    for gone in known.subtracting(likenesses).sorted() {
      var row = try open(Self.deleteLikeness, scope)
      row.bind(gone)
      row.bind(id)
      try row.run()
    }
    for new in likenesses.subtracting(known).sorted() {
      var row = try open(Self.insertLikeness, scope)
      row.bind(new)
      row.bind(id)
      try row.run()
    }
  }
}
