"""The notes on the wall of each map, kept outside its file: what was printed, and what came back of it.

A file of its own beside the settings, read when stickers are printed and when notes come back. It holds
paths, ids and prints of words, and no word of a map.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, Raw, Struct, json
from PySide6.QtCore import QStandardPaths

from cjm_desktop.edit.notes import Frame, Note, Notes, frame_of, notes_of
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
_NUMBER = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,2}-[1-9][0-9]{0,8}")


class _Wall(Struct, frozen=True):
    """The notes of one map of one file; "" is the file of a map that is in none yet."""

    file: str
    map: str
    notes: Notes


class _RoughNotes(Struct, frozen=True):
    """Notes whose printed stickers are looked at one by one."""

    printed: tuple[Raw, ...] = ()
    back: frozenset[str] = frozenset()
    new: tuple[str, ...] = ()
    frame: Frame = Frame()


class _RoughWall(Struct, frozen=True):
    file: str
    map: str
    notes: _RoughNotes


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
        """Remember stickers that were printed of a map, beside those that still hang on its wall.

        Without any it was blank ones or a poster: the codes on them are remembered alone.
        """
        notes = notes_of(journey, printed)
        self.keep(journey.id, self.load(journey.id).with_printed(notes, frame_of(journey)))


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
        known = json.decode(_place().read_bytes(), type=list[Raw])
    except (OSError, DecodeError, RecursionError):
        return ()
    return tuple(wall for one in known if (wall := _wall(one)) is not None)


def _wall(known: Raw) -> _Wall | None:
    """Return the notes of one map without what makes no sense, None where nothing of it does."""
    try:
        rough = json.decode(known, type=_RoughWall)
    except (DecodeError, RecursionError):
        return None
    printed = tuple(note for one in rough.notes.printed if (note := _note(one)) is not None)
    # Of two with one number, or of one card, the latest holds.
    printed = tuple({one.number: one for one in printed}.values())
    printed = tuple({one.card: one for one in printed}.values())
    notes = rough.notes
    return _Wall(
        rough.file, rough.map, Notes(printed, notes.back, tuple(dict.fromkeys(notes.new)), notes.frame)
    )


def _note(known: Raw) -> Note | None:
    try:
        note = json.decode(known, type=Note)
    except (DecodeError, RecursionError):
        return None
    return note if _NUMBER.fullmatch(note.number) and note.card and note.lane and note.stage else None


def _write(walls: Iterable[_Wall]) -> None:
    with suppress(OSError, FileError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_place(), json.encode(tuple(walls)))
