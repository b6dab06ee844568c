#!/usr/bin/env bash
# clang-tidy over every C++ source, as .clang-tidy says. Prints the findings of those that have any.
#
# A source that was found clean is not looked at again until something changes that its findings
# depend on: its own text, a header of ours that it includes, its compiler flags, a .clang-tidy, or
# the tool. What was clean is remembered outside the clone, for all clones of this machine.
set -euo pipefail

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

tidy=clang-tidy-14
database=build/dev/compile_commands.json
memory=${XDG_CACHE_HOME:-$HOME/.cache}/cloud-tidy

# fingerprints: for each source of ours in the compilation database a line "<fingerprint> <file>".
fingerprints() {
  local file material common all
  common=$("$tidy" --version; git ls-files -z '*.clang-tidy' | xargs -0 cat)
  source_materials | while IFS=$'\t' read -r file material; do
    all="$common $(checks_for "$file") $material"
    printf '%s %s\n' "$(sha256sum <<<"$all" | cut -d ' ' -f 1)" "$file"
  done
}

# source_materials: "<file><tab><command and the hashes of all it includes>", paths without root.
source_materials() {
  {
    git ls-files -z '*.cpp' '*.hpp' | xargs -0 sha256sum
    git grep -E '^#include "' -- '*.cpp' '*.hpp'
    sed -n 's/^ *"\(command\|file\)": "\(.*\)",\{0,1\}$/\1=\2/p' "$database"
  } | awk -v root="$root/" -f scripts/lib/tidy-materials.awk
}

# checks_for <file>: what is added to those of .clang-tidy. The analyzer follows all ways through
# a function; a test has few, and GoogleTest makes them take as long as all else together.
checks_for() {
  if [[ $1 == *_test.cpp ]]; then
    printf '%s' '-clang-analyzer-*'
  fi
}

# look <fingerprint> <file>: remembers the file when it is clean, else prints its findings.
look() {
  local findings
  # Without the compiler's own warnings: the flags are those of g++, and both compilers have spoken.
  if findings=$("$tidy" -p "$(dirname "$database")" --checks="$(checks_for "$2")" --quiet \
    --extra-arg=-w "$2" 2>&1); then
    touch "$memory/$1"
  else
    printf '%s\n' "$findings"
    return 1
  fi
}
export -f look checks_for
export tidy database memory

mkdir -p "$memory"
find "$memory" -type f -mtime +30 -delete
new=()
while read -r fingerprint file; do
  if [[ -e $memory/$fingerprint ]]; then
    touch "$memory/$fingerprint"
  else
    new+=("$fingerprint" "$file")
  fi
done < <(fingerprints)
if ((${#new[@]} > 0)); then
  printf '%s\0' "${new[@]}" | xargs -0 -n 2 -P "$(nproc)" bash -c 'look "$@"' look
fi
