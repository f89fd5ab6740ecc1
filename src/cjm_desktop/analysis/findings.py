"""What is worth knowing about a map before it is shown to anybody: a list, never a dialog."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjm_desktop.analysis.empty_cells import MOST_CODES, empty_cells, told_empty
from cjm_desktop.analysis.said import said_around, said_by
from cjm_desktop.model.kinds import LANE_KINDS, Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import cell_code, lane_number, lane_title, stage_letters, whose_level
from cjm_desktop.model.quote import quoted
from cjm_desktop.model.signs import told_signs
from cjm_desktop.model.terms import written_level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Map, Stage
    from cjm_desktop.model.grid import Cell


class Code(StrEnum):
    """What a finding is about."""

    NO_MAP = "no_map"
    NO_STAGE = "no_stage"
    NO_LANE = "no_lane"
    UNTITLED_STAGE = "untitled_stage"
    EMPTY_STAGE = "empty_stage"
    EMPTY_LANE = "empty_lane"
    UNKNOWN_KIND = "unknown_kind"
    UNSEEN_CARDS = "unseen_cards"
    SCORE_WITHOUT_MEANING = "score_without_meaning"
    EMOTION_WITHOUT_LEVEL = "emotion_without_level"
    LEVEL_TWICE = "level_twice"
    UNKNOWN_PERSONA = "unknown_persona"
    UNKNOWN_SOURCE = "unknown_source"
    UNKNOWN_PICTURE = "unknown_picture"
    MISSING_GLYPH = "missing_glyph"
    OVERFLOW = "overflow"
    SMALL_TEXT = "small_text"
    SMALL_SLOTS = "small_slots"
    UNREADABLE_PICTURE = "unreadable_picture"
    UNLABELLED_SHEETS = "unlabelled_sheets"
    BARE_PLAN = "bare_plan"
    UNSHOWN_LANES = "unshown_lanes"
    CUT_BY_SEAM = "cut_by_seam"
    EMPTY_CELLS = "empty_cells"
    SAME_GREY = "same_grey"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know, in words, with the ids of the map, stage, lane and cards it leads to."""

    code: Code
    sentence: Phrase
    map: str = ""
    stage: str = ""
    lane: str = ""
    cards: tuple[str, ...] = ()


def check(
    document: Document, lacks: Callable[[str], bool], reads: Callable[[str], bool] = lambda _: True
) -> tuple[Finding, ...]:
    """Return all findings in the order of the document.

    `lacks` tells whether the font lacks a character, `reads` whether the attached picture of a key can
    be read.
    """
    return tuple(_findings(document, lacks, reads))


def _findings(
    document: Document, lacks: Callable[[str], bool], reads: Callable[[str], bool]
) -> Iterator[Finding]:
    if not document.maps:
        yield Finding(Code.NO_MAP, Phrase("The document has no map.", "В документе нет ни одной карты."))
    for said in said_around(document):
        if gap := _gap(said.subject, said.text, lacks):
            yield Finding(Code.MISSING_GLYPH, gap, said.map, said.stage, said.lane)
    for persona in document.personas:
        if persona.portrait is not None and persona.portrait not in document.attachments:
            yield Finding(
                Code.UNKNOWN_PICTURE,
                Phrase(
                    f"The portrait of “{quoted(persona.name)}” is not in the file.",
                    f"Портрета персоны «{quoted(persona.name)}» нет в файле.",
                ),
            )
    for journey in document.maps:
        yield from _map_findings(document, journey)
        yield from _card_findings(document, journey, lacks, reads)


def _map_findings(document: Document, journey: Map) -> Iterator[Finding]:
    if not journey.stages:
        yield Finding(Code.NO_STAGE, Phrase("The map has no stage.", "На карте нет этапов."), journey.id)
    if not journey.lanes:
        yield Finding(Code.NO_LANE, Phrase("The map has no lane.", "На карте нет дорожек."), journey.id)
    known = {persona.id for persona in document.personas}
    for persona in journey.personas:
        if persona not in known:
            sentence = Phrase(
                f"The map names a persona that is not in the document ({quoted(persona)}).",
                f"На карте указана персона, которой нет в документе ({quoted(persona)}).",
            )
            yield Finding(Code.UNKNOWN_PERSONA, sentence, journey.id)
    # A map that nobody has begun to fill is not told that it is empty.
    is_started = len(journey.cards) > 0
    yield from _stage_findings(journey, is_started)
    yield from _lane_findings(journey, document.language, is_started)
    yield from _cell_findings(journey)


