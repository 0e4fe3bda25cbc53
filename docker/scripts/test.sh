#!/usr/bin/env bash
# Every test. The Swift runner comes last, so that its summary ends the output.
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

# swift_tests WHAT [OPTION...]: says again what failed, just before the runner's last line.
swift_tests() {
  local log=.build/tests.log
  echo "test: $1" >&2
  shift
  if ! swift test --no-parallel --skip-build --disable-xctest "$@" 2>&1 | tee "$log"; then
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

docker/scripts/postgres.sh bash -o pipefail -c "
  set -e
  FRONTDESK_TEST_ENGINE=postgres swift_tests \
    'the store, the handlers and the network on PostgreSQL' --filter \
    '^(Storage|Services)Tests\.|EndToEndTests.*($on_both)'
  swift_tests 'everything, on the embedded store'
"
