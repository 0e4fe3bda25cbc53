#!/usr/bin/env bash
# replicas.sh FOLDER VERB [N]: a PostgreSQL primary and its synchronous standby, 1 and 2, each
# with its socket in FOLDER/N. init | kill N | start N | promote N | rejoin N | stop
# FOLDER must be empty at init; nothing else of this machine is touched.
set -euo pipefail

folder=$1
verb=$2
number=${3:-1}

initdb=$(command -v initdb ||
  find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
# The others stand beside it, though not all of them need to be on the path.
binaries=$(dirname "$(readlink -f "$initdb")")
[ -x "$binaries/initdb" ] || {
  echo "replicas: initdb is not here; install the package postgresql" >&2
  exit 1
}
as_owner=()
if [ "$(id -u)" = 0 ]; then
  # The server refuses to run as root.
  as_owner=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups --)
fi

run() { (cd / && "${as_owner[@]}" "$@"); }
other() { echo $((3 - $1)); }
ask() { # ask N STATEMENT
  run "$binaries/psql" -h "$folder/$1" -U postgres -Atqc "$2" postgres
}

# Whoever waits for this script must not wait for the server that it leaves behind.
close_inherited() {
  local file
  for file in /proc/self/fd/*; do
    [ "${file##*/}" -gt 2 ] && eval "exec ${file##*/}>&-" 2>/dev/null
  done
  return 0
}

start() { # start N
  (close_inherited; run "$binaries/pg_ctl" -D "$folder/$1/data" -w -t 60 -l "$folder/$1/log" start \
    -o "-k $folder/$1 -c listen_addresses='' -c fsync=off -c max_connections=200 \
        -c shared_buffers=64MB -c hot_standby=on -c wal_keep_size=64MB" \
    >/dev/null) || {
    cat "$folder/$1/log" >&2
    exit 1
  }
}

end() { # end N: at once, with all of its processes, as a machine does that loses its power
  local postmaster
  postmaster=$(head -n 1 "$folder/$1/data/postmaster.pid" 2>/dev/null) || return 0
  [ -n "$postmaster" ] || return 0
  local children
  children=$(pgrep -P "$postmaster" || true)
  # shellcheck disable=SC2086 # One word a process.
  kill -9 "$postmaster" $children 2>/dev/null || true
  while kill -0 "$postmaster" 2>/dev/null; do sleep 0.01; done
}

# Makes N anew as the standby of the other one, and waits until commits wait for it.
rejoin() {
  local primary
  primary=$(other "$1")
  rm -rf "$folder/$1/data"
  run "$binaries/pg_basebackup" -D "$folder/$1/data" -h "$folder/$primary" -U postgres -R \
    -X stream -c fast --no-sync
  start "$1"
  ask "$primary" "ALTER SYSTEM SET synchronous_standby_names = '*'"
  ask "$primary" 'SELECT pg_reload_conf()' >/dev/null
  until [ "$(ask "$primary" "SELECT count(*) FROM pg_stat_replication
    WHERE sync_state = 'sync'")" = 1 ]; do sleep 0.05; done
  # What was committed before that counts only once the standby has it.
  sleep 0.3
  local place
  place=$(ask "$primary" 'SELECT pg_current_wal_flush_lsn()')
  until [ "$(ask "$primary" "SELECT count(*) FROM pg_stat_replication
    WHERE flush_lsn >= '$place'")" = 1 ]; do sleep 0.05; done
}

case $verb in
  init)
    mkdir -p "$folder/1" "$folder/2"
    if [ "$(id -u)" = 0 ]; then chown nobody "$folder" "$folder/1" "$folder/2"; fi
    run "$binaries/initdb" -D "$folder/1/data" -U postgres -A trust -E UTF8 --locale=C \
      --no-sync >/dev/null
    start 1
    rejoin 2
    ;;
  kill) end "$number" ;;
  start) start "$number" ;;
  promote)
    run "$binaries/pg_ctl" -D "$folder/$number/data" -w -t 60 promote >/dev/null
    ;;
  rejoin) rejoin "$number" ;;
  stop)
    end 1
    end 2
    ;;
  *)
    echo "replicas: unknown verb $verb" >&2
    exit 2
    ;;
esac
