#!/usr/bin/env bash
# What is left of the server's work when more comes than it can do: durable bookings at their
# peak, then at 2, 5 and 10 times as many by the clock, and how soon it is itself again after.
# Server and generator have a processor each. CUSTOMERS (10000) and DURATION (8s) can be set.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
data=$scratch/data
make_customers "$data" "${CUSTOMERS:-10000}"
start_server "$data"
taskset -ap -c 0 "$server" >/dev/null

rush() { # rush NAME OPTION...: one load, its report in NAME
  local name=$1
  shift
  token "$data"
  taskset -c 1 "$bin/frontdesk" load --server "$address" --token "@$data/token" --quiet \
    --scenario clients/bench/scripts/overload.json --pid "$server" --warm-up 1s \
    --json "$scratch/$name.json" "$@" >"$scratch/$name.txt" || { cat "$scratch/$name.txt"; exit 1; }
}
figure() { # figure NAME EXPRESSION: of its report, as r
  python3 -c 'import json, sys
r = json.load(open(sys.argv[1])); t = r["total"]; print(eval(sys.argv[2]))' \
    "$scratch/$1.json" "$2"
}

duration=${DURATION:-8s}
say "the peak"
rush peak --connections 8 --in-flight 32 --duration "$duration"
peak=$(figure peak 'round(t["callsPerSecond"])')
row() { # row LABEL NAME
  figure "$2" '"%-14s %9.0f %9.1f %% %9.1f %10.1f %8.2f" % ("'"$1"'", t["callsPerSecond"],
    100 * t["callsPerSecond"] / '"$peak"', t["p50Microseconds"] / 1e3, t["p99Microseconds"] / 1e3,
    r.get("serverCPUMicroseconds", 0))'
}
{
  printf '%-14s %9s %11s %9s %10s %8s\n' load served/s 'of peak' 'p50 ms' 'p99 ms' 'CPU us'
  row peak peak
  for times in 2 5 10; do
    say "$times times as much"
    rush "times$times" --connections 32 --rate "$((peak * times))" --duration "$duration"
    row "$times times" "times$times"
  done
  say "half of the peak, at once after"
  rush after --connections 8 --rate "$((peak / 2))" --duration "$duration"
  row 'half, after' after
} | tee "$results"
stop_server
