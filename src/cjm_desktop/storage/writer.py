"""A document as the bytes of a .cjm file: JSON that a person can read and a diff can compare.

The outer levels are indented by two spaces; a persona, source, phase, stage, lane, card, link or
picture takes one line. What holds its default is not written; what we do not know is written last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.record import Record

_Part = list[bytes]
"""What stands between two commas; joined only once, at the end, since copies of megabytes cost."""

_DETAILS = ("client", "author", "language", "currency", "date", "edition")
_HEADING = ("id", "title", "kind", "cyclic", "scenario", "personas", "lane_width")


def dumps(document: Document) -> bytes:
    """Return the bytes of the document's file; the same document gives the same bytes."""
    parts = [
        [b'"format": "cjm"'],
        [b'"version": %d' % document.version],
        *_some_fields(document, ("title",)),
        *_some_fields(document, _DETAILS),
        *_block("personas", map(_record, document.personas), 2),
        *_block("sources", map(_record, document.sources), 2),
        *_maps(document),
        *_attachments(document),
        *_unknown(document.model_extra),
    ]
    return b"".join((*_object(parts, 0), b"\n"))


def _maps(document: Document) -> list[_Part]:
    if not document.maps:
        return []
    maps = _bracketed(b"[", [_map(journey) for journey in document.maps], b"]", 2)
    return [[b'"maps": ', *maps]]


def _map(journey: Map) -> _Part:
    parts = [
        *_some_fields(journey, _HEADING),
        *_block("phases", map(_record, journey.phases), 6),
        *_block("stages", map(_record, journey.stages), 6),
        *_block("lanes", map(_record, journey.lanes), 6),
        *_block("cards", _cards(journey.cards), 6),
        *_block("links", map(_record, journey.links), 6),
        *_unknown(journey.model_extra),
    ]
    return _object(parts, 4)


def _attachments(document: Document) -> list[_Part]:
    if not document.attachments:
        return []
    lines = [[_value(key), b": ", _record(picture)] for key, picture in document.attachments.items()]
    return [[b'"attachments": ', *_object(lines, 2)]]


def _object(parts: Iterable[_Part], indent: int) -> _Part:
    return _bracketed(b"{", parts, b"}", indent)


def _bracketed(opening: bytes, parts: Iterable[_Part], closing: bytes, indent: int) -> _Part:
    """Return parts, each on a line of its own, between brackets."""
    line_end = b"\n" + b" " * (indent + 2)
    written = [opening]
    for number, part in enumerate(parts):
        written += (b"," + line_end if number else line_end), *part
    return [*written, b"\n" + b" " * indent + closing]


def _block(name: str, lines: Iterable[bytes], indent: int) -> list[_Part]:
    """Return a list of records under its name, one a line; nothing where it is empty."""
    line_end = b"\n" + b" " * (indent + 2)
    written = (b"," + line_end).join(lines)
    return [[_value(name), b": [", line_end, written, b"\n" + b" " * indent, b"]"]] if written else []


def _some_fields(record: Record, names: Iterable[str]) -> list[_Part]:
    """Return one line with those of the named fields that do not hold their default."""
    line = _flat(_bytes_of(record, include={*names}))
    return [[line[1:-1]]] if line != b"{}" else []


def _unknown(fields: Mapping[str, Any] | None) -> list[_Part]:
    return [[_value(name), b": ", _value(value)] for name, value in (fields or {}).items()]


def _record(record: Record) -> bytes:
    return _flat(_bytes_of(record))


def _cards(cards: Iterable[Card]) -> list[bytes]:
    # Everything in one expression: at ten thousand cards the calls would cost as much as the work.
    return [
        to_json({**vars(card), **card.unknown} if card.unknown else vars(card), indent=0)
        .replace(b",\n", b", ")
        .replace(b"\n", b"")
        for card in cards
    ]


def _value(value: object) -> bytes:
    return _flat(to_json(value, indent=0))


def _bytes_of(record: Record, include: set[str] | None = None) -> bytes:
    return record.__pydantic_serializer__.to_json(record, include=include, exclude_defaults=True, indent=0)


def _flat(json: bytes) -> bytes:
    """Return JSON written with line feeds between its parts on one line, with spaces as FORMAT has them.

    A line feed inside a text is escaped: the bytes replaced here are never part of one.
    """
    return json.replace(b",\n", b", ").replace(b"\n", b"")
