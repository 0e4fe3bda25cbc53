#!/usr/bin/env bash
# What one call costs the server, counted and so the same however busy the machine is:
# instructions by part of the program and blocks allocated (valgrind's callgrind), and system
# calls (strace). CASES ("get list book"), SHAPE (8x16), CUSTOMERS (10000); KEEP=DIR keeps the
# counts for callgrind_annotate. SERVE="--answer-cache 0" counts reads of the store; CUSTOMERS=300
# and FEW=2000 those of answers that are kept, after the first thousands have filled the cache.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
cases=${CASES:-get list book}
shape=${SHAPE:-8x16}
parts=clients/bench/scripts/profile
# A server under valgrind needs long to come up.
start_tries=15000
programs=$(realpath "$bin")
scratch=$(realpath "$scratch")

# Valgrind does not read all that the compiler notes for debuggers; names are enough. Its server
# is started by the same name as the plain one.
counted=$scratch/counted
mkdir -p "$counted"
cp -r "$programs"/*.resources "$counted" 2>/dev/null || true
strip -g -o "$counted/server" "$programs/frontdeskd"
cat >"$counted/frontdeskd" <<END
#!/usr/bin/env bash
[ "\$1" = serve ] || exec "$programs/frontdeskd" "\$@"
exec valgrind -q --tool=callgrind --callgrind-out-file="\$COUNTS" "$counted/server" "\$@"
END
chmod +x "$counted/frontdeskd"

load() { # load CASE CALLS
  token "$scratch/copy"
  "$programs/frontdesk" load --server "$address" --token "@$scratch/copy/token" --quiet \
    --scenario "$parts/$1.json" --connections "${shape%x*}" --in-flight "${shape#*x}" \
    --count "$2" --seed 1 --slo 'errors<=0%' >"$scratch/load" || { cat "$scratch/load"; exit 1; }
}
# Every run begins with the same store; under valgrind writes wait for long, and all calls are slow.
serve_copy() {
  rm -rf "$scratch/copy"
  cp -r "$scratch/data" "$scratch/copy"
  start_server "$scratch/copy" --write-wait 600000 --access-log off
}

make_customers "$scratch/data" "${CUSTOMERS:-10000}"
for case in $cases; do
  case $case in
    list) few=${FEW:-100} many=$((${FEW:-100} + 500)) ;;
    *) few=${FEW:-500} many=$((${FEW:-500} + 2500)) ;;
  esac
  say "$case: $many calls under valgrind"
  bin=$counted
  for calls in $few $many; do
    export COUNTS=$scratch/$case.$calls
    serve_copy
    load "$case" "$calls"
    stop_server
  done
  say "$case: system calls"
  bin=$programs
  for calls in $few $many; do
    serve_copy
    strace -f -c -U name,calls -o "$scratch/$case.$calls.system" -p "$server" 2>/dev/null &
    tracer=$!
    until [[ $(awk '/^TracerPid/ {print $2}' "/proc/$server/status") != 0 ]]; do sleep 0.05; done
    load "$case" "$calls"
    stop_server
    wait "$tracer" || true
  done
  echo
  echo "$case $shape, ${CUSTOMERS:-10000} customers"
  python3 "$parts/parts.py" "$scratch/$case.$few" "$scratch/$case.$many" $((many - few))
  python3 "$parts/system.py" "$scratch/$case.$few.system" "$scratch/$case.$many.system" \
    $((many - few))
  if [[ -n ${KEEP:-} ]]; then
    mkdir -p "$KEEP"
    cp "$scratch/$case.$few" "$scratch/$case.$many" "$KEEP"
  fi
done
