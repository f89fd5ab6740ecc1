"""Every way in which the program writes a file, each as a process of its own: `python -m torture.ways`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _save_over(folder: Path) -> None:
    from cjm_desktop.storage.backups import Backups
    from cjm_desktop.storage.saving import save
    from torture.samples import everything

    save(everything(), folder / "map.cjm", Backups(folder / "versions"))


def _save_anew(folder: Path) -> None:
    from cjm_desktop.storage.saving import save
    from torture.samples import everything

    save(everything(), folder / "new.cjm")


def _save_by_link(folder: Path) -> None:
    from cjm_desktop.storage.saving import save
    from torture.samples import everything

    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (folder / "link.cjm").symlink_to((folder / "map.cjm").replace(elsewhere / "map.cjm"))
    save(everything(), folder / "link.cjm")


def _name_a_version(folder: Path) -> None:
    from cjm_desktop.storage.backups import Backups

    path = folder / "map.cjm"
    Backups(folder / "versions").snapshot(path, path.read_bytes(), "before the session", time.time())


def _keep_for_a_crash(folder: Path) -> None:
    from cjm_desktop.storage.recovery import Recovery, fresh_name
    from torture.samples import everything

    recovery = Recovery(folder / "recovery")
    made = recovery.write(fresh_name(), everything(), title="Map", file=folder / "map.cjm")
    recovery.settle(made)


def _by_command(*command: str) -> Callable[[Path], None]:
    """Return what has the program do a command, in which FOLDER stands for a folder."""

    def act(folder: Path) -> None:
        from cjm_desktop.cli import main

        # Its answer may be that there are findings about the map.
        main([one.replace("FOLDER", str(folder)) for one in command])

    return act


WAYS: dict[str, Callable[[Path], None]] = {
    "a save over a file": _save_over,
    "a save of a new file": _save_anew,
    "a save by a link": _save_by_link,
    "a named version": _name_a_version,
    "a copy for a crash": _keep_for_a_crash,
    "the command new": _by_command("new", "--template", "empty", "-o", "FOLDER/made.cjm"),
    "the command new over a file": _by_command(
        "new", "--template", "empty", "--force", "-o", "FOLDER/map.cjm"
    ),
    "a poster": _by_command("print", "FOLDER/map.cjm", "-o", "FOLDER/poster.pdf"),
    "stickers": _by_command("stickers", "FOLDER/map.cjm", "-o", "FOLDER/stickers.pdf"),
    "a picture": _by_command("export", "FOLDER/map.cjm", "-o", "FOLDER/picture.png"),
}

if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]))
