"""Finding words in every text of a map: pure, and quick enough to answer each key at 10,000 cards.

The texts of a lane are joined into one long text, in which Python searches at native speed; it is made
anew only when the row of the grid is another one. Where a hit stands is worked out when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Source, Stage
from cjm_desktop.model.queries import lane_title
from cjm_desktop.model.text import clean_text
from cjm_desktop.model.texts import WHOLE, TextKind, TextPlace, text_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.model.grid import Row
    from cjm_desktop.model.record import Record

NOT_SAID = "not_said"
"""The evidence of cards that say none, as a filter."""
_BETWEEN = "\0"
"""Stands between texts that are searched as one; no text of a document holds it."""
_SMALL_WORDS = 8_192


class Filters(Struct, frozen=True):
    """Which cards are searched, each None for all; with any of them nothing but cards is searched.

    `lane` and `persona` are ids; a card that names no persona is about everyone. `evidence` is "fact",
    "hypothesis" or NOT_SAID.
    """

    lane: str | None = None
    tag: str | None = None
    persona: str | None = None
    evidence: str | None = None
    owner: str | None = None

    @property
    def is_any(self) -> bool:
        """Whether any of them leaves something out."""
        return self != NO_FILTERS

    def take(self, card: Card) -> bool:
        """Whether a card is searched."""
        return (
            (self.lane is None or card.lane == self.lane)
            and (self.tag is None or self.tag in card.tags)
            and (self.persona is None or not card.personas or self.persona in card.personas)
            and (self.evidence is None or (card.evidence or NOT_SAID) == self.evidence)
            and (self.owner is None or card.owner == self.owner)
        )


NO_FILTERS = Filters()


class Query(Struct, frozen=True):
    """What to look for; without a text, but with filters, each card that they leave is a hit."""

    text: str = ""
    match_case: bool = False
    whole_words: bool = False
    filters: Filters = NO_FILTERS


class Hit(NamedTuple):
    """The characters `start` to `end` of the text at a place."""

    place: TextPlace
    start: int
    end: int


class Passage(NamedTuple):
    """A text and where it stands; `stage` is that of a card, else ""."""

    place: TextPlace
    text: str
    stage: str = ""


class _Block:
    """Texts that are searched as one."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        texts = [passage.text for passage in self.passages]
        self.starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self.joined = _BETWEEN.join(texts).replace("\u00a0", " ")

    @cached_property
    def folded(self) -> str:
        """The same without capital letters, character for character."""
        return _without_capitals(self.joined)

    def offsets(self, query: Query) -> list[int]:
        """Return where hits begin, none of which overlap."""
        if not query.text:
            of_cards = zip(self.starts, self.passages, strict=False)
            return [at for at, passage in of_cards if passage.place.field == "text" and query.filters.is_any]
        return list(_found(self.joined if query.match_case else self.folded, query))


class Texts(NamedTuple):
    """The texts of a map as they are searched; given the ones before an edit only what it touched is new."""

    journey: Map
    filters: Filters
    frame: tuple[object, ...]
    blocks: tuple[_Block, ...]
    """Of the document and its people, of what stands over the columns, and of each lane."""


def texts_of(
    document: Document, journey: Map, filters: Filters = NO_FILTERS, before: Texts | None = None
) -> Texts:
    """Return the texts of a map of a document; `before` is reused wherever nothing changed."""
    if before is not None and before.filters != filters:
        before = None
    frame = (*(getattr(document, name) for name in text_fields(Document)), document.language)
    frame += (document.personas, document.sources, journey.title, journey.scenario, journey.id)
    known = {} if before is None else _known_rows(before, document.language)
    kept = before is not None and before.frame == frame
    head = _over_columns(before, journey, filters)
    around = before.blocks[0] if kept and before is not None else _Block(_around(document, journey, filters))
    rows = (
        known.get((id(lane), id(row), document.language)) or _Block(_of_lane(lane, row, document, filters))
        for lane, row in zip(journey.lanes, journey.cards.rows, strict=True)
    )
    return Texts(journey, filters, frame, (around, head, *rows))


