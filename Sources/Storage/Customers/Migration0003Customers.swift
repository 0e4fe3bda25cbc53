extension Migration {
  /// Customers, what finds them, and their categories.
  static let customers = Migration(
    3, "customers", customerTables + lookupTables + categoryTables)

  // `deleted` is 0 or 1 and leads each list's index, so that live rows lie together; times that
  // are absent are 0. The index by creation carries what the statistics count and what most
  // lists filter by, so that neither reads rows that it does not want.
  private static let customerTables = [
    Statement(
      sqlite: """
        CREATE TABLE customers (
          tenant_id BLOB NOT NULL,
          id BLOB NOT NULL,
          version INTEGER NOT NULL,
          deleted INTEGER NOT NULL,
          status INTEGER NOT NULL,
          source INTEGER NOT NULL,
          category_id BLOB NOT NULL,
          created_at INTEGER NOT NULL,
          last_visit_at INTEGER NOT NULL,
          visits INTEGER NOT NULL,
          name_folded TEXT NOT NULL,
          record BLOB NOT NULL,
          PRIMARY KEY (tenant_id, id)
        ) STRICT
        """,
      postgres: """
        CREATE TABLE customers (
          tenant_id uuid NOT NULL,
          id uuid NOT NULL,
          version bigint NOT NULL,
          deleted bigint NOT NULL,
          status bigint NOT NULL,
          source bigint NOT NULL,
          category_id uuid NOT NULL,
          created_at bigint NOT NULL,
          last_visit_at bigint NOT NULL,
          visits bigint NOT NULL,
          name_folded text COLLATE "C" NOT NULL,
          record bytea NOT NULL,
          PRIMARY KEY (tenant_id, id)
        )
        """),
    Statement(
      """
      CREATE INDEX customers_by_creation ON customers
        (tenant_id, deleted, created_at, id, source, status, category_id)
      """),
    Statement(
      "CREATE INDEX customers_by_name ON customers (tenant_id, deleted, name_folded, id)"),
    Statement(
      "CREATE INDEX customers_by_last_visit ON customers (tenant_id, deleted, last_visit_at, id)"),
    Statement("CREATE INDEX customers_by_visits ON customers (tenant_id, deleted, visits, id)"),
    Statement("CREATE INDEX customers_by_category ON customers (tenant_id, category_id, deleted)"),
  ]

  // customer_identifiers and customer_mappings hold live customers only: their primary keys are
  // what makes an identifier unique. Terms and tags stay with a deleted customer.
  private static let lookupTables = [
    Statement(
      sqlite: """
        CREATE TABLE customer_identifiers (
          tenant_id BLOB NOT NULL,
          kind INTEGER NOT NULL,
          canonical TEXT NOT NULL,
          customer_id BLOB NOT NULL,
          raw TEXT NOT NULL,
          PRIMARY KEY (tenant_id, kind, canonical)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_identifiers (
          tenant_id uuid NOT NULL,
          kind bigint NOT NULL,
          canonical text COLLATE "C" NOT NULL,
          customer_id uuid NOT NULL,
          raw text COLLATE "C" NOT NULL,
          PRIMARY KEY (tenant_id, kind, canonical)
        )
        """),
    Statement(
      sqlite: """
        CREATE TABLE customer_mappings (
          tenant_id BLOB NOT NULL,
          external_id TEXT NOT NULL,
          provider TEXT NOT NULL,
          branch TEXT NOT NULL,
          customer_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, external_id, provider, branch)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_mappings (
          tenant_id uuid NOT NULL,
          external_id text COLLATE "C" NOT NULL,
          provider text COLLATE "C" NOT NULL,
          branch text COLLATE "C" NOT NULL,
          customer_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, external_id, provider, branch)
        )
        """),
    Statement(
      sqlite: """
        CREATE TABLE customer_terms (
          tenant_id BLOB NOT NULL,
          term TEXT NOT NULL,
          customer_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, term, customer_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_terms (
          tenant_id uuid NOT NULL,
          term text COLLATE "C" NOT NULL,
          customer_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, term, customer_id)
        )
        """),
    Statement(
      sqlite: """
        CREATE TABLE customer_tags (
          tenant_id BLOB NOT NULL,
          tag TEXT NOT NULL,
          customer_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, tag, customer_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_tags (
          tenant_id uuid NOT NULL,
          tag text COLLATE "C" NOT NULL,
          customer_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, tag, customer_id)
        )
        """),
  ]

  // A deleted category's customers are moved by one row of category_moves, whatever their
  // number: reads put the target in the place of the category that their rows still name.
  private static let categoryTables = [
    Statement(
      sqlite: """
        CREATE TABLE categories (
          tenant_id BLOB NOT NULL,
          id BLOB NOT NULL,
          deleted INTEGER NOT NULL,
          is_default INTEGER NOT NULL,
          name_folded TEXT NOT NULL,
          record BLOB NOT NULL,
          PRIMARY KEY (tenant_id, id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE categories (
          tenant_id uuid NOT NULL,
          id uuid NOT NULL,
          deleted bigint NOT NULL,
          is_default bigint NOT NULL,
          name_folded text COLLATE "C" NOT NULL,
          record bytea NOT NULL,
          PRIMARY KEY (tenant_id, id)
        )
        """),
    Statement(
      """
      CREATE UNIQUE INDEX categories_by_name ON categories (tenant_id, name_folded)
        WHERE deleted = 0
      """),
    Statement(
      "CREATE UNIQUE INDEX categories_default ON categories (tenant_id) WHERE is_default = 1"),
    Statement(
      sqlite: """
        CREATE TABLE category_moves (
          tenant_id BLOB NOT NULL,
          category_id BLOB NOT NULL,
          target_id BLOB NOT NULL,
          PRIMARY KEY (tenant_id, category_id)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE category_moves (
          tenant_id uuid NOT NULL,
          category_id uuid NOT NULL,
          target_id uuid NOT NULL,
          PRIMARY KEY (tenant_id, category_id)
        )
        """),
  ]
}
