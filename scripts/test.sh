#!/usr/bin/env bash
# Everything the tests need, then all tests, the quick ones first. Ends with "N passed, N failed".
# Runs one part only when it is named:  scripts/test.sh [unit|typescript|style|sanitizers|end-to-end]…
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
# shellcheck source=lib/counting.sh
source scripts/lib/counting.sh

parts=("$@")
if ((${#parts[@]} == 0)); then
  parts=(style unit typescript end-to-end sanitizers)
fi

install_packages "${build_packages[@]}" "${test_packages[@]}"
provide_node
provide_modules
provide_pulumi

run_style() {
  run_check 'C++ is formatted' scripts/lib/check-format.sh
  run_check 'TypeScript lints' npm --prefix cloud run --silent lint
  run_check 'TypeScript type-checks' npm --prefix cloud run --silent check
}

run_unit() {
  say 'building (dev)'
  build dev
  run_test_programs build/dev/bin/*_test
}

run_typescript() {
  run_vitest cloud stacks
  run_vitest cloud engine
}

run_end_to_end() {
  say 'building (release)'
  build release cloud
  run_vitest cloud end-to-end
}

run_sanitizers() {
  say 'building (asan)'
  build asan
  run_test_programs build/asan/bin/*_test
}

for part in "${parts[@]}"; do
  case $part in
    style) run_style ;;
    unit) run_unit ;;
    typescript) run_typescript ;;
    end-to-end) run_end_to_end ;;
    sanitizers) run_sanitizers ;;
    *) fail "unknown part '$part'; there are style, unit, typescript, end-to-end, sanitizers" ;;
  esac
done
report_counts
