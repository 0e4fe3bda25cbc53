package import Auth
package import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

/// Which customers a read by id finds.
package enum CustomerLife: Sendable, Hashable {
  case live, liveOrDeleted
}

// Each of these answers one row: the record, the category that took the place of its own (nearly
// always null), whether it is deleted, and until when it is moderated.
extension ReadStore {
  static let findCustomer = Query(
    """
    SELECT c.record, (SELECT m.target_id FROM category_moves m
        WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.deleted, c.moderated_until
    FROM customers c WHERE c.tenant_id = ?1 AND c.id = ?2
    """)

  /// As `findCustomer`, for a tenant without categories that were replaced.
  static let findUnmovedCustomer = Query(
    """
    SELECT c.record, NULL, c.deleted, c.moderated_until
    FROM customers c WHERE c.tenant_id = ?1 AND c.id = ?2
    """)

  /// As `findUnmovedCustomer`, with the number of its row.
  static let findCustomerRow = Query(
    """
    SELECT c.record, NULL, c.deleted, c.moderated_until, c.rowid
    FROM customers c WHERE c.tenant_id = ?1 AND c.id = ?2
    """,
    postgres: """
      SELECT c.record, NULL, c.deleted, c.moderated_until, 0
      FROM customers c WHERE c.tenant_id = ?1 AND c.id = ?2
      """)

  /// The record of customer `?3` if it stands in row `?2` and is one that nothing is to be done
  /// with: neither merged (2) nor moderated for a time.
  static let findCustomerAt = Query(
    """
    SELECT c.record FROM customers c NOT INDEXED
    WHERE c.tenant_id = ?1 AND c.rowid = ?2 AND c.id = ?3 AND c.deleted < 2
      AND c.moderated_until = 0
    """,
    postgres: """
      SELECT c.record FROM customers c
      WHERE c.tenant_id = ?1 AND CAST(?2 AS bigint) > 0 AND c.id = ?3 AND c.deleted < 2
        AND c.moderated_until = 0
      """)

  static let findByIdentifier = Query(
    """
    SELECT c.record, (SELECT m.target_id FROM category_moves m
        WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.deleted, c.moderated_until
    FROM customer_identifiers i CROSS JOIN customers c
    WHERE i.tenant_id = ?1 AND i.kind = ?2 AND i.canonical = ?3
      AND c.tenant_id = ?1 AND c.id = i.customer_id
    """)

  static let findByMapping = Query(
    """
    SELECT c.record, (SELECT m.target_id FROM category_moves m
        WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.deleted, c.moderated_until
    FROM customer_mappings p CROSS JOIN customers c
    WHERE p.tenant_id = ?1 AND p.external_id = ?2 AND p.provider = ?3 AND p.branch = ?4
      AND c.tenant_id = ?1 AND c.id = p.customer_id
    """)

  // Public ids and numbers are never reused, and their terms say so: no index of their own.
  static let findByTerm = Query(
    """
    SELECT c.record, (SELECT m.target_id FROM category_moves m
        WHERE m.tenant_id = ?1 AND m.category_id = c.category_id), c.deleted, c.moderated_until
    FROM customer_terms t CROSS JOIN customers c
    WHERE t.tenant_id = ?1 AND t.term = ?2 AND c.tenant_id = ?1 AND c.id = t.customer_id
    """)

  /// The customer with `id`, or the one that it was merged into; nil when there is none.
  package final func customer(
    _ id: Uuid, _ life: CustomerLife, _ scope: TenantScope
  ) throws(SQLError) -> Customer? {
    do {
      var rows = try open(Self.findCustomer, scope)
      rows.bind(id)
      guard try rows.next() else { return nil }
      if rows.int64(2) != CustomerState.merged {
        return life == .liveOrDeleted || !rows.bool(2) ? try rows.customer() : nil
      }
    }
    guard let survivor = try survivor(of: id, scope) else { return nil }
    return try customer(survivor, life, scope)
  }

