# shellcheck shell=bash
# Building the C++ programs. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# configure <preset>: once; later builds notice by themselves what has changed.
configure() {
  if [[ ! -f $root/build/$1/build.ninja ]]; then
    (cd "$root" && quietly cmake --preset "$1")
  fi
}

# build <preset> [target…]: builds what changed.
build() {
  local preset=$1
  shift
  configure "$preset"
  local target
  local targets=()
  for target in "$@"; do
    targets+=(--target "$target")
  done
  quietly cmake --build "$root/build/$preset" "${targets[@]}"
}
