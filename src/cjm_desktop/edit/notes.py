"""The notes that hang on a wall: stickers that were printed, what came back of them, and what is new.

A record of them is kept outside the file. It knows stickers by numbers, ids and prints of their words, so
that no word of a map leaves its file.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.edit.cell_text import told
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import lane_numbers, stage_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Map
    from cjm_desktop.model.stickers import PrintedSticker

MOST_NOTES = 10_000
"""So many stickers of a map are remembered, the latest."""
_PRINT_BYTES = 6
_KEPT_PRINTS = 16_384
"""Prints that are kept: with each line that is entered, those of all stickers are asked for again."""


class Note(NamedTuple):
    """A printed sticker as it is remembered; `words` is a print of what it said."""

    number: str
    card: str
    lane: str
    stage: str
    words: str = ""


class Frame(NamedTuple):
    """What the codes of cells meant when they were printed: ids of stages and of lanes, in their order."""

    stages: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()


class Notes(Struct, frozen=True):
    """What hangs on the wall of one map: printed stickers; ids of cards that came back, and of new ones.

    `frame` is that of the last printing of codes, whether on stickers of cards, blank ones or a poster.
    """

    printed: tuple[Note, ...] = ()
    back: frozenset[str] = frozenset()
    new: tuple[str, ...] = ()
    frame: Frame = Frame()

    def with_printed(self, notes: Iterable[Note], frame: Frame | None = None) -> Notes:
        """Return them with stickers that were printed now: what was printed anew has not come back yet."""
        added = tuple(notes)
        cards, numbers = {note.card for note in added}, {note.number for note in added}
        kept = (one for one in self.printed if one.card not in cards and one.number not in numbers)
        printed = (*kept, *added)[-MOST_NOTES:]
        new = tuple(card for card in self.new if card not in cards)
        back = self.back & {note.card for note in printed} - cards
        return Notes(printed, back, new, self.frame if frame is None else frame)

    def with_card(self, card: str, now: str) -> Notes:
        """Return them with a sticker that stands for another card now: its own was deleted and made anew."""
        printed = (one._replace(card=now) if one.card == card else one for one in self.printed)
        return replace(self, printed=tuple(printed))

    def with_back(self, card: str, *, is_back: bool = True) -> Notes:
        """Return them with a card that came back, or did not after all."""
        return replace(self, back=self.back | {card} if is_back else self.back - {card})

    def with_new(self, card: str, *, is_new: bool = True) -> Notes:
        """Return them with a card that was not printed but written on the wall, or without it."""
        kept = tuple(one for one in self.new if one != card)
        return replace(self, new=(*kept, card) if is_new else kept)


class Fate(StrEnum):
    """What became of a note, in the order in which one looks for them."""

    MISSING = "missing"
    """It was not brought back yet."""
    MOVED = "moved"
    REWORDED = "reworded"
    BACK = "back"
    NEW = "new"
    GONE = "gone"
    """Its card was deleted since."""


class Found(NamedTuple):
    """A note and what became of it; `card` as it is now, None where it is gone, `code` of its cell now."""

    fate: Fate
    number: str
    card: Card | None = None
    code: str = ""


def frame_of(journey: Map) -> Frame:
    """Return what the codes of cells mean now."""
    lanes = (lane.id for lane in journey.lanes if lane_kind(lane.kind).takes_cards)
    return Frame(tuple(stage.id for stage in journey.stages), tuple(lanes))


def notes_of(journey: Map, printed: Iterable[PrintedSticker]) -> tuple[Note, ...]:
    """Return stickers of a map that were printed as they are remembered."""
    return tuple(_note(journey, one) for one in printed)


def all_numbered(journey: Map) -> tuple[Note, ...]:
    """Return a note for each card of a map, with the number that its sticker would have now."""
    return tuple(
        Note(f"{code}-{count}", card.id, card.lane, card.stage, print_of(said(journey, card)))
        for code, group in groupby(_standing(journey), key=lambda one: one.code)
        for count, (card, _) in enumerate(group, 1)
    )


def found(journey: Map, notes: Notes) -> tuple[Found, ...]:
    """Return what became of the printed stickers and of the new notes, in the order of `Fate`."""
    if not notes.printed and not notes.new:
        return ()
    # One way through the map is much quicker than to ask for the place of each card.
    standing = {one.card.id: one for one in _standing(journey)}
    known = [_found(journey, notes, note, standing.get(note.card)) for note in notes.printed]
    for new in notes.new:
        if new in standing:
            card, code = standing[new]
            known.append(Found(Fate.NEW, code, card, code))
    order = {fate: number for number, fate in enumerate(Fate)}
    return tuple(sorted(known, key=lambda one: order[one.fate]))


def missing(journey: Map, notes: Notes) -> tuple[str, ...]:
    """Return the cards of a map whose stickers were printed and not brought back."""
    waiting = (note.card for note in notes.printed if note.card not in notes.back)
    return tuple(card for card in waiting if journey.cards.place_of(card) is not None)


@lru_cache(maxsize=_KEPT_PRINTS)
def print_of(text: str) -> str:
    """Return a print of words by which the same ones are known again, whatever their capitals and blanks."""
    plain = " ".join(text.casefold().split()).encode()
    return blake2b(plain, digest_size=_PRINT_BYTES).hexdigest() if plain else ""


def said(journey: Map, card: Card) -> str:
    """Return what a card says in words: a score its number, an emotion its level, too."""
    place = journey.cards.place_of(card.id)
    return card.text if place is None else told(card, lane_kind(journey.lanes[place.lane].kind).key)


def _note(journey: Map, printed: PrintedSticker) -> Note:
    card = journey.cards.card(printed.card)
    words = printed.text if card is None else said(journey, card)
    return Note(printed.number, printed.card, printed.lane, printed.stage, print_of(words))


class _Standing(NamedTuple):
    """A card and the code of its cell."""

    card: Card
    code: str


def _standing(journey: Map) -> Iterator[_Standing]:
    letters = [stage_letters(column) for column in range(len(journey.stages))]
    for row, number in zip(journey.cards.rows, lane_numbers(journey), strict=True):
        for letter, cell in zip(letters, row.cells, strict=True):
            if cell:
                code = f"{letter}{number}"
                yield from (_Standing(card, code) for card in cell)


def _found(journey: Map, notes: Notes, note: Note, now: _Standing | None) -> Found:
    if now is None:
        return Found(Fate.GONE, note.number)
    card, code = now
    if note.card not in notes.back:
        return Found(Fate.MISSING, note.number, card, code)
    if (card.lane, card.stage) != (note.lane, note.stage):
        return Found(Fate.MOVED, note.number, card, code)
    is_same = print_of(said(journey, card)) == note.words
    return Found(Fate.BACK if is_same else Fate.REWORDED, note.number, card, code)
