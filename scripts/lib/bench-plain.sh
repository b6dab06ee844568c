# shellcheck shell=bash
# Plain Pulumi beside `cloud`: the same programs, configuration and simulated AWS. Sourced.

# shellcheck source=bench-platform.sh
source "$(dirname "${BASH_SOURCE[0]}")/bench-platform.sh"
# shellcheck source=pulumi.sh
source "$(dirname "${BASH_SOURCE[0]}")/pulumi.sh"

plain_projects=$workplace/plain

# start_simulated_aws <state folder>: one that lasts until `stop_simulated_aws` or the end of this
# script. Sets aws_address and aws_pid.
start_simulated_aws() {
  local port
  mkdir -p "$1"
  coproc AWS {
    exec node "$root/cloud/tools/engine/dist/simulated-aws.cjs" --state "$1" --account "$account"
  }
  read -r -u "${AWS[0]}" port || fail 'the simulated AWS does not start'
  aws_address=aws:$port
  # shellcheck disable=SC2153 # set by coproc
  aws_pid=$AWS_PID
}

stop_simulated_aws() {
  local input=${AWS[1]}
  exec {input}>&-
  wait "$aws_pid" || true
}

# prepare_plain <platform>: a Pulumi project a stack, as the last run on the platform had them, with
# the program where it finds its packages without being told.
prepare_plain() {
  local workspace stack bundle
  mkdir -p "$plain_projects"
  ln -s "$root/cloud/node_modules" "$plain_projects/node_modules"
  for workspace in "$1"/.cloud/runs/*/*.1; do
    stack=$(basename "$workspace" .1)
    bundle=$(sed -n 's/^main: "\(.*\)"$/\1/p' "$workspace/Pulumi.yaml")
    mkdir -p "$plain_projects/$stack"
    cp "$bundle" "$plain_projects/$stack/index.js"
    cp "$workspace"/Pulumi.*.yaml "$plain_projects/$stack/"
    cat >"$plain_projects/$stack/Pulumi.yaml" <<'YAML'
name: ecommerce
runtime: { name: nodejs, options: { typescript: false } }
main: index.js
YAML
  done
}

# Fills `plain_environment`: everything a plain Pulumi gets to see, for state in a folder.
# set_plain_environment <state folder> <passphrase file>
set_plain_environment() {
  local language_host
  language_host=$(scripts/lib/baseline.sh)
  # shellcheck disable=SC2034 # used by the scripts that source this
  plain_environment=(
    /usr/bin/env -i "PATH=$language_host:$(dirname "$(pulumi_program)"):$(dirname "$(command -v node)"):/usr/bin:/bin"
    "HOME=$workplace/home" "PULUMI_HOME=$workplace/pulumi-home" "PULUMI_BACKEND_URL=file://$1"
    "PULUMI_CONFIG_PASSPHRASE_FILE=$2" PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true
    "PULUMI_DEBUG_PROVIDERS=$aws_address"
  )
  mkdir -p "$workplace/home" "$1"
}

pulumi_program() {
  local built=$toolchain/pulumi-$own_pulumi/bin/pulumi
  if [[ -x $built ]]; then
    printf '%s' "$built"
  else
    command -v pulumi
  fi
}
