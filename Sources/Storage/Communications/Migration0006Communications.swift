extension Migration {
  /// The history of messages.
  static let communications = Migration(
    6, "communications",
    [
      Statement(
        sqlite: """
          CREATE TABLE communications (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            customer_id BLOB,
            lead_id BLOB,
            channel INTEGER NOT NULL,
            purpose INTEGER NOT NULL,
            status INTEGER NOT NULL,
            at INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE communications (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            customer_id uuid,
            lead_id uuid,
            channel bigint NOT NULL,
            purpose bigint NOT NULL,
            status bigint NOT NULL,
            at bigint NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement("CREATE INDEX communications_by_time ON communications (tenant_id, at, id)"),
      Statement(
        """
        CREATE INDEX communications_by_customer ON communications (tenant_id, customer_id, at, id)
        WHERE customer_id IS NOT NULL
        """),
      Statement(
        """
        CREATE INDEX communications_by_lead ON communications (tenant_id, lead_id, at, id)
        WHERE lead_id IS NOT NULL
        """),
    ])
}
