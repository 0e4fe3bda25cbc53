extension Migration {
  /// What each customer came to at each location: figures, so that lists can be narrowed to and
  /// ordered by them. Whoever is known at a location has a row, with 0 visits at first.
  static let locationVisits = Migration(
    15, "locationVisits",
    [
      Statement(
        sqlite: """
          CREATE TABLE location_visits (
            tenant_id BLOB NOT NULL,
            customer_id BLOB NOT NULL,
            location_id BLOB NOT NULL,
            visits INTEGER NOT NULL,
            first_visit_at INTEGER NOT NULL,
            last_visit_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, location_id)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE location_visits (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            location_id uuid NOT NULL,
            visits bigint NOT NULL,
            first_visit_at bigint NOT NULL,
            last_visit_at bigint NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, location_id)
          )
          """),
      Statement(
        """
        CREATE INDEX location_visits_by_last ON location_visits
          (tenant_id, location_id, last_visit_at, customer_id)
        """),
      Statement(
        """
        CREATE INDEX location_visits_by_count ON location_visits
          (tenant_id, location_id, visits, customer_id)
        """),
      Statement(
        sqlite: """
          CREATE TABLE location_spent (
            tenant_id BLOB NOT NULL,
            customer_id BLOB NOT NULL,
            location_id BLOB NOT NULL,
            currency TEXT NOT NULL,
            minor INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, location_id, currency)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE location_spent (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            location_id uuid NOT NULL,
            currency text COLLATE "C" NOT NULL,
            minor bigint NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, location_id, currency)
          )
          """),
      Statement(
        """
        CREATE INDEX location_spent_by_amount ON location_spent
          (tenant_id, location_id, currency, minor, customer_id)
        """),
      // Bookings had no location before, so nobody has a visit at one. On PostgreSQL the owner
      // itself sees no rows of a table under forced row security, which this migration's end
      // forces again.
      Statement(
        sqlite: """
          INSERT INTO location_visits
            (tenant_id, customer_id, location_id, visits, first_visit_at, last_visit_at)
          SELECT tenant_id, customer_id, location_id, 0, 0, 0 FROM customer_locations
          """,
        postgres: """
          DO $$ BEGIN
            ALTER TABLE customer_locations NO FORCE ROW LEVEL SECURITY;
            INSERT INTO location_visits
              (tenant_id, customer_id, location_id, visits, first_visit_at, last_visit_at)
            SELECT tenant_id, customer_id, location_id, 0, 0, 0 FROM customer_locations;
          END $$
          """),
    ])
}
