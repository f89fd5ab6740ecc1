"""What the outline shows of one version of a document: which rows there are and which stand below which.

A row is known by its key, ids only; what it says is read from the document when it is asked for. Nothing
is kept of a row, so that ten thousand cards cost nothing until somebody opens their cells.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from cjm_desktop.model.grid import EMPTY_CELL
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import persona_hues
from cjm_desktop.qt.settings import OutlineOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.edit.diff import Difference
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Source, Stage
    from cjm_desktop.model.grid import Cell


class Kind(StrEnum):
    """The kinds of rows."""

    ROOT = "root"
    MAP = "map"
    PHASE = "phase"
    STAGE = "stage"
    LANE = "lane"
    CELL = "cell"
    CARD = "card"
    LINKS = "links"
    LINK = "link"
    PERSONAS = "personas"
    PERSONA = "persona"
    SOURCES = "sources"
    SOURCE = "source"


class Key(NamedTuple):
    """A row: its kind and the id of what it stands for; of a cell the lane, and with it the stage."""

    kind: Kind
    of: str = ""
    stage: str = ""


ROOT = Key(Kind.ROOT)
LINKS = Key(Kind.LINKS)
"""Above the links between the stages of the map, where it has any."""
PERSONAS = Key(Kind.PERSONAS)
SOURCES = Key(Kind.SOURCES)


class Contents(Struct, frozen=True, dict=True):
    """The rows of a document with one of its maps shown; of a hidden lane there is its name alone."""

    document: Document
    map_id: str
    order: OutlineOrder

    @cached_property
    def journey(self) -> Map:
        """The map that is shown."""
        return self.document.map(self.map_id)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The places of the stages by id."""
        return {stage.id: index for index, stage in enumerate(self.journey.stages)}

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The places of the lanes by id."""
        return {lane.id: index for index, lane in enumerate(self.journey.lanes)}

    @cached_property
    def hues(self) -> Mapping[str, str]:
        """The colours of the personas by id."""
        return persona_hues(self.document)

    @cached_property
    def phases(self) -> Mapping[str, Phase]:
        """The phase of each stage that has one."""
        return {stage: phase for phase in self.journey.phases for stage in phase.stages}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The links between stages by id."""
        return {link.id: link for link in self.journey.links}

    @cached_property
    def open_lanes(self) -> tuple[str, ...]:
        """The lanes that stand below a stage: those that are drawn and hold cards."""
        lanes = self.journey.lanes
        return tuple(one.id for one in lanes if not one.hidden and lane_kind(one.kind).takes_cards)

    @cached_property
    def card_lanes(self) -> tuple[str, ...]:
        """The lanes that hold cards, hidden ones too."""
        return tuple(one.id for one in self.journey.lanes if lane_kind(one.kind).takes_cards)

    @cached_property
    def skeleton(self) -> tuple[object, ...]:
        """All on which it depends which rows there are, cards, personas and sources left out."""
        phases = tuple((phase.id, phase.stages) for phase in self.journey.phases)
        lanes = tuple((lane.id, lane.hidden) for lane in self.journey.lanes)
        return tuple(self.columns), lanes, phases, bool(self.journey.links)

    def is_hidden(self, key: Key) -> bool:
        """Whether a row stands for a hidden lane."""
        lane = self.lane(key.of) if key.kind in (Kind.LANE, Kind.CELL) else None
        return lane is not None and lane.hidden

    def children(self, key: Key) -> tuple[Key, ...]:
        """Return the rows below a row."""
        below = _BELOW.get(key.kind)
        return () if below is None or self.is_hidden(key) else below(self, key)

    def has_children(self, key: Key) -> bool:
        """Whether anything stands below a row; does not list it."""
        any_below = _ANY_BELOW.get(key.kind)
        return any_below is not None and not self.is_hidden(key) and bool(any_below(self, key))

    def parent(self, key: Key) -> Key | None:
        """Return the row above a row, ROOT above the first ones; None for a row that is not there."""
        match key.kind:
            case Kind.MAP | Kind.LINKS | Kind.PERSONAS | Kind.SOURCES:
                return ROOT if key in self.below_root() else None
            case Kind.LINK | Kind.PERSONA | Kind.SOURCE:
                there, above = self._listed(key)
                return None if there is None else above
            case Kind.CARD:
                card = self.card(key.of)
                cell = None if card is None else Key(Kind.CELL, card.lane, card.stage)
                return None if cell is None or self.is_hidden(cell) else self.known(cell)
            case Kind.CELL:
                by_stage = self.order is OutlineOrder.STAGES
                above = Key(Kind.STAGE, key.stage) if by_stage else Key(Kind.LANE, key.of)
                return above if key in self.children(above) else None
        if key.kind is Kind.STAGE and key.of in self.phases and self.order is OutlineOrder.STAGES:
            return Key(Kind.PHASE, self.phases[key.of].id)
        return self.known_below_map(key)

    def _listed(self, key: Key) -> tuple[object, Key]:
        """Return what a row below a list stands for, None where it has gone, and the row of the list."""
        if key.kind is Kind.LINK:
            return self.links.get(key.of), LINKS
        if key.kind is Kind.PERSONA:
            return self.persona(key.of), PERSONAS
        return self.source(key.of), SOURCES

    def known_below_map(self, key: Key) -> Key | None:
        """Return the row of the map where a row stands directly below it."""
        return Key(Kind.MAP, self.map_id) if key in self.below_map() else None

    def known(self, key: Key) -> Key | None:
        """Return a row that is there, None for any other."""
        return key if self.parent(key) is not None else None

    def stage(self, identifier: str) -> Stage | None:
        """Return a stage of the map."""
        index = self.columns.get(identifier)
        return None if index is None else self.journey.stages[index]

    def lane(self, identifier: str) -> Lane | None:
        """Return a lane of the map."""
        index = self.rows.get(identifier)
        return None if index is None else self.journey.lanes[index]

    def phase(self, identifier: str) -> Phase | None:
        """Return a phase of the map."""
        return next((phase for phase in self.journey.phases if phase.id == identifier), None)

    def card(self, identifier: str) -> Card | None:
        """Return a card of the map."""
        return self.journey.cards.card(identifier)

    def persona(self, identifier: str) -> Persona | None:
        """Return a persona of the document."""
        return self.document.persona(identifier)

    def source(self, identifier: str) -> Source | None:
        """Return a source of the document."""
        return next((source for source in self.document.sources if source.id == identifier), None)

    def cell(self, key: Key) -> Cell:
        """Return the cards of a cell; none of one that is not there."""
        row, column = self.rows.get(key.of), self.columns.get(key.stage)
        return EMPTY_CELL if row is None or column is None else self.journey.cards.cell(row, column)

    def is_rearranged(self, key: Key, before: Contents, difference: Difference) -> bool:
        """Whether cards of a cell may have come, gone or moved: who types changes what they say, no more."""
        if not is_in(key, difference) or key.of in difference.lanes:
            return is_in(key, difference)
        old, new = before.cell(key), self.cell(key)
        return len(old) != len(new) or any(a is not b and a.id != b.id for a, b in zip(old, new, strict=True))

    def below_root(self) -> tuple[Key, ...]:
        """Return the rows on top; links have theirs only where there are any."""
        links = (LINKS,) if self.journey.links else ()
        return (Key(Kind.MAP, self.map_id), *links, PERSONAS, SOURCES)

    def below_map(self) -> tuple[Key, ...]:
        """Return the rows below the map."""
        if self.order is OutlineOrder.LANES:
            return tuple(Key(Kind.LANE, lane.id) for lane in self.journey.lanes)
        found = (
            Key(Kind.PHASE, self.phases[stage.id].id)
            if stage.id in self.phases
            else Key(Kind.STAGE, stage.id)
            for stage in self.journey.stages
        )
        return tuple(dict.fromkeys(found))

    def below_phase(self, identifier: str) -> tuple[Key, ...]:
        """Return the stages of a phase; one that a file has put into two stands in the last of them."""
        return tuple(
            Key(Kind.STAGE, stage.id)
            for stage in self.journey.stages
            if stage.id in self.phases and self.phases[stage.id].id == identifier
        )

    def below_lane(self, identifier: str) -> tuple[Key, ...]:
        """Return the cells of a lane."""
        lane = self.lane(identifier)
        if lane is None or not lane_kind(lane.kind).takes_cards:
            return ()
        return tuple(Key(Kind.CELL, identifier, stage.id) for stage in self.journey.stages)


