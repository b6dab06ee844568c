# shellcheck shell=bash
# The parts of scripts/bench.sh. Each adds its figures to the results. Sourced.

# shellcheck source=bench-platform.sh
source "$(dirname "${BASH_SOURCE[0]}")/bench-platform.sh"
# shellcheck source=bench-plain.sh
source "$(dirname "${BASH_SOURCE[0]}")/bench-plain.sh"

deployment=D1BENCH
deploy_rounds=5
unchanged_rounds=7
quick_rounds=20
unchanged_stack=network

# figure <name> <round>: round 0 is not reported.
figure() {
  if (($2 == 0)); then
    printf 'warm-up'
  else
    printf '%s' "$1"
  fi
}

# Three stacks where nothing is deployed yet, against a loop of plain Pulumi, and against the time
# that Pulumi itself needs for their steps.
bench_deploy() {
  local platform=$workplace/deploy round
  say 'three stacks, first deploy'
  make_platform "$platform"
  new_deployment "$platform" "$deployment"
  quietly on "$platform" deploy "$deployment" --environment dev
  start_simulated_aws "$workplace/plain-aws"
  prepare_plain "$platform"
  # `pulumi stack init` has a salt of its own.
  sed -i '/^encryptionsalt:/d' "$plain_projects"/*/Pulumi.D1*.yaml
  set_plain_environment "$workplace/plain-state" "$platform/.cloud/passphrase"
  for ((round = 0; round <= deploy_rounds; round++)); do
    if ((round % 2)); then
      cloud_deploy "$round"
      plain_deploy "$round"
    else
      plain_deploy "$round"
      cloud_deploy "$round"
    fi
  done
  stop_simulated_aws
  rm -rf "$plain_projects"
}

cloud_deploy() {
  local platform=$workplace/deploy floor
  forget_deployed "$platform"
  measured "$(figure deploy "$1")" cloud -- "$bin/cloud" --root "$platform" deploy "$deployment" \
    --environment dev --json
  floor=$(node scripts/lib/bench-floor.mjs "$workplace/log" "$platform"/.cloud/runs/*) \
    || fail 'what the steps of a deploy took cannot be read'
  record "$(figure deploy "$1")" floor "$floor"
}

plain_deploy() {
  local stack
  rm -rf "$workplace"/plain-aws/* "$workplace"/plain-state/{*,.pulumi}
  for stack in dns network security; do
    sed -i '/^encryptionsalt:/d' "$plain_projects/$stack/Pulumi.$deployment-$stack-dev.yaml"
  done
  measured "$(figure deploy "$1")" plain -- "${plain_environment[@]}" \
    "$root/scripts/lib/bench-loop.sh" "$plain_projects" "$deployment" dns network security
}

# One stack that is deployed already as it should be, against plain Pulumi on a copy of its state.
bench_unchanged() {
  local platform=$workplace/unchanged round
  say "the stack $unchanged_stack, nothing changes"
  make_platform "$platform"
  new_deployment "$platform" "$deployment"
  quietly on "$platform" deploy "$deployment" --environment dev
  cp -r "$platform/.cloud/state" "$workplace/unchanged-state"
  cp -r "$platform/.cloud/simulated-aws" "$workplace/unchanged-aws"
  start_simulated_aws "$workplace/unchanged-aws"
  prepare_plain "$platform"
  set_plain_environment "$workplace/unchanged-state" "$platform/.cloud/passphrase"
  for ((round = 0; round <= unchanged_rounds; round++)); do
    if ((round % 2)); then
      cloud_unchanged "$round"
      plain_unchanged "$round"
    else
      plain_unchanged "$round"
      cloud_unchanged "$round"
    fi
  done
  stop_simulated_aws
  rm -rf "$plain_projects"
}

cloud_unchanged() {
  local took
  took=$("$bin/warm_step" "$workplace/unchanged" "$deployment" dev "$unchanged_stack") \
    || fail 'a stack where nothing changes cannot be measured'
  record "$(figure unchanged "$1")" cloud "$took"
}

plain_unchanged() {
  measured "$(figure unchanged "$1")" plain --also "$aws_pid" -- "${plain_environment[@]}" \
    pulumi --cwd "$plain_projects/$unchanged_stack" up --skip-preview --yes --non-interactive \
    --stack "organization/ecommerce/$deployment-$unchanged_stack-dev"
  if grep -qE '^ +[+~-]' "$workplace/log" || ! grep -q ' unchanged$' "$workplace/log"; then
    fail "plain Pulumi has changed something: $(tail -n 20 "$workplace/log")"
  fi
}

bench_planner() {
  local took
  say 'planner'
  while read -r took; do
    record planner cloud "{\"wallMs\": $took}"
  done < <("$bin/planner_bench" | sed -n 's/^run [0-9]* \(.*\) ms$/\1/p')
}

# A deployment of sixteen stacks in three environments.
bench_init() {
  local platform=$workplace/sixteen round made
  say 'init'
  mkdir -p "$platform/cloud/deploy" "$platform/cloud/tools/templates"
  ln -s "$root/cloud/tools/templates/schema" "$platform/cloud/tools/templates/schema"
  node cloud/tools/core/bench/sixteen_stacks.mjs "$platform/cloud/tools/templates"
  for ((round = 1; round <= quick_rounds; round++)); do
    measured init cloud -- "$bin/cloud" --root "$platform" init "D1INIT$round" --org Company-A \
      --project ecommerce --domain ecommerce.example.com --template sixteen --simulate \
      --account-dev "$account" --account-stage 222222222222 --account-prod 333333333333
    made=$(find "$platform/cloud/deploy/D1INIT$round"-*/config -name '*.yaml' | wc -l)
    ((made == 48)) || fail "init made $made configuration files, not 48"
  done
}

# Commands that answer at once.
bench_start() {
  local platform=$workplace/start round
  say 'start'
  make_platform "$platform"
  new_deployment "$platform" "$deployment"
  for ((round = 1; round <= quick_rounds; round++)); do
    measured help cloud -- "$bin/cloud" --help
    measured list cloud -- "$bin/cloud" --root "$platform" list
  done
}
