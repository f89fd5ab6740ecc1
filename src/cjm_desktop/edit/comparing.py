"""How two documents differ that were read from two files, such as versions of one map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.edit.diff import diff
from cjm_desktop.model.grid import EMPTY_CELL, Grid, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.grid import Cell
    from cjm_desktop.model.record import Record

R = TypeVar("R", bound="Record")
_RECORDS = ("phases", "stages", "lanes", "links")
_COUNTED = ("cards", "stages", "lanes", "maps")


class Counted(Struct, frozen=True):
    """How many things of one kind came, differ, and went."""

    added: int = 0
    changed: int = 0
    removed: int = 0


class Comparison(Struct, frozen=True):
    """What differs from one document to another; a card that was moved counts as changed.

    Of maps that came or went nothing but the maps is counted. `order` says that stages, lanes, maps, or
    cards in a cell stand in another order, `properties` that titles or the like of maps or document differ.
    """

    cards: Counted = Counted()
    stages: Counted = Counted()
    lanes: Counted = Counted()
    maps: Counted = Counted()
    phases: bool = False
    links: bool = False
    personas: bool = False
    sources: bool = False
    properties: bool = False
    order: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the two are the same."""
        return self == Comparison()

    def without_removals(self) -> Comparison:
        """Return the same without what went: of the other document that takes nothing away."""
        counts = {name: replace(getattr(self, name), removed=0) for name in _COUNTED}
        return replace(self, **counts)


def compared(before: Document, after: Document) -> Comparison:
    """Return what came, differs and went from one document to another."""
    after = sharing(before, after)
    old, new = ({journey.id: journey for journey in one.maps} for one in (before, after))
    pairs = [(old[one], new[one]) for one in old if one in new]
    each = [_between(*pair) for pair in pairs]
    return Comparison(
        _total(one.cards for one in each),
        _total(one.stages for one in each),
        _total(one.lanes for one in each),
        Counted(len(new) - len(pairs), 0, len(old) - len(pairs)),
        any(one.phases for one in each),
        any(one.links for one in each),
        before.personas is not after.personas,
        before.sources is not after.sources,
        any(one.properties for one in each) or _has_other_properties(before, after),
        any(one.order for one in each)
        or [one for one in old if one in new] != [one for one in new if one in old],
    )


def own_texts(document: Document, *others: Document) -> tuple[str, ...]:
    """Return the titles and texts of cards that stand in a document and in none of the others."""
    known = {text for one in others for text in _texts(one)}
    return tuple(dict.fromkeys(text for text in _texts(document) if text.strip() and text not in known))


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    for journey in document.maps:
        yield journey.title
        yield from (stage.title for stage in journey.stages)
        yield from (lane.title or "" for lane in journey.lanes)
        yield from (card.text for card in journey.cards)


def sharing(before: Document, after: Document) -> Document:
    """Return `after` with all that equals its like in `before` made the very same.

    So they can be compared by identity, and a step of the history from one to the other is small.
    """
    known = {journey.id: journey for journey in before.maps}
    fields = _same_fields(before, after)
    fields["maps"] = _same_tuple(
        before.maps, tuple(_shared_map(known[one.id], one) if one.id in known else one for one in after.maps)
    )
    for name in ("personas", "sources"):
        fields[name] = _shared_records(getattr(before, name), getattr(after, name))
    shared = after.replaced(**fields)
    return before if _is_all_the_same(before, shared) else shared


def _shared_map(before: Map, after: Map) -> Map:
    fields = _same_fields(before, after)
    for name in _RECORDS:
        fields[name] = _shared_records(getattr(before, name), getattr(after, name))
    fields["cards"] = _shared_grid(before, after)
    shared = after.replaced(**fields)
    return before if _is_all_the_same(before, shared) else shared


def _same_fields(before: R, after: R) -> dict[str, Any]:
    """Return the fields of `after`, those that are equal as they stand in `before`."""
    pairs = (
        (name, getattr(before, name), getattr(after, name)) for name in (*type(after).field_names, "unknown")
    )
    return {name: old if old == new else new for name, old, new in pairs}


