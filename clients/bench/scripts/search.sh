#!/usr/bin/env bash
# Lists and searches in one tenant of CUSTOMERS (1000000) demonstration customers, which are kept
# in .build/search-N for the next run; the queries are searches.json, the targets search.py. Answers
# are not kept unless SERVE says so: the same query again and again would be read but once.
SERVE=${SERVE---answer-cache 0}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
export CUSTOMERS=${CUSTOMERS:-1000000} SECONDS_EACH=${SECONDS_EACH:-1}
data=${BENCH_DATA:-.build}/search-$CUSTOMERS
mkdir -p "$data"
if [[ ! -e $data/seeded ]]; then
  say "making $CUSTOMERS customers in $data"
  "$bin/frontdeskd" demo seed --data "$data" --customers "$CUSTOMERS"
  touch "$data/seeded"
fi
start_server "$data"
token "$data"
python3 clients/bench/scripts/search.py "$bin" "$address" "$data/token" "$server"
