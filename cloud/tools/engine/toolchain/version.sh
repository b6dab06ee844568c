# shellcheck shell=bash
# Compares versions. Sourced.

# at_least <oldest version> <version>
at_least() {
  printf '%s\n' "$1" "$2" | sort --check=quiet --version-sort
}
