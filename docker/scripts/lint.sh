#!/usr/bin/env bash
# Format and lint of hand-written Swift, the schema and what is generated from
# it, and the syntax of the scripts. `lint.sh --format` formats the Swift files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mapfile -d '' sources < <(
  find Package.swift Sources Tests clients -name '*.swift' -not -path '*/Generated/*' -print0)
if [ "${1:-}" = --format ]; then
  exec swift format format --in-place --parallel --configuration .swift-format "${sources[@]}"
fi

echo "lint: swift-format over ${#sources[@]} files" >&2
swift format lint --strict --parallel --configuration .swift-format "${sources[@]}"

echo "lint: scripts" >&2
while IFS= read -r -d '' script; do
  bash -n "$script"
done < <(find .ci/run docker clients Schema \( -name '*.sh' -o -name run \) -type f -print0)
while IFS= read -r -d '' script; do
  python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' "$script"
done < <(find docker clients Schema Tests -name '*.py' -print0)

echo "lint: compose files and the unit" >&2
docker/scripts/python.sh docker/scripts/check-compose.py docker/compose*.yaml
if command -v systemd-analyze >/dev/null; then
  unit=$(mktemp -d)
  # The program need not be installed here.
  sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' docker/frontdeskd.service \
    >"$unit/frontdeskd.service"
  systemd-analyze verify "$unit/frontdeskd.service"
  rm -r "$unit"
fi

echo "lint: schema" >&2
swift build --product schemac
.build/debug/schemac check
.build/debug/schemac format --check
.build/debug/schemac generate --check
