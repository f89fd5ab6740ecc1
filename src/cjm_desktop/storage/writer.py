"""A document as the bytes of a .cjm file: JSON that a person can read and a diff can compare.

The outer levels are indented by two spaces; a persona, source, phase, stage, lane, card, link or
picture takes one line. What holds its default is not written; what we do not know is written last.
"""

from __future__ import annotations

import time
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import json, to_builtins

from cjm_desktop.model.grid import EMPTY_CELL, Row, common_ends
from cjm_desktop.model.record import UNKNOWN, defaults_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Attachment, Document, Map
    from cjm_desktop.model.grid import Grid
    from cjm_desktop.model.record import Record

_Part = list[bytes]
"""What stands between two commas; joined only once, at the end, since copies of megabytes cost."""

_Lines = list[list[bytes]]
"""The spelled cards of a row, cell by cell."""
L = TypeVar("L")
T = TypeVar("T")

_BREATH = 0.0005
"""Seconds of rest after each piece of work."""
_LARGEST_EXACT = 2**53
"""The whole numbers up to here are exact in JSON's floating point."""
_DETAILS = ("client", "author", "language", "currency", "date", "edition")
_NO_ROW: tuple[Row, _Lines] = (Row(()), [])
_CARDS_INDENT = 6
_CARD_END = b",\n" + b" " * (_CARDS_INDENT + 2)
_HEADING = ("id", "title", "kind", "cyclic", "scenario", "personas", "lane_width")


def dumps(document: Document) -> bytes:
    """Return the bytes of the document's file; the same document gives the same bytes."""
    return b"".join(_spelled(document, _rows, _record))


class Spelling:
    """Writes version after version of a document, and spells of each only what the one before had not.

    For a worker beside somebody who types: it lets others have their turn between two pieces of work.
    """

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Row, _Lines]] = {}
        self._pictures: dict[int, tuple[Attachment, bytes]] = {}

    def pieces(self, document: Document) -> list[bytes]:
        """Return the bytes of the document's file, those of `dumps`, in the pieces they are spelled in.

        Made whole, a large map would take room that many a system does not get back from a thread.
        """
        rows, pictures = self._rows, self._pictures
        self._rows, self._pictures = {}, {}
        by_lane = {_lane_of(row): (row, lines) for row, lines in rows.values()}

        def cards(grid: Grid) -> Iterator[bytes]:
            for row in grid.rows:
                lines = _known(rows, row)
                if lines is None:
                    former = by_lane.get(_lane_of(row), _NO_ROW)
                    lines = _in_a_breath(lambda new: _row_after(*former, new), row)  # noqa: B023 - at once
                self._rows[id(row)] = row, lines
                yield from _joined(chain.from_iterable(lines))

        def picture(attachment: Attachment) -> bytes:
            line = _known(pictures, attachment) or _in_a_breath(_record, attachment)
            self._pictures[id(attachment)] = attachment, line
            return line

        return _spelled(document, cards, picture)


def _known(kept: Mapping[int, tuple[object, L]], what: object) -> L | None:
    """Return the spelling of the very thing that was spelled before."""
    found = kept.get(id(what))
    return found[1] if found is not None and found[0] is what else None


def _in_a_breath(spell: Callable[[T], L], what: T) -> L:
    line = spell(what)
    time.sleep(_BREATH)
    return line


def _lane_of(row: Row) -> str:
    """Return the lane of a row, nothing where it has no cards."""
    return next((cell[0].lane for cell in row.cells if cell), "")


def _row_after(before: Row, known: _Lines, row: Row) -> _Lines:
    """Spell a row; nothing of the cards that were spelled before at either end of the same cell."""
    lines = []
    for number, cell in enumerate(row.cells):
        old, spelled = (before.cells[number], known[number]) if number < len(known) else (EMPTY_CELL, [])
        if cell is not old:
            first, last = common_ends(old, cell)
            middle = _cards(cell[first : len(cell) - last])
            spelled = [*spelled[:first], *middle, *spelled[len(old) - last :]]
        lines.append(spelled)
    return lines


