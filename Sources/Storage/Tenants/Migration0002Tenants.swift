extension Migration {
  /// The tenants themselves.
  static let tenants = Migration(
    2, "tenants",
    [
      Statement(
        sqlite: """
          CREATE TABLE tenants (
            tenant_id BLOB NOT NULL PRIMARY KEY,
            created_at INTEGER NOT NULL,
            status INTEGER NOT NULL,
            customer_sequence INTEGER NOT NULL,
            record BLOB NOT NULL
          ) STRICT
          """,
        postgres: """
          CREATE TABLE tenants (
            tenant_id uuid NOT NULL PRIMARY KEY,
            created_at bigint NOT NULL,
            status bigint NOT NULL,
            customer_sequence bigint NOT NULL,
            record bytea NOT NULL
          )
          """),
      Statement("CREATE INDEX tenants_by_creation ON tenants (created_at, tenant_id)"),
    ])
}