def _is_all_the_same(before: Record, after: Record) -> bool:
    names = (*type(after).field_names, "unknown")
    return all(getattr(before, name) is getattr(after, name) for name in names)


def _shared_records(before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    known = {record.id: record for record in before}
    return _same_tuple(before, tuple(_same(known.get(record.id), record) for record in after))


def _same(old: Any, new: R) -> R:
    return old if old == new else new


def _same_tuple(before: Any, after: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the tuple of before where it holds the very same things."""
    is_same = len(before) == len(after) and all(map(_is, before, after))
    return before if is_same else after


def _is(one: object, other: object) -> bool:
    return one is other


def _shared_grid(before: Map, after: Map) -> Grid:
    cards = {card.id: card for card in before.cards}
    columns = {stage.id: index for index, stage in enumerate(before.stages)}
    was_at = [columns.get(stage.id) for stage in after.stages]
    rows = {lane.id: row for lane, row in zip(before.lanes, before.cards.rows, strict=True)}
    made = []
    for lane, row in zip(after.lanes, after.cards.rows, strict=True):
        old = rows.get(lane.id)
        olds = (None if old is None or at is None else old.cells[at] for at in was_at)
        cells = tuple(_shared_cell(was, cell, cards) for was, cell in zip(olds, row.cells, strict=True))
        made.append(old if old is not None and _same_tuple(old.cells, cells) is old.cells else Row(cells))
    return before.cards if _same_tuple(before.cards.rows, tuple(made)) is before.cards.rows else Grid(made)


def _shared_cell(before: Cell | None, after: Cell, cards: dict[str, Card]) -> Cell:
    if not after:
        return EMPTY_CELL
    cell = tuple(_same(cards.get(card.id), card) for card in after)
    return cell if before is None else _same_tuple(before, cell)


def _between(before: Map, after: Map) -> Comparison:
    """Return what differs between two versions of a map that share what is equal."""
    found = diff(before, after)
    olds, news = before.cards, after.cards
    cards = _counted(
        found.cards, lambda one: olds.card(one) is not None, lambda one: news.card(one) is not None
    )
    stages = _counted(found.stages, *(_ids(one.stages).__contains__ for one in (before, after)))
    lanes = _counted(found.lanes, *(_ids(one.lanes).__contains__ for one in (before, after)))
    is_order = _is_reordered(before.stages, after.stages) or _is_reordered(before.lanes, after.lanes)
    return Comparison(
        cards=cards,
        stages=stages,
        lanes=lanes,
        phases=bool(found.phases),
        links=bool(found.links),
        properties=found.frame or before.unknown is not after.unknown,
        order=is_order or bool(found.cells and not found.cards) or _is_reordered(before.phases, after.phases),
    )


def _counted(
    differing: frozenset[str], was_there: Callable[[str], bool], is_there: Callable[[str], bool]
) -> Counted:
    old, new = set(filter(was_there, differing)), set(filter(is_there, differing))
    return Counted(len(new - old), len(new & old), len(old - new))


def _ids(records: Iterable[Any]) -> set[str]:
    return {record.id for record in records}


def _is_reordered(before: Sequence[Any], after: Sequence[Any]) -> bool:
    """Whether what both have stands in another order."""
    old, new = _ids(before), _ids(after)
    return [one.id for one in before if one.id in new] != [one.id for one in after if one.id in old]


def _total(each: Iterable[Counted]) -> Counted:
    added = changed = removed = 0
    for one in each:
        added, changed, removed = added + one.added, changed + one.changed, removed + one.removed
    return Counted(added, changed, removed)


def _has_other_properties(before: Document, after: Document) -> bool:
    names = set(type(after).field_names) - {"maps", "personas", "sources"}
    return any(getattr(before, name) is not getattr(after, name) for name in (*names, "unknown"))
