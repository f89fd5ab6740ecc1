#!/bin/sh
# Installs other people's programs that `make bench` compares ours with: Python packages and Mermaid into
# build/peers, LibreOffice and Chromium from Debian's packages where that is allowed.
#
# None of them is needed for anything else. One that cannot be had is told, and its row says "not here".
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

peers=build/peers
mermaid=12.3.0
# The checksum of the package, as the registry tells it.
mermaid_sha512=e35d774dd5de2c0b0caee27bf4ea452f93bcf8b4c55e142a676eb4ac5ded8149a2340b519b852e99ed3823eeb93d137ac99ebd2787fcad56165bccd193ae5463

say() { printf '%s\n' "$*"; }

install_python_packages() {
    if [ "$(cat $peers/installed 2>/dev/null)" = "$(cksum <requirements/peers.txt)" ]; then return 0; fi
    say "Installing Python programs into $peers"
    .venv/bin/python -m venv --clear $peers/python || return 1
    $peers/python/bin/python -m pip install -qq --require-hashes -r requirements/peers.txt || return 1
    cksum <requirements/peers.txt >$peers/installed
}

install_mermaid() {
    if [ -e "$peers/mermaid.min.js" ]; then return 0; fi
    command -v npm >/dev/null || return 1
    say "Fetching Mermaid into $peers"
    npm pack --silent --pack-destination $peers "mermaid@$mermaid" >/dev/null || return 1
    printf '%s  %s\n' "$mermaid_sha512" "$peers/mermaid-$mermaid.tgz" | sha512sum --check --status || return 1
    tar -xzf "$peers/mermaid-$mermaid.tgz" -C $peers --strip-components 2 package/dist/mermaid.min.js
    rm "$peers/mermaid-$mermaid.tgz"
}

install_program() { # COMMAND PACKAGE
    if command -v "$1" >/dev/null; then return 0; fi
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "Installing $2"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -y --no-install-recommends install "$2" >/dev/null 2>&1 && return 0
    apt-get -qq update >/dev/null 2>&1
    apt-get -qq -y --no-install-recommends install "$2" >/dev/null 2>&1
}

mkdir -p $peers
install_python_packages || say "novelWriter, ReText, weasyprint and typst could not be installed."
install_mermaid || say "Mermaid could not be had: npm is missing, or the package is another one."
install_program soffice libreoffice-calc-nogui || say "LibreOffice is not here: install libreoffice-calc-nogui."
install_program chromium chromium || say "Chromium is not here: install chromium."
