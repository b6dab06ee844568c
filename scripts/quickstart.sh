#!/usr/bin/env bash
# From a fresh machine to a deployed environment on simulated AWS.
# Installs what is missing, builds, deploys a demo, and says what to type next. Safe to run again.
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
# shellcheck source=lib/build.sh
source scripts/lib/build.sh

install_packages "${build_packages[@]}"
provide_node
provide_modules
provide_pulumi
say 'building cloud'
build release cloud

cloud=build/release/bin/cloud
remembered=.cloud/quickstart-id

# The demo of an earlier run, as long as its deployment is still there.
demo_id() {
  [[ -f $remembered ]] && "$cloud" status "$(<"$remembered")" --json >/dev/null 2>&1 \
    && cat "$remembered"
}

if ! id=$(demo_id); then
  say 'cloud init'
  "$cloud" init --org Company-A --project ecommerce --domain ecommerce.example.com \
    --template minimal --simulate --account-dev 111111111111 --json |
    sed -n 's/.*"id": *"\([^"]*\)".*/\1/p' | head -n 1 >"$remembered.new"
  mv "$remembered.new" "$remembered"
  id=$(<"$remembered")
fi

say "cloud deploy $id --environment dev"
"$cloud" deploy "$id" --environment dev
say "cloud status $id"
"$cloud" status "$id"

cat <<TEXT

Type next:
  $cloud plan $id --environment dev          what a deploy would do
  $cloud logs $id --environment dev          what the last one did
  $cloud deploy $id --environment dev        deploy again
  $cloud destroy $id --environment dev       take everything down
  $cloud --help                              all commands
TEXT
