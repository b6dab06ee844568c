#!/usr/bin/env bash
# Puts the Pulumi CLI that go.mod pins at the given place:
#
#     build-pulumi.sh <file>
#
# Builds it from the Go module proxy, which takes about four minutes and 2 GB of memory. On a machine
# without a usable Go, Pulumi's own installer is tried first, then Go from the Python package index.
# Safe to call twice, also at the same time: the second caller waits for the first.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=go.sh
source "$here/go.sh"

main() {
  local destination=${1:?usage: build-pulumi.sh <file>}
  local folder version
  if [[ -x $destination ]]; then
    return
  fi
  folder=$(dirname "$destination")
  version=$(sed -n 's|^\tgithub.com/pulumi/pulumi/pkg/v3 \(v[0-9.]*\).*|\1|p' "$here/go.mod")

  mkdir -p "$folder"
  exec 9>"$folder/.lock"
  flock 9
  if [[ -x $destination ]]; then
    return
  fi

  # A folder of our own, so that whatever is left over can go.
  work=$folder/.build
  trap 'rm -rf "$work"' EXIT
  rm -rf "$work"
  mkdir "$work"
  local draft=$work/pulumi go
  if go=$(find_go "$work/go"); then
    build "$go" "$version" "$draft"
  elif download "$version" "$draft"; then
    :
  elif install_go "$work/go" && go=$(find_go "$work/go"); then
    build "$go" "$version" "$draft"
  else
    explain "$version"
  fi

  local built
  built=$(PULUMI_HOME=$work/home PULUMI_SKIP_UPDATE_CHECK=1 "$draft" version)
  if [[ $built != "$version" ]]; then
    fail "this should be Pulumi $version, but it says that it is '$built'"
  fi
  mv "$draft" "$destination"
}

# build <go> <version> <file>
build() {
  printf 'building Pulumi %s with Go %s, once; this takes about four minutes\n' "$2" "$(go_version "$1")"
  local flag=github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$2 output
  # With "auto", Go fetches the toolchain that go.mod asks for where its own is older.
  if ! output=$(cd "$here" && GOTOOLCHAIN=auto "$1" build -trimpath -tags osusergo,grpcnotrace \
    -ldflags "-s -w -X $flag" -o "$3" github.com/pulumi/pulumi/pkg/v3/cmd/pulumi 2>&1); then
    fail "Go could not build Pulumi $2:"$'\n'"$(tail -n 15 <<<"$output")"
  fi
}

# download <version> <file>: by Pulumi's installer; fails where its server cannot be reached.
download() {
  local installer
  command -v curl >/dev/null || return 1
  installer=$(curl --fail --silent --location --proto =https --connect-timeout 10 \
    https://get.pulumi.com) || return 1
  printf 'downloading Pulumi %s\n' "$1"
  local root=$2.root
  if sh -s -- --version "${1#v}" --install-root "$root" --no-edit-path <<<"$installer" \
    >/dev/null 2>&1 && [[ -x $root/bin/pulumi ]]; then
    mv "$root/bin/pulumi" "$2"
    rm -rf "$root"
  else
    rm -rf "$root"
    return 1
  fi
}

explain() {
  fail "Pulumi $1 is needed, and there is neither a Go to build it with nor a server to get it from.
Do one of these, then try again:
  - install Pulumi, so that 'pulumi version' works: https://www.pulumi.com/docs/iac/download-install/
  - install Go $oldest_go or newer, so that 'go version' works: https://go.dev/doc/install
  - install pip (Debian and Ubuntu: apt-get install python3-pip), and Go is fetched through it"
}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

main "$@"
