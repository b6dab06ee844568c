# shellcheck shell=bash
# moto, which plays AWS's key management service for the end-to-end tests. Sourced.

# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

# provide_moto: installs what cloud/tools/cli/tests/requirements.txt says into .cloud/moto, unless
# just that is installed.
provide_moto() {
  locked moto install_moto
}

install_moto() {
  local target=$root/.cloud/moto wanted=$root/cloud/tools/cli/tests/requirements.txt
  if cmp --silent "$wanted" "$target/installed.txt"; then
    return
  fi
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    install_packages python3-venv
  fi
  say 'installing moto'
  rm -rf "$target"
  quietly python3 -m venv "$target"
  quietly "$target/bin/pip" install --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$target/installed.txt"
}
