extension Migration {
  /// Saved segments, and who was in one when a snapshot was taken. is_whole is 0 while a snapshot
  /// is written, and once it is to go.
  static let segments = Migration(
    16, "segments",
    [
      Statement(
        sqlite: """
          CREATE TABLE segments (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            name_folded TEXT NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE segments (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            name_folded text COLLATE "C" NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement("CREATE UNIQUE INDEX segments_by_name ON segments (tenant_id, name_folded)"),
      Statement(
        sqlite: """
          CREATE TABLE segment_snapshots (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            segment_id BLOB NOT NULL,
            at INTEGER NOT NULL,
            is_whole INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE segment_snapshots (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            segment_id uuid NOT NULL,
            at bigint NOT NULL,
            is_whole bigint NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement(
        """
        CREATE INDEX segment_snapshots_by_time ON segment_snapshots
          (tenant_id, segment_id, is_whole, at, id)
        """),
      Statement(
        sqlite: """
          CREATE TABLE segment_members (
            tenant_id BLOB NOT NULL,
            snapshot_id BLOB NOT NULL,
            customer_id BLOB NOT NULL,
            PRIMARY KEY (tenant_id, snapshot_id, customer_id)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE segment_members (
            tenant_id uuid NOT NULL,
            snapshot_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, snapshot_id, customer_id)
          )
          """),
      Statement(
        """
        CREATE INDEX segment_members_by_customer ON segment_members
          (tenant_id, customer_id, snapshot_id)
        """),
    ])
}
