"""The commands that need no screen, and the way to the window; see `cjm-desktop --help`.

Here stands only what every start needs: opening a map must not wait for the parser of commands.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("templates", "new", "check", "print", "stickers", "export", "import", "schema", "self-test")
_CTRL_C = 2
_OBJECTS = 10_000
"""More of them than have gone make Python look for garbage."""
STOPPED = 128
"""With the number of the signal added, what a shell expects of a command that was stopped by one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the files in the window, and return the exit code.

    0 done, 1 done with findings, 2 wrong use or unreadable input, 3 could not write.
    """
    collect_seldom()
    given = sys.argv[1:] if arguments is None else [*arguments]
    # Python sees to it itself at its start, but neither in a frozen program nor against LC_ALL.
    if getattr(sys, "frozen", False) or "LC_ALL" in os.environ:
        from cjm_desktop.cli.frozen import use_utf8

        use_utf8()
    try:
        return _run(given)
    except KeyboardInterrupt as stopped:
        return STOPPED + (stopped.args[0] if stopped.args else _CTRL_C)


def collect_seldom() -> None:
    """Let Python look for garbage less often: nearly all that is made is a map, and stays.

    At every 700 objects, as it does by itself, looking took two fifths of laying out 50,000 cards.
    """
    gc.set_threshold(_OBJECTS)


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == "--":
        # What comes now are names, whatever they look like.
        from cjm_desktop.cli.window import show_files

        return show_files(arguments[1:])
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from cjm_desktop.cli.run import run

        return run(arguments)
    from cjm_desktop.cli.window import open_window

    return open_window(arguments)
