#!/usr/bin/env bash
# The standing benchmark on PostgreSQL, beside pgbench with the same statements in the same
# rounds: a cluster of its own that syncs each commit, 100,000 customers, and the ratios at the
# end. Client, server and cluster share the machine. ROUNDS (5), SECONDS_EACH (1), CUSTOMERS
# (100000), HTML=FILE.
#
# Equal for both: cluster, role and row security, prepared statements, rows and their sizes, how
# many connections read. pgbench reads 100 customers over and over, we all of them; it writes the
# same bytes again and again, we seal and hash them. It commits each booking by itself; we group
# what waits, which is what the server is for. Every line of it has its better result counted:
# with its statements sent one by one, or in pipelines of those that do not need each other's
# answers.
set -euo pipefail
if [[ -z ${FRONTDESK_TEST_POSTGRES:-} ]]; then
  FRONTDESK_POSTGRES_DURABLE=1 exec docker/scripts/postgres.sh bash "$0"
fi
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
folder=${FRONTDESK_TEST_POSTGRES#host=}
folder=${folder%% *}
store_flags=(--store "postgres://postgres@/postgres?host=$folder")
binaries=${FRONTDESK_POSTGRES_BIN:?}
ask() { "$binaries/psql" -h "$folder" -U postgres -Atqc "$1" postgres; }

data=$scratch/data
make_customers "$data" "${CUSTOMERS:-100000}"
ask 'VACUUM ANALYZE'
start_server "$data"
token "$data"
# Some bookings, whose bytes pgbench writes again.
measure "$data" book:1x1 --label "warm-up"
sed -i '/^warm-up/d' "$results"
tenant=$(ask 'SELECT tenant_id FROM customers LIMIT 1')
mapfile -t customers < <(ask "SELECT id, created_at FROM customers
  WHERE deleted = 0 AND moderated_until = 0
    AND EXISTS (SELECT 1 FROM subject_keys k WHERE k.subject_id = id)
  ORDER BY md5(id::text) LIMIT 100")
variables=(-D "tenant=$tenant" -D "hash=\\x$(printf 'ab%.0s' {1..32})")
variables+=(-D "record=$(ask 'SELECT record FROM bookings ORDER BY id DESC LIMIT 1')")
variables+=(-D "sealed=$(ask "SELECT sealed FROM journal WHERE entity = 'booking'
  ORDER BY seq DESC LIMIT 1")")
for index in "${!customers[@]}"; do
  variables+=(-D "customer$index=${customers[index]%|*}" -D "created$index=${customers[index]#*|}")
done

# A script for each customer, since a variable cannot be chosen among.
scripts() { # scripts NAME FILE
  local index
  files=()
  for index in "${!customers[@]}"; do
    sed "s/:\(customer\|created\)\b/:\1$index/g" "$2" >"$scratch/$1-$index.sql"
    files+=(-f "$scratch/$1-$index.sql@1")
  done
}
load_pgbench() { # load_pgbench LABEL FILE CLIENTS SETTINGS
  local output
  scripts "$(basename "$2" .sql)" "$2"
  output=$(PGOPTIONS="-c role=frontdesk_server -c jit=off $4" "$binaries/pgbench" -h "$folder" \
    -U postgres -n -M prepared -c "$3" -j 2 -T "$seconds" -D "n=$(($(date +%s) % 40000))00000" \
    "${variables[@]}" "${files[@]}" postgres 2>&1) || { echo "$output" >&2; exit 1; }
  awk -v label="$1" '/^latency average/ {us = $4 * 1000} /^tps/ {tps = $3}
    /failed transactions/ {split($0, part, /[(%]/); failed = part[2]}
    END {printf "pgbench|%s|rps=%.0f p50us=%.1f errors%%=%s\n", label, tps, us, failed + 0}' \
    <<<"$output" >>"$results"
}
reading='-c statement_timeout=5000'
reading+=' -c default_transaction_isolation=repeatable\ read -c default_transaction_read_only=on'
here=clients/bench/scripts/pgbench
sed '/^.\(start\|end\)pipeline/d' "$here/book.sql" >"$scratch/book-plain.sql"
# pgbench counts seconds whole.
seconds=$(awk -v s="$seconds" 'BEGIN {print s < 1 ? 1 : int(s + 0.5)}')
for round in $(seq "$rounds"); do
  say "round $round of $rounds"
  token "$data"
  measure "$data" get:1x1,get:8x16,list:8x4,book:1x1,book:64x16 --label postgres
  for clients in 1 8 16; do
    load_pgbench "get, pipelined, $clients" "$here/get.sql" $clients "$reading"
  done
  load_pgbench "get, one by one, 8" "$here/get-plain.sql" 8 "$reading"
  load_pgbench "list, pipelined, 8" "$here/list.sql" 8 "$reading"
  for clients in 1 8 64; do
    load_pgbench "book, pipelined, $clients" "$here/book.sql" $clients ""
  done
  load_pgbench "book, one by one, 8" "$scratch/book-plain.sql" 8 ""
done
stop_server
show "${HTML:-}"