  /// Appends the record of customer `id`, deleted or not, or of the one that it was merged
  /// into; false when there is none.
  package final func appendCustomer(
    _ id: Uuid, to answer: inout WireWriter, at now: Timestamp, tiers: TierRule? = nil,
    _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    let isPlain = try !mayHaveMovedCategories(scope)
    if isPlain, tiers == nil, let row = hints?.row(of: id, scope.tenantID),
      try append(id, in: row, to: &answer, scope)
    {
      return true
    }
    do {
      var rows = try open(isPlain ? Self.findCustomerRow : Self.findCustomer, scope)
      rows.bind(id)
      guard try rows.next() else { return false }
      if rows.int64(2) != CustomerState.merged {
        // What nearly everybody's is like, with each column asked for once.
        if isPlain, tiers == nil, rows.int64(3) == 0 {
          let record = rows.bytes(0)
          answer.append(record)
          _ = keepAnswer(record, id, scope)
          hints?.note(rows.int64(4), of: id, scope.tenantID)
          return true
        }
        try rows.appendCurrent(to: &answer, at: now, tiers)
        keepAnswer(id, rows, moderatedUntil: 3, scope)
        return true
      }
    }
    expectMore()
    guard let survivor = try survivor(of: id, scope) else { return false }
    return try appendCustomer(survivor, to: &answer, at: now, tiers: tiers, scope)
  }

  /// Appends the record of customer `id` if it stands in `row`, where it was before.
  private func append(
    _ id: Uuid, in row: Int64, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findCustomerAt, scope)
    rows.bind(row)
    rows.bind(id)
    guard try rows.next() else { return false }
    let record = rows.bytes(0)
    answer.append(record)
    _ = keepAnswer(record, id, scope)
    return true
  }

  /// Appends the record of the live customer with `identifier`; false when there is none.
  package final func appendCustomer(
    with identifier: CustomerIdentifier, to answer: inout WireWriter, at now: Timestamp,
    tiers: TierRule? = nil, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findByIdentifier, scope)
    rows.bind(identifier.kind.rawValue)
    rows.bind(identifier.canonical)
    return try rows.appendCustomer(to: &answer, at: now, tiers)
  }

  /// Appends the record of the live customer with the mapping; false when there is none.
  package final func appendCustomer(
    with mapping: MappingKey, to answer: inout WireWriter, at now: Timestamp,
    tiers: TierRule? = nil, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findByMapping, scope)
    rows.bind(mapping.externalID)
    rows.bind(mapping.provider)
    rows.bind(mapping.branch)
    return try rows.appendCustomer(to: &answer, at: now, tiers)
  }

  /// Appends the record of the customer, deleted or not, whose public id or number is `text`
  /// in any case; false when there is none.
  package final func appendCustomer(
    numbered text: String, to answer: inout WireWriter, at now: Timestamp,
    tiers: TierRule? = nil, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    guard let term = SearchTerms.number(text) else { return false }
    var rows = try open(Self.findByTerm, scope)
    rows.bind(term)
    // The numbers of merged customers are their survivor's terms too.
    while try rows.next() {
      guard rows.int64(2) != CustomerState.merged else { continue }
      try rows.appendCurrent(to: &answer, at: now, tiers)
      return true
    }
    return false
  }
}

// Who has an identifier: ids only.
extension ReadStore {
  /// The live customer whose public id or number is `text` in any case.
  package final func customerID(
    numbered text: String, _ scope: TenantScope
  ) throws(SQLError) -> Uuid? {
    guard let term = SearchTerms.number(text) else { return nil }
    var known: [Uuid] = []
    do {
      var rows = try open(Self.ownerOfTerm, scope)
      rows.bind(term)
      while try rows.next() { known.append(rows.uuid(0)) }
    }
    for id in known { if let customer = try customer(id, .live, scope) { return customer.id } }
    return nil
  }

  static let ownerOfIdentifier = Query(
    """
    SELECT customer_id FROM customer_identifiers
    WHERE tenant_id = ?1 AND kind = ?2 AND canonical = ?3
    """)

  static let rawOfIdentifier = Query(
    """
    SELECT raw FROM customer_identifiers
    WHERE tenant_id = ?1 AND kind = ?2 AND canonical = ?3 AND customer_id = ?4
    """)

  static let ownerOfMapping = Query(
    """
    SELECT customer_id FROM customer_mappings
    WHERE tenant_id = ?1 AND external_id = ?2 AND provider = ?3 AND branch = ?4
    """)

