extension Migration {
  /// Who does the work that only one server may do at a time. What is the whole store's stands
  /// under the nil tenant.
  static let leases = Migration(
    9, "leases",
    [
      Statement(
        sqlite: """
          CREATE TABLE leases (
            tenant_id BLOB NOT NULL,
            name TEXT NOT NULL,
            holder BLOB NOT NULL,
            beat INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, name)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE leases (
            tenant_id uuid NOT NULL,
            name text COLLATE "C" NOT NULL,
            holder uuid NOT NULL,
            beat bigint NOT NULL,
            PRIMARY KEY (tenant_id, name)
          )
          """)
    ])
}
