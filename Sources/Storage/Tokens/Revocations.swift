package import Auth
package import SQLInterface
package import WireFormat

/// One token that is refused until it has expired in any case.
package struct Revocation: Sendable, Hashable {
  /// nil for a platform admin's token.
  package let tenant: Uuid?
  package let tokenID: String
  package let until: Timestamp
}

extension ReadStore {
  // Read once at the start, for the list in memory that every call is checked against.
  static let listRevocations = Query(
    global: "SELECT tenant_id, token_id, until FROM revoked_tokens WHERE until > ?1")

  /// Every revocation that still matters at `now`.
  package final func revocations(at now: Timestamp) throws(SQLError) -> [Revocation] {
    var rows = try open(global: Self.listRevocations)
    rows.bind(now)
    var all: [Revocation] = []
    while try rows.next() {
      let tenant = rows.uuid(0)
      all.append(
        Revocation(
          tenant: tenant == .zero ? nil : tenant, tokenID: rows.text(1),
          until: rows.timestamp(2)))
    }
    return all
  }

  private static let findRevocations = Query(
    "SELECT token_id, until FROM revoked_tokens WHERE tenant_id = ?1 AND until > ?2")

  /// One tenant's revocations that still matter at `now`; platform admins' in the nil tenant.
  package final func revocations(
    at now: Timestamp, _ scope: TenantScope
  ) throws(SQLError) -> [Revocation] {
    var rows = try open(Self.findRevocations, scope)
    rows.bind(now)
    let tenant = scope.tenantID == .zero ? nil : scope.tenantID
    var all: [Revocation] = []
    while try rows.next() {
      all.append(Revocation(tenant: tenant, tokenID: rows.text(0), until: rows.timestamp(1)))
    }
    return all
  }
}

extension WriteStore {
  private static let insertRevocation = Command(
    """
    INSERT INTO revoked_tokens (tenant_id, token_id, until) VALUES (?1, ?2, ?3)
    ON CONFLICT (tenant_id, token_id) DO UPDATE SET until = excluded.until
    """)
  private static let forgetRevocations = Command(
    "DELETE FROM revoked_tokens WHERE tenant_id = ?1 AND until <= ?2")

  /// Stores a revocation and forgets those of the same tenant that matter no more.
  package func revoke(
    _ tokenID: String, until: Timestamp, now: Timestamp, _ scope: TenantScope
  ) throws(SQLError) {
    var forget = try open(Self.forgetRevocations, scope)
    forget.bind(now)
    try forget.run()
    var insert = try open(Self.insertRevocation, scope)
    insert.bind(tokenID)
    insert.bind(until)
    try insert.run()
  }
}
