#!/usr/bin/env bash
# Fails and shows the difference when the command reference is not what `cloud --help` says.
# Needs build/release/bin/cloud, or another one named by CLOUD_BIN.
set -euo pipefail

# shellcheck source=reference.sh
source "$(dirname "${BASH_SOURCE[0]}")/reference.sh"

text=$(print_reference)
if ! printf '%s\n' "$text" | diff -u --label "${reference#"$root"/}" --label 'cloud --help' \
  "$reference" -; then
  fail 'the command reference is stale; write it anew with: scripts/generate-reference.sh'
fi
