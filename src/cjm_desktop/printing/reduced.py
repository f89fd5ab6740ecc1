"""A map reduced to what was chosen of it to be printed; everything that stays keeps its id."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.grid import Grid, Row
from cjm_desktop.model.kinds import spans_stages
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.spec import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Map, Phase
    from cjm_desktop.model.grid import Cell
    from cjm_desktop.printing.spec import Chosen


def reduced_map(journey: Map, chosen: Chosen) -> Map:
    """Return what was chosen of a map; raises PrintError where that is no stage or no lane.

    Cards of personas that are left out are left out, cards of all personas stay. A card over several
    stages lies over those of them that are left. A hidden lane is shown where it was chosen by its id.
    Phases and links go with their stages.
    """
    if chosen == EVERYTHING:
        return journey
    columns = _places([stage.id for stage in journey.stages], chosen.stages)
    rows = _places([lane.id for lane in journey.lanes], chosen.lanes)
    if (chosen.stages is not None and not columns) or (chosen.lanes is not None and not rows):
        raise PrintError(
            Phrase(
                "There is nothing to print: choose at least one stage and one lane.",
                "Печатать нечего: выберите хотя бы один этап и одну дорожку.",
            )
        )
    personas = _personas(journey, chosen.personas)
    absent = frozenset(journey.personas).difference(personas)
    lanes = [journey.lanes[row] for row in rows]
    cells = (_cells(journey, row, columns, absent) for row in rows)
    return journey.replaced(
        lanes=tuple(lanes if chosen.lanes is None else map(_shown, lanes)),
        cards=Grid(map(Row, cells)),
        personas=personas,
        **_head(journey, columns),
    )


def without_content(journey: Map) -> Map:
    """Return the bare grid of a map: its stages without tasks, its phases and lanes, no cards, no links."""
    return journey.replaced(
        stages=tuple(stage.replaced(task="") for stage in journey.stages),
        cards=Grid.empty(len(journey.lanes), len(journey.stages)),
        links=(),
    )


def with_open_lanes(journey: Map) -> Map:
    """Return a map whose collapsed lanes are open: paper notes need the room of their cells."""
    if not any(lane.collapsed for lane in journey.lanes):
        return journey
    return journey.replaced(lanes=tuple(lane.replaced(collapsed=False) for lane in journey.lanes))


def _places(ids: Sequence[str], chosen: frozenset[str] | None) -> list[int]:
    return [place for place, one in enumerate(ids) if chosen is None or one in chosen]


def _personas(journey: Map, chosen: frozenset[str] | None) -> tuple[str, ...]:
    return tuple(one for one in journey.personas if chosen is None or one in chosen)


def _shown(lane: Lane) -> Lane:
    return lane.replaced(hidden=False) if lane.hidden else lane


def _head(journey: Map, columns: Sequence[int]) -> dict[str, Any]:
    """Return the fields of a map that stand over its cells, for some of its columns."""
    stages = tuple(journey.stages[column] for column in columns)
    left = frozenset(stage.id for stage in stages)
    phases = (_reduced_phase(phase, left) for phase in journey.phases)
    ends = {journey.stages[0].id, journey.stages[-1].id} if journey.stages else set()
    return {
        "stages": stages,
        "phases": tuple(phase for phase in phases if phase.stages),
        "links": tuple(link for link in journey.links if link.origin in left and link.target in left),
        "cyclic": journey.cyclic and ends <= left,
    }


def _reduced_phase(phase: Phase, left: Collection[str]) -> Phase:
    return phase.replaced(stages=tuple(stage for stage in phase.stages if stage in left))


def _cells(journey: Map, row: int, columns: Sequence[int], absent: frozenset[str]) -> Iterator[Cell]:
    """Yield the cells of a lane in some columns; what reaches into one from columns left out begins there."""
    cells = journey.cards.rows[row].cells
    can_span = spans_stages(journey.lanes[row].kind)
    first = 0
    for column in columns:
        begun: list[Card] = []
        for origin in range(first if can_span else column, column + 1):
            for card in cells[origin]:
                reach = origin + card.span if can_span else origin + 1
                if reach > column and not (card.personas and absent.issuperset(card.personas)):
                    covered = range(bisect_left(columns, origin), bisect_left(columns, reach))
                    span = len(covered) if can_span else card.span
                    begun.append(_fitted(card, journey.stages[column].id, span, absent))
        first = column + 1
        yield tuple(begun)


def _fitted(card: Card, stage: str, span: int, absent: frozenset[str]) -> Card:
    """Return a card as it lies over what is left of its stages, for the personas that are left."""
    personas = tuple(one for one in card.personas if one not in absent)
    if (card.stage, card.span, card.personas) == (stage, span, personas):
        return card
    return card.replaced(stage=stage, span=span, personas=personas)
