#!/usr/bin/env bash
# Installs what is missing of the given parts with apt-get: build/install.sh [postgresql] [chromium] [calc]
set -euo pipefail

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
updated=false

as_root() {
  if [[ "$(id -u)" == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This needs root: $*" >&2
    return 1
  fi
}

# Keeps apt-get's talk for the case that it fails.
quietly() {
  if ! as_root env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "Failed: $*" >&2
    exit 1
  fi
}

refresh() {
  if [[ "$updated" == false ]]; then
    command -v apt-get >/dev/null || { echo "There is no apt-get here; install $1 by hand." >&2; exit 1; }
    quietly apt-get update -q
    updated=true
  fi
}

install_packages() {
  quietly apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

has_postgresql() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null
}

install_postgresql() {
  has_postgresql && return
  echo "Installing PostgreSQL (apt-get install postgresql)."
  refresh postgresql
  # The portal makes its own cluster. The package's, on the network port, is neither needed nor wanted.
  install_packages postgresql-common
  as_root sed -i -E 's/^#?\s*create_main_cluster\b.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  install_packages postgresql
}

install_chromium() {
  command -v chromium >/dev/null && [[ -n "$(fc-list 2>/dev/null)" ]] && return
  echo "Installing Chromium and a font for the tests (apt-get install chromium fonts-inter)."
  refresh chromium
  local font=fonts-inter
  apt-cache show "$font" >/dev/null 2>&1 || font=fonts-liberation
  install_packages chromium fontconfig "$font"
}

install_calc() {
  command -v soffice >/dev/null && return
  echo "Installing LibreOffice Calc for the tests (apt-get install libreoffice-calc)."
  refresh libreoffice-calc
  install_packages libreoffice-calc
}

for part in "$@"; do
  case "$part" in
    postgresql | chromium | calc) "install_$part" ;;
    *) echo "Unknown part: $part" >&2; exit 2 ;;
  esac
done
