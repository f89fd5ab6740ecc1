#!/bin/sh
# Sets up what a make target needs, and does nothing when it is all there.
#
#   scripts/bootstrap.sh run      the program: Python packages in .venv, the libraries Qt loads
#   scripts/bootstrap.sh tools    all Python packages and no library: enough to check and to pin
#   scripts/bootstrap.sh test     all of both, a virtual screen, the readers the tests compare with
#   scripts/bootstrap.sh bundle   all packages, the libraries that go into the bundle, and its tools
#
# System packages are installed where that is allowed (root, or sudo without a password, on Debian
# and its descendants). Elsewhere the command that installs them is printed and nothing is changed.
# PYTHON names another interpreter than the first python3 that is new enough.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

stage=${1:?run, tools, test or bundle}
venv=.venv

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2 && exit 1; }

quietly() { # COMMAND...: what it prints is shown only when it fails
    log=$(mktemp)
    status=0
    "$@" >"$log" 2>&1 || status=$?
    [ $status = 0 ] || cat "$log" >&2
    rm -f "$log"
    return $status
}

# --- the interpreter ----------------------------------------------------------------------------

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then return 0; fi
    done
    fail "CJM Desktop needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3"
}

# --- system packages ----------------------------------------------------------------------------

find_root() { # sets as_root to what runs a command as root unasked, or to nothing
    as_root=
    if ! command -v apt-get >/dev/null; then return 0; fi
    if [ "$(id -u)" = 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    fi
}

want_library() { # SONAME PACKAGE
    case $libraries in *"$1 "*) ;; *) missing="$missing $2" ;; esac
}

want_command() { # COMMAND PACKAGE
    command -v "$1" >/dev/null || missing="$missing $2"
}

want_qt_libraries() {
    want_library libglib-2.0.so.0 libglib2.0-0
    want_library libGL.so.1 libgl1
    want_library libEGL.so.1 libegl1
    want_library libxkbcommon.so.0 libxkbcommon0
    want_library libfontconfig.so.1 libfontconfig1
    want_library libdbus-1.so.3 libdbus-1-3
}

want_screen_libraries() {
    want_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    want_library libxcb-cursor.so.0 libxcb-cursor0
    want_library libxcb-icccm.so.4 libxcb-icccm4
    want_library libxcb-keysyms.so.1 libxcb-keysyms1
    want_library libxcb-shape.so.0 libxcb-shape0
    if [ "$stage" != bundle ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then return 0; fi
    want_library libwayland-cursor.so.0 libwayland-cursor0
    want_library libwayland-egl.so.1 libwayland-egl1
}

want_test_tools() {
    want_command Xvfb xvfb
    want_command setxkbmap x11-xkb-utils
    want_command openbox openbox
    want_command xdotool xdotool
    want_command pdftotext poppler-utils
    want_command qpdf qpdf
    want_command strace strace
}

want_bundle_tools() {
    want_command objdump binutils
    # Debian's interpreter leaves out its own library, which the frozen program loads.
    if "$python" -c 'import sys; sys.exit(sys.base_prefix != "/usr")'; then
        want_library "libpython$version.so.1.0" "libpython$version"
    fi
}

find_missing() { # sets missing to the Debian packages this stage still needs
    missing=
    "$python" -c 'import ensurepip, venv' 2>/dev/null || missing=" python$version-venv"
    if [ "$stage" = tools ]; then return 0; fi
    libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0 # no Linux: Qt brings all
    want_qt_libraries
    # Without a screen `make run` draws into files, for which nobody is sent to an administrator.
    if [ "$stage$as_root${DISPLAY:-}${WAYLAND_DISPLAY:-}" != run ]; then want_screen_libraries; fi
    if [ "$stage" = test ]; then want_test_tools; fi
    if [ "$stage" = bundle ]; then want_bundle_tools; fi
}

apt_install() {
    # Both are lists of words.
    # shellcheck disable=SC2086
    quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing
}

install_packages() {
    say "Installing system packages:$missing"
    # Only lists that lack a package, or name versions that are gone, are worth the wait for new ones.
    # shellcheck disable=SC2086
    if apt-get -s install $missing >/dev/null 2>&1 && apt_install 2>/dev/null; then return 0; fi
    # shellcheck disable=SC2086
    if quietly $as_root apt-get -q update && apt_install; then return 0; fi
    fail "The system packages could not be installed; what apt said stands above."
}

explain_packages() {
    command -v apt-get >/dev/null || fail "These system packages are missing (by their Debian names):
   $missing
Install them with your system's package manager, then call make again."
    if command -v sudo >/dev/null; then sudo="sudo " who=; else sudo='' who=" as root"; fi
    fail "System packages are missing. Install them$who with this command, then call make again:

    ${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends$missing
"
}

# --- Python packages ----------------------------------------------------------------------------

make_environment() { # anew when the interpreter or the place of the project has changed
    place="$version $PWD"
    if [ "$(cat $venv/place 2>/dev/null)" = "$place" ] && $venv/bin/python -c '' 2>/dev/null; then return 0; fi
    quietly "$python" -m venv --clear $venv || fail "The virtual environment could not be made."
    say "$place" >$venv/place
}

install_pins() { # PINS
    fingerprint=$(cat requirements/runtime.txt requirements/dev.txt requirements/build.txt pyproject.toml scripts/bootstrap.sh | cksum)
    if [ "$(cat "$venv/$1" 2>/dev/null)" = "$fingerprint" ]; then return 0; fi
    say "Installing Python packages into $venv (the first time takes a minute or two)"
    $venv/bin/python -m pip install -qq --require-hashes -r "requirements/$1" -r requirements/build.txt
    $venv/bin/python -m pip install -qq --no-deps --no-build-isolation --editable .
    say "$fingerprint" >"$venv/runtime.txt" # the tools' pins hold the program's too
    say "$fingerprint" >"$venv/$1"
}

find_python
find_root
find_missing
if [ -n "$missing" ]; then
    if [ -n "$as_root" ]; then install_packages; else explain_packages; fi
fi
make_environment
if [ "$stage" = run ]; then install_pins runtime.txt; else install_pins dev.txt; fi
