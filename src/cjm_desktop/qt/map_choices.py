"""What was chosen last for each map, kept outside its file: paper, sheets, stickers.

A file of its own beside the settings, read and written when something is printed, so that a start costs
nothing for it. It holds paths and ids and no word of a map.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError, Struct, ValidationError, json
from PySide6.QtCore import QStandardPaths

from cjm_desktop.model.errors import FileError
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Plain = dict[str, Any]

MOST_MAPS = 200
"""So many maps are remembered for each purpose, the latest."""
_NO_FILE = ""
"""What stands for the file of a document that is in none yet; ids of maps are never the same."""
_MOST_BYTES = 16 * 1024 * 1024


class _Entry(Struct, frozen=True):
    """What was chosen for one map of one file."""

    file: str
    map: str
    choices: Plain


class _Purpose(Struct, frozen=True):
    """What was chosen last for one purpose, and for which map; the latest first."""

    last: Plain
    maps: tuple[_Entry, ...] = ()


class MapChoices:
    """The choices for the maps of one file, for one purpose such as "poster" or "stickers".

    `file` is None for a document that is in no file yet. What a new map begins with is what was chosen last
    for any map.
    """

    def __init__(self, purpose: str, file: Path | None) -> None:
        self._purpose = purpose
        self._file = _NO_FILE if file is None else os.path.realpath(file)

    def value(self, map_id: str) -> Plain:
        """Return what was chosen for a map; of a new one, what was chosen last; empty if nothing ever was."""
        kept = _read().get(self._purpose)
        if kept is None:
            return {}
        own = self._own(kept, map_id)
        return kept.last if own is None else own

    def is_new(self, map_id: str) -> bool:
        """Whether nothing was chosen for a map yet."""
        kept = _read().get(self._purpose)
        return kept is None or self._own(kept, map_id) is None

    def remember(self, map_id: str, choices: Plain) -> None:
        """Remember what was chosen for a map; where the disk refuses, the choices are simply not kept."""
        kept = _read()
        others = kept[self._purpose].maps if self._purpose in kept else ()
        maps = (_Entry(self._file, map_id, choices), *self._without(others, map_id))
        kept[self._purpose] = _Purpose(choices, maps[:MOST_MAPS])
        _write(kept)

    def _own(self, kept: _Purpose, map_id: str) -> Plain | None:
        own = (one.choices for one in kept.maps if (one.file, one.map) == (self._file, map_id))
        return next(own, None)

    def _without(self, entries: tuple[_Entry, ...], map_id: str) -> Iterator[_Entry]:
        return (one for one in entries if (one.file, one.map) != (self._file, map_id))


def _place() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder, "cjm-desktop", "choices.json")


def _read() -> dict[str, _Purpose]:
    try:
        if _place().stat().st_size > _MOST_BYTES:
            return {}
        return json.decode(_place().read_bytes(), type=dict[str, _Purpose])
    except (OSError, DecodeError, ValidationError, RecursionError):
        return {}


def _write(kept: Mapping[str, _Purpose]) -> None:
    with suppress(OSError, FileError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_place(), json.encode(kept))
