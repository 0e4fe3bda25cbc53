#!/usr/bin/env bash
# Fuzzing with libFuzzer and the address sanitizer: `fuzz.sh SECONDS [TARGET...]` runs each
# target for so long, one after the other; without targets, all of them. `fuzz.sh build` only
# builds. FUZZ_HOME (.build/fuzz) holds the programs, FUZZ_CORPUS what was found worth keeping,
# FUZZ_FINDINGS the inputs that crash. A finding is mended, and then its input goes into
# Tests/Fuzz/Seeds/<target>, from where every later run begins. `fuzz.sh keep [TARGET...]` writes
# the fewest inputs that take each edge that was ever taken to Tests/Fuzz/Seeds/<target>.corpus.
#
# The few modules are compiled by hand and not by SwiftPM: every one of them has to be
# instrumented, libFuzzer brings its own main, and none of it should touch the normal build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

home=${FUZZ_HOME:-.build/fuzz}
corpus=${FUZZ_CORPUS:-$home/corpus}
findings=${FUZZ_FINDINGS:-$home/findings}
# So that the first memory of a writer, 256 bytes, ends within what a message comes to.
length=${FUZZ_LENGTH:-288}
targets=(Fields Payload Messages Frames Token JSON)

modules_of() { # the modules of a target, each after those that it imports
  case $1 in
    Fields) echo WireFormat ;;
    Payload) echo WireFormat Vectors ;;
    Messages) echo WireFormat RPCCore FrontdeskAPI ;;
    Frames) echo WireFormat RPCCore ;;
    Token) echo WireFormat Seams JSONText Crypto Auth ;;
    JSON) echo WireFormat Vectors JSONText Suggestions SchemaLanguage SchemaJSON ;;
    *)
      echo "fuzz: no target $1; there are ${targets[*]}" >&2
      exit 64
      ;;
  esac
}

own_files() {
  case $1 in
    Payload | Messages) echo "Tests/Fuzz/$1.swift Tests/Fuzz/RoundTrip.swift" ;;
    Frames) echo Tests/Fuzz/{Frames,ServerRun,ClientRun}.swift ;;
    *) echo "Tests/Fuzz/$1.swift" ;;
  esac
}

# The settings of Package.swift, and the sanitizers. Traps stay on: they are what is looked for.
# `-sanitize=fuzzer` would trace every comparison and indirect call besides, for two thirds more
# time a run; what comparisons want is in the seeds and dictionaries. The address sanitizer checks
# by calls: in place it would add a branch for each access to the last bytes of a piece of memory,
# which would count as an edge, a third of all that are ever taken.
flags=(
  -O -whole-module-optimization -parse-as-library -swift-version 6 -package-name frontdesk
  -enable-testing -sanitize=address -sanitize-coverage=edge,inline-8bit-counters,pc-table -g
  -Xllvm -asan-instrumentation-with-call-threshold=0
  -enable-experimental-feature Lifetimes -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility
)

build_module() { # build_module NAME OBJECT...: unless newer than its sources, OBJECTs and this
  local name=$1 sources
  shift
  case $name in
    Vectors) sources=(Tests/WireFormatTests/Generated/Vectors.swift) ;;
    *) mapfile -t sources < <(find "Sources/$name" -name '*.swift' | sort) ;;
  esac
  local object=$home/modules/$name.o
  [ -e "$object" ] &&
    [ -z "$(find "${sources[@]}" "$@" docker/scripts/fuzz.sh -newer "$object")" ] &&
    return
  echo "fuzz: compiling $name" >&2
  rm -f "$object" # which the compiler keeps, and as old as it is, where only settings changed
  swiftc "${flags[@]}" -module-name "$name" -I "$home/modules" -I Sources/COpenSSL \
    -emit-module -emit-module-path "$home/modules/$name.swiftmodule" \
    -c "${sources[@]}" -o "$object"
}

build() { # build TARGET
  mkdir -p "$home/modules"
  local objects=() module
  for module in $(modules_of "$1"); do
    build_module "$module" "${objects[@]}"
    objects+=("$home/modules/$module.o")
  done
  echo "fuzz: linking $1" >&2
  rm -f "$home/modules/Fuzz$1.o"
  # shellcheck disable=SC2046
  swiftc "${flags[@]}" -module-name "Fuzz$1" -I "$home/modules" -I Sources/COpenSSL \
    -c $(own_files "$1") -o "$home/modules/Fuzz$1.o"
  swiftc -sanitize=fuzzer,address -use-ld=lld "$home/modules/Fuzz$1.o" "${objects[@]}" \
    -o "$home/$1"
}

# A long quarantine of freed memory costs two thirds of the speed, filling memory and noting who
# allocated it a third of the rest. The runtime's own report of a crash would not end; libFuzzer
# says what is needed. Hashing without a seed lets an input take the same edges again.
export ASAN_OPTIONS=quarantine_size_mb=1:thread_local_quarantine_size_kb=64
ASAN_OPTIONS+=:malloc_context_size=0:max_malloc_fill_size=0:max_free_fill_size=0
export LSAN_OPTIONS=suppressions=Tests/Fuzz/leaks.txt:print_suppressions=0
export SWIFT_BACKTRACE=enable=no SWIFT_DETERMINISTIC_HASHING=1
export FUZZ_SCHEMA=Schema/vectors/vectors.schema

keep() { # keep TARGET: what takes each edge, the fewest
  mkdir -p "$corpus/$1"
  python3 Tests/Fuzz/seeds.py "$1" "$home/seeds/$1"
  rm -rf "$home/kept/$1"
  mkdir -p "$home/kept/$1"
  "$home/$1" -set_cover_merge=1 -use_counters=0 -max_len="$length" \
    "$home/kept/$1" "$corpus/$1" "$home/seeds/$1"
  python3 Tests/Fuzz/seeds.py keep "$1" "$home/kept/$1"
}

run() { # run TARGET SECONDS
  local target=$1 seconds=$2
  mkdir -p "$corpus/$target" "$findings/$target"
  python3 Tests/Fuzz/seeds.py "$target" "$home/seeds/$target"
  local options=(
    -max_total_time="$seconds" -max_len="$length" -entropic=0 -timeout=10 -reload=0
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings/$target/"
  )
  [ -e "Tests/Fuzz/Dictionaries/$target.dict" ] &&
    options+=(-dict="Tests/Fuzz/Dictionaries/$target.dict")
  echo "fuzz: $target for $seconds s" >&2
  "$home/$target" "${options[@]}" "$corpus/$target" "$home/seeds/$target"
}

if [ "${1:-}" = build ]; then
  shift
  for target in "${@:-${targets[@]}}"; do build "$target"; done
  exit 0
fi
if [ "${1:-}" = keep ]; then
  shift
  for target in "${@:-${targets[@]}}"; do
    build "$target"
    keep "$target"
  done
  exit 0
fi
seconds=${1:-60}
shift || true
[ $# -gt 0 ] && targets=("$@")
for target in "${targets[@]}"; do build "$target"; done
failed=()
for target in "${targets[@]}"; do run "$target" "$seconds" || failed+=("$target"); done
if [ ${#failed[@]} != 0 ]; then
  echo "fuzz: findings of ${failed[*]} lie in $findings" >&2
  exit 1
fi
