#!/usr/bin/env bash
# The end-to-end tests under the thread sanitizer, in a build of their own (.build/tsan). Further
# arguments go to `swift test`; without them the whole suite of the network runs. A race ends
# the run with its report, once all tests are through.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=.build/tsan
network='^(EndToEndTests|MatrixTests|RPCServerTests|RPCClientTests|CompatibilityTests)\.'
# A program whose files may not grow cannot start with the sanitizer, which keeps memory in one.
limited='at any page that it writes'
[ $# -gt 0 ] || set -- --filter "$network" --skip "$limited"

swift build --build-tests --sanitize=thread --scratch-path "$scratch"
log=$scratch/report
rm -f "$log".*
status=0
# The server's programs that tests start write their reports beside the tests' own.
options=suppressions=$PWD/docker/scripts/tsan.txt:log_path=$PWD/$log
TSAN_OPTIONS=$options:halt_on_error=0:exitcode=0 docker/scripts/postgres.sh \
  swift test --skip-build --no-parallel --disable-xctest --sanitize=thread \
  --scratch-path "$scratch" "$@" || status=$?
shopt -s nullglob
reports=("$log".*)
if [ ${#reports[@]} != 0 ]; then
  cat "${reports[@]}"
  echo "tsan: $(cat "${reports[@]}" | grep -c '^WARNING: ThreadSanitizer') reports" >&2
  exit 1
fi
[ "$status" = 0 ] && echo "tsan: no race" >&2
exit "$status"
