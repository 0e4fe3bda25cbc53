extension Migration {
  /// Where bookings take place, in a column of its own, so that those of some locations can be read
  /// alone. It is the last field of the record: its tag, the length 16, and the id.
  static let bookingLocations = Migration(
    19, "bookingLocations",
    [
      Statement(
        sqlite: "ALTER TABLE bookings ADD COLUMN location_id BLOB",
        postgres: "ALTER TABLE bookings ADD COLUMN location_id uuid"),
      // As in migration 15, PostgreSQL's owner sees rows only while row security is not forced.
      Statement(
        sqlite: """
          UPDATE bookings SET location_id = substr(record, -16)
          WHERE length(record) > 19 AND substr(record, -19, 3) = x'9A0110'
          """,
        postgres: """
          DO $$ BEGIN
            ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY;
            UPDATE bookings SET location_id =
              encode(substr(record, length(record) - 15), 'hex')::uuid
            WHERE length(record) > 19
              AND substr(record, length(record) - 18, 3) = decode('9A0110', 'hex');
          END $$
          """),
    ])
}
