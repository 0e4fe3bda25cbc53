#!/usr/bin/env bash
# Every test. The Swift runners come last, so that their summaries end the output.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

echo "test: protoc accepts clients/proto" >&2
protoc -I clients/proto --descriptor_set_out=/dev/null clients/proto/*.proto

echo "test: wire vectors against the protobuf implementation" >&2
docker/scripts/python.sh Schema/vectors/prove.py

swift build --build-tests

echo "test: the image's steps" >&2
docker/scripts/check-image.sh

echo "test: the Python client" >&2
docker/scripts/python-client.sh

# swift_tests LOG [OPTION...]: says again what failed, just before the runner's last line.
swift_tests() {
  local log=$1
  shift
  # The two passes build nothing, so that neither has to wait for the other's lock.
  if ! swift test --ignore-lock --no-parallel --skip-build --disable-xctest "$@" 2>&1 |
    tee "$log"; then
    echo "test: what failed:" >&2
    grep -a '^✘' "$log" | grep -av 'Test run with' | tail -n 20 || tail -n 20 "$log"
    grep -a 'Test run with' "$log" || true
    return 1
  fi
}
export -f swift_tests

# The files of end-to-end tests whose server takes either engine. Those left out start programs,
# which have the embedded store, or bring a PostgreSQL of their own.
on_both='Features|RoleMatrix|Isolation|Example|Platform|Revocation|LocalTransport|Extreme|Feed'
on_both+='|Watch|ImportTests|ImportUndo|Bulk|Evidence|Export|HostileFile|Parted|ServerService'

# Tests run one after the other, which leaves a processor idle: the two passes run at once, each
# with a cluster of its own. The first is a process group, so that it can be ended as a whole.
mkdir -p .build
postgres_log=.build/tests-postgres.log
echo "test: the store, the handlers and the network on PostgreSQL, into $postgres_log" >&2
FRONTDESK_TEST_ENGINE=postgres setsid docker/scripts/postgres.sh bash -o pipefail -c \
  "swift_tests '$postgres_log' --filter '^(Storage|Services)Tests\.|EndToEndTests.*($on_both)'" \
  >"$postgres_log.out" 2>&1 &
on_postgres=$!
trap 'kill -TERM -- "-$on_postgres" 2>/dev/null || true' EXIT

echo "test: everything, on the embedded store" >&2
failed=0
docker/scripts/postgres.sh bash -o pipefail -c "swift_tests .build/tests.log" || failed=1

wait "$on_postgres" || {
  failed=1
  echo "test: on PostgreSQL:" >&2
  if grep -aq '^test: what failed:' "$postgres_log.out"; then
    sed -n '/^test: what failed:/,$p' "$postgres_log.out"
  else
    tail -n 20 "$postgres_log.out"
  fi
}
echo "test: on PostgreSQL, and on the embedded store:" >&2
grep -ahs 'Test run with' "$postgres_log" .build/tests.log || failed=1
exit "$failed"
