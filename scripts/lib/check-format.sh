#!/usr/bin/env bash
# Fails and names the files when C++ is not formatted as .clang-format says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 --dry-run --Werror
