"""What a line that is typed when notes come back means for a map, and the edit it makes: one verb."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.edit.cards import (
    ONLY_A_SCORE,
    add_card,
    move_cards,
    persona_to_rate,
    set_fields,
    set_level,
    set_score,
    set_text,
)
from cjm_desktop.edit.cell_text import emotion_of, score_of
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import require_open
from cjm_desktop.edit.note_lines import parse_line
from cjm_desktop.edit.notes import Note, print_of, said
from cjm_desktop.edit.wall_codes import WallCodes
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import card_of, cell_code, lane_index, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.note_lines import Line
    from cjm_desktop.edit.notes import Notes
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Cell

_DASHES = "-–—− "


class Deed(StrEnum):
    """What a line does."""

    SHOW = "show"
    ADD = "add"
    SCORE = "score"
    RATE = "rate"
    BACK = "back"
    """A printed sticker came back as it was: the map stays."""
    REWORD = "reword"
    MOVE = "move"
    """A printed sticker came back in another cell, perhaps with other words."""


LABELS = {
    Deed.ADD: Label.ADD_CARD,
    Deed.SCORE: Label.SET_SCORE,
    Deed.RATE: Label.SET_LEVEL,
    Deed.REWORD: Label.CHANGE_CARDS,
    Deed.MOVE: Label.MOVE_CARDS,
}
"""What undo calls the step that a line makes."""


class Entry(Struct, frozen=True):
    """What a line means: the cell by its ids and by its code now, what is done, with which words.

    `card` is the one it is about, or the id of the new one; `note` the printed sticker it is. `asks` is for a
    note that only by its words is a sticker of another cell: it moves when that is confirmed. `doubt` names
    both cells where earlier stickers meant another one by the code, and asks as well.
    """

    deed: Deed
    lane: str
    stage: str
    code: str
    text: str = ""
    card: str = ""
    note: Note | None = None
    asks: bool = False
    doubt: Phrase | None = None


class Wall:
    """A map and the notes on its wall: what lines mean just now.

    `numbered` says which cards sticker numbers mean where no printed ones are known.
    """

    def __init__(self, journey: Map, notes: Notes, numbered: Callable[[], tuple[Note, ...]] = tuple) -> None:
        self.journey, self.notes = journey, notes
        self.codes = WallCodes(journey, notes)
        self._numbered = numbered

    def read(self, typed: str, *, as_new: bool = False) -> Entry:
        """Return what a line means; raises NotAllowed with one sentence on what is wrong with it.

        With `as_new` words that stand on a printed sticker are those of a new note all the same.
        """
        line = parse_line(typed)
        entry = self._of_cell(line, as_new=as_new) if line.sticker is None else self._of_sticker(line)
        code = line.code if line.sticker is None else line.target
        if as_new or code is None or entry.deed is Deed.SHOW:
            return entry
        doubt = self.codes.doubt(code)
        return entry if doubt is None else replace(entry, asks=True, doubt=doubt)

    def _of_cell(self, line: Line, *, as_new: bool) -> Entry:
        row, column = self.codes.place(line.code)
        require_open(self.journey.lanes[row])
        cell = self.journey.cards.cell(row, column)
        drawing = lane_kind(self.journey.lanes[row].kind).drawing
        if not line.text:
            return self._entry(Deed.SHOW, row, column)
        if drawing is Drawing.MARKS:
            return self._score(line.text, row, column, cell)
        if drawing is Drawing.CURVE and not emotion_of(line.text)["text"]:
            return self._entry(Deed.RATE, row, column, line.text, fresh_id())
        twin = None if as_new else self._twin(line.text, row, column)
        if twin is None:
            return self._entry(Deed.ADD, row, column, line.text, fresh_id())
        card = card_of(self.journey, twin.card)
        lane, stage = self.journey.lanes[row].id, self.journey.stages[column].id
        if (lane, stage) in ((twin.lane, twin.stage), (card.lane, card.stage)):
            return self._at_card(Deed.BACK, twin)
        return replace(self._entry(Deed.MOVE, row, column, "", card.id, twin), asks=True)

    def _score(self, text: str, row: int, column: int, cell: Cell) -> Entry:
        value = score_of(text.lstrip(_DASHES))
        if value is None:
            raise NotAllowed(ONLY_A_SCORE)
        card = cell[0].id if cell else fresh_id()
        return self._entry(Deed.SCORE, row, column, str(value), card, self._by_card.get(card))

    def _of_sticker(self, line: Line) -> Entry:
        note = self._by_number.get(line.number)
        if note is None:
            raise NotAllowed(self._unknown(line))
        target = None if line.target is None else self.codes.place(line.target)
        card = self.journey.cards.card(note.card)
        if card is None:
            return self._anew(line, note, target)
        row, column, _ = place_of(self.journey, card.id)
        if target is not None and target != (row, column):
            require_open(self.journey.lanes[target[0]])
            text = line.text if self._is_other(card, line.text) else ""
            return self._entry(Deed.MOVE, *target, text, card.id, note)
        if self._is_other(card, line.text):
            require_open(self.journey.lanes[row])
            return self._entry(Deed.REWORD, row, column, line.text, card.id, note)
        if card.id in self.notes.back:
            number = note.number
            raise NotAllowed(Phrase(f"{number} was brought back already.", f"{number} уже учтён."))
        return self._at_card(Deed.BACK, note)

    def _anew(self, line: Line, note: Note, target: tuple[int, int] | None) -> Entry:
        """A note whose card was deleted is a new one, if somebody says what it says."""
        if not line.text:
            number = note.number
            raise NotAllowed(
                Phrase(
                    f"The card of {number} was deleted since; {number} with its words adds it again.",
                    f"Карточку {number} с тех пор удалили; {number} с текстом добавит её снова.",
                )
            )
        row, column = target or self.codes.place_of_ids(note.lane, note.stage, note.number)
        require_open(self.journey.lanes[row])
        if lane_kind(self.journey.lanes[row].kind).drawing is Drawing.MARKS:
            entry = self._score(line.text, row, column, self.journey.cards.cell(row, column))
            return entry if self.journey.cards.card(entry.card) else replace(entry, note=note)
        return self._entry(Deed.ADD, row, column, line.text, fresh_id(), note)

    def _unknown(self, line: Line) -> Phrase:
        number = line.number
        row, column = self.codes.place(line.code)
        if lane_kind(self.journey.lanes[row].kind).drawing is Drawing.CURVE:
            code = line.code
            return Phrase(
                f"There is no sticker {number}; a level stands after a space: {code} -{line.sticker}.",
                f"Стикера {number} нет; уровень пишут через пробел: {code} -{line.sticker}.",
            )
        count = len(self.journey.cards.cell(row, column))
        return Phrase(
            f"There is no sticker {number}; {line.code} holds {count} now.",
            f"Стикера {number} нет; карточек в {line.code} сейчас: {count}.",
        )

    def _twin(self, text: str, row: int, column: int) -> Note | None:
        """Return the printed sticker that has these words and was not brought back, of this cell first."""
        place = (self.journey.lanes[row].id, self.journey.stages[column].id)
        twins = self._by_words.get(print_of(text), [])
        here = (one for one in twins if place in ((one.lane, one.stage), self._place_now(one)))
        return next(here, next(iter(twins), None))

    def _place_now(self, note: Note) -> tuple[str, str]:
        card = card_of(self.journey, note.card)
        return card.lane, card.stage

    def _is_other(self, card: Card, text: str) -> bool:
        """Whether words are others than a card has; its level alone says as much as with its words."""
        return bool(text) and print_of(text) not in (print_of(card.text), print_of(said(self.journey, card)))

    def _at_card(self, deed: Deed, note: Note) -> Entry:
        row, column, _ = place_of(self.journey, note.card)
        return self._entry(deed, row, column, "", note.card, note)

    def _entry(
        self, deed: Deed, row: int, column: int, text: str = "", card: str = "", note: Note | None = None
    ) -> Entry:
        lane, stage = self.journey.lanes[row].id, self.journey.stages[column].id
        return Entry(deed, lane, stage, cell_code(self.journey, row, column), text, card, note)

    @cached_property
    def _by_number(self) -> dict[str, Note]:
        return {note.number: note for note in self.notes.printed or self._numbered()}

    @cached_property
    def _by_words(self) -> dict[str, list[Note]]:
        """Stickers that were not brought back by prints of their words, those of then and those of now."""
        known: dict[str, list[Note]] = {}
        for note in self.notes.printed:
            card = None if note.card in self.notes.back else self.journey.cards.card(note.card)
            if card is not None:
                for words in {note.words, print_of(card.text)} - {""}:
                    known.setdefault(words, []).append(note)
        return known

    @cached_property
    def _by_card(self) -> dict[str, Note]:
        return {note.card: note for note in self.notes.printed}


def enter(journey: Map, entry: Entry) -> Map:
    """Do what a line means; raises NotFound, NotAllowed."""
    match entry.deed:
        case Deed.ADD:
            return _added(journey, entry)
        case Deed.SCORE:
            return set_score(journey, entry.stage, entry.lane, int(entry.text), entry.card)
        case Deed.RATE:
            return _rated(journey, entry)
        case Deed.REWORD:
            return _reworded(journey, entry)
        case Deed.MOVE:
            return move_cards(_reworded(journey, entry), (entry.card,), entry.stage, entry.lane)
    return journey


def _added(journey: Map, entry: Entry) -> Map:
    """Add a card; an emotion that has a level takes it over from the one that had it before."""
    lane = journey.lanes[lane_index(journey, entry.lane)]
    if lane_kind(lane.kind).drawing is not Drawing.CURVE:
        return add_card(journey, entry.stage, entry.lane, entry.card, entry.text)
    fields = emotion_of(entry.text)
    if "level" in fields:
        persona = persona_to_rate(journey, entry.lane, None)
        fields["personas"] = (persona,) if persona else ()
        journey = set_level(journey, entry.stage, entry.lane, None, entry.card, persona)
    return add_card(journey, entry.stage, entry.lane, entry.card, **fields)


def _rated(journey: Map, entry: Entry) -> Map:
    level, persona = emotion_of(entry.text)["level"], persona_to_rate(journey, entry.lane, None)
    return set_level(journey, entry.stage, entry.lane, level, entry.card, persona)


def _reworded(journey: Map, entry: Entry) -> Map:
    if not entry.text:
        return journey
    drawing = lane_kind(journey.lanes[place_of(journey, entry.card).lane].kind).drawing
    if drawing is Drawing.MARKS:
        return set_fields(journey, (entry.card,), value=score_of(entry.text.lstrip(_DASHES)))
    if drawing is Drawing.CURVE:
        said_now = emotion_of(entry.text)
        fields = {name: value for name, value in said_now.items() if name != "text" or value}
        return set_fields(journey, (entry.card,), **fields)
    return set_text(journey, entry.card, entry.text, anew=True)
