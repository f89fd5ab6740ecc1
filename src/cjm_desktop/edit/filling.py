"""Filling cells of a map with many cards and texts at once: what each kind of cell takes, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from cjm_desktop.edit.cell_text import change_of, emotion_of, score_of, told
from cjm_desktop.edit.levels import rated_for
from cjm_desktop.edit.records import change, make
from cjm_desktop.model.card import Card
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind, spans_stages
from cjm_desktop.model.queries import cell_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Cell


class Draft(Struct, frozen=True):
    """What is to become a card: a text, or a card of a lane of some kind with fields that it gets here."""

    text: str = ""
    card: Card | None = None
    kind: str = ""
    fields: Mapping[str, object] = {}
    span: int = 1
    """Over how many stages a text reaches, where its lane lets it."""

    @property
    def words(self) -> str:
        """What it says in words."""
        return self.text if self.card is None else told(self.card, self.kind)


Drafts = dict[tuple[int, int], tuple[Draft, ...]]
"""Drafts by row and column of a block."""


class Filling:
    """A map that is being filled; nothing of it changes before `filled` makes the next map.

    `language` is the one in which its texts write numbers.
    """

    def __init__(self, journey: Map, language: str = "en") -> None:
        self.cards: dict[str, None] = {}
        """The ids of the cards that came in or changed, in their order."""
        self.refused: list[str] = []
        """The codes of cells that could not take something."""
        self.unrated: list[str] = []
        """The codes of cells whose level stayed, so that words came without the other one that they had."""
        self.outside = 0
        """How much was meant for stages or lanes that are not there."""
        self._journey = journey
        self._language = language
        self._cells: dict[tuple[int, int], Cell] = {}
        self._scored: set[tuple[int, int]] = set()

    @property
    def count(self) -> int:
        """How many cards came in or changed."""
        return len(self.cards)

    def put(self, row: int | None, column: int | None, drafts: Iterable[Draft]) -> None:
        """Put drafts into the cell of a lane and a stage, by index, after what is there."""
        for draft in drafts:
            if row is None or column is None:
                self.outside += 1
                continue
            cell = self._cells.get((row, column), self._journey.cards.cell(row, column))
            filled = self._with(cell, draft, row, column)
            if filled is not None:
                self._cells[row, column] = filled
            else:
                self._note(self.refused, row, column)

    def _note(self, codes: list[str], row: int, column: int) -> None:
        if (code := cell_code(self._journey, row, column)) not in codes[-1:]:
            codes.append(code)

    def filled(self) -> Map:
        """Return the map with everything in its cells."""
        if not self._cells:
            return self._journey
        return self._journey.replaced(cards=self._journey.cards.with_cells(self._cells))

    def _with(self, cell: Cell, draft: Draft, row: int, column: int) -> Cell | None:
        """Return the cell with the draft in it, or None where it cannot take it; raises NotAllowed."""
        drawing = lane_kind(self._journey.lanes[row].kind).drawing
        if drawing is Drawing.RULE:
            return None
        if drawing is Drawing.MARKS:
            return self._with_score(cell, draft, row, column)
        if drawing is Drawing.CURVE and draft.card is not None:
            return self._with_feeling(cell, draft, draft.card, row, column)
        if drawing is Drawing.CURVE:
            return self._with_emotion(cell, draft, row, column)
        if draft.card is not None:
            return (*cell, self._moved(draft, draft.card, row, column, drawing))
        span = min(draft.span, len(self._journey.stages) - column)
        kind = self._journey.lanes[row].kind
        fields: dict[str, object] = {"text": draft.text}
        if kind == "kpi":
            fields = change_of(draft.text, self._language)
        if span > 1 and spans_stages(kind):
            fields["span"] = span
        return (*cell, self._made(row, column, **fields))

    def _with_score(self, cell: Cell, draft: Draft, row: int, column: int) -> Cell | None:
        """A cell holds one score: another one takes its place."""
        value = draft.card.value if draft.card is not None else None
        value = score_of(draft.words) if value is None else value
        if value is None or (row, column) in self._scored:
            return None
        self._scored.add((row, column))
        if cell:
            self.cards[cell[0].id] = None
            return (change(cell[0], value=value), *cell[1:])
        if draft.card is not None:
            return (self._moved(draft, draft.card.replaced(value=value), row, column, Drawing.MARKS),)
        return (self._made(row, column, value=value),)

    def _with_emotion(self, cell: Cell, draft: Draft, row: int, column: int) -> Cell:
        """A mere level goes to the words that are there, as one that is set by its key does."""
        fields = emotion_of(draft.text)
        if not cell:
            return (self._made(row, column, **fields),)
        rated = next((index for index, card in enumerate(cell) if card.level is not None), 0)
        if not fields["text"]:
            return self._rated(cell, rated, fields["level"])
        if self._stays(cell, rated_for(cell, ()), fields.get("level"), row, column):
            fields["level"] = None
        return (*cell, self._made(row, column, **fields))

    def _with_feeling(self, cell: Cell, draft: Draft, card: Card, row: int, column: int) -> Cell:
        """To a level of the persona words come without theirs; a mere level takes its place."""
        personas = cast("tuple[str, ...]", draft.fields.get("personas", card.personas))
        at = None if card.level is None else rated_for(cell, personas)
        if at is not None and not card.text and lane_kind(draft.kind).drawing is Drawing.CURVE:
            return self._rated(cell, at, card.level)
        left = card.replaced(level=None) if self._stays(cell, at, card.level, row, column) else card
        return (*cell, self._moved(draft, left, row, column, Drawing.CURVE))

    def _stays(self, cell: Cell, at: int | None, level: int | None, row: int, column: int) -> bool:
        """Whether there is a level already; noted where that of the words that come is another one."""
        if at is not None and level is not None and cell[at].level != level:
            self._note(self.unrated, row, column)
        return at is not None

    def _rated(self, cell: Cell, at: int, level: int | None) -> Cell:
        self.cards[cell[at].id] = None
        return (*cell[:at], change(cell[at], level=level), *cell[at + 1 :])

    def _made(self, row: int, column: int, **fields: object) -> Card:
        stage, lane = self._journey.stages[column].id, self._journey.lanes[row].id
        made: Card = make(Card, id=fresh_id(), stage=stage, lane=lane, **fields)
        self.cards[made.id] = None
        return made

    def _moved(self, draft: Draft, card: Card, row: int, column: int, drawing: Drawing) -> Card:
        """Return a copy of a card in its place; what it said without words it says in words elsewhere."""
        fields = dict(draft.fields)
        if not card.text and not card.picture and lane_kind(draft.kind).drawing is not drawing:
            fields["text"] = draft.words
        stage, lane = self._journey.stages[column].id, self._journey.lanes[row].id
        moved = card.replaced(id=fresh_id(), stage=stage, lane=lane, **fields)
        self.cards[moved.id] = None
        return moved