def _spelled(
    document: Document, cards: Callable[[Grid], Iterable[bytes]], picture: Callable[[Attachment], bytes]
) -> _Part:
    parts = [
        [b'"format": "cjm"'],
        [b'"version": %d' % document.version],
        *_some_fields(document, ("title",)),
        *_some_fields(document, _DETAILS),
        *_block("personas", map(_record, document.personas), 2),
        *_block("sources", map(_record, document.sources), 2),
        *_maps(document, cards),
        *_attachments(document, picture),
        *_unknown(document.unknown),
    ]
    return [*_object(parts, 0), b"\n"]


def _maps(document: Document, cards: Callable[[Grid], Iterable[bytes]]) -> list[_Part]:
    if not document.maps:
        return []
    maps = _bracketed(b"[", [_map(journey, cards) for journey in document.maps], b"]", 2)
    return [[b'"maps": ', *maps]]


def _map(journey: Map, cards: Callable[[Grid], Iterable[bytes]]) -> _Part:
    parts = [
        *_some_fields(journey, _HEADING),
        *_block("phases", map(_record, journey.phases), 6),
        *_block("stages", map(_record, journey.stages), 6),
        *_block("lanes", map(_record, journey.lanes), 6),
        *_block("cards", cards(journey.cards), _CARDS_INDENT),
        *_block("links", map(_record, journey.links), 6),
        *_unknown(journey.unknown),
    ]
    return _object(parts, 4)


def _attachments(document: Document, spelled: Callable[[Attachment], bytes]) -> list[_Part]:
    if not document.attachments:
        return []
    lines = [[_value(key), b": ", spelled(picture)] for key, picture in document.attachments.items()]
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
    written = [piece for line in lines for piece in (b"," + line_end, line)][1:]
    return [[_value(name), b": [", line_end, *written, b"\n" + b" " * indent, b"]"]] if written else []


def _some_fields(record: Record, names: Iterable[str]) -> list[_Part]:
    """Return one line with those of the named fields that do not hold their default."""
    defaults = defaults_of(type(record))
    values = ((name, getattr(record, name)) for name in names)
    said = {name: value for name, value in values if name not in defaults or value != defaults[name]}
    return [[_value(_plain(said))[1:-1]]] if said else []


def _unknown(fields: Mapping[str, Any]) -> list[_Part]:
    return [[_value(name), b": ", _value(value)] for name, value in fields.items()]


def _record(record: Record) -> bytes:
    return _value(_plain(to_builtins(record, enc_hook=dict)))


def _rows(grid: Grid) -> Iterator[bytes]:
    """Yield the cards of a map, all of a lane as one piece."""
    return chain.from_iterable(_joined(_cards(chain.from_iterable(row.cells))) for row in grid.rows)


def _joined(cards: Iterable[bytes]) -> Iterator[bytes]:
    """Yield some cards as one piece, nothing where there are none."""
    joined = _CARD_END.join(cards)
    if joined:
        yield joined


def _cards(cards: Iterable[Card]) -> list[bytes]:
    # Everything in one expression: at ten thousand cards the calls would cost as much as the work.
    encode, spaced = json.encode, json.format
    return [spaced(encode(_spread(card) if card.unknown else card), indent=0) for card in cards]


def _spread(card: Card) -> dict[str, Any]:
    """Return what a card says, what we do not know at the end."""
    said: dict[str, Any] = to_builtins(card, enc_hook=dict)
    unknown = said.pop(UNKNOWN)
    return {**said, **unknown}


def _plain(value: Any) -> Any:
    """Return what a record says with whole numbers without a point, and what we do not know at the end."""
    if isinstance(value, dict):
        unknown = value.pop(UNKNOWN, {})
        return {name: _plain(inner) for name, inner in value.items()} | unknown
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_EXACT:
        return int(value)
    return value


def _value(value: object) -> bytes:
    return json.format(json.encode(value), indent=0)
