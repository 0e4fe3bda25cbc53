import SQLInterface

/// PostgreSQL's second lock between tenants: the role that serves, which owns nothing, and
/// forced row security on every table that has a tenant.
struct RowSecurity {
  static let role = "frontdesk_server"
  /// Tables that a few statements read across tenants, such as the list of tenants; each such
  /// statement is declared global in the source.
  static let platformTables = ["tenants", "revoked_tokens", "jobs"]

  private let connection: any SQLConnection

  init(_ connection: any SQLConnection) { self.connection = connection }

  // Any number that no other program uses in the same database.
  private static let lockNumber = 7_241_904_418_201

  /// Waits until no other server migrates this database.
  func lockMigrations() throws(SQLError) {
    try connection.execute("SELECT pg_advisory_lock(\(Self.lockNumber))")
  }

  func unlockMigrations() {
    // A connection that was lost has let go of it by itself.
    try? connection.execute("SELECT pg_advisory_unlock(\(Self.lockNumber))")
  }

  /// Makes the serving role, or gives it to this one; what an administrator has to run where
  /// this role may not.
  func makeRole() throws(SQLError) -> [String] {
    let create = "CREATE ROLE \(Self.role) NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE"
    let user = try value("SELECT quote_ident(current_user)")
    let grant = "GRANT \(Self.role) TO \(user)"
    let mayMake =
      try value(
        "SELECT (rolsuper OR rolcreaterole)::text FROM pg_roles WHERE rolname = current_user")
      == "true"
    let exists = try value("SELECT count(*)::text FROM pg_roles WHERE rolname = '\(Self.role)'")
    if exists == "0" {
      guard mayMake else { return [create + ";", grant + ";"] }
      // Roles belong to the whole cluster: another database's server may have made it just now.
      try connection.execute(
        "DO $$ BEGIN \(create); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; "
          + "END $$")
    }
    let isMember = try value("SELECT pg_has_role(current_user, '\(Self.role)', 'MEMBER')::text")
    if isMember != "true" {
      guard mayMake else { return [grant + ";"] }
      try connection.execute(grant)
    }
    return []
  }

  /// Puts every table that has a tenant under forced row security, with its policy, and lets
  /// the serving role work with all tables. Does nothing where that is done.
  func protectTables() throws(SQLError) {
    try connection.execute(Self.protection)
    for table in Self.platformTables {
      try connection.execute(
        """
        DO $$ BEGIN
          IF to_regclass('\(table)') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_policy
            WHERE polrelid = to_regclass('\(table)') AND polname = 'platform') THEN
            CREATE POLICY platform ON \(table) FOR SELECT
              USING (current_setting('frontdesk.reach', true) = 'platform');
          END IF;
        END $$
        """)
    }
  }

  private static let protection = """
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT quote_ident(c.relname) FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
          AND NOT a.attisdropped
          AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR NOT EXISTS
            (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant'))
      LOOP
        EXECUTE 'ALTER TABLE ' || name || ' ENABLE ROW LEVEL SECURITY';
        EXECUTE 'ALTER TABLE ' || name || ' FORCE ROW LEVEL SECURITY';
        EXECUTE 'DROP POLICY IF EXISTS tenant ON ' || name;
        EXECUTE 'CREATE POLICY tenant ON ' || name || ' USING (tenant_id = '
          || 'nullif(current_setting(''frontdesk.tenant'', true), '''')::uuid)';
      END LOOP;
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO \(role)', current_schema());
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO \(role)',
        current_schema());
      IF to_regclass('schema_migrations') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM \(role);
      END IF;
    END $$
    """

  /// Why the role of this connection must not serve; nil when it may. The driver has looked at
  /// the role itself already.
  func problem() throws(SQLError) -> String? {
    let open = try value(
      """
      SELECT coalesce(string_agg(c.relname, ', ' ORDER BY c.relname), '') FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
        AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR NOT EXISTS
          (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant'))
      """)
    if !open.isEmpty { return "row security is not forced on \(open)" }
    let owned = try value(
      """
      SELECT coalesce(string_agg(c.relname, ', ' ORDER BY c.relname), '') FROM pg_class c
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
        AND pg_has_role(current_user, c.relowner, 'USAGE')
      """)
    if !owned.isEmpty { return "the serving role owns \(owned)" }
    return nil
  }

  private func value(_ query: String) throws(SQLError) -> String {
    let statement = try connection.prepare(query)
    defer { statement.reset() }
    guard try statement.step() else { return "" }
    return unsafe String(decoding: statement.bytes(0), as: UTF8.self)
  }
}
