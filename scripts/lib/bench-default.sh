# shellcheck shell=bash
# The part `default` of scripts/bench.sh: all sixteen stacks in dev, where nothing is deployed yet.
# Sourced.

# shellcheck source=bench-parts.sh
source "$(dirname "${BASH_SOURCE[0]}")/bench-parts.sh"

default_rounds=3
waiting_rounds=2
# With this factor AWS takes about a minute along the longest chain of stacks.
waiting_latency=0.05

bench_default() {
  local platform=$workplace/default round
  make_platform "$platform"
  new_deployment "$platform" "$deployment" default
  quietly on "$platform" deploy "$deployment" --environment dev
  compare_with_plain "$platform"
  say 'sixteen stacks, AWS takes its time'
  for ((round = 1; round <= waiting_rounds; round++)); do
    deploy_waiting "$platform" "$round"
  done
}

# Without latency, against plain Pulumi, two stacks at a time.
compare_with_plain() {
  local round config
  say 'sixteen stacks, first deploy'
  start_simulated_aws "$workplace/plain-aws"
  prepare_plain "$1"
  for config in "$plain_projects"/*/Pulumi.D1*.yaml; do
    mv "$config" "$(dirname "$config")/config.yaml"
  done
  set_plain_environment "$workplace/plain-state" "$1/.cloud/passphrase"
  for ((round = 0; round <= default_rounds; round++)); do
    if ((round % 2)); then
      deploy_default "$1" "$round"
      deploy_default_plainly "$1" "$round"
    else
      deploy_default_plainly "$1" "$round"
      deploy_default "$1" "$round"
    fi
  done
  stop_simulated_aws
  rm -rf "$plain_projects"
}

deploy_default() {
  forget_deployed "$1"
  measured "$(figure default "$2")" cloud -- "$bin/cloud" --root "$1" deploy "$deployment" \
    --environment dev --json
}

deploy_default_plainly() {
  local layers
  mapfile -t layers < <(on "$1" plan "$deployment" --environment dev --json \
    | node -e 'JSON.parse(require("fs").readFileSync(0)).layers.forEach((l) => console.log(l.join()))')
  rm -rf "$workplace"/plain-aws/* "$workplace"/plain-state/{*,.pulumi} "$plain_projects"/*/Pulumi.D1*.yaml
  measured "$(figure default "$2")" plain -- "${plain_environment[@]}" \
    "$root/scripts/lib/bench-layers.sh" "$plain_projects" "$deployment" "${layers[@]}"
}

# Against the time that Pulumi itself needs along the longest chain.
deploy_waiting() {
  local chain
  forget_deployed "$1"
  CLOUD_SIMULATED_LATENCY=$waiting_latency measured waiting cloud -- "$bin/cloud" --root "$1" deploy \
    "$deployment" --environment dev --json
  chain=$(node scripts/lib/bench-floor.mjs "$workplace/log" "$1"/.cloud/runs/* chain) \
    || fail 'what the steps of a deploy took cannot be read'
  record waiting chain "$chain"
}
