#!/usr/bin/env bash
# Ours beside the peers in the same rounds: each round measures each of them in turn, and the table
# ends with the ratios. PEERS names the folder of the peers; it is copied, built and left as it is.
# ROUNDS (5), SECONDS_EACH (1), HTML=FILE; PEERS_BUILD keeps the peers' builds for the next time;
# MILLION=0 leaves out the store of 1,000,000 customers; DROP_CACHES=1 starts
# it from the disk. PEERS_GRPC_PREFIX names an optimised gRPC.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
peers=${PEERS:?name the folder of the peers: make bench-peers PEERS=DIR}
export PEERS_BUILD=${PEERS_BUILD:-$scratch/peers-build}
mkdir -p "$PEERS_BUILD"
cp -a "$peers/." "$scratch/peers"
chmod -R u+w "$scratch/peers"
say "building the peers in $PEERS_BUILD"
parts=()
for part in raw-epoll rpc-grpc rpc-thrift codec; do
  if "$scratch/peers/$part/build.sh" >"$scratch/build.log" 2>&1; then
    parts+=("$part")
  else
    say "$part is left out, it does not build: $(tail -n 1 "$scratch/build.log")"
  fi
done
build

peer=
stop_peer() {
  if [[ -n $peer ]]; then
    kill -TERM "$peer" 2>/dev/null || true
    wait "$peer" 2>/dev/null || true
    peer=
  fi
  rm -f "$scratch"/peer.db*
}
trap 'stop_peer; finish' EXIT
has() { [[ " ${parts[*]} " == *" $1 "* ]]; }
start_peer() { # start_peer PART ARGUMENT...: sets peer and port; a fresh copy of the customers
  local part=$1 log=$scratch/peer.log
  shift
  cp "$PEERS_BUILD/customers.db" "$scratch/peer.db"
  "$PEERS_BUILD/$part/server" "$@" >"$log" 2>&1 &
  peer=$!
  for _ in $(seq 300); do
    port=$(awk '$1 == "ready" {print $2; exit}' "$log")
    [[ -n $port ]] && return 0
    kill -0 "$peer" 2>/dev/null || break
    sleep 0.05
  done
  say "$part did not come up: $(tail -n 1 "$log")"
  exit 1
}
load_peer() { # load_peer PART LABEL SHAPE [OPTION...]
  local part=$1 label=$2 shape=$3
  shift 3
  "$PEERS_BUILD/$part/client" --port "$port" --server-pid "$peer" --conns "${shape%x*}" \
    --inflight "${shape#*x}" --seconds "$seconds" --label "$part|$label $shape" "$@" |
    sed -n 's/^RESULT|//p' >>"$results"
}
measure_peers() {
  local threads
  for threads in 1 2; do
    if has raw-epoll; then
      start_peer raw-epoll --threads $threads
      for shape in 1x1 64x1; do
        load_peer raw-epoll "prebuilt get, ${threads}t," $shape --threads $threads
      done
      stop_peer
    fi
    if has rpc-grpc; then
      start_peer rpc-grpc --threads $threads --db "$scratch/peer.db"
      load_peer rpc-grpc "sqlite get, ${threads}t," 8x16 --threads $threads
      load_peer rpc-grpc "sqlite list50, ${threads}t," 8x4 --threads $threads --op list
      for shape in 64x1 64x16; do
        load_peer rpc-grpc "sqlite book, ${threads}t," $shape --threads $threads --op book
      done
      stop_peer
    fi
  done
  if has raw-epoll; then
    start_peer raw-epoll --mode sqlite --db "$scratch/peer.db"
    load_peer raw-epoll "sqlite get, 1t," 8x16
    stop_peer
  fi
  if has rpc-thrift; then
    start_peer rpc-thrift --kind threaded --threads 1
    load_peer rpc-thrift "threaded memory get," 8x16 --threads 64
    stop_peer
  fi
  if has codec; then
    "$PEERS_BUILD/codec/codec" | grep '|protobuf reused|' >>"$results"
  fi
}

data=$scratch/data
make_customers "$data" 100000
gcc -O2 -Wall -Wextra -o "$scratch/rows" clients/bench/scripts/rows.c -lsqlite3
cp "$data/frontdesk.db" "$scratch/rows-start.db"
for round in $(seq "$rounds"); do
  say "round $round of $rounds"
  # From the store, of which the peers map as much too, with one thread and with two as they have.
  start_server "$data" --answer-cache 0 --map 1024
  token "$data"
  measure "$data" get:1x1,get:64x1,get:8x16,list:8x4,book:64x16
  stop_server
  start_server "$data" --answer-cache 0 --map 1024 --reactors 2
  token "$data"
  measure "$data" get:64x1,get:8x16,list:8x4 --label "frontdesk, 2 reactors"
  stop_server
  start_server "$data"
  token "$data"
  # Whoever comes first finds the cache empty.
  measure "$data" get:8x16 --label filling
  measure "$data" get:64x1,get:8x16,list:8x4 --label frontdesk-cached
  stop_server
  "$bin/bench" codec >>"$results"
  # The groups of the C program are as large as the server's commits just were.
  group=$(sed -n 's/^frontdesk|book 64x16|.* batch=\([0-9]*\).*/\1/p' "$results" | tail -n 1)
  cp "$scratch/rows-start.db" "$scratch/rows.db"
  "$scratch/rows" "$scratch/rows.db" "${group:-100}" "$seconds" >>"$results"
  rm -f "$scratch"/rows.db*
  measure_peers
done
start_server "$data"
token "$data"
"$bin/bench" idle --server "$address" --token-file "$data/token" --pid "$server" \
  --connections 10000 >>"$results"
stop_server
if [[ ${MILLION:-1} == 1 ]]; then
  million=$scratch/million
  make_customers "$million" 1000000
  for _ in $(seq "$rounds"); do
    cold_start "$million" frontdesk-million
    stop_server
    # From the store, like the others.
    for reactors in 1 2; do
      start_server "$million" --answer-cache 0 --map 2047 --reactors "$reactors"
      token "$million"
      measure "$million" get:8x16 --label "frontdesk-million, $reactors reactors" --keys 1000000
      stop_server
    done
  done
fi
show "${HTML:-}"
"$scratch/peers/versions.sh" || true
echo "from the store: ours mapped it as the peers do (--map 1024, 2047 for 1,000,000), and of one"
echo "and two threads the better counts on both sides; cached: as served by default, one reactor"
if [[ -n ${PEERS_GRPC_PREFIX:-} ]]; then
  echo "gRPC: the optimised build in PEERS_GRPC_PREFIX"
else
  echo "gRPC: the distribution's packages, whose debug assertions cost 5 to 20 % of its CPU"
fi
