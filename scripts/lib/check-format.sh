#!/usr/bin/env bash
# Fails and names the places where C++ is not formatted as .clang-format says.
#
#     check-format.sh          checks
#     check-format.sh --fix    formats
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

action=(--dry-run --Werror)
if [[ ${1:-} == --fix ]]; then
  action=(-i)
fi
git ls-files -z '*.cpp' '*.hpp' | xargs -0 clang-format-14 "${action[@]}"
