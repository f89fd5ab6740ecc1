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

# The program tells, so that it opens the window wherever this sends it to.
has_screen() {
    case ${QT_QPA_PLATFORM:-} in offscreen* | minimal*) return 1 ;; esac
    .venv/bin/python -c 'import sys; from cjm_desktop.cli.screen import has_screen; sys.exit(not has_screen())'
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
