#!/usr/bin/env bash
# The standing benchmark: a release server on the embedded store with 100,000 customers of about
# 300 bytes, and one table of medians with their spread. Client and server share the machine.
# ROUNDS (5), SECONDS_EACH (1) and CUSTOMERS (100000) can be set, HTML=FILE writes a page too, and
# BENCH_SCRATCH names a directory on the disk to be measured. DROP_CACHES=1 starts from the disk.
# The server keeps answers as it does by default; SERVE="--answer-cache 0" measures it without.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
data=$scratch/data
make_customers "$data" "${CUSTOMERS:-100000}"
cp -r "$data" "$scratch/secure"
start_secure "$scratch/secure"
start_streams
start_server "$data"
for round in $(seq "$rounds"); do
  say "round $round of $rounds"
  token "$data"
  measure "$data" get:1x1,get:64x1,get:8x16,get:8x64,list:8x4,book:1x1,book:64x16,mix:8x16 \
    --scenario clients/bench/scripts/mix.json
  "$bin/bench" measure --server "$secure_address" --ca "$authority" --token-file "$data/token" \
    --pid "$secure" --cases get:1x1,get:8x64 --seconds "$seconds" --label TLS >>"$results"
  "$bin/bench" handshakes --server "$address" --pid "$server" --seconds 0.5 >>"$results"
  "$bin/bench" handshakes --server "$secure_address" --ca "$authority" --pid "$secure" \
    --seconds 0.5 >>"$results"
  "$bin/bench" streams --server "$streams_address" --pid "$streams" --seconds 0.5 >>"$results"
  "$bin/bench" streams --server "$address" --token-file "$data/token" --pid "$server" \
    --seconds "$seconds" >>"$results"
  "$bin/bench" watch --server "$address" --token-file "$data/token" --pid "$server" --rate 20 \
    --watchers "${WATCHERS:-1000}" --connections "${WATCHERS:-1000}" --seconds "$seconds" \
    >>"$results"
  "$bin/bench" codec >>"$results"
done
stop_server
for _ in 1 2 3; do
  cold_start "$data" frontdesk
  token "$data"
  "$bin/bench" idle --server "$address" --token-file "$data/token" --pid "$server" \
    --connections "${IDLE:-10000}" >>"$results"
  stop_server
done
show "${HTML:-}"
