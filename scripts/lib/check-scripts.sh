#!/usr/bin/env bash
# Holds every shell script of the repository, whatever its name ends with, against shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mapfile -d '' scripts < <(
  git ls-files -z '*.sh'
  git grep -lzE '^#!.*\b(ba)?sh$' -- ':!*.sh'
)
shellcheck "${scripts[@]}"
