"""Running one command: its errors in a sentence each, its exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjm_desktop.cli.console import DONE, NOT_WRITTEN, WRONG_USE, Console, silence
from cjm_desktop.cli.language import system_language
from cjm_desktop.cli.parser import parser_for
from cjm_desktop.cli.signals import heeded
from cjm_desktop.model.errors import CjmError, NotWritten

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command in `arguments` and return the exit code; raises KeyboardInterrupt where it is ended."""
    with heeded():
        return _run_telling(arguments)


def _run_telling(arguments: Sequence[str]) -> int:
    console = Console(system_language())
    try:
        code = _run(arguments, console)
        console.finish()
    except CjmError as error:
        console.tell(error.sentence)
        return NOT_WRITTEN if isinstance(error, NotWritten) else WRONG_USE
    except BrokenPipeError:
        # Whoever read along has enough, as `head` does. Nothing more is written, nor at the very end.
        silence(sys.stdout)
        return DONE
    return code


def _run(arguments: Sequence[str], console: Console) -> int:
    try:
        options = parser_for(console.language).parse_args(arguments)
        code: int = options.command(options, console)
    except SystemExit as leaving:
        # The parser has told what it had to tell.
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    return code
