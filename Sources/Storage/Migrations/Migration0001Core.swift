extension Migration {
  /// The journal and what it needs; no aggregate's tables.
  static let core = Migration(
    1, "core",
    [
      // One row a change is audit entry, event and idempotency record at once. The columns from
      // idempotency_key on are forgotten after a day and so are no part of the chain.
      Statement(
        sqlite: """
          CREATE TABLE journal (
            tenant_id BLOB NOT NULL,
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            principal TEXT NOT NULL,
            role INTEGER NOT NULL,
            method TEXT NOT NULL,
            kind TEXT NOT NULL,
            entity TEXT NOT NULL,
            entity_id BLOB NOT NULL,
            subject_id BLOB NOT NULL,
            version INTEGER NOT NULL,
            fields TEXT NOT NULL,
            sealed BLOB,
            hash BLOB NOT NULL,
            idempotency_key BLOB,
            request_hash BLOB,
            answer BLOB,
            PRIMARY KEY (tenant_id, seq)
          ) STRICT
          """,
        postgres: """
          CREATE TABLE journal (
            tenant_id uuid NOT NULL,
            seq bigint NOT NULL,
            at bigint NOT NULL,
            principal text COLLATE "C" NOT NULL,
            role bigint NOT NULL,
            method text COLLATE "C" NOT NULL,
            kind text COLLATE "C" NOT NULL,
            entity text COLLATE "C" NOT NULL,
            entity_id uuid NOT NULL,
            subject_id uuid NOT NULL,
            version bigint NOT NULL,
            fields text COLLATE "C" NOT NULL,
            sealed bytea,
            hash bytea NOT NULL,
            idempotency_key uuid,
            request_hash bytea,
            answer bytea,
            PRIMARY KEY (tenant_id, seq)
          )
          """),
      Statement(
        """
        CREATE UNIQUE INDEX journal_idempotency ON journal (tenant_id, idempotency_key)
          WHERE idempotency_key IS NOT NULL
        """),
      // The end of each tenant's chain: finds a cut tail, and is what a write transaction locks
      // on PostgreSQL. answers_purged_seq: up to here the saved answers are forgotten.
      Statement(
        sqlite: """
          CREATE TABLE tenant_heads (
            tenant_id BLOB NOT NULL PRIMARY KEY,
            seq INTEGER NOT NULL,
            hash BLOB NOT NULL,
            answers_purged_seq INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE tenant_heads (
            tenant_id uuid NOT NULL PRIMARY KEY,
            seq bigint NOT NULL,
            hash bytea NOT NULL,
            answers_purged_seq bigint NOT NULL
          )
          """),
      // Wrapped by the master key; deleting a row erases what was sealed with it.
      Statement(
        sqlite: """
          CREATE TABLE subject_keys (
            tenant_id BLOB NOT NULL,
            subject_id BLOB NOT NULL,
            wrapped BLOB NOT NULL,
            PRIMARY KEY (tenant_id, subject_id)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE subject_keys (
            tenant_id uuid NOT NULL,
            subject_id uuid NOT NULL,
            wrapped bytea NOT NULL,
            PRIMARY KEY (tenant_id, subject_id)
          )
          """),
      Statement(
        sqlite: """
          CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)
          STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE meta (
            name text COLLATE "C" NOT NULL PRIMARY KEY, value text COLLATE "C" NOT NULL
          )
          """),
    ])
}
