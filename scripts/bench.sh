#!/usr/bin/env bash
# Measures what the platform promises, side by side with plain Pulumi in one run, and ends with a
# table of figures and limits. Fails only when something cannot be measured: on a busy machine
# figures are what they are.
# Runs one part only when it is named:  scripts/bench.sh [deploy|default|unchanged|planner|init|start]…
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=lib/packages.sh
source scripts/lib/packages.sh
# shellcheck source=lib/node.sh
source scripts/lib/node.sh
# shellcheck source=lib/npm.sh
source scripts/lib/npm.sh
# shellcheck source=lib/pulumi.sh
source scripts/lib/pulumi.sh
# shellcheck source=lib/build.sh
source scripts/lib/build.sh
# shellcheck source=lib/bench-platform.sh
source scripts/lib/bench-platform.sh
# shellcheck source=lib/bench-plain.sh
source scripts/lib/bench-plain.sh
# shellcheck source=lib/bench-parts.sh
source scripts/lib/bench-parts.sh
# shellcheck source=lib/bench-default.sh
source scripts/lib/bench-default.sh

parts=("$@")
if ((${#parts[@]} == 0)); then
  parts=(deploy default unchanged planner init start)
fi

install_packages "${build_packages[@]}"
provide_node
provide_modules
provide_pulumi
say 'building (release)'
build release cloud planner_bench measure warm_step

make_workplace
for part in "${parts[@]}"; do
  case $part in
    deploy) bench_deploy ;;
    default) bench_default ;;
    unchanged) bench_unchanged ;;
    planner) bench_planner ;;
    init) bench_init ;;
    start) bench_start ;;
    *) fail "unknown part '$part'; there are deploy, default, unchanged, planner, init, start" ;;
  esac
done
echo
node scripts/lib/bench-report.mjs "$results"
