#!/bin/sh
# Opens the window on a worked example; without a screen, draws the same example into out/.
set -eu
cd "$(dirname "$0")/.."

example=out/example.cjm

program() { .venv/bin/python -m cjm_desktop "$@"; }

# Qt wants a UTF-8 locale; the language the user asked for stays.
use_utf8() {
    case $(locale charmap 2>/dev/null) in UTF-8) return 0 ;; esac
    LANG=${LC_ALL:-${LANG:-C.UTF-8}}
    LC_CTYPE=C.UTF-8
    unset LC_ALL
    export LANG LC_CTYPE
}

language() {
    case ${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in ru*) echo ru ;; *) echo en ;; esac
}

# Tries, because a display may be named that nobody serves; Qt then aborts.
has_screen() {
    [ "$(uname)" != Darwin ] || return 0
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    (
        # shellcheck disable=SC3045  # no core file, where the shell can say so
        ulimit -c 0 2>/dev/null || true
        unset QT_QPA_PLATFORM
        .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'
    ) >/dev/null 2>&1
}

draw_files() {
    echo "There is no screen here, so the example is drawn into files:"
    # The program answers 1 when it drew and has findings to tell.
    QT_QPA_PLATFORM=offscreen program export $example --window -o out/window.png || [ $? = 1 ]
    echo "  out/window.png   the main window"
    program print $example --paper A1 --sheet A4 -o out/poster.pdf || [ $? = 1 ]
    echo "  out/poster.pdf   an A1 poster on A4 sheets"
}

use_utf8
mkdir -p out
[ -e $example ] || program new --template b2b_saas --language "$(language)" -o $example
if has_screen; then program $example; else draw_files; fi
