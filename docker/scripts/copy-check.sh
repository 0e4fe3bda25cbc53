#!/usr/bin/env bash
# copy-check.sh [CUSTOMERS]: copies a store of so many customers (100000) from SQLite to PostgreSQL
# and back, and fails unless the hash of all rows is the same both times. BIN names the folder of
# the programs, .build/release by default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
customers=${1:-100000}
if [[ -z ${FRONTDESK_TEST_POSTGRES:-} ]]; then
  export FRONTDESK_POSTGRES_DURABLE=1
  exec docker/scripts/postgres.sh docker/scripts/copy-check.sh "$customers"
fi
program=${BIN:-.build/release}/frontdeskd
folder=$(mktemp -d "${TMPDIR:-/tmp}/frontdesk-copy.XXXXXX")
trap 'rm -rf "$folder"' EXIT
socket=${FRONTDESK_TEST_POSTGRES#host=}
store="postgres://postgres@/postgres?host=${socket%% *}"

move() { # move NAME FROM TO: prints what was copied, and sets hash
  local output
  output=$("$program" copy --from "$2" --to "$3" --keys "$folder/first" 2>"$folder/errors") || {
    cat "$folder/errors" >&2
    exit 1
  }
  echo "$1: $output"
  hash=${output##* }
}

mkdir -m 700 "$folder/first" "$folder/second"
"$program" demo seed --data "$folder/first" --customers "$customers"
move 'SQLite to PostgreSQL' "$folder/first" "$store"
there=$hash
move 'PostgreSQL to SQLite' "$store" "$folder/second"
[[ $there == "$hash" ]] || { echo "copy: the hashes differ" >&2; exit 1; }
"$program" verify --data "$folder/second"
