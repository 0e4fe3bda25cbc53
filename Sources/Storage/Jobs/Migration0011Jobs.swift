extension Migration {
  /// Long work that is done some rows at a time and goes on after a crash, and the parts that it
  /// keeps. `part` and `place` say where it stands; both change in the transaction of the rows.
  static let jobs = Migration(
    11, "jobs",
    [
      Statement(
        sqlite: """
          CREATE TABLE jobs (
            tenant_id BLOB NOT NULL,
            id BLOB NOT NULL,
            kind INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            part INTEGER NOT NULL,
            place INTEGER NOT NULL,
            principal TEXT NOT NULL,
            role INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE jobs (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            kind bigint NOT NULL,
            is_open bigint NOT NULL,
            created_at bigint NOT NULL,
            updated_at bigint NOT NULL,
            part bigint NOT NULL,
            place bigint NOT NULL,
            principal text COLLATE "C" NOT NULL,
            role bigint NOT NULL,
            record bytea NOT NULL,
            PRIMARY KEY (tenant_id, id)
          )
          """),
      Statement("CREATE INDEX jobs_by_time ON jobs (tenant_id, kind, created_at, id)"),
      Statement("CREATE INDEX jobs_open ON jobs (created_at, tenant_id, id) WHERE is_open = 1"),
      Statement(
        sqlite: """
          CREATE TABLE job_parts (
            tenant_id BLOB NOT NULL,
            job_id BLOB NOT NULL,
            kind INTEGER NOT NULL,
            number INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (tenant_id, job_id, kind, number)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE job_parts (
            tenant_id uuid NOT NULL,
            job_id uuid NOT NULL,
            kind bigint NOT NULL,
            number bigint NOT NULL,
            content bytea NOT NULL,
            PRIMARY KEY (tenant_id, job_id, kind, number)
          )
          """),
    ])
}
