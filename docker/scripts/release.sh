#!/usr/bin/env bash
# Builds both programs for release and gathers what they need to run elsewhere:
# `release.sh OUT`. The image's first stage; it works on any machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

out=${1:?release.sh: where to?}
swift build -c release --product frontdeskd
swift build -c release --product frontdesk
docker/scripts/gather.sh "$(swift build -c release --show-bin-path)" "$out"
