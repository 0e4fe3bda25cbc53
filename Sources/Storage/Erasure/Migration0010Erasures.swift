extension Migration {
  /// Who was erased, and what became of it.
  static let erasures = Migration(
    10, "erasures",
    [
      // The receipt names nobody.
      Statement(
        sqlite: """
          CREATE TABLE erasures (
            tenant_id BLOB NOT NULL,
            subject_id BLOB NOT NULL,
            receipt BLOB NOT NULL,
            PRIMARY KEY (tenant_id, subject_id)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE erasures (
            tenant_id uuid NOT NULL,
            subject_id uuid NOT NULL,
            receipt bytea NOT NULL,
            PRIMARY KEY (tenant_id, subject_id)
          )
          """)
    ])
}
