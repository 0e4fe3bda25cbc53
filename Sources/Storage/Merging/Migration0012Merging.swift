extension Migration {
  /// Customers that were merged into others, and those that may be one person twice.
  static let merging = Migration(12, "merging", mergeTables + duplicateTables)

  // A merged customer's row stays as it was, but for `deleted`, which is 2. customer_aliases
  // says whom its id stands for now, past all merges in a chain; customer_merges keeps what it
  // takes to undo one, sealed with the survivor's key.
  private static let mergeTables = [
    Statement(
      sqlite: """
        CREATE TABLE customer_aliases (
          tenant_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          root_id BLOB NOT NULL,
          merge_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, customer_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_aliases (
          tenant_id uuid NOT NULL,
          customer_id uuid NOT NULL,
          root_id uuid NOT NULL,
          merge_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, customer_id)
        )
        """),
    Statement(
      """
      CREATE INDEX customer_aliases_by_root ON customer_aliases
        (tenant_id, root_id, customer_id)
      """),
    Statement(
      sqlite: """
        CREATE TABLE customer_merges (
          tenant_id BLOB NOT NULL,
          id BLOB NOT NULL,
          survivor_id BLOB NOT NULL,
          merged_id BLOB NOT NULL,
          at INTEGER NOT NULL,
          undone INTEGER NOT NULL,
          record BLOB NOT NULL,
          moved BLOB NOT NULL,
          sealed BLOB NOT NULL,
          PRIMARY KEY (tenant_id, id)
        ) STRICT
        """,
      postgres: """
        CREATE TABLE customer_merges (
          tenant_id uuid NOT NULL,
          id uuid NOT NULL,
          survivor_id uuid NOT NULL,
          merged_id uuid NOT NULL,
          at bigint NOT NULL,
          undone bigint NOT NULL,
          record bytea NOT NULL,
          moved bytea NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (tenant_id, id)
        )
        """),
    Statement("CREATE INDEX customer_merges_by_time ON customer_merges (tenant_id, at, id)"),
    Statement(
      """
      CREATE INDEX customer_merges_by_survivor ON customer_merges
        (tenant_id, survivor_id, at, id)
      """),
    Statement(
      """
      CREATE INDEX customer_merges_by_merged ON customer_merges (tenant_id, merged_id, at, id)
      """),
  ]

  // customer_likeness holds what like customers have in common and no other table finds: a day
  // of birth, an address. It is filled by the search for duplicates, not by writes.
  // duplicate_pairs: first_id is the lesser id; state 0 is open, 1 dismissed.
  private static let duplicateTables = [
    Statement(
      sqlite: """
        CREATE TABLE customer_likeness (
          tenant_id BLOB NOT NULL,
          likeness TEXT NOT NULL,
          customer_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, likeness, customer_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_likeness (
          tenant_id uuid NOT NULL,
          likeness text COLLATE "C" NOT NULL,
          customer_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, likeness, customer_id)
        )
        """),
    Statement(
      """
      CREATE INDEX customer_likeness_by_customer ON customer_likeness
        (tenant_id, customer_id, likeness)
      """),
    Statement(
      sqlite: """
        CREATE TABLE duplicate_pairs (
          tenant_id BLOB NOT NULL,
          first_id BLOB NOT NULL,
          second_id BLOB NOT NULL,
          state INTEGER NOT NULL,
          score INTEGER NOT NULL,
          reasons INTEGER NOT NULL,
          found_at INTEGER NOT NULL,
          PRIMARY KEY (tenant_id, first_id, second_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE duplicate_pairs (
          tenant_id uuid NOT NULL,
          first_id uuid NOT NULL,
          second_id uuid NOT NULL,
          state bigint NOT NULL,
          score bigint NOT NULL,
          reasons bigint NOT NULL,
          found_at bigint NOT NULL,
          PRIMARY KEY (tenant_id, first_id, second_id)
        )
        """),
    Statement(
      """
      CREATE INDEX duplicate_pairs_by_score ON duplicate_pairs
        (tenant_id, state, score, first_id, second_id)
      """),
    Statement(
      """
      CREATE INDEX duplicate_pairs_by_second ON duplicate_pairs (tenant_id, second_id, first_id)
      """),
    // One row a tenant whose duplicates are looked for. position: the last customer that was
    // looked at, seq: up to which event changes have been followed.
    Statement(
      sqlite: """
        CREATE TABLE duplicate_scans (
          tenant_id BLOB NOT NULL PRIMARY KEY,
          is_done INTEGER NOT NULL,
          position BLOB NOT NULL,
          seq INTEGER NOT NULL,
          looked_at INTEGER NOT NULL,
          started_at INTEGER NOT NULL,
          finished_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE duplicate_scans (
          tenant_id uuid NOT NULL PRIMARY KEY,
          is_done bigint NOT NULL,
          position uuid NOT NULL,
          seq bigint NOT NULL,
          looked_at bigint NOT NULL,
          started_at bigint NOT NULL,
          finished_at bigint NOT NULL
        )
        """),
  ]
}
