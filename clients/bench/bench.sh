#!/usr/bin/env bash
# The standing benchmark: a release server on the embedded store with 100,000 customers, and one
# table of requests/s, latencies and the server's CPU time a request. Client and server share the
# machine. ROUNDS (3) and SECONDS_EACH (3) can be set; the figures are medians over the rounds.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${ROUNDS:-3}
seconds=${SECONDS_EACH:-3}
customers=${CUSTOMERS:-100000}
bin=.build/release

swift build -c release --product frontdeskd
swift build -c release --product bench

data=$(mktemp -d "${TMPDIR:-.build}/bench.XXXXXX")
server=
finish() {
  if [[ -n $server ]]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$data"
}
trap finish EXIT

echo "making $customers customers"
"$bin/frontdeskd" demo seed --data "$data" --customers "$customers" >/dev/null
"$bin/frontdeskd" serve --data "$data" --listen 127.0.0.1:0 --port-file "$data/port" \
  2>"$data/log" &
server=$!
for _ in $(seq 100); do
  [[ -s $data/port ]] && break
  kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
  sleep 0.1
done
umask 077
"$bin/frontdeskd" token --data "$data" --role clientAdmin >"$data/token"

echo "$(nproc) CPUs, $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo), $(uname -sr)"
echo "$(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*'), SQLite synchronous=FULL," \
  "load average before: $(cut -d' ' -f1 /proc/loadavg)"
"$bin/bench" --server "$(cat "$data/port")" --token-file "$data/token" --pid "$server" \
  --rpc getCustomer,createBooking --load 1x1,50x1,8x64 --rounds "$rounds" --seconds "$seconds"