  static let ownersOfExternalID = Query(
    """
    SELECT DISTINCT customer_id FROM customer_mappings
    WHERE tenant_id = ?1 AND external_id = ?2 LIMIT 2
    """)

  static let ownerOfTerm = Query(
    "SELECT customer_id FROM customer_terms WHERE tenant_id = ?1 AND term = ?2")

  /// The live customer with `identifier`.
  package final func owner(
    of identifier: CustomerIdentifier, _ scope: TenantScope
  ) throws(SQLError) -> Uuid? {
    var rows = try open(Self.ownerOfIdentifier, scope)
    rows.bind(identifier.kind.rawValue)
    rows.bind(identifier.canonical)
    return try rows.next() ? rows.uuid(0) : nil
  }

  /// How live customer `id` spelled `identifier`; nil where it does not find the customer.
  package final func spelling(
    of identifier: CustomerIdentifier, _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> String? {
    var rows = try open(Self.rawOfIdentifier, scope)
    rows.bind(identifier.kind.rawValue)
    rows.bind(identifier.canonical)
    rows.bind(id)
    return try rows.next() ? rows.text(0) : nil
  }

  /// The live customer with the mapping.
  package final func owner(
    of mapping: MappingKey, _ scope: TenantScope
  ) throws(SQLError) -> Uuid? {
    var rows = try open(Self.ownerOfMapping, scope)
    rows.bind(mapping.externalID)
    rows.bind(mapping.provider)
    rows.bind(mapping.branch)
    return try rows.next() ? rows.uuid(0) : nil
  }

  /// The live customers with an external id at any provider, at most two.
  package final func owners(
    ofExternalID id: String, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    var rows = try open(Self.ownersOfExternalID, scope)
    rows.bind(SearchTerms.composed(id))
    var owners: [Uuid] = []
    while try rows.next() { owners.append(rows.uuid(0)) }
    return owners
  }

  /// Whether a customer, deleted or not, has the public id.
  package final func isTaken(
    publicID: String, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    guard let term = SearchTerms.number(publicID) else { return false }
    var rows = try open(Self.ownerOfTerm, scope)
    rows.bind(term)
    return try rows.next()
  }
}

extension SearchTerms {
  /// The term of a public id or a number, exactly as a customer's own terms have it.
  static func number(_ text: String) -> String? {
    ofCustomer(name: "", emails: [], phones: [], numbers: [text]).first
  }
}

extension SQLCursor {
  /// The customer in the current row, in the category that it is in by now.
  borrowing func customer() throws(SQLError) -> Customer {
    var customer: Customer = try record(0, of: "customers")
    if let category = optionalUuid(1) { customer.categoryId = category }
    return customer
  }

  /// Appends the record of the next row as it is stored; only one whose category was deleted
  /// or whose suspension has run out is decoded. False when there is no row.
  mutating func appendCustomer(
    to answer: inout WireWriter, at now: Timestamp, _ tiers: TierRule?
  ) throws(SQLError) -> Bool {
    guard try next() else { return false }
    try appendCurrent(to: &answer, at: now, tiers)
    return true
  }

  /// Appends the record of the current row, as `appendCustomer`.
  borrowing func appendCurrent(
    to answer: inout WireWriter, at now: Timestamp, _ tiers: TierRule?
  ) throws(SQLError) {
    if tiers == nil, isAsStored(moderatedUntil: 3, at: now) {
      answer.append(bytes(0))
    } else {
      answer.append(try customer().shown(at: now, tiers))
    }
  }

  /// Whether the record in column 0 says what is true at `now`: its category, which is in
  /// column 1 when it has changed, and its moderation, whose end is in `column`.
  borrowing func isAsStored(moderatedUntil column: Int, at now: Timestamp) -> Bool {
    let until = int64(column)
    return isNull(1) && (until == 0 || until > now.microseconds)
  }
}

extension Customer {
  /// Without a suspension that has run out by `now`.
  package func lifted(at now: Timestamp) -> Customer {
    guard let until = moderation?.until, until <= now else { return self }
    var lifted = self
    lifted.moderation = nil
    return lifted
  }

  /// As callers see it at `now`, with its tier.
  package func shown(at now: Timestamp, _ tiers: TierRule?) -> Customer {
    var shown = lifted(at: now)
    if let tiers { shown.tier = tiers.tier(of: shown) }
    return shown
  }
}
