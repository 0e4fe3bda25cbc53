extension Migration {
  /// The day of birth in the index that most lists walk: who has another one is passed over
  /// without reading the row.
  static let listsByBirthday = Migration(
    17, "listsByBirthday",
    [
      Statement("DROP INDEX customers_by_creation"),
      Statement(
        """
        CREATE INDEX customers_by_creation ON customers
          (tenant_id, deleted, created_at, id, source, status, category_id, birth_day)
        """),
    ])
}
