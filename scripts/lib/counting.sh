# shellcheck shell=bash
# Runs suites of different kinds, shows what fails, and adds up. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

passed=0
failed=0
broken=()

# A suite that takes longer than this hangs.
longest_suite=900

# run_check <name> <command…>: one check that passes or fails as a whole; its status is the command's.
run_check() {
  local name=$1 begin=$EPOCHREALTIME output status=0
  shift
  output=$("$@" 2>&1) || status=$?
  if ((status == 0)); then
    count "$name" 1 0 "$begin"
  else
    printf '%s\n' "$output"
    count "$name" 0 1 "$begin"
  fi
  return "$status"
}

# run_tests_of <build folder>: all its test programs (GoogleTest).
run_tests_of() {
  local program
  while read -r program; do
    run_test_program "$program"
  done < <(ctest --test-dir "$1" --show-only -V | sed -n 's/^[0-9]*: Test command: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p')
}

run_test_program() {
  local begin=$EPOCHREALTIME report output good bad status=0
  report=$(mktemp)
  output=$(timeout "$longest_suite" "$1" --gtest_output="json:$report" --gtest_brief=1 2>&1 </dev/null) ||
    status=$?
  good=$(number_in "$report" tests)
  bad=$(number_in "$report" failures)
  # A program that crashed or hung has written no report.
  if ((status != 0 && bad == 0)); then
    bad=1
  fi
  if ((bad != 0)); then
    printf '%s\n' "$output"
    describe_status "$status"
  fi
  count "$(basename "$1")" $((good > bad ? good - bad : 0)) "$bad" "$begin"
  rm -f "$report"
}

# run_vitest <npm root> <project>: shows what vitest shows, as it goes.
run_vitest() {
  local begin=$EPOCHREALTIME report good bad status=0
  report=$(mktemp)
  (cd "$1" && npx --no-install vitest run --project "$2" --reporter=default --reporter=json \
    --outputFile.json="$report" </dev/null) || status=$?
  good=$(number_in "$report" numPassedTests)
  bad=$(number_in "$report" numFailedTests)
  # Files that could not be loaded have no tests that could fail.
  if ((status != 0 && bad == 0)); then
    bad=1
  fi
  count "vitest $2" "$good" "$bad" "$begin"
  rm -f "$report"
}

# number_in <report> <field>: the first number called so, which is the total of the whole report.
number_in() {
  local value
  value=$(grep --max-count=1 --only-matching "\"$2\": *[0-9]*" "$1" | head -n 1 | tr -dc 0-9)
  printf '%s' "${value:-0}"
}

describe_status() {
  if (($1 == 124)); then
    printf 'ended after %d seconds\n' "$longest_suite"
  elif (($1 > 128)); then
    printf 'ended by signal %s\n' "$(kill -l "$1")"
  fi
}

# count <name> <passed> <failed> <when it began>
count() {
  passed=$((passed + $2))
  failed=$((failed + $3))
  if (($3 > 0)); then
    broken+=("$1")
  fi
  printf '  %-44s %5d passed, %d failed %7s s\n' "$1" "$2" "$3" "$(seconds_since "$4")"
}

# seconds_since <a value of EPOCHREALTIME>
seconds_since() {
  local microseconds=$((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}))
  printf '%d.%d' $((microseconds / 1000000)) $((microseconds / 100000 % 10))
}

report_counts() {
  if ((failed > 0)); then
    printf 'failed: %s\n' "$(printf '%s, ' "${broken[@]}" | sed 's/, $//')"
  fi
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
