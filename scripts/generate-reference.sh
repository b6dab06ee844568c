#!/usr/bin/env bash
# Writes cloud/tools/docs/CLI_Commands_Reference.3.1.md anew from `cloud --help`.
# Needs build/release/bin/cloud, or another one named by CLOUD_BIN.
set -euo pipefail

# shellcheck source=lib/reference.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/reference.sh"

text=$(print_reference)
printf '%s\n' "$text" >"$reference"
