#!/usr/bin/env bash
# The Python client: mypy, then its tests against frontdeskd and toyserver of
# .build/debug. What they need of PyPI is installed into .build/venv-client when
# it is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
venv=$root/.build/venv-client

for server in "${FRONTDESKD:-$root/.build/debug/frontdeskd}" \
  "${TOYSERVER:-$root/.build/debug/toyserver}"; do
  if [ ! -x "$server" ]; then
    echo "python-client.sh: build the servers first: swift build --product ${server##*/}" >&2
    exit 1
  fi
done

has_tools() { "$venv/bin/python" -c 'import mypy, pytest' >/dev/null 2>&1; }

if ! has_tools; then
  python=
  for candidate in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
    if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python=$candidate
      break
    fi
  done
  [ -n "$python" ] || { echo "python-client.sh: Python 3.11 or later is needed" >&2; exit 1; }
  echo "test: making .build/venv-client with mypy and pytest" >&2
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check 'mypy>=1.8,<3' 'pytest>=8,<10'
fi

cd clients/python
export PYTHONDONTWRITEBYTECODE=1
"$venv/bin/mypy"
"$venv/bin/pytest" --quiet "$@"
