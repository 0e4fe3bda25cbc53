extension Migration {
  /// What there is to say of a customer beyond the record that lists copy.
  static let profiles = Migration(
    8, "profiles", customerColumns + entryTables + sealedTables + spendingTable)

  // 0 stands for absent, so that the partial indexes cost the others nothing. moderated_until is
  // when a suspension lifts itself, or the last moment there is.
  private static let customerColumns = [
    Statement(
      sqlite: "ALTER TABLE customers ADD COLUMN moderated_until INTEGER NOT NULL DEFAULT 0",
      postgres: "ALTER TABLE customers ADD COLUMN moderated_until bigint NOT NULL DEFAULT 0"),
    Statement(
      sqlite: "ALTER TABLE customers ADD COLUMN birth_day INTEGER NOT NULL DEFAULT 0",
      postgres: "ALTER TABLE customers ADD COLUMN birth_day bigint NOT NULL DEFAULT 0"),
    Statement(
      sqlite: "ALTER TABLE customers ADD COLUMN first_visit_day INTEGER NOT NULL DEFAULT 0",
      postgres: "ALTER TABLE customers ADD COLUMN first_visit_day bigint NOT NULL DEFAULT 0"),
    Statement(
      """
      CREATE INDEX customers_by_birthday ON customers (tenant_id, deleted, birth_day, id)
        WHERE birth_day > 0
      """),
    Statement(
      """
      CREATE INDEX customers_by_first_visit ON customers (tenant_id, deleted, first_visit_day, id)
        WHERE first_visit_day > 0
      """),
  ]

  // Notes, follow-ups, the inbox and what else happened: kind says which, is_open whether a
  // follow-up is not done or a notification not read.
  private static let entryTables = [
    Statement(
      sqlite: """
        CREATE TABLE customer_entries (
          tenant_id BLOB NOT NULL,
          id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          kind INTEGER NOT NULL,
          at INTEGER NOT NULL,
          is_open INTEGER NOT NULL,
          sealed BLOB NOT NULL,
          PRIMARY KEY (tenant_id, id)
        ) STRICT
        """,
      postgres: """
        CREATE TABLE customer_entries (
          tenant_id uuid NOT NULL,
          id uuid NOT NULL,
          customer_id uuid NOT NULL,
          kind bigint NOT NULL,
          at bigint NOT NULL,
          is_open bigint NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (tenant_id, id)
        )
        """),
    Statement(
      """
      CREATE INDEX customer_entries_by_time ON customer_entries
        (tenant_id, customer_id, kind, at, id)
      """),
    Statement(
      """
      CREATE INDEX customer_entries_open ON customer_entries
        (tenant_id, customer_id, kind, at, id) WHERE is_open = 1
      """),
    Statement(
      """
      CREATE INDEX customer_entries_due ON customer_entries
        (tenant_id, kind, at, id, customer_id) WHERE is_open = 1
      """),
  ]

  private static let sealedTables = [
    Statement(
      sqlite: """
        CREATE TABLE customer_private (
          tenant_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          sealed BLOB NOT NULL,
          PRIMARY KEY (tenant_id, customer_id)
        ) STRICT
        """,
      postgres: """
        CREATE TABLE customer_private (
          tenant_id uuid NOT NULL,
          customer_id uuid NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (tenant_id, customer_id)
        )
        """),
    Statement(
      sqlite: """
        CREATE TABLE customer_locations (
          tenant_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          location_id BLOB NOT NULL,
          sealed BLOB NOT NULL,
          PRIMARY KEY (tenant_id, customer_id, location_id)
        ) STRICT
        """,
      postgres: """
        CREATE TABLE customer_locations (
          tenant_id uuid NOT NULL,
          customer_id uuid NOT NULL,
          location_id uuid NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (tenant_id, customer_id, location_id)
        )
        """),
    Statement(
      """
      CREATE INDEX customer_locations_by_location ON customer_locations
        (tenant_id, location_id, customer_id)
      """),
  ]

  // What each customer has spent, one row a currency. Completed bookings have status 5.
  private static let spendingTable = [
    Statement(
      sqlite: """
        CREATE TABLE customer_spent (
          tenant_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          currency TEXT NOT NULL,
          minor INTEGER NOT NULL,
          PRIMARY KEY (tenant_id, customer_id, currency)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        CREATE TABLE customer_spent (
          tenant_id uuid NOT NULL,
          customer_id uuid NOT NULL,
          currency text COLLATE "C" NOT NULL,
          minor bigint NOT NULL,
          PRIMARY KEY (tenant_id, customer_id, currency)
        )
        """),
    Statement(
      """
      CREATE INDEX customer_spent_by_amount ON customer_spent
        (tenant_id, currency, minor, customer_id)
      """),
    Statement(
      """
      INSERT INTO customer_spent (tenant_id, customer_id, currency, minor)
      SELECT tenant_id, customer_id, currency, CAST(sum(price_minor) AS bigint) FROM bookings
      WHERE status = 5 GROUP BY tenant_id, customer_id, currency HAVING sum(price_minor) > 0
      """),
  ]
}
