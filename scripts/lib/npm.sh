# shellcheck shell=bash
# The npm packages of the stacks and the engine. Sourced.

# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

# provide_modules: installs what cloud/package-lock.json says, unless just that is installed, and
# builds the programs of the engine. Needs `provide_node` before.
provide_modules() {
  locked npm install_modules
  (cd "$root/cloud" && node tools/engine/build.mjs)
}

install_modules() {
  local modules=$root/cloud/node_modules lock
  lock=$(sha256sum <"$root/cloud/package-lock.json")
  if [[ -f $modules/.lock-hash && $(<"$modules/.lock-hash") == "$lock" ]]; then
    return
  fi
  if ! command -v npm >/dev/null; then
    install_packages npm
  fi
  say 'installing npm packages'
  quietly npm ci --prefix "$root/cloud"
  printf '%s\n' "$lock" >"$modules/.lock-hash"
}
