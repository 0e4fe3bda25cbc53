#!/usr/bin/env bash
# How cost grows: by customers in a tenant, by tenants, by connections; a table, and plots on the
# page HTML (.build/scale.html). Sizes can be set: CUSTOMERS_AT, TENANTS_AT, CONNECTIONS_AT.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
rounds=${ROUNDS:-3}
customers_at=${CUSTOMERS_AT:-1000 100000 1000000}
tenants_at=${TENANTS_AT:-1 100 10000}
connections_at=${CONNECTIONS_AT:-1 10 100 1000 10000}

# rename PART CASE N: the lines of the last measurement become points of a plot.
rename() { sed "s/^[^|]*|[^|]*|/$1|$2 at $3|/"; }
point() { # point DATA PART CASE N
  "$bin/bench" measure --server "$address" --token-file "$1/token" --pid "$server" \
    --cases "$3" --seconds "$seconds" --keys 1000000 | rename "$2" "${3%%:*}" "$4" >>"$results"
}

for size in $customers_at; do
  data=$scratch/customers-$size
  make_customers "$data" "$size"
  start_server "$data"
  for _ in $(seq "$rounds"); do
    token "$data"
    for case in get:8x16 list:8x4 book:64x16; do point "$data" customers "$case" "$size"; done
  done
  stop_server
  if [[ $size == 1000 ]]; then small=$data; else rm -rf "$data"; fi
done

data=${small:-$scratch/small}
[[ -d $data ]] || make_customers "$data" 1000
start_server "$data"
for count in $connections_at; do
  for _ in $(seq "$rounds"); do
    token "$data"
    point "$data" connections "get:${count}x1" "$count"
  done
done
stop_server

data=$scratch/tenants
mkdir -p "$data"
"$bin/frontdeskd" demo seed --data "$data" >/dev/null
# A slow machine is to make them all, too, however long each waits.
start_server "$data" --write-wait 60000
made=1
for count in $tenants_at; do
  if ((count > made)); then
    token "$data" platformAdmin
    "$bin/frontdesk" load TenantService.createTenant --request \
      '{"name":{"$sequence":{"prefix":"Tenant {run} "}}}' --server "$address" \
      --token "@$data/token" --quiet --connections 4 --in-flight 16 --count $((count - made)) \
      >"$data/made" || { cat "$data/made" >&2; exit 1; }
    # Sixteen customers each at an average, so that hardly ever one of 10,000 has none.
    "$bin/frontdesk" load --scenario clients/bench/scripts/customers.json --server "$address" \
      --token "@$data/token" --quiet --connections 8 --in-flight 16 --tenants "$count" \
      --count $((count * 16)) >"$data/made" || { cat "$data/made" >&2; exit 1; }
    made=$count
  fi
  for _ in $(seq "$rounds"); do
    token "$data" platformAdmin
    "$bin/bench" measure --server "$address" --token-file "$data/token" --pid "$server" \
      --cases get:8x16 --seconds "$seconds" --tenants "$count" |
      rename tenants get "$count" >>"$results"
  done
done
stop_server
show "${HTML:-.build/scale.html}"
