"""Which records and lists a map file has, and which names stand in which of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import (
    Attachment,
    Document,
    Lane,
    Link,
    Map,
    Metrics,
    Persona,
    Phase,
    Source,
    Stage,
)
from cjm_desktop.model.hints import record_hints

if TYPE_CHECKING:
    from cjm_desktop.model.record import Record


class Kind(NamedTuple):
    """What an object is, or what a list or an object of many entries holds."""

    record: type[Record]
    is_many: bool = False
    """Whether it is an object with an entry a record, as pictures are."""


LISTS_OF_DOCUMENT: dict[str, type[Record]] = {"personas": Persona, "sources": Source, "maps": Map}
LISTS_OF_MAP: dict[str, type[Record]] = {
    "phases": Phase,
    "stages": Stage,
    "lanes": Lane,
    "cards": Card,
    "links": Link,
}
RECORDS: tuple[type[Record], ...] = (
    *LISTS_OF_DOCUMENT.values(),
    *LISTS_OF_MAP.values(),
    Attachment,
    Metrics,
)
"""All records that a document is made of."""
LIST_NAMES = frozenset({*LISTS_OF_DOCUMENT, *LISTS_OF_MAP, "attachments"})
DOCUMENT = Kind(Document)
_PICTURES = Kind(Attachment, is_many=True)
_SMALL = frozenset({*LISTS_OF_MAP.values(), Persona, Source})


def is_list_of_records(kind: Kind) -> bool:
    """Whether such records stand in lists, and are small: maps are none of them."""
    return kind.record in _SMALL


def kind_below(kind: Kind | None, name: str) -> Kind | None:
    """Return what stands under a name in a record; None for what is no record."""
    if kind is None:
        return None
    if kind.is_many:
        return Kind(kind.record)
    if kind.record is Stage and name == "metrics":
        return Kind(Metrics)
    if kind.record is Document and name == "attachments":
        return _PICTURES
    if kind.record is Map:
        found = LISTS_OF_MAP.get(name)
    elif kind.record is Document:
        # Of a file whose beginning is gone a map's lists stand where the document's do.
        found = LISTS_OF_DOCUMENT.get(name) or LISTS_OF_MAP.get(name)
    else:
        found = None
    return None if found is None else Kind(found)


def knows(kind: Kind | None, name: str) -> bool:
    """Whether a name may stand in a record; any may where nothing is known of it."""
    return kind is None or kind.is_many or name in _names(kind.record)


def owner_of(kind: Kind | None, name: str) -> Kind | None:
    """Return the kind of a record if a name is one of its fields; without a record, the document's."""
    if kind is None:
        return DOCUMENT if name in _names(Document) else None
    return kind if not kind.is_many and name in _names(kind.record) else None


@cache
def _names(record: type[Record]) -> frozenset[str]:
    return frozenset(record_hints(record))
