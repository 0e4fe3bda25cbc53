extension Migration {
  /// Bookings. The table is written more than any other, so it has three indexes and no more.
  static let bookings = Migration(
    5, "bookings",
    [
      Statement(
        sqlite: """
          CREATE TABLE bookings (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            customer_id BLOB NOT NULL,
            service TEXT NOT NULL,
            staff_key TEXT,
            status INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            price_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE bookings (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            customer_id uuid NOT NULL,
            service text COLLATE "C" NOT NULL,
            staff_key text COLLATE "C",
            status bigint NOT NULL,
            channel bigint NOT NULL,
            price_minor bigint NOT NULL,
            currency text COLLATE "C" NOT NULL,
            starts_at bigint NOT NULL,
            ends_at bigint NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement(
        "CREATE INDEX bookings_by_customer ON bookings (tenant_id, customer_id, starts_at)"),
      Statement("CREATE INDEX bookings_by_time ON bookings (tenant_id, starts_at, id)"),
      // The statuses that occupy a staff member are 1 to 4.
      Statement(
        """
        CREATE INDEX bookings_by_staff ON bookings (tenant_id, staff_key, starts_at, ends_at)
        WHERE staff_key IS NOT NULL AND status <= 4
        """),
    ])
}
