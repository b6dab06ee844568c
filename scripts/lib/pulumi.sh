# shellcheck shell=bash
# The Pulumi CLI. Sourced.

# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=../../cloud/tools/engine/toolchain/go.sh
source "$root/cloud/tools/engine/toolchain/go.sh"

# Exit statuses that tell a cancelled update from a failed one came with this version.
oldest_pulumi=3.227.0
own_pulumi=3.259.0

# provide_pulumi: makes sure that `cloud` finds a Pulumi: its own, or one on PATH that is new enough.
provide_pulumi() {
  local target=$toolchain/pulumi-$own_pulumi/bin/pulumi
  if [[ -x $target ]]; then
    return
  fi
  if command -v pulumi >/dev/null && at_least "$oldest_pulumi" "$(pulumi version | tr -d v)"; then
    return
  fi
  provide_go_source
  "$root/cloud/tools/engine/toolchain/build-pulumi.sh" "$target"
}

# Pulumi is built with Go. Where there is none and the distribution's is too old (Debian 12 has 1.19),
# pip can bring one.
provide_go_source() {
  if find_go "$toolchain" >/dev/null || ! command -v apt-cache >/dev/null; then
    return
  fi
  local candidate
  candidate=$(apt-cache policy golang-go | sed -n 's/^  Candidate: \(2:\)\?//p')
  if [[ $candidate == [0-9]* ]] && at_least "$oldest_go" "$candidate"; then
    install_packages golang-go
  elif ! python3 -m pip --version >/dev/null 2>&1; then
    install_packages python3-pip
  fi
}
