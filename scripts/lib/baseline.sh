#!/usr/bin/env bash
# Builds what benchmarks compare with: the newest Node language host of Pulumi that the Go module
# proxy offers, so that `pulumi up` runs a program without any part of ours. Not used by the product.
#
#     baseline.sh     prints the folder to put on PATH
set -euo pipefail

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=../../cloud/tools/engine/toolchain/go.sh
source "$root/cloud/tools/engine/toolchain/go.sh"

module=github.com/pulumi/pulumi/sdk/v3
version=v3.60.0
bin=$root/.cloud/bench/bin

build_language_host() {
  local host=$bin/pulumi-language-nodejs go
  if [[ -x $host ]]; then
    return
  fi
  go=$(find_go "$toolchain") || fail "Go $oldest_go or newer is needed to build the baseline"
  printf 'building the baseline, once\n' >&2
  # As a dependency of an empty module: its own go.mod has replacements, which rule out `go install`.
  local draft
  draft=$(mktemp --directory)
  (
    cd "$draft"
    quietly "$go" mod init baseline
    quietly "$go" get "$module/nodejs/cmd/pulumi-language-nodejs@$version"
    quietly "$go" build -trimpath -ldflags "-s -w -X $module/go/common/version.Version=$version" \
      -o "$draft/host" "$module/nodejs/cmd/pulumi-language-nodejs"
  )
  mv "$draft/host" "$host"
  rm -rf "$draft"
}

mkdir -p "$bin"
locked baseline build_language_host
printf '%s\n' "$bin"
