#!/usr/bin/env bash
# Gathers the built programs of BIN in OUT: `gather.sh BIN OUT`. Beside them come
# the libraries that no Debian package has (Swift's own), which they find by
# $ORIGIN; OUT/packages lists the packages that have all the others, and
# OUT/install.sh makes a machine ready to run it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bin=${1:?gather.sh: from where?}
out=${2:?gather.sh: where to?}
programs=(frontdeskd frontdesk)

# Debian 12 has /lib as a link to /usr/lib, and dpkg may know either name.
package_of() {
  local path
  for path in "$1" "/usr$1" "${1#/usr}"; do
    dpkg -S "$path" 2>/dev/null | sed -n '1s/:.*//p' | grep . && return 0
  done
  return 1
}

mkdir -p "$out"
packages=$(mktemp)
trap 'rm -f "$packages"' EXIT
for program in "${programs[@]}"; do
  install -m 755 "$bin/$program" "$out/$program"
  strip "$out/$program"
  libraries=$(ldd "$bin/$program")
  if grep -q 'not found' <<<"$libraries"; then
    echo "gather.sh: $program lacks a library:" >&2
    grep 'not found' <<<"$libraries" >&2
    exit 1
  fi
  while read -r path; do
    if ! package_of "$path" >>"$packages"; then
      [ -e "$out/$(basename "$path")" ] || install -m 644 "$path" "$out/"
    fi
  done < <(sed -n 's/.*=> \(\/[^ ]*\) (.*/\1/p' <<<"$libraries")
done
# What is opened by name while it runs, and so is in no list of libraries.
echo tzdata >>"$packages"
echo ca-certificates >>"$packages"
sort -u "$packages" >"$out/packages"
install -m 755 docker/scripts/{install,share-keys}.sh "$out/"
install -m 644 docker/frontdeskd.service "$out/frontdeskd.service"
