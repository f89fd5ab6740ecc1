"""Edits of lanes: pure functions from a map to the next map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.cards import add_card
from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Lane
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_index, lane_title
from cjm_desktop.model.quote import in_one_line

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def add_lane(journey: Map, /, index: int, lane: str, kind: str, **fields: Any) -> Map:
    """Put a new empty lane of a kind before the lane at `index`; a score lane means satisfaction."""
    if lane_kind(kind).drawing is Drawing.MARKS:
        fields.setdefault("meaning", "satisfaction")
    added = make(Lane, id=lane, kind=kind, **fields)
    order: list[int | None] = list(range(len(journey.lanes)))
    order.insert(index, None)
    return journey.replaced(
        lanes=(*journey.lanes[:index], added, *journey.lanes[index:]),
        cards=journey.cards.with_lanes(order, len(journey.stages)),
    )


def set_lane(journey: Map, /, lane: str, **fields: Any) -> Map:
    """Set fields of a lane; raises NotFound, NotAllowed on a wrong value."""
    index = lane_index(journey, lane)
    changed = change(journey.lanes[index], **fields)
    if changed is journey.lanes[index]:
        return journey
    return journey.replaced(lanes=(*journey.lanes[:index], changed, *journey.lanes[index + 1 :]))


def rename_lane(journey: Map, lane: str, title: str) -> Map:
    """Give a lane a name of its own; an empty one gives it back the name of its kind."""
    return set_lane(journey, lane, title=title.strip() or None)


def move_lane(journey: Map, lane: str, index: int) -> Map:
    """Move a lane with its cards so that it stands at `index` afterwards; raises NotFound."""
    order = list(range(len(journey.lanes)))
    moved = order.pop(lane_index(journey, lane))
    order.insert(max(0, index), moved)
    if order == list(range(len(journey.lanes))):
        return journey
    return journey.replaced(
        lanes=tuple(journey.lanes[i] for i in order),
        cards=journey.cards.with_lanes(order, len(journey.stages)),
    )


def remove_lane(journey: Map, lane: str) -> Map:
    """Take a lane away with its cards; raises NotFound."""
    index = lane_index(journey, lane)
    rest = [i for i in range(len(journey.lanes)) if i != index]
    return journey.replaced(
        lanes=(*journey.lanes[:index], *journey.lanes[index + 1 :]),
        cards=journey.cards.with_lanes(rest, len(journey.stages)),
    )


def require_open(lane: Lane) -> None:
    """Raise NotAllowed for a lane that is hidden or collapsed: nobody would see what happens there."""
    if lane.hidden:
        raise NotAllowed(_closed(lane, Phrase("is hidden", "скрыта"), Phrase("show", "покажите")))
    if lane.collapsed:
        raise NotAllowed(_closed(lane, Phrase("is collapsed", "свёрнута"), Phrase("open", "раскройте")))


def add_card_opening(
    journey: Map,
    /,
    stage: str,
    lane: str,
    card: str,
    text: str = "",
    position: int | None = None,
    **fields: Any,
) -> Map:
    """Open a collapsed lane and put a new card into a cell of it, as `add_card`.

    Raises NotFound, and NotAllowed for a score lane: what is typed into it is no card.
    """
    closed = journey.lanes[lane_index(journey, lane)]
    if lane_kind(closed.kind).drawing is Drawing.MARKS:
        require_open(closed)
    return add_card(set_lane(journey, lane, collapsed=False), stage, lane, card, text, position, **fields)


def _closed(lane: Lane, how: Phrase, way_out: Phrase) -> Phrase:
    en, ru = (in_one_line(lane_title(lane, language)) for language in ("en", "ru"))
    return Phrase(
        f"The lane “{en}” {how.en}; {way_out.en} it first.",
        f"Дорожка «{ru}» {how.ru}; сначала {way_out.ru} её.",
    )
