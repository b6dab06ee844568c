# shellcheck shell=bash
# What all scripts share: where things are, and how they talk. Sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # used by the scripts that source this
toolchain=$root/.cloud/toolchain
setup_log=$root/.cloud/setup.log

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' plain=$'\e[0m'
else
  bold='' plain=''
fi

# say <text>: one line about what is being done.
say() {
  printf '%s%s%s\n' "$bold" "$1" "$plain"
}

# fail <text>: says what is wrong and what to do, and ends the script.
fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# quietly <command…>: keeps the output for the log, and shows its end when the command fails.
quietly() {
  mkdir -p "$(dirname "$setup_log")"
  local output status=0
  output=$("$@" 2>&1) || status=$?
  printf '%s $ %s\n%s\n' "$(date -u '+%F %T')" "$*" "$output" >>"$setup_log"
  if ((status != 0)); then
    tail -n 20 <<<"$output" >&2
    fail "'$*' failed (exit status $status); everything it printed is in $setup_log"
  fi
}

# locked <name> <command…>: one at a time on this machine; the others wait.
locked() {
  mkdir -p "$root/.cloud"
  local name=$1
  shift
  (
    flock 9
    "$@"
  ) 9>"$root/.cloud/$name.lock"
}

# as_root <command…>
as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo: $*"
  fi
}
