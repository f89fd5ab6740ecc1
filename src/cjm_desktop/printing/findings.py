"""What is worth knowing about a poster before or after it is printed; each finding leads to its cards."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjm_desktop.analysis.empty_cells import MOST_CODES, empty_cells, told_empty
from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import cell_code, lane_index, stage_index
from cjm_desktop.model.signs import told_signs
from cjm_desktop.model.terms import exact_number, exact_sides
from cjm_desktop.printing.greys import same_greys
from cjm_desktop.printing.planning.cut_words import cut_words_finding
from cjm_desktop.printing.planning.cuts import cut_by_seams, cut_finding, cut_slots_finding
from cjm_desktop.printing.poster.assembly import has_room_for_facts
from cjm_desktop.printing.poster.marks import LEAST_OVERLAP, unlabelled_sheets
from cjm_desktop.printing.spec import Style
from cjm_desktop.printing.texts import SMALLEST_POINTS
from cjm_desktop.printing.told import about_cards
from cjm_desktop.printing.workshop import small_slots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Map
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.texts import Smallest, Texts
    from cjm_desktop.printing.writing import Met

_TENTH = 0.1


def plan_findings(subject: Subject, poster: PosterPlan) -> tuple[Finding, ...]:
    """Return what can be said about a poster before it is drawn; quick enough for every turn of a knob.

    What does not depend on paper and scale is found once a subject.
    """
    return _told(subject, poster)


def poster_findings(subject: Subject, poster: PosterPlan, met: Met) -> tuple[Finding, ...]:
    """Return what is to be said about a poster that was drawn; `met` is what the writer of the file met."""
    unreadable = unreadable_pictures(subject.layout.journey.cards, met.unreadable)
    # Beside the map, too, the font may lack characters: in the name of its file.
    beside = None
    if met.missing - subject.missing:
        beside = lacking_glyphs(met.missing - subject.missing, ())
    return _told(subject, poster, beside, unreadable)


def _told(subject: Subject, poster: PosterPlan, *met: Finding | None) -> tuple[Finding, ...]:
    """Return all findings with those met in drawing; the mildest is the last, and hides none."""
    cuts = cut_by_seams(poster, subject.page, subject.layout) if len(poster.sheets) > 1 else ()
    found = (
        *subject.findings,
        _small_text(subject.texts.too_small(poster.scale), _small_codes(subject.code_size, poster.scale)),
        small_slots(poster),
        cut_finding(cuts),
        _unlabelled_sheets(poster),
        _plan_without_facts(poster),
        *met,
        cut_slots_finding(cuts),
        cut_words_finding(cuts, poster),
    )
    return tuple(finding for finding in found if finding is not None)


def subject_findings(subject: Subject, whole: Map) -> tuple[Finding, ...]:
    """Return what can be said about a map as it is printed, on whatever paper; `whole` is all of the map."""
    texts, layout, is_full = subject.texts, subject.layout, subject.what.style is Style.FULL
    found = (
        _overflow(texts),
        _cut_links(layout),
        lacking_glyphs(texts.missing, texts.cards_with(texts.missing)),
        _unshown_lanes(layout),
        # Where there is room for paper notes, cells are empty to be filled, and cards faint anyway.
        *(same_greys(layout, subject.theme) if is_full else ()),
        _empty_cells(layout.journey, whole) if is_full else None,
    )
    return tuple(finding for finding in found if finding is not None)


def _overflow(texts: Texts) -> Finding | None:
    if not texts.overflowing:
        return None
    sentence = Phrase("Text does not fit its card", "Текст не помещается")
    return about_cards(Code.OVERFLOW, sentence, texts.overflowing)


def _empty_cells(journey: Map, whole: Map) -> Finding | None:
    """Tell of cells without cards; leads to the first. Codes are those of the whole map."""
    cells = [(journey.lanes[lane].id, journey.stages[stage].id) for lane, stage in empty_cells(journey)]
    if not cells:
        return None
    codes = [
        cell_code(whole, lane_index(whole, lane), stage_index(whole, stage))
        for lane, stage in cells[:MOST_CODES]
    ]
    lane, stage = cells[0]
    return Finding(Code.EMPTY_CELLS, told_empty(codes, len(cells)), stage=stage, lane=lane)


def _cut_links(layout: MapLayout) -> Finding | None:
    """Tell of links whose words do not fit between the others; leads to the stage of the first."""
    cut = [
        box.link
        for box in layout.links
        if box.link is not None and box.link.text.strip() and _is_short(box.label, box.link.text)
    ]
    if not cut:
        return None
    return Finding(
        Code.OVERFLOW,
        Phrase(
            f"The words of links between stages do not fit; links: {len(cut)}.",
            f"Надписи связей между этапами не помещаются; связей: {len(cut)}.",
        ),
        stage=cut[0].origin,
    )


def _is_short(label: TextBlock | None, text: str) -> bool:
    return label is None or label.lines[0].text != " ".join(text.splitlines())


def lacking_glyphs(missing: Collection[str], cards: tuple[str, ...]) -> Finding | None:
    """Tell of characters that the font lacks and that stand on some cards; None where it has them all."""
    if not missing:
        return None
    shown = told_signs(sorted(missing))
    return about_cards(
        Code.MISSING_GLYPH,
        Phrase(
            f"The font has no glyph for {shown.en}: an empty frame is printed instead",
            f"В шрифте нет знаков {shown.ru}: вместо них печатается рамка",
        ),
        cards,
    )


def _small_codes(size: float, scale: float) -> float | None:
    """Return how large the codes of cells come out in pt where that is too small."""
    points = size * scale / MM_PER_PT
    return points if 0 < points < SMALLEST_POINTS else None


def _small_text(found: Smallest | None, codes: float | None) -> Finding | None:
    """Tell of text that is too small, and of codes of cells in `codes` pt, if these are, too."""
    if found is None:
        return None if codes is None else _told_small(Phrase("Codes of cells", "Коды ячеек"), _points(codes))
    size = _points(found.points)
    told = Phrase(f"the smallest {size.en}", f"самый мелкий — {size.ru}")
    if codes is not None:
        size = _points(codes)
        told = Phrase(f"{told.en}, codes of cells {size.en}", f"{told.ru}, коды ячеек — {size.ru}")
    return _told_small(Phrase("Text", "Текст"), told, found.cards)


def _told_small(what: Phrase, size: Phrase, cards: tuple[str, ...] = ()) -> Finding:
    sentence = Phrase(
        f"{what.en} under {SMALLEST_POINTS:g} pt at this scale, {size.en}",
        f"{what.ru} мельче {SMALLEST_POINTS:g} пт в этом масштабе, {size.ru}",
    )
    return about_cards(Code.SMALL_TEXT, sentence, cards)


def _points(points: float) -> Phrase:
    """Return a size in words, rounded down: what is just under the limit must not be told to be the limit."""
    # Past a tenth of a point nobody wants to know exactly, least of all that it is "0.0".
    size = exact_number(max(math.floor(points * 10) / 10, _TENTH))
    under = Phrase("", "") if points >= _TENTH else Phrase("under ", "меньше ")
    return Phrase(f"{under.en}{size.en} pt", f"{under.ru}{size.ru} пт")


def _unlabelled_sheets(poster: PosterPlan) -> Finding | None:
    """Tell of sheets with too little room beyond their seams; where these leave more, there is some yet."""
    if poster.spec.overlap >= LEAST_OVERLAP:
        return None
    count, least = len(unlabelled_sheets(poster)), exact_number(LEAST_OVERLAP)
    if not count:
        return None
    return Finding(
        Code.UNLABELLED_SHEETS,
        Phrase(
            f"Sheets without a label: {count}. Labels need an overlap of at least {least.en} mm.",
            f"Листов без подписи: {count}. Для подписей нужен нахлёст не меньше {least.ru} мм.",
        ),
    )


def _plan_without_facts(poster: PosterPlan) -> Finding | None:
    """Tell of an assembly plan that has no room for what it should tell about the poster."""
    if not poster.has_plan_page or has_room_for_facts(poster):
        return None
    width, height = poster.sheet or poster.page
    size = exact_sides((round(width, 1), round(height, 1)))
    return Finding(
        Code.BARE_PLAN,
        Phrase(
            f"Sheets of {size.en} mm leave the assembly plan no room to tell scale, paper, file and date.",
            f"На листах {size.ru} мм в плане сборки нет места для масштаба, бумаги, файла и даты.",
        ),
    )


def _unshown_lanes(layout: MapLayout) -> Finding | None:
    """Tell of lanes that are not on the poster, or by their name alone; leads to the first."""
    lanes = layout.journey.lanes
    hidden = [lane.id for lane in lanes if lane.hidden]
    collapsed = [lane.id for lane in lanes if lane.collapsed and not lane.hidden]
    if not hidden and not collapsed:
        return None
    en = [f"{_lanes_are(len(hidden))} hidden"] if hidden else []
    ru = [f"скрыто дорожек: {len(hidden)}"] if hidden else []
    if collapsed:
        count = len(collapsed)
        are = "is" if count == 1 else "are"
        en.append(f"{count} {are} collapsed" if hidden else f"{_lanes_are(count)} collapsed")
        ru.append(f"свёрнуто: {count}" if hidden else f"свёрнуто дорожек: {count}")
    russian = ", ".join(ru)
    sentence = Phrase(f"{', '.join(en)}.", f"{russian[0].upper()}{russian[1:]}.")
    return Finding(Code.UNSHOWN_LANES, sentence, lane=(hidden or collapsed)[0])


def _lanes_are(count: int) -> str:
    return "1 lane is" if count == 1 else f"{count} lanes are"


def unreadable_pictures(cards: Iterable[Card], unreadable: Collection[str]) -> Finding | None:
    """Tell of cards whose pictures could not be drawn; None where all could."""
    if not unreadable:
        return None
    blank = tuple(card.id for card in cards if card.picture in unreadable)
    return about_cards(
        Code.UNREADABLE_PICTURE,
        Phrase(
            "A picture cannot be read and is left empty",
            "Изображение не читается, на его месте пусто",
        ),
        blank,
    )
