#!/usr/bin/env bash
# What one would write without `cloud` for many stacks: makes them and deploys them layer by layer,
# two at a time.
#
#     bench-layers.sh <folder of projects> <deployment> <layer: stacks with commas between them>…
set -euo pipefail

projects=$1
deployment=$2
shift 2

deploy_stack() {
  local stack=$1 name=organization/ecommerce/$deployment-$1-dev
  cd "$projects/$stack"
  pulumi stack init --non-interactive "$name"
  # The new stack has got a salt of its own, with which secrets cannot be read.
  cp config.yaml "Pulumi.$deployment-$stack-dev.yaml"
  pulumi up --skip-preview --yes --non-interactive --stack "$name"
}
export -f deploy_stack
export projects deployment

for layer in "$@"; do
  tr ',' '\n' <<<"$layer" | xargs -P 2 -I '{}' bash -euo pipefail -c 'deploy_stack {}'
done
