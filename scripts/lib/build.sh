# shellcheck shell=bash
# Building the C++ programs. Sourced.

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# build <preset> [target…]: configures once, then builds what changed.
build() {
  local preset=$1
  shift
  # Compilations are shared by all presets and all clones of this machine.
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
  if [[ ! -f $root/build/$preset/build.ninja ]]; then
    (cd "$root" && quietly cmake --preset "$preset")
  fi
  local target
  local targets=()
  for target in "$@"; do
    targets+=(--target "$target")
  done
  quietly cmake --build "$root/build/$preset" "${targets[@]}"
}
