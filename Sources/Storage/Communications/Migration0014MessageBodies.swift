extension Migration {
  /// What messages say, sealed. sealed_for is whose key opens it; both are null in rows that are
  /// older.
  static let messageBodies = Migration(
    14, "message bodies",
    [
      Statement(
        sqlite: "ALTER TABLE communications ADD COLUMN sealed BLOB",
        postgres: "ALTER TABLE communications ADD COLUMN sealed bytea"),
      Statement(
        sqlite: "ALTER TABLE communications ADD COLUMN sealed_for BLOB",
        postgres: "ALTER TABLE communications ADD COLUMN sealed_for uuid"),
    ])
}
