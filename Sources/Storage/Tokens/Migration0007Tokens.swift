extension Migration {
  /// Tokens that are refused although they have not expired. Those of platform admins stand
  /// under the nil tenant.
  static let tokens = Migration(
    7, "tokens",
    [
      Statement(
        sqlite: """
          CREATE TABLE revoked_tokens (
            tenant_id BLOB NOT NULL,
            token_id TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, token_id)
          ) STRICT, WITHOUT ROWID
          """,
        postgres: """
          CREATE TABLE revoked_tokens (
            tenant_id uuid NOT NULL,
            token_id text COLLATE "C" NOT NULL,
            until bigint NOT NULL,
            PRIMARY KEY (tenant_id, token_id)
          )
          """)
    ])
}
