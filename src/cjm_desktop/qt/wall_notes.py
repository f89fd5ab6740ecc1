"""The notes on the wall of each map, kept outside its file: what was printed, and what came back of it.

A file of its own beside the settings, read when stickers are printed and when notes come back. It holds
paths, ids and prints of words, and no word of a map.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, ValidationError, json
from PySide6.QtCore import QStandardPaths

from cjm_desktop.edit.notes import Notes, notes_of
from cjm_desktop.model.errors import FileError
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.model.document import Map
    from cjm_desktop.model.stickers import PrintedSticker

MOST_MAPS = 50
MOST_NOTES = 40_000
"""So many notes of so many maps are remembered, the latest."""
_MOST_BYTES = 16 * 1024 * 1024


class _Wall(Struct, frozen=True):
    """The notes of one map of one file; "" is the file of a map that is in none yet."""

    file: str
    map: str
    notes: Notes


class WallNotes:
    """The notes on the walls of the maps of one file, None for a document that is in no file yet.

    A map is known by its id where its file has another name by now.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = "" if file is None else os.path.realpath(file)

    def load(self, map_id: str) -> Notes:
        """Return what is known of the notes of a map."""
        walls = [wall for wall in _read() if wall.map == map_id]
        own = (wall.notes for wall in walls if wall.file == self._file)
        return next(own, walls[0].notes if walls else Notes())

    def keep(self, map_id: str, notes: Notes) -> None:
        """Remember the notes of a map; where the disk refuses, they are known until the program ends."""
        others = (wall for wall in _read() if (wall.file, wall.map) != (self._file, map_id))
        _write(_latest((_Wall(self._file, map_id, notes), *others)))

    def add_printed(self, journey: Map, printed: Iterable[PrintedSticker]) -> None:
        """Remember stickers that were printed of a map, beside those that still hang on its wall."""
        notes = notes_of(journey, printed)
        if notes:
            self.keep(journey.id, self.load(journey.id).with_printed(notes))


def _latest(walls: Iterable[_Wall]) -> Iterator[_Wall]:
    count = 0
    for number, wall in enumerate(walls):
        count += len(wall.notes.printed)
        if number < MOST_MAPS and (count <= MOST_NOTES or number == 0):
            yield wall


def _place() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder, "cjm-desktop", "notes.json")


def _read() -> tuple[_Wall, ...]:
    try:
        if _place().stat().st_size > _MOST_BYTES:
            return ()
        return json.decode(_place().read_bytes(), type=tuple[_Wall, ...])
    except (OSError, DecodeError, ValidationError, RecursionError):
        return ()


def _write(walls: Iterable[_Wall]) -> None:
    with suppress(OSError, FileError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_place(), json.encode(tuple(walls)))
