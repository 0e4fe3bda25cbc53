#!/usr/bin/env bash
# postgres.sh COMMAND...: runs COMMAND with a PostgreSQL cluster of its own, which
# FRONTDESK_TEST_POSTGRES names and which is gone afterwards. Nothing of the system's
# clusters is touched: no TCP port, only a socket in a temporary folder.
# FRONTDESK_POSTGRES_DURABLE=1 makes one that syncs each commit, to be measured.
set -euo pipefail

find_binaries() {
  if command -v initdb >/dev/null; then dirname "$(command -v initdb)"; return; fi
  local newest
  newest=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$newest" ] || {
    echo "postgres: initdb is not here; install the package postgresql" >&2
    exit 1
  }
  dirname "$newest"
}

binaries=$(find_binaries)
folder=$(mktemp -d "${TMPDIR:-/tmp}/frontdesk-pg.XXXXXX")
as_owner=()
if [ "$(id -u)" = 0 ]; then
  # The server refuses to run as root.
  chown nobody "$folder"
  as_owner=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups --)
fi

stop() {
  (cd / && "${as_owner[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -w stop) \
    >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

cd_before=$PWD
cd /
"${as_owner[@]}" "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 \
  --locale=C --no-sync >"$folder/initdb.log" 2>&1 || {
  cat "$folder/initdb.log" >&2
  exit 1
}
# What is lost in a crash of the machine is the tests' own.
speed='-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB'
if [ "${FRONTDESK_POSTGRES_DURABLE:-0}" = 1 ]; then
  speed='-c shared_buffers=256MB -c max_wal_size=4GB'
fi
"${as_owner[@]}" "$binaries/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" start \
  -o "-k $folder -c listen_addresses='' -c max_connections=200 $speed" >/dev/null || {
  cat "$folder/log" >&2
  exit 1
}
cd "$cd_before"
# Not all of them need to be on the path.
FRONTDESK_POSTGRES_BIN=$(dirname "$(readlink -f "$binaries/initdb")")
export FRONTDESK_POSTGRES_BIN
export FRONTDESK_TEST_POSTGRES="host=$folder user=postgres dbname=postgres"
"$@"
