#!/usr/bin/env bash
# Installs what the build needs and finds missing: `setup.sh` for building and
# running, `setup.sh test` for the tests as well, `setup.sh profile` for `make profile`.
# With everything there it only looks, so it may run before each build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift_needed=6.2
swift_page=https://www.swift.org/install/linux
missing=()

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

has_header() {
  local directory
  # Some packages keep theirs under the machine's name, as in /usr/include/x86_64-linux-gnu.
  for directory in /usr/include /usr/include/*-linux-gnu /usr/local/include \
    ${CPATH:+${CPATH//:/ }}; do
    [ -e "$directory/$1" ] && return 0
  done
  return 1
}

has_initdb() {
  command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'
}

need() { # need PACKAGE COMMAND...: PACKAGE is missing when COMMAND fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

find_missing() {
  missing=()
  need libsqlite3-dev has_header sqlite3.h
  need libpq-dev has_header postgresql/libpq-fe.h
  need libssl-dev has_header openssl/evp.h
  need libmicrohttpd-dev has_header microhttpd.h
  need libcurl4-openssl-dev has_header curl/curl.h
  need libxlsxwriter-dev has_header xlsxwriter.h
  need libphonenumber-dev has_header phonenumbers/phonenumberutil.h
  need pkg-config command -v pkg-config
  need tzdata test -e /usr/share/zoneinfo/Europe/Berlin
  if [ "$1" = test ]; then
    need postgresql has_initdb
    need protobuf-compiler command -v protoc
    need python3 command -v python3
    need python3-venv python3 -c 'import ensurepip'
    need python3-protobuf docker/scripts/python.sh -c 'import google.protobuf'
    need python3-yaml docker/scripts/python.sh -c 'import yaml'
  fi
  if [ "$1" = profile ]; then
    need valgrind command -v valgrind
    need strace command -v strace
    need binutils command -v strip
    need python3 command -v python3
  fi
}

install_missing() {
  local become=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "please install, as root: ${missing[*]}"
    become=(sudo)
  fi
  say "installing ${missing[*]}"
  local log
  log=$(mktemp)
  # A list that cannot be refreshed is no reason to stop: the older one may do.
  if ! {
    "${become[@]}" apt-get -qq update || true
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install --yes --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "apt-get failed; what is needed: ${missing[*]}"
  fi
  rm -f "$log"
}

make_python_environment() {
  say "making .build/venv with the packages protobuf and PyYAML"
  python3 -m venv .build/venv
  .build/venv/bin/pip install --quiet --disable-pip-version-check 'protobuf>=4.21,<6' 'PyYAML>=6,<7'
}

# A real S3 server for the tests of the store of files: moto's.
make_moto() {
  say "making .build/moto with the package moto"
  python3 -m venv .build/moto
  .build/moto/bin/pip install --quiet --disable-pip-version-check 'moto[server]>=5,<6'
}

check_swift() {
  command -v swift >/dev/null ||
    fail "Swift $swift_needed or later is needed: $swift_page"
  local found
  found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p')
  [ -n "$found" ] || fail "swift --version does not say a version; is the toolchain whole?"
  [ "$(printf '%s\n' "$swift_needed" "$found" | sort -V | head -n 1)" = "$swift_needed" ] ||
    fail "Swift $swift_needed or later is needed, this is $found: $swift_page"
}

purpose=${1:-run}
check_swift
find_missing "$purpose"
finish() {
  [ "$purpose" != test ] || [ -x .build/moto/bin/moto_server ] || make_moto
  exit 0
}
[ ${#missing[@]} = 0 ] && finish

if command -v apt-get >/dev/null; then
  install_missing
  find_missing "$purpose"
else
  # Without apt the names differ, but the Python package can be had anyway.
  if [[ " ${missing[*]} " == *" python3-protobuf "* ]] && command -v python3 >/dev/null; then
    make_python_environment || true
    find_missing "$purpose"
  fi
  if [ ${#missing[@]} != 0 ]; then
    say "apt-get is not here; please install what these Debian packages hold:"
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
  fi
fi
[ ${#missing[@]} = 0 ] || fail "installed, but still not found: ${missing[*]}"
finish
