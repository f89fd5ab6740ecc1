"""Edits of the maps of a document: pure functions from a document to the next document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.records import change
from cjm_desktop.model.errors import NotAllowed, NotFound, Nouns, TooMuch
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_MAPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map

LAST_MAP = Phrase("A document keeps at least one map.", "В документе остаётся хотя бы одна карта.")
TOO_MANY_MAPS = Phrase(
    f"A document may have {MOST_MAPS} maps at most; nothing was changed.",
    f"В документе может быть не больше {MOST_MAPS} карт; ничего не изменено.",
)


def add_map(document: Document, /, like: str, new_id: Callable[[], str], **fields: Any) -> Document:
    """Put a new map after another one, with its stages and lanes and no cards.

    `new_id` names the new map first, then all that is in it. Raises NotFound, NotAllowed, TooMuch.
    """
    model = document.map(like)
    bare = model.replaced(cards=Grid.empty(len(model.lanes), len(model.stages)))
    return _with_after(document, like, _renewed(bare, new_id), fields)


def duplicate_map(document: Document, /, original: str, new_id: Callable[[], str], **fields: Any) -> Document:
    """Put a copy of a map after it; `new_id` names the copy first, then all that is in it.

    Raises NotFound, NotAllowed, TooMuch.
    """
    return _with_after(document, original, _renewed(document.map(original), new_id), fields)


def rename_map(document: Document, journey: str, title: str) -> Document:
    """Give a map a title; raises NotFound, NotAllowed."""
    before = document.map(journey)
    after = set_map(before, title=title.strip())
    return document if after is before else document.with_map(after)


def move_map(document: Document, journey: str, index: int) -> Document:
    """Move a map so that it stands at `index` afterwards; raises NotFound."""
    moved = document.map(journey)
    rest = [other for other in document.maps if other is not moved]
    rest.insert(max(0, index), moved)
    return document if rest == list(document.maps) else document.replaced(maps=tuple(rest))


def remove_map(document: Document, journey: str) -> Document:
    """Take a map away with all that is in it; raises NotFound, and NotAllowed for the only one."""
    removed = document.map(journey)
    if len(document.maps) == 1:
        raise NotAllowed(LAST_MAP)
    return document.replaced(maps=tuple(other for other in document.maps if other is not removed))


def _with_after(document: Document, before: str, added: Map, fields: Mapping[str, Any]) -> Document:
    if len(document.maps) >= MOST_MAPS:
        raise TooMuch(TOO_MANY_MAPS)
    at = next((i + 1 for i, other in enumerate(document.maps) if other.id == before), None)
    if at is None:
        raise NotFound(Nouns.MAP, before)
    added = set_map(added, **fields)
    return document.replaced(maps=(*document.maps[:at], added, *document.maps[at:]))


def _renewed(journey: Map, new_id: Callable[[], str]) -> Map:
    """Return the map with all ids replaced by new ones, and with them all that refers to them."""
    new: dict[str, str] = defaultdict(new_id)
    return journey.replaced(
        id=new[journey.id],
        stages=tuple(change(stage, id=new[stage.id]) for stage in journey.stages),
        lanes=tuple(change(lane, id=new[lane.id]) for lane in journey.lanes),
        phases=tuple(
            change(phase, id=new[phase.id], stages=tuple(new[stage] for stage in phase.stages))
            for phase in journey.phases
        ),
        links=tuple(
            change(link, id=new[link.id], origin=new[link.origin], target=new[link.target])
            for link in journey.links
        ),
        cards=_renewed_cards(journey, new),
    )


def _renewed_cards(journey: Map, new: Mapping[str, str]) -> Grid:
    stages, lanes = [new[stage.id] for stage in journey.stages], [new[lane.id] for lane in journey.lanes]
    return Grid.of([_renewed_card(card, new) for card in journey.cards], stages, lanes)


def _renewed_card(card: Card, new: Mapping[str, str]) -> Card:
    return card.replaced(id=new[card.id], stage=new[card.stage], lane=new[card.lane])
