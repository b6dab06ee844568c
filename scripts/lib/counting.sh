# shellcheck shell=bash
# Runs suites of different kinds and adds up what passed and failed. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

passed=0
failed=0

# count <name> <passed> <failed>
count() {
  passed=$((passed + $2))
  failed=$((failed + $3))
  printf '  %-40s %5d passed, %d failed\n' "$1" "$2" "$3"
}

# run_check <name> <command…>: one check that passes or fails as a whole.
run_check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    count "$name" 1 0
  else
    printf '%s\n' "$output"
    count "$name" 0 1
  fi
}

# run_test_programs <program…>: GoogleTest programs; the output of those that fail is shown.
run_test_programs() {
  local program report output good bad status
  report=$(mktemp)
  for program in "$@"; do
    status=0
    : >"$report"
    output=$("$program" --gtest_output="json:$report" --gtest_brief=1 2>&1) || status=$?
    good=$(report_field "$report" tests)
    bad=$(report_field "$report" failures)
    # A program that crashed has written no report, or one without the crash.
    if ((status != 0 && bad == 0)); then
      bad=1
    fi
    if ((bad != 0)); then
      printf '%s\n' "$output"
    fi
    count "$(basename "$program")" $((good > bad ? good - bad : 0)) "$bad"
  done
  rm -f "$report"
}

# The first number called so in a GoogleTest report: the total of the whole program.
report_field() {
  local value
  value=$(grep --max-count=1 --only-matching "\"$2\": [0-9]*" "$1" | tr -dc 0-9)
  printf '%s' "${value:-0}"
}

# run_vitest <npm root> <project>
run_vitest() {
  local report status=0 good bad
  report=$(mktemp)
  (cd "$1" && npx --no-install vitest run --project "$2" --reporter=default --reporter=json \
    --outputFile.json="$report") || status=$?
  good=$(report_number "$report" numPassedTests)
  bad=$(report_number "$report" numFailedTests)
  if ((status != 0 && bad == 0)); then
    bad=1
  fi
  count "vitest $2" "$good" "$bad"
  rm -f "$report"
}

report_number() {
  local value
  value=$(grep --max-count=1 --only-matching "\"$2\":[0-9]*" "$1" | tr -dc 0-9)
  printf '%s' "${value:-0}"
}

report_counts() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
