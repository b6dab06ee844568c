# shellcheck shell=bash
# Platforms to measure in, apart from the one of this clone. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# shellcheck disable=SC2034 # used by the scripts that source this
workplace=$root/.cloud/bench/work
results=$workplace/results.jsonl
bin=$root/build/release/bin
account=111111111111

make_workplace() {
  rm -rf "$workplace"
  mkdir -p "$workplace"
  : >"$results"
}

# make_platform <folder>: one with the programs, templates and tools of this clone and nothing
# deployed.
make_platform() {
  mkdir -p "$1/.cloud" "$1/cloud/deploy"
  local name
  for name in node_modules package-lock.json stacks tools; do
    ln -s "$root/cloud/$name" "$1/cloud/$name"
  done
  ln -s "$toolchain" "$1/.cloud/toolchain"
}

# on <platform> <words of cloud…>
on() {
  local platform=$1
  shift
  "$bin/cloud" --root "$platform" "$@"
}

# new_deployment <platform> <id> [template]: not deployed; without a template the three stacks of
# `minimal`.
new_deployment() {
  quietly on "$1" init "$2" --org Company-A --project ecommerce --domain ecommerce.example.com \
    --template "${3:-minimal}" --simulate --account-dev "$account"
}

# forget_deployed <platform>: as if nothing had ever been deployed. Bundles and compiled modules
# stay: they belong to the code, which has not changed.
forget_deployed() {
  rm -rf "$1"/.cloud/{state,simulated-aws,runs} "$1"/.cloud/store.db*
}

# measured <figure> <side> <words of measure…>: runs a command and adds what it took to the results.
measured() {
  local figure=$1 side=$2 took
  shift 2
  took=$("$bin/measure" --log "$workplace/log" "$@") \
    || fail "$figure of $side cannot be measured: $(tail -n 5 "$workplace/log")"
  record "$figure" "$side" "$took"
}

# record <figure> <side> <JSON object>
record() {
  printf '{"figure": "%s", "side": "%s", "took": %s}\n' "$1" "$2" "$3" >>"$results"
}
