#!/usr/bin/env bash
# What is left of the server's work when more comes than it can do: at its peak, then at 2, 5 and
# 10 times as many by the clock, and how soon it is itself again after. First durable bookings
# alone, then the mix of mix.json. Server and generator have a processor each. CUSTOMERS (10000),
# DURATION (8s) and LOADS ("overload mix", scenarios beside this file) can be set.
#
# Latencies count from when calls were due. "sent late" is the p99 of what the generator itself was
# behind its clock, "held" what had to wait for room on its connection, which the server gives.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
data=$scratch/data
make_customers "$data" "${CUSTOMERS:-10000}"
start_server "$data"
# Some of its threads may end while they are gone through.
for try in 1 2 3 4 5; do
  taskset -ap -c 0 "$server" >/dev/null && break
  [ "$try" -lt 5 ] || exit 1
  sleep 0.2
done

rush() { # rush NAME OPTION...: one load, its report in NAME
  local name=$1
  shift
  token "$data"
  taskset -c 1 "$bin/frontdesk" load --server "$address" --token "@$data/token" --quiet \
    --scenario "clients/bench/scripts/$load.json" --pid "$server" --warm-up 1s \
    --json "$scratch/$name.json" "$@" >"$scratch/$name.txt" || { cat "$scratch/$name.txt"; exit 1; }
}
figure() { # figure NAME EXPRESSION: of its report, as r
  python3 -c 'import json, sys
r = json.load(open(sys.argv[1])); t = r["total"]; late = r.get("sentLate", {})
print(eval(sys.argv[2]))' \
    "$scratch/$1.json" "$2"
}
row() { # row LABEL NAME
  figure "$2" '"%-14s %9.0f %9.1f %% %9.1f %9.1f %9.2f %10.1f %9d" % ("'"$1"'",
    t["callsPerSecond"], 100 * t["callsPerSecond"] / '"$peak"', t["p50Microseconds"] / 1e3,
    t["p99Microseconds"] / 1e3, r.get("serverCPUMicroseconds", 0),
    late.get("p99Microseconds", 0) / 1e3, late.get("held", 0))'
}
duration=${DURATION:-8s}
for load in ${LOADS:-overload mix}; do
  say "$load: the peak"
  rush peak --connections 8 --in-flight 32 --duration "$duration"
  peak=$(figure peak 'round(t["callsPerSecond"])')
  {
    printf '%-14s %9s %11s %9s %9s %9s %10s %9s\n' \
      "$load" served/s 'of peak' 'p50 ms' 'p99 ms' 'CPU us' 'late ms' held
    row peak peak
    for times in 2 5 10; do
      say "$load: $times times as much"
      rush "times$times" --connections 32 --rate "$((peak * times))" --duration "$duration"
      row "$times times" "times$times"
    done
    say "$load: half of the peak, at once after"
    rush after --connections 8 --rate "$((peak / 2))" --duration "$duration"
    row 'half, after' after
  } | tee -a "$results"
done
stop_server
