# shellcheck shell=bash
# Debian packages: which ones are needed, and installing those that are missing. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# shellcheck disable=SC2034 # used by the scripts that source this
build_packages=(
  g++ cmake ninja-build mold ccache git curl ca-certificates pkg-config
  libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libfmt-dev libexpected-dev
  libsqlite3-dev libssl-dev
  libgtest-dev libgmock-dev librapidcheck-dev
)

# shellcheck disable=SC2034
test_packages=(clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 gcovr hyperfine shellcheck sqlite3)

# install_packages <name…>: does nothing, and needs no rights, where all of them are there.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then
    return
  fi
  command -v apt-get >/dev/null \
    || fail "this is not a Debian or Ubuntu machine; please install what these packages hold: ${missing[*]}"
  say "installing Debian packages: ${missing[*]}"
  quietly as_root apt-get update
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}"
}

# missing_packages <name…>: prints those that are not installed.
missing_packages() {
  local -A installed=()
  local name status
  while read -r name status; do
    if [[ $status == installed ]]; then
      installed[$name]=1
    fi
  done < <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for name in "$@"; do
    if [[ -z ${installed[$name]:-} ]]; then
      printf '%s\n' "$name"
    fi
  done
}