class Found:
    """All hits of a query, counted; each is worked out when it is asked for."""

    def __init__(self, texts: Texts, query: Query) -> None:
        self.texts = texts
        self.query = query
        self._offsets = [block.offsets(query) for block in texts.blocks]
        self._before = list(accumulate(map(len, self._offsets), initial=0))
        self._spans: dict[int, tuple[Card, tuple[Hit, ...]]] = {}

    def __len__(self) -> int:
        return self._before[-1]

    def __getitem__(self, number: int) -> Hit:
        """Return a hit by its number from 0, in the order of the map."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        which = bisect_right(self._before, number) - 1
        block = self.texts.blocks[which]
        at = self._offsets[which][number - self._before[which]]
        passage = bisect_right(block.starts, at) - 1
        start = at - block.starts[passage]
        return Hit(block.passages[passage].place, start, start + len(self.query.text))

    @property
    def own(self) -> tuple[int, ...]:
        """The numbers of the hits in what belongs to this map alone, not to the document or its people."""
        around = (number for number in range(self._before[1]) if self[number].place.kind is TextKind.MAP)
        return (*around, *range(self._before[1], len(self)))

    def number_from(self, place: TextPlace, start: int = 0) -> int:
        """Return the number of the first hit at a place or after it, 0 where there is none after."""
        for which, block in enumerate(self.texts.blocks):
            for number, passage in enumerate(block.passages):
                if passage.place == place:
                    return self._number_at(which, block.starts[number] + start)
        return 0

    def number_from_cell(self, lane: int, stages: Sequence[str]) -> int:
        """Return the number of the first hit in cells of a lane (by index) at these stages, or after them."""
        block = self.texts.blocks[lane + 2]
        for number, passage in enumerate(block.passages):
            if passage.stage in stages:
                return self._number_at(lane + 2, block.starts[number])
        return self._number_at(lane + 2, block.starts[-1])

    def spans_in(self, card: Card) -> tuple[Hit, ...]:
        """Return the hits in the texts of a card as it is, kept as long as it is the same."""
        known = self._spans.get(id(card))
        if known is None or known[0] is not card:
            known = self._spans[id(card)] = (card, tuple(self._spans_in(card)))
        return known[1]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where hits would be in a text that is no card's, none while filters leave only cards."""
        if self.query.filters.is_any or not self.query.text:
            return []
        return [(at, at + len(self.query.text)) for at in _found(_prepared(text, self.query), self.query)]

    def _spans_in(self, card: Card) -> Iterator[Hit]:
        if not self.query.filters.take(card):
            return
        for passage in _passages(TextKind.CARD, card):
            hits = _found(_prepared(passage.text, self.query), self.query) if self.query.text else ()
            for at in hits:
                yield Hit(passage.place, at, at + len(self.query.text))

    def _number_at(self, which: int, offset: int) -> int:
        number = self._before[which] + bisect_left(self._offsets[which], offset)
        return number if number < len(self) else 0


def find(texts: Texts, text: str, *, match_case: bool = False, whole_words: bool = False) -> Found:
    """Find a text in the texts of a map; a no-break space is a space."""
    wanted = clean_text(text).replace("\u00a0", " ")
    query = Query(wanted if match_case else _without_capitals(wanted), match_case, whole_words, texts.filters)
    return Found(texts, query)


def replaced_texts(found: Found, numbers: Iterable[int], new: str) -> dict[TextPlace, str]:
    """Return what texts say with `new` in place of the hits of these numbers; no record is changed."""
    spans: dict[TextPlace, list[Hit]] = {}
    for number in numbers:
        hit = found[number]
        spans.setdefault(hit.place, []).append(hit)
    texts = {
        one.place: one.text for block in found.texts.blocks for one in block.passages if one.place in spans
    }
    return {place: _with_replaced(texts[place], hits, new) for place, hits in spans.items()}


class Choices(NamedTuple):
    """What filters can be set to, in the order of the alphabet."""

    tags: tuple[str, ...]
    owners: tuple[str, ...]