def is_in(key: Key, difference: Difference) -> bool:
    """Whether a row stands for a cell or a card that differs, or for a cell of a lane that is now hidden."""
    if key.kind is Kind.CELL:
        return key.of in difference.lanes or (key.of, key.stage) in difference.cells
    return key.kind is Kind.CARD and key.of in difference.cards


_BELOW: Mapping[Kind, Callable[[Contents, Key], tuple[Key, ...]]] = {
    Kind.ROOT: lambda now, _key: now.below_root(),
    Kind.MAP: lambda now, _key: now.below_map(),
    Kind.PHASE: lambda now, key: now.below_phase(key.of),
    Kind.STAGE: lambda now, key: tuple(Key(Kind.CELL, lane, key.of) for lane in now.card_lanes),
    Kind.LANE: lambda now, key: now.below_lane(key.of),
    Kind.CELL: lambda now, key: tuple(Key(Kind.CARD, card.id) for card in now.cell(key)),
    Kind.LINKS: lambda now, _key: tuple(Key(Kind.LINK, link) for link in now.links),
    Kind.PERSONAS: lambda now, _key: tuple(Key(Kind.PERSONA, one.id) for one in now.document.personas),
    Kind.SOURCES: lambda now, _key: tuple(Key(Kind.SOURCE, one.id) for one in now.document.sources),
}
_ANY_BELOW: Mapping[Kind, Callable[[Contents, Key], object]] = {
    Kind.ROOT: lambda _now, _key: True,
    Kind.MAP: lambda now, _key: now.journey.stages if now.order is OutlineOrder.STAGES else now.journey.lanes,
    Kind.PHASE: lambda now, key: now.phase(key.of),
    Kind.STAGE: lambda now, _key: now.card_lanes,
    Kind.LANE: lambda now, key: key.of in now.open_lanes and now.journey.stages,
    Kind.CELL: lambda now, key: now.cell(key),
    Kind.LINKS: lambda now, _key: now.journey.links,
    Kind.PERSONAS: lambda now, _key: now.document.personas,
    Kind.SOURCES: lambda now, _key: now.document.sources,
}
