#!/usr/bin/env bash
# How fast files of customers go in and out of one tenant: ROWS (200000) rows into an empty tenant,
# the same rows again with other names (all match), the export of all of them, and what other
# callers see meanwhile.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
rows=${ROWS:-200000}
data=$scratch/imports
mkdir -p "$data"
"$bin/frontdeskd" demo seed --data "$data" >/dev/null
start_server "$data"
token "$data"
export FRONTDESK_SERVER=$address FRONTDESK_TOKEN=@$data/token

file() { # file NOTE: writes ROWS rows to $scratch/NOTE.csv
  awk -v rows="$rows" -v note="$1" 'BEGIN {
    printf "name,phone,email,address,categoryName,tags\r\n"
    for (i = 0; i < rows; i++)
      printf "Person%d Family%d %s,+35385%07d,person%d@example.com,%d Main Street,VIP,%s\r\n",
        i % 977, i % 7919, note, i, i, i % 300, note
  }' >"$scratch/$1.csv"
}

timed() { # timed WHAT COMMAND...: rows a second of the command
  local what=$1 begin end
  shift
  begin=$(date +%s%N)
  "$@" >"$scratch/out" 2>"$scratch/err" || { cat "$scratch/out" "$scratch/err" >&2; exit 1; }
  end=$(date +%s%N)
  printf '%-34s %8d rows/s   %s\n' "$what" "$((rows * 1000000000 / (end - begin)))" \
    "$(head -n 1 "$scratch/out")"
}

file first
file second
timed "import into an empty tenant" "$bin/frontdesk" import "$scratch/first.csv"
timed "import, all match and change" "$bin/frontdesk" import "$scratch/second.csv"
timed "import, all match, nothing new" "$bin/frontdesk" import "$scratch/second.csv"
timed "export, the usual columns" "$bin/frontdesk" export "$scratch/out.csv"
"$bin/frontdesk" load CustomerService.createCustomer --quiet --connections 8 --in-flight 1 \
  --duration "${OTHERS_SECONDS:-8}s" --request \
  '{"name":{"$sequence":{"prefix":"Other {run} "}},
    "phone":{"$phone":{"prefix":"+35386","digits":7}}}' >"$scratch/load" 2>&1 &
load=$!
file third
timed "import beside 8 other writers" "$bin/frontdesk" import "$scratch/third.csv"
wait "$load" || true
echo "the other writers meanwhile:"
cat "$scratch/load"
awk '/VmHWM/ { printf "the server held %d MiB at most\n", $2 / 1024 }' "/proc/$server/status"
echo "load average before the first run: $busy"