def _stage_findings(journey: Map, is_started: bool) -> Iterator[Finding]:
    covered = _covered_columns(journey)
    for column, stage in enumerate(journey.stages):
        letters = stage_letters(column)
        if not stage.title.strip():
            sentence = Phrase(f"Stage {letters} has no title.", f"У этапа {letters} нет названия.")
            yield Finding(Code.UNTITLED_STAGE, sentence, journey.id, stage.id)
        if is_started and column not in covered:
            sentence = Phrase(
                f"Stage {letters} has no cards yet.", f"На этапе {letters} пока нет ни одной карточки."
            )
            yield Finding(Code.EMPTY_STAGE, sentence, journey.id, stage.id)


def _covered_columns(journey: Map) -> set[int]:
    """Return the columns in which a card stands, or into which one reaches from the left."""
    covered: set[int] = set()
    for row in journey.cards.rows:
        for column, cell in enumerate(row.cells):
            if cell:
                covered.update(range(column, column + max(card.span for card in cell)))
    return covered


def _lane_findings(journey: Map, language: str, is_started: bool) -> Iterator[Finding]:
    for lane, row in zip(journey.lanes, journey.cards.rows, strict=True):
        title = quoted(lane_title(lane, language))
        if lane.kind not in LANE_KINDS:
            kind = quoted(lane.kind)
            sentence = Phrase(
                f"The lane “{kind}” is of a kind that this version does not know; it is kept as it is.",
                f"Дорожка вида «{kind}» этой версии не знакома; она сохраняется как есть.",
            )
            yield Finding(Code.UNKNOWN_KIND, sentence, journey.id, "", lane.id)
        if not lane_kind(lane.kind).takes_cards and any(row.cells):
            yield _unseen(journey, lane, title, [card for cell in row.cells for card in cell])
        if lane_kind(lane.kind).drawing is Drawing.MARKS and lane.meaning is None:
            sentence = Phrase(
                f"The lane “{title}” does not say whether 5 is good, important or urgent.",
                f"Дорожка «{title}» не говорит, что значит 5: хорошо, важно или срочно.",
            )
            yield Finding(Code.SCORE_WITHOUT_MEANING, sentence, journey.id, "", lane.id)
        if is_started and lane_kind(lane.kind).takes_cards and not any(row.cells):
            sentence = Phrase(
                f"The lane “{title}” has no cards yet.", f"В дорожке «{title}» пока нет карточек."
            )
            yield Finding(Code.EMPTY_LANE, sentence, journey.id, "", lane.id)


def _cell_findings(journey: Map) -> Iterator[Finding]:
    """Tell of cells without cards, but for those of a stage or lane that has none at all."""
    covered = _covered_columns(journey)
    filled = {index for index, row in enumerate(journey.cards.rows) if any(row.cells)}
    cells = [(lane, stage) for lane, stage in empty_cells(journey) if stage in covered and lane in filled]
    if cells:
        codes = [cell_code(journey, lane, stage) for lane, stage in cells[:MOST_CODES]]
        lane, stage = cells[0]
        sentence = told_empty(codes, len(cells))
        yield Finding(
            Code.EMPTY_CELLS, sentence, journey.id, journey.stages[stage].id, journey.lanes[lane].id
        )


def _unseen(journey: Map, lane: Lane, title: str, cards: list[Card]) -> Finding:
    said = next((quoted(card.text) for card in cards if card.text.strip()), "")
    en, ru = (f", among them “{said}”", f", среди них «{said}»") if said else ("", "")
    sentence = Phrase(
        f"The lane “{title}” is a divider and shows no cards, but holds some ({len(cards)}){en}.",
        f"Дорожка «{title}» — разделитель, карточек она не показывает, но они в ней есть ({len(cards)}){ru}.",
    )
    return Finding(Code.UNSEEN_CARDS, sentence, journey.id, "", lane.id, tuple(card.id for card in cards))


