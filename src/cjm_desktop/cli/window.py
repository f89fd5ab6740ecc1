"""Opening the window, the program's usual start."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.cli.optional import import_without
from cjm_desktop.cli.screen import has_screen
from cjm_desktop.cli.simple_enums import simple_enums

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def open_window(files: Sequence[str]) -> int:
    """Open each file in a window, or an empty one, and return the exit code when the last is closed."""
    if files and _is_a_word(files[0]):
        # Neither a file nor the name of one: a command that was misspelt, which the parser will tell.
        from cjm_desktop.cli.run import run

        return run(files)
    return show_files(files)


def show_files(files: Sequence[str]) -> int:
    """Open files whose names are surely meant as such, as after `--`."""
    if not has_screen():
        return _tell_there_is_no_screen()
    run_window = load_program()
    return run_window([Path(file) for file in files])


def load_program() -> Callable[[Sequence[Path]], int]:
    """Import all that the first frame needs, and nothing of what libraries would bring beside it.

    Everything the start makes stays: walking it over and over costs a tenth of the start. The program wakes
    the collector when its first window stands.
    """
    gc.disable()
    # What msgspec looks for there is in Python's own `typing` since 3.11, and to read it takes 2 ms.
    import_without("msgspec", "typing_extensions")
    with simple_enums():
        from cjm_desktop.app import run_window

    return run_window


def _is_a_word(text: str) -> bool:
    path = Path(text)
    # An empty one would name the folder one is in.
    return not text or (path.name == text and not path.suffix and not path.exists())


def _tell_there_is_no_screen() -> int:
    from cjm_desktop.cli.console import WRONG_USE, Console
    from cjm_desktop.cli.language import system_language
    from cjm_desktop.model.language import Phrase

    # Where somebody chose the kind of screen, it is the choice that has to be looked at.
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    en, ru = (
        (f" as QT_QPA_PLATFORM={wanted} asks", f", как просит QT_QPA_PLATFORM={wanted}")
        if wanted
        else ("", "")
    )
    Console(system_language()).tell(
        Phrase(
            f"There is no screen to open the window on{en}; without one, use the commands print and export.",
            f"Здесь нет экрана, чтобы открыть окно{ru}; без него работают команды print и export.",
        )
    )
    return WRONG_USE
