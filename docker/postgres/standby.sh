#!/usr/bin/env bash
# The standby: copies the primary on its first start, then follows it. Once it
# was promoted (pg_ctl promote) it goes on as a primary.
set -euo pipefail

port=${PRIMARY_PORT:-5432}
password=$(tr -d '\n' <"$REPLICATION_PASSWORD_FILE")
# Beside the data, since the rest of the container may be read-only.
export PGPASSFILE=$PGDATA.pass
if [ ! -w "$(dirname "$PGPASSFILE")" ]; then PGPASSFILE=/tmp/standby.pass; fi
(umask 077 && printf '%s:%s:*:replicator:%s\n' "$PRIMARY_HOST" "$port" "$password" >"$PGPASSFILE")
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  from="host=$PRIMARY_HOST port=$port user=replicator application_name=standby"
  until pg_basebackup --pgdata="$PGDATA" --wal-method=stream --checkpoint=fast \
    --write-recovery-conf --dbname="$from passfile=$PGPASSFILE"; do
    sleep 1
    find "$PGDATA" -mindepth 1 -delete
  done
  chmod 700 "$PGDATA"
fi
exec postgres "$@"
