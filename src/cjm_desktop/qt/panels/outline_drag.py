"""Rows of the outline while they are dragged: ids, which mean nothing to another map."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData

from cjm_desktop.qt.panels.outline_contents import Key, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.qt.panels.outline_contents import Contents

ROWS = "application/x-cjm-outline-rows"
"""The form in which rows are dragged."""


class Dropped(Struct, frozen=True):
    """A request: rows were dropped before the row `at` below another one, or on it where `at` is None."""

    keys: tuple[Key, ...]
    parent: Key
    at: int | None


def packed(contents: Contents, keys: Iterable[Key]) -> QMimeData:
    """Return rows of a map as they are dragged."""
    data = QMimeData()
    data.setData(ROWS, QByteArray(json.dumps([contents.map_id, list(keys)]).encode()))
    return data


def unpacked(contents: Contents, data: QMimeData) -> tuple[Key, ...]:
    """Return the rows that are dragged, none where they are of another map or no longer there."""
    if not data.hasFormat(ROWS):
        return ()
    map_id, keys = json.loads(bytes(data.data(ROWS).data()))
    read = tuple(Key(Kind(kind), of, stage) for kind, of, stage in keys)
    return read if map_id == contents.map_id and all(contents.known(key) for key in read) else ()
