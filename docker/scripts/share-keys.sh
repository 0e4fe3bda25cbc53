#!/usr/bin/env bash
# Gives the data directories of several servers on one store the same keys:
# `share-keys.sh FIRST OTHER...`. Those that the first one has are kept.
set -euo pipefail

first=${1:?share-keys.sh: which directories?}
shift
here=$(dirname "${BASH_SOURCE[0]}")
# Keys lie beside the program where it was installed, and on the path otherwise.
PATH=$here:$PATH
[ -s "$first/keys/master.key" ] || frontdeskd keys new --data "$first"
for other in "$@"; do
  if [ -s "$other/keys/master.key" ]; then
    cmp --silent "$first/keys/master.key" "$other/keys/master.key" && continue
    echo "share-keys.sh: $other has other keys; look which of the two the store was made with" >&2
    exit 1
  fi
  mkdir -p "$other"
  cp -a "$first/keys" "$other/keys"
done
if [ "$(id -u)" = 0 ] && getent passwd frontdesk >/dev/null; then
  chown -R frontdesk:frontdesk "$first" "$@"
fi
