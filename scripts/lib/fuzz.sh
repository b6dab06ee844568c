#!/usr/bin/env bash
# Runs one fuzz program for a while, starting from its seeds; what it learns stays in the build
# folder for the next run, and so does an input that breaks it.
#
#     fuzz.sh build/asan/bin/yaml_fuzz [seconds]
set -euo pipefail

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

program=$1
seconds=${2:-5}
target=$(basename "$program" _fuzz)
inputs=$root/cloud/tools/core/fuzz
found=$(dirname "$(dirname "$program")")/fuzz/$target

mkdir -p "$found/corpus"
# Without the names of new functions: to look one up takes as long as a thousand inputs.
"$program" -seed=1 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
  -print_funcs=0 -dict="$inputs/words/$target.dict" -artifact_prefix="$found/" \
  "$found/corpus" "$inputs/seeds/$target"
