#!/usr/bin/env bash
# Line coverage: of the C++ sources, core and cli apart, by unit and end-to-end tests together; of the
# stacks by their own tests. Fails when one of them is below 80 %.
#
#     coverage.sh              builds, runs all of these tests, prints a table of files and the totals
#     coverage.sh unit         unit tests only: which lines of core they miss; fails on nothing
#
# The table is in build/coverage/coverage.txt, the lines themselves in build/coverage/html/.
# No part of test.sh: it would be another build, and would run everything a second time.
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

folder=build/coverage
least=80

# gather: one file with what all runs together have executed.
gather() {
  gcovr --root . --object-directory "$folder" -j "$(nproc)" \
    --filter 'cloud/tools/(core|cli)/src/' --exclude '.*_test\.cpp' \
    --exclude-throw-branches --json "$folder/coverage.json"
  gcovr --root . --add-tracefile "$folder/coverage.json" --txt "$folder/coverage.txt"
  mkdir -p "$folder/html"
  gcovr --root . --add-tracefile "$folder/coverage.json" --html-details "$folder/html/index.html"
}

# share_of <core or cli>: prints its lines; fails below the least.
share_of() {
  gcovr --root . --add-tracefile "$folder/coverage.json" --filter "cloud/tools/$1/src/" \
    --print-summary --output /dev/null "${@:2}" | sed -n "s/^lines: /$1 lines: /p"
}

# share_of_stacks: prints their lines, as the tests have left them.
share_of_stacks() {
  node --print "
    const { pct, covered, total } = require('$PWD/cloud/coverage/coverage-summary.json').total.lines;
    \`stacks lines: \${pct}% (\${covered} out of \${total})\`"
}

install_packages "${build_packages[@]}" gcovr
provide_node
provide_modules
provide_pulumi
say 'building (coverage)'
build coverage
find "$folder" -name '*.gcda' -delete
run_tests_of "$folder"
if [[ ${1:-} == unit ]]; then
  gather
  cat "$folder/coverage.txt"
  share_of core
  exit
fi

provide_moto
CLOUD_BIN=$PWD/$folder/bin/cloud run_vitest cloud end-to-end
CLOUD_BIN=$PWD/$folder/bin/cloud run_vitest cloud end-to-end-templates
gather
cat "$folder/coverage.txt"
for part in core cli; do
  run_check "$part has at least $least % of its lines covered" \
    share_of "$part" --fail-under-line "$least" || true
  share_of "$part"
done
# vitest.config.mts has the limit.
if run_check "stacks have at least $least % of their lines covered" \
  npm --prefix cloud run --silent coverage; then
  share_of_stacks
fi
report_counts
