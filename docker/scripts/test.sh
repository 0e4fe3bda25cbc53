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

run='swift test --no-parallel --skip-build --disable-xctest'
docker/scripts/postgres.sh bash -c "
  set -e
  echo 'test: the store, the handlers and every feature on PostgreSQL' >&2
  FRONTDESK_TEST_ENGINE=postgres $run --filter \
    'StorageTests|ServicesTests|EndToEndTests.*(Features|RoleMatrix|Isolation|Example|Platform)'
  echo 'test: everything, on the embedded store' >&2
  $run
"
