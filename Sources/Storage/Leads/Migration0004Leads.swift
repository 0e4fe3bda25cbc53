extension Migration {
  /// Leads.
  static let leads = Migration(
    4, "leads",
    [
      Statement(
        sqlite: """
          CREATE TABLE leads (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            stage INTEGER NOT NULL,
            source INTEGER NOT NULL,
            owner TEXT,
            value_minor INTEGER,
            value_currency TEXT,
            next_follow_up_at INTEGER,
            created_at INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE leads (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            stage bigint NOT NULL,
            source bigint NOT NULL,
            owner text COLLATE "C",
            value_minor bigint,
            value_currency text COLLATE "C",
            next_follow_up_at bigint,
            created_at bigint NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement("CREATE INDEX leads_by_creation ON leads (tenant_id, created_at, id)"),
      // Open stages are 1 to 4.
      Statement(
        """
        CREATE INDEX leads_by_follow_up ON leads (tenant_id, next_follow_up_at, id)
        WHERE next_follow_up_at IS NOT NULL AND stage <= 4
        """),
    ])
}
