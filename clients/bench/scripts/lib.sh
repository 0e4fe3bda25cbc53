# What the benchmark scripts share: building, a server with customers, and ending both again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
bin=${BENCH_BIN:-.build/release}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-1}
scratch=${BENCH_SCRATCH:-${TMPDIR:-.build}}
# A fresh clone has none of it, and nothing was built yet.
mkdir -p "$scratch"
scratch=$(mktemp -d "$scratch/bench.XXXXXX")
results=$scratch/results
: >"$results"
server=
# What else runs until the end.
others=()
# Where the server's records live, unless in its directory.
store_flags=()
# What else `serve` is told: SERVE="--answer-cache 0".
read -ra serve_flags <<<"${SERVE:-}"

# Others at work on the machine spoil every figure: the table says so.
busy=$(cut -d' ' -f1 /proc/loadavg)

say() { printf 'bench: %s\n' "$*" >&2; }

build() {
  [[ -n ${BENCH_BIN:-} ]] && return 0
  local product
  for product in frontdeskd frontdesk bench; do
    swift build -c release --product "$product" >&2
  done
}

stop_server() {
  if [[ -n $server ]]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
finish() {
  stop_server
  local other
  for other in "${others[@]}"; do
    kill -TERM "$other" 2>/dev/null || true
    wait "$other" 2>/dev/null || true
  done
  rm -rf "$scratch"
}
trap finish EXIT

start_server() { # start_server DATA [OPTION...]: sets server, address, admin
  local data=$1
  shift
  rm -f "$data/port"
  # All callers have the same address.
  "$bin/frontdeskd" serve --data "$data" --listen 127.0.0.1:0 --port-file "$data/port" \
    --admin 127.0.0.1:0 --connections-per-address 100000 "${store_flags[@]}" \
    "${serve_flags[@]}" "$@" 2>"$data/log" &
  server=$!
  for _ in $(seq "${start_tries:-1500}"); do
    [[ -s $data/port ]] && break
    kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
    sleep 0.02
  done
  address=$(cat "$data/port")
  admin=$(sed -n 's/.*"event":"admin".*"address":"\([^"]*\)".*/\1/p;
    s/.*"address":"\([^"]*\)".*"event":"admin".*/\1/p' "$data/log" | head -n 1)
}

start_secure() { # start_secure DATA: sets secure, secure_address, authority; runs to the end
  "$bin/frontdeskd" keys tls --data "$1" >/dev/null
  authority=$1/tls/server.crt
  start_server "$1" --tls-cert "$authority" --tls-key "$1/tls/server.key"
  secure=$server secure_address=$address
  others+=("$server")
  server=
}

start_streams() { # start_streams [OPTION...]: sets streams, streams_address; runs to the end
  local file=$scratch/streams-port
  rm -f "$file"
  "$bin/bench" stream-server --port-file "$file" "$@" &
  streams=$!
  others+=("$streams")
  for _ in $(seq 500); do
    [[ -s $file ]] && break
    sleep 0.02
  done
  streams_address=$(cat "$file")
}

token() { # token DATA [ROLE]: writes DATA/token
  (umask 077 && "$bin/frontdeskd" token --data "$1" --role "${2:-clientAdmin}" >"$1/token")
}

make_customers() { # make_customers DATA N: a data directory with N customers of 300 bytes
  say "making $2 customers"
  mkdir -p "$1"
  "$bin/frontdeskd" demo seed --data "$1" "${store_flags[@]}" >/dev/null
  # What SERVE asks for is what is measured, and not who fills the store.
  local serve_flags=()
  # A slow machine is to make them all, too, however long each waits.
  start_server "$1" --write-wait 60000
  local left=$2 part
  while ((left > 0)); do
    part=$((left > 2000000 ? 2000000 : left))
    token "$1"
    "$bin/frontdesk" load --server "$address" --token "@$1/token" --quiet --connections 8 \
      --in-flight 64 --scenario clients/bench/scripts/customers.json --count "$part" --seed 7 \
      >"$1/made" ||
      { cat "$1/made" >&2; exit 1; }
    left=$((left - part))
  done
  stop_server
}

measure() { # measure DATA CASES [OPTION...]: one round of each case, into the results
  local data=$1 cases=$2
  shift 2
  "$bin/bench" measure --server "$address" --token-file "$data/token" --pid "$server" \
    ${admin:+--admin "$admin"} --cases "$cases" --seconds "$seconds" "$@" >>"$results"
}

cold_start() { # cold_start DATA LABEL: milliseconds from the start to the first answer
  # Emptying the page cache slows the whole machine: only when DROP_CACHES=1 asks for it.
  local name="warm start"
  if [[ ${DROP_CACHES:-0} == 1 ]] && sync && { echo 1 >/proc/sys/vm/drop_caches; } 2>/dev/null; then
    name="cold start"
  fi
  local begin
  begin=$(date +%s%N)
  start_server "$1"
  "$bin/frontdesk" health --server "$address" >/dev/null
  echo "$2|$name|ms=$((($(date +%s%N) - begin) / 1000000))" >>"$results"
}

show() { # show [HTML]: the table of the results; the lines themselves stay beside the page
  "$bin/bench" table "$results" ${1:+--html "$1"}
  echo "load average before the first run: $busy; above about 0.5 the figures are not to be trusted"
  if [[ -n ${1:-} ]]; then cp "$results" "${1%.html}.lines" && say "the page is $1"; fi
}
