"""Where texts stand in a document: which fields of each record hold any, and the name of one such place."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.hints import alternatives, element, record_hints
from cjm_desktop.model.text import IS_CLEANED

if TYPE_CHECKING:
    from msgspec import Struct

WHOLE = -1
"""The index of a field that holds one text, not a list of them."""


class TextKind(StrEnum):
    """What kind of record a text belongs to."""

    DOCUMENT = "document"
    PERSONA = "persona"
    SOURCE = "source"
    MAP = "map"
    STAGE = "stage"
    PHASE = "phase"
    LINK = "link"
    LANE = "lane"
    CARD = "card"


class TextPlace(NamedTuple):
    """Where a text stands: the id of its record, "" for the document, its field, its place in a list."""

    kind: TextKind
    record: str
    field: str
    item: int = WHOLE


@cache
def text_fields(record: type[Struct]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold texts of the user, or lists of them, in their order."""
    return tuple(name for name, hint in record_hints(record).items() if _holds_text(hint))


def _holds_text(hint: object) -> bool:
    for kind, limits in alternatives(hint):
        inner = element(kind)
        if limits is IS_CLEANED or (inner is not None and _holds_text(inner)):
            return True
    return False
