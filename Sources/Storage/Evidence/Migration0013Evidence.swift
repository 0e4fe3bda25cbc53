extension Migration {
  /// Files about customers; their bytes are elsewhere. is_stored is 0 while a file is sent.
  static let evidence = Migration(
    13, "evidence",
    [
      Statement(
        sqlite: """
          CREATE TABLE evidence (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            customer_id BLOB NOT NULL,
            is_stored INTEGER NOT NULL,
            at INTEGER NOT NULL,
            size INTEGER NOT NULL,
            path TEXT NOT NULL,
            digest TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE evidence (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            customer_id uuid NOT NULL,
            is_stored bigint NOT NULL,
            at bigint NOT NULL,
            size bigint NOT NULL,
            path text COLLATE "C" NOT NULL,
            digest text COLLATE "C" NOT NULL,
            sealed bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement(
        "CREATE INDEX evidence_by_time ON evidence (tenant_id, customer_id, is_stored, at, id)"),
      Statement(
        "CREATE INDEX evidence_by_digest ON evidence (tenant_id, customer_id, digest, is_stored)"),
      Statement("CREATE INDEX evidence_open ON evidence (tenant_id, at, id) WHERE is_stored = 0"),
      Statement(
        sqlite: """
          CREATE TABLE evidence_usage (
            tenant_id BLOB NOT NULL PRIMARY KEY, bytes INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE evidence_usage (tenant_id uuid NOT NULL PRIMARY KEY, bytes bigint NOT NULL)
          """),
    ])
}
