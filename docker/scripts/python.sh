#!/usr/bin/env bash
# Runs Python with the packages protobuf and yaml: the first interpreter that has it.
# /usr/bin/python3 is tried by path because apt installs packages for it alone,
# and another python3 may come before it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

for python in "$root/.build/venv/bin/python3" python3 /usr/bin/python3; do
  if "$python" -c 'import google.protobuf, yaml' >/dev/null 2>&1; then
    exec "$python" "$@"
  fi
done
echo "python.sh: no python3 has the packages protobuf and yaml; run docker/setup.sh test" >&2
exit 1