def _card_findings(
    document: Document, journey: Map, lacks: Callable[[str], bool], reads: Callable[[str], bool]
) -> Iterator[Finding]:
    check_card = _CardCheck(document, lacks, reads)
    for index, row in enumerate(journey.cards.rows):
        lane = journey.lanes[index]
        is_curve = lane_kind(lane.kind).drawing is Drawing.CURVE
        number, fields = lane_number(journey, index), lane_kind(lane.kind).fields
        for column, cell in enumerate(row.cells):
            if not cell:
                continue
            place = f"{stage_letters(column)}{number}"
            if is_curve and all(card.level is None for card in cell):
                yield _without_level(journey, journey.stages[column], lane.id, place)
            if is_curve and len(twice := _rated_twice(cell)) > 1:
                yield _level_twice(journey, twice, place)
            for card in cell:
                for code, sentence in check_card(card, place, fields):
                    yield Finding(code, sentence, journey.id, card.stage, card.lane, (card.id,))


def _without_level(journey: Map, stage: Stage, lane: str, place: str) -> Finding:
    sentence = Phrase(
        f"Cell {place} has words on the emotion but no level, so the curve passes it by.",
        f"В ячейке {place} эмоция названа, но без уровня: кривая её не учитывает.",
    )
    return Finding(Code.EMOTION_WITHOUT_LEVEL, sentence, journey.id, stage.id, lane)


def _rated_twice(cell: Cell) -> tuple[Card, ...]:
    """Return a card with a level and those with another one of its persona in the cell; else none."""
    first: dict[str, Card] = {}
    twice: dict[str, Card] = {}
    for card in cell:
        for persona in whose_level(card.personas) if card.level is not None else ():
            counted = first.setdefault(persona, card)
            if counted is not card:
                twice |= {counted.id: counted, card.id: card}
    return tuple(twice.values())


def _level_twice(journey: Map, cards: Sequence[Card], place: str) -> Finding:
    level = written_level(cards[0].level or 0)
    sentence = Phrase(
        f"Cell {place} has several levels of one emotion; the first one, {level}, counts and is drawn.",
        f"В ячейке {place} несколько уровней одной эмоции; учтён и нарисован первый, {level}.",
    )
    of = cards[0]
    return Finding(Code.LEVEL_TWICE, sentence, journey.id, of.stage, of.lane, tuple(one.id for one in cards))


class _CardCheck:
    """What may be wrong with one card of a document."""

    def __init__(
        self, document: Document, lacks: Callable[[str], bool], reads: Callable[[str], bool]
    ) -> None:
        self._personas = {persona.id for persona in document.personas}
        self._sources = {source.id for source in document.sources}
        self._pictures = {*document.attachments}
        self._lacks, self._reads = lacks, reads

    def __call__(self, card: Card, place: str, fields: Sequence[str]) -> Iterator[tuple[Code, Phrase]]:
        if not self._personas.issuperset(card.personas):
            yield (
                Code.UNKNOWN_PERSONA,
                Phrase(
                    f"Cell {place}: a card names a persona that is not in the document.",
                    f"Ячейка {place}: у карточки указана персона, которой нет в документе.",
                ),
            )
        if not self._sources.issuperset(card.sources):
            yield (
                Code.UNKNOWN_SOURCE,
                Phrase(
                    f"Cell {place}: a card names a source that is not in the document.",
                    f"Ячейка {place}: у карточки указан источник, которого нет в документе.",
                ),
            )
        if card.picture is not None and card.picture not in self._pictures:
            yield (
                Code.UNKNOWN_PICTURE,
                Phrase(
                    f"Cell {place}: the picture of a card is not in the file.",
                    f"Ячейка {place}: изображения карточки нет в файле.",
                ),
            )
        elif card.picture is not None and not self._reads(card.picture):
            yield (
                Code.UNREADABLE_PICTURE,
                Phrase(
                    f"Cell {place}: the picture of a card cannot be read; its place stays empty.",
                    f"Ячейка {place}: изображение карточки не читается; на его месте пусто.",
                ),
            )
        if gap := _gap(Phrase(f"Cell {place}", f"Ячейка {place}"), said_by(card, fields), self._lacks):
            yield Code.MISSING_GLYPH, gap


def _gap(subject: Phrase, text: str, lacks: Callable[[str], bool]) -> Phrase | None:
    """Return the sentence on the characters of `text` that the font lacks, None where it has them all."""
    lacking = [sign for sign in dict.fromkeys(text) if lacks(sign)]
    if not lacking:
        return None
    missing = told_signs(lacking)
    return Phrase(
        f"{subject.en}: the font lacks {missing.en}; an empty box is drawn instead.",
        f"{subject.ru}: в шрифте нет {missing.ru}; вместо знака рисуется рамка.",
    )
