#!/usr/bin/env bash
# Sets Pitwatch up on Debian 12 from nothing, then starts it, tests it or measures it.
#   installer/setup.sh run     build, then start the client on the demo region
#   installer/setup.sh test    build, then run all tests
#   installer/setup.sh bench   build, then print every measurement as JSON
# Safe to call again: what is already there is left alone.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '==> %s\n' "$*"; }
fail() { printf 'setup.sh: %s\n' "$*" >&2; exit 1; }
usage() { sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

wanted_packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$top/installer/packages-debian-12.txt"; }

missing_packages() {
  local package
  for package in $(wanted_packages); do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "packages are missing and neither root nor sudo is there: $*"
  fi
}

install_packages() {
  command -v dpkg-query >/dev/null || fail "this is not a Debian system: install what installer/packages-debian-12.txt names"
  local missing
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "Installing ${#missing[@]} packages"
  as_root apt-get update -qq || fail "apt-get update failed: check /etc/apt/sources.list and the network"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "apt-get could not install: ${missing[*]}"
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -eq 0 ]] || fail "still missing after the installation: ${missing[*]}"
}

build() { # build PRESET TARGET
  cd "$top"
  if [[ ! -f build/$1/build.ninja ]]; then
    say "Configuring ($1)"
    cmake --preset "$1" >/dev/null
  fi
  say "Building ($1)"
  # Ninja's progress fills a log; on a terminal it stays on one line.
  if [[ -t 1 ]]; then cmake --build --preset "$1" --target "$2"
  else cmake --build --preset "$1" --target "$2" -- --quiet
  fi
}

run_client() {
  build release product
  local client=$top/build/release/bin/pitwatch
  if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    say "Starting Pitwatch on the demo region"
    exec "$client" --demo "$@"
  fi
  local shots=$top/build/screenshots
  rm -rf "$shots"
  mkdir -p "$shots"
  say "No display here: using a virtual one (Xvfb) and taking screenshots of every page"
  local status=0
  xvfb-run -a -s "-screen 0 1920x1080x24" "$client" --demo --tour "$shots" "$@" || status=$?
  say "Screenshots:"
  find "$shots" -name '*.png' | sort
  [[ $status == 0 ]] || fail "the tour ended with status $status"
}

run_tests() {
  build dev all
  say "Testing"
  cd "$top"
  ctest --preset dev "$@"
}

run_bench() {
  build release pitwatch-bench
  build release product
  local name
  for name in wall overlay latency; do
    say "pitwatch-bench $name"
    xvfb-run -a -s "-screen 0 1920x1080x24" "$top/build/release/bin/pitwatch-bench" "$name" "$@"
  done
}

command=${1:-}
[[ $# -gt 0 ]] && shift
case $command in
  run|test|bench) install_packages ;;
esac
case $command in
  run) run_client "$@" ;;
  test) run_tests "$@" ;;
  bench) run_bench "$@" ;;
  --help|-h|help) usage ;;
  *) usage >&2; exit 2 ;;
esac
