#!/usr/bin/env bash
# Everything the tests need, then all tests, the quick ones first. Ends with "N passed, N failed".
#
#     test.sh                      what CI runs: all parts but tidy
#     test.sh unit typescript      some parts:
#
#     style        formatting, eslint, prettier, types, shellcheck
#     unit         the C++ modules, built by g++ with warnings as errors
#     threads      the live view, the one class with a thread, under ThreadSanitizer
#     typescript   the stacks and the programs of the engine
#     sanitizers   the C++ modules again, built by clang with ASan and UBSan
#     fuzz         every parser under libFuzzer, for some seconds (what it finds is in build/asan/fuzz/)
#     end-to-end   the real cloud, with the real Pulumi, on simulated AWS; the generated reference
#     tidy         clang-tidy, over what has changed since it found nothing there; not in CI, because
#                  on a machine that remembers nothing it takes about 25 minutes
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
# shellcheck source=lib/moto.sh
source scripts/lib/moto.sh
# shellcheck source=lib/build.sh
source scripts/lib/build.sh
# shellcheck source=lib/counting.sh
source scripts/lib/counting.sh

ci_parts=(style unit threads typescript sanitizers fuzz end-to-end)
all_parts=("${ci_parts[@]}" tidy)

run_style() {
  run_check 'C++ is formatted' scripts/lib/check-format.sh || true
  run_check 'scripts are sound' scripts/lib/check-scripts.sh || true
  run_check 'TypeScript lints' npm --prefix cloud run --silent lint || true
  run_check 'TypeScript type-checks' npm --prefix cloud run --silent check || true
}

run_unit() {
  if run_check 'builds (dev)' build dev; then
    run_tests_of build/dev
  fi
}

run_threads() {
  if run_check 'builds (tsan)' build tsan live_view_test; then
    TSAN_OPTIONS=halt_on_error=1 run_test_program build/tsan/bin/live_view_test
  fi
}

run_typescript() {
  run_vitest cloud stacks
  run_vitest cloud engine
}

run_sanitizers() {
  if run_check 'builds (asan)' build asan; then
    ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:allow_addr2line=1 \
      UBSAN_OPTIONS=print_stacktrace=1 run_tests_of build/asan
  fi
}

run_fuzz() {
  if run_check 'builds (asan)' build asan; then
    local program
    for program in build/asan/bin/*_fuzz; do
      run_check "$(basename "$program")" scripts/lib/fuzz.sh "$program" || true
    done
  fi
}

run_end_to_end() {
  provide_moto
  if run_check 'builds (release)' build release cloud; then
    run_check 'the command reference is fresh' scripts/lib/check-reference.sh || true
    CLOUD_BIN=$PWD/build/release/bin/cloud run_vitest cloud end-to-end
    CLOUD_BIN=$PWD/build/release/bin/cloud run_vitest cloud end-to-end-templates
  fi
}

run_tidy() {
  configure dev
  run_check 'C++ is tidy' scripts/lib/check-tidy.sh || true
}

run_part() {
  case $1 in
    style) run_style ;;
    unit) run_unit ;;
    threads) run_threads ;;
    typescript) run_typescript ;;
    sanitizers) run_sanitizers ;;
    fuzz) run_fuzz ;;
    end-to-end) run_end_to_end ;;
    tidy) run_tidy ;;
    *) fail "unknown part '$1'; there are: ${all_parts[*]}" ;;
  esac
}

parts=("$@")
if ((${#parts[@]} == 0)); then
  parts=("${ci_parts[@]}")
fi

install_packages "${build_packages[@]}" "${test_packages[@]}"
provide_node
provide_modules
provide_pulumi
for part in "${parts[@]}"; do
  begin=$EPOCHREALTIME
  say "$part"
  run_part "$part"
  printf '  %s took %s s\n' "$part" "$(seconds_since "$begin")"
done
report_counts
