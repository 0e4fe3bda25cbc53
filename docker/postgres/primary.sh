#!/usr/bin/env bash
# Runs once, on the primary's first start: a role for the standby, and the right
# to connect with it.
set -euo pipefail

password=$(tr -d '\n' <"$REPLICATION_PASSWORD_FILE")
# Hex only, so that it needs no quoting in SQL.
[[ $password =~ ^[0-9a-f]{16,}$ ]] || { echo "primary.sh: the password is not hex" >&2; exit 1; }
psql --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
  --dbname "${POSTGRES_DB:-postgres}" <<SQL
CREATE ROLE replicator LOGIN REPLICATION PASSWORD '$password';
SQL
echo "host replication replicator all scram-sha-256" >>"$PGDATA/pg_hba.conf"
