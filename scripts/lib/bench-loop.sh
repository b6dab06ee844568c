#!/usr/bin/env bash
# What one would type without `cloud`: makes each stack and deploys it, one after the other.
#
#     bench-loop.sh <folder of projects> <deployment> <stack…>
set -euo pipefail

projects=$1
deployment=$2
shift 2
for stack in "$@"; do
  cd "$projects/$stack"
  pulumi stack init --non-interactive "organization/ecommerce/$deployment-$stack-dev"
  pulumi up --skip-preview --yes --non-interactive \
    --stack "organization/ecommerce/$deployment-$stack-dev"
done