def choices_of(journey: Map) -> Choices:
    """Return which tags and responsible persons the cards of a map name."""
    tags, owners = set[str](), set[str]()
    for card in journey.cards:
        tags.update(card.tags)
        owners.add(card.owner)
    return Choices(tuple(sorted(tags, key=str.casefold)), tuple(sorted(owners - {""}, key=str.casefold)))


def _known_rows(before: Texts, language: str) -> dict[tuple[int, int, str], _Block]:
    # The map that is kept holds its lanes and rows, so that no other object can have their ids.
    if before.frame[len(text_fields(Document))] != language:
        return {}
    pairs = zip(before.journey.lanes, before.journey.cards.rows, before.blocks[2:], strict=True)
    return {(id(lane), id(row), language): block for lane, row, block in pairs}


def _over_columns(before: Texts | None, journey: Map, filters: Filters) -> _Block:
    if before is not None and _same_head(before.journey, journey):
        return before.blocks[1]
    if filters.is_any:
        return _Block(())
    parts: tuple[tuple[TextKind, Sequence[Phase | Link | Stage]], ...] = (
        (TextKind.PHASE, journey.phases),
        (TextKind.LINK, journey.links),
        (TextKind.STAGE, journey.stages),
    )
    return _Block(passage for kind, records in parts for one in records for passage in _passages(kind, one))


def _same_head(one: Map, other: Map) -> bool:
    return one.stages is other.stages and one.phases is other.phases and one.links is other.links


def _around(document: Document, journey: Map, filters: Filters) -> Iterator[Passage]:
    if filters.is_any:
        return
    yield from _passages(TextKind.DOCUMENT, document)
    yield from _passages(TextKind.MAP, journey)
    people: tuple[tuple[TextKind, Sequence[Persona | Source]], ...] = (
        (TextKind.PERSONA, document.personas),
        (TextKind.SOURCE, document.sources),
    )
    for kind, records in people:
        for record in records:
            yield from _passages(kind, record)


def _of_lane(lane: Lane, row: Row, document: Document, filters: Filters) -> Iterator[Passage]:
    if not filters.is_any:
        # A lane without a name of its own is called as it is shown.
        yield Passage(TextPlace(TextKind.LANE, lane.id, "title"), lane_title(lane, document.language))
        yield from (one for one in _passages(TextKind.LANE, lane) if one.place.field != "title")
    for cell in row.cells:
        for card in cell:
            if filters.take(card):
                yield from _passages(TextKind.CARD, card)


def _passages(kind: TextKind, record: Record) -> Iterator[Passage]:
    """Yield the texts of a record that say anything, and a card's own text in any case."""
    name = "" if kind is TextKind.DOCUMENT else record.id  # type: ignore[attr-defined]
    stage = record.stage if isinstance(record, Card) else ""
    for field in text_fields(type(record)):
        value = getattr(record, field)
        if isinstance(value, str):
            if value or (stage and field == "text"):
                yield Passage(TextPlace(kind, name, field, WHOLE), value, stage)
        elif isinstance(value, tuple):
            for index, text in enumerate(value):
                yield Passage(TextPlace(kind, name, field, index), text, stage)


def _prepared(text: str, query: Query) -> str:
    plain = text.replace("\u00a0", " ")
    return plain if query.match_case else _without_capitals(plain)


@lru_cache(maxsize=_SMALL_WORDS)
def _small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


def _without_capitals(text: str) -> str:
    """Return a text in small letters, each at the place of its capital one."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small, text))


def _found(text: str, query: Query) -> Iterator[int]:
    wanted, length = query.text, len(query.text)
    at = text.find(wanted)
    while at >= 0:
        is_hit = not query.whole_words or _is_whole(text, at, at + length)
        if is_hit:
            yield at
        at = text.find(wanted, at + (length if is_hit else 1))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over either end."""
    goes_on_before = start > 0 and _in_word(text[start - 1]) and _in_word(text[start])
    goes_on_after = end < len(text) and _in_word(text[end - 1]) and _in_word(text[end])
    return not goes_on_before and not goes_on_after


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _with_replaced(text: str, hits: Iterable[Hit], new: str) -> str:
    for hit in sorted(hits, reverse=True):
        text = text[: hit.start] + new + text[hit.end :]
    return text
