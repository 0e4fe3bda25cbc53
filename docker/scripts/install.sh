#!/usr/bin/env bash
# Makes a Debian machine ready for the programs that lie beside this script: the
# packages they need, and the user and the directory of the server. The image's
# second stage; as root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [ "${1:-}" != --no-packages ]; then
  apt-get -qq update
  xargs -a packages env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install --yes --no-install-recommends >/dev/null
  rm -rf /var/lib/apt/lists/*
fi
getent group frontdesk >/dev/null || groupadd --system --gid 7411 frontdesk
getent passwd frontdesk >/dev/null ||
  useradd --system --uid 7411 --gid frontdesk --no-create-home \
    --home-dir /var/lib/frontdesk --shell /usr/sbin/nologin frontdesk
install -d -o frontdesk -g frontdesk -m 700 /var/lib/frontdesk
