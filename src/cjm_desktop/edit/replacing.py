"""Replacing texts wherever they stand: a pure function from a document to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.edit.records import change
from cjm_desktop.model.document import Lane
from cjm_desktop.model.queries import card_of, place_of
from cjm_desktop.model.texts import WHOLE, TextKind, TextPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.record import Record

    Changes = Mapping[tuple[TextKind, str], Mapping[tuple[str, int], str]]

R = TypeVar("R", bound="Record")


def replace_texts(document: Document, map_id: str, texts: Mapping[TextPlace, str]) -> Document:
    """Let texts of a document and of one of its maps say something else.

    A member of a list that says nothing any more is taken out of it, a lane's name goes back to its kind's.
    Raises NotFound, and NotAllowed for a text that is too long.
    """
    changes: dict[tuple[TextKind, str], dict[tuple[str, int], str]] = {}
    for place, text in texts.items():
        changes.setdefault((place.kind, place.record), {})[place.field, place.item] = text
    journey = _in_cards(document.map(map_id), changes)
    journey = journey.replaced(**_lists(journey, changes, "phases", "links", "stages", "lanes"))
    own = changes.get((TextKind.MAP, map_id))
    if own is not None:
        journey = set_map(journey, **_values(journey, own))
    changed = document if journey is document.map(map_id) else document.with_map(journey)
    changed = changed.replaced(**_lists(changed, changes, "personas", "sources"))
    own = changes.get((TextKind.DOCUMENT, ""))
    return changed if own is None else set_document(changed, **_values(changed, own))


def _in_cards(journey: Map, changes: Changes) -> Map:
    filled: dict[tuple[int, int], list[Card]] = {}
    for (kind, record), texts in changes.items():
        if kind is TextKind.CARD:
            row, column, position = place_of(journey, record)
            cell = filled.setdefault((row, column), list(journey.cards.cell(row, column)))
            cell[position] = _changed(card_of(journey, record), texts)
    if not filled:
        return journey
    return journey.replaced(cards=journey.cards.with_cells({at: tuple(cell) for at, cell in filled.items()}))


def _lists(holder: Map | Document, changes: Changes, *names: str) -> dict[str, Any]:
    """Return those lists of records of which one is to say something else, with it."""
    lists = {}
    for name in names:
        kind = TextKind(name.removesuffix("s"))
        records = getattr(holder, name)
        if any(changed_kind is kind for changed_kind, _ in changes):
            lists[name] = tuple(_changed(one, changes.get((kind, one.id), {})) for one in records)
    return lists


def _changed(record: R, texts: Mapping[tuple[str, int], str]) -> R:
    return change(record, **_values(record, texts)) if texts else record


def _values(record: Record, texts: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    """Return the fields of a record with the texts in them."""
    values: dict[str, Any] = {}
    for (field, index), text in texts.items():
        if index == WHOLE:
            values[field] = (text.strip() or None) if isinstance(record, Lane) and field == "title" else text
        else:
            listed = list(values.get(field, getattr(record, field)))
            listed[index] = text
            values[field] = tuple(listed)
    return {field: _without_empty(value) for field, value in values.items()}


def _without_empty(value: Any) -> Any:
    return tuple(filter(str.strip, value)) if isinstance(value, tuple) else value
