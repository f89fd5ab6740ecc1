"""What is worth knowing about a poster before or after it is printed; each finding leads to its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.font import lacks
from cjm_desktop.layout.text import is_cut, line_width
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.marks import LEAST_OVERLAP, unlabelled_sheets
from cjm_desktop.printing.workshop import small_slots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.card import Card
    from cjm_desktop.printing.plan import PosterPlan

SMALLEST_POINTS = 6.0
"""Text under this size on paper is hard to read at arm's length."""
_TENTH = 0.1
_HAIR = 0.05
_MOST_SIGNS = 12


class _Text(NamedTuple):
    """A text block with the card it belongs to, "" for a header, and the room it has, if that is bounded."""

    card: str
    block: TextBlock
    room: Rect | None


def signs_without_glyph(layout: MapLayout) -> frozenset[str]:
    """Return the characters on a map that the font lacks; the same for every poster of it."""
    signs: set[str] = set()
    for text in _texts(layout):
        for line in text.block.lines:
            signs.update(line.text)
    return frozenset(filter(lacks, signs))


def plan_findings(layout: MapLayout, poster: PosterPlan, missing: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what can be said about a poster before it is drawn; quick enough for every turn of a knob.

    `missing` are the characters the font lacks.
    """
    found = (
        _missing_glyphs(_texts(layout), frozenset(missing)),
        _small_text(_texts(layout), poster.scale),
        small_slots(poster),
        _unlabelled_sheets(poster),
        _unshown_lanes(layout),
    )
    return tuple(finding for finding in found if finding is not None)


def poster_findings(
    layout: MapLayout, poster: PosterPlan, missing: Iterable[str], unreadable: Iterable[str]
) -> tuple[Finding, ...]:
    """Return what is to be said about a poster that was drawn.

    `missing` are the characters the font has not, `unreadable` the attachments that could not be drawn,
    both as the writer of the file met them.
    """
    texts = tuple(_texts(layout))
    found = (
        _overflow(texts),
        _cut_links(layout),
        *plan_findings(layout, poster, missing),
        unreadable_pictures(layout.journey.cards, frozenset(unreadable)),
    )
    return tuple(finding for finding in found if finding is not None)


def _texts(layout: MapLayout) -> Iterator[_Text]:
    yield from (_Text("", block, None) for block in _blocks_around(layout))
    for index in layout.shown_rows:
        for cell in layout.rows[index].cells:
            for box in cell.boxes:
                yield from (_Text(box.card.id, block, box.rect) for block in box.blocks)
            looks = (part.look for part in cell.parts)
            yield from (_Text("", look, None) for look in looks if isinstance(look, TextBlock))


def _blocks_around(layout: MapLayout) -> Iterator[TextBlock]:
    """Yield the texts of title, personas, footer and headers."""
    title, footer = layout.title, layout.footer
    yield from (title.title, title.subtitle, footer.text)
    yield from (item.text for item in footer.legend)
    for persona in title.personas:
        yield from (persona.name, persona.role)
    yield from (phase.title for phase in layout.phases)
    yield from (link.label for link in layout.links if link.label is not None)
    for stage in layout.stages:
        yield from (stage.title, stage.task)
    for index in layout.shown_rows:
        row = layout.rows[index]
        yield row.header.title
        if not row.lane.collapsed:
            yield row.header.question


def _overflow(texts: Iterable[_Text]) -> Finding | None:
    cards = _cards(text for text in texts if text.room is not None and _sticks_out(text.block, text.room))
    if not cards:
        return None
    return about_cards(
        Code.OVERFLOW,
        Phrase(
            "Text does not fit its card",
            "Текст не помещается",
        ),
        cards,
    )


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


def _sticks_out(block: TextBlock, room: Rect) -> bool:
    if is_cut(block.lines):
        return True
    widest = max((line_width(line, block.style) for line in block.lines), default=0.0)
    return block.y + block.height > room.bottom + _HAIR or widest > block.width + _HAIR


def _missing_glyphs(texts: Iterable[_Text], missing: frozenset[str]) -> Finding | None:
    if not missing:
        return None
    cards = _cards(t for t in texts if any(missing.intersection(line.text) for line in t.block.lines))
    return lacking_glyphs(missing, cards)


def lacking_glyphs(missing: Collection[str], cards: tuple[str, ...]) -> Finding | None:
    """Tell of characters that the font lacks and that stand on some cards; None where it has them all."""
    if not missing:
        return None
    shown = " ".join(sorted(missing)[:_MOST_SIGNS]) + (" …" if len(missing) > _MOST_SIGNS else "")
    return about_cards(
        Code.MISSING_GLYPH,
        Phrase(
            f"The font has no glyph for {shown}: an empty frame is printed instead",
            f"В шрифте нет знаков {shown}: вместо них печатается рамка",
        ),
        cards,
    )


def _small_text(texts: Iterable[_Text], scale: float) -> Finding | None:
    small = [t for t in texts if t.block.lines and t.block.style.size * scale / MM_PER_PT < SMALLEST_POINTS]
    if not small:
        return None
    smallest = min(text.block.style.size for text in small) * scale / MM_PER_PT
    cards = _cards(small)
    # Past a tenth of a point nobody wants to know exactly, least of all that it is "0.0".
    en = f"the smallest {smallest:.1f} pt" if smallest >= _TENTH else f"the smallest under {_TENTH:g} pt"
    ru = f"самый мелкий — {smallest:.1f} пт" if smallest >= _TENTH else f"самый мелкий — меньше {_TENTH:g} пт"
    return about_cards(
        Code.SMALL_TEXT,
        Phrase(
            f"Text under {SMALLEST_POINTS:g} pt at this scale, {en}",
            f"Текст мельче {SMALLEST_POINTS:g} пт в этом масштабе, {ru.replace('.', ',')}",
        ),
        cards,
    )


def _unlabelled_sheets(poster: PosterPlan) -> Finding | None:
    """Tell of sheets with too little room beyond their seams; where these leave more, there is some yet."""
    if poster.spec.overlap >= LEAST_OVERLAP:
        return None
    count, least = len(unlabelled_sheets(poster)), f"{LEAST_OVERLAP:g}"
    if not count:
        return None
    return Finding(
        Code.UNLABELLED_SHEETS,
        Phrase(
            f"Sheets without a label: {count}. Labels need an overlap of at least {least} mm.",
            f"Листов без подписи: {count}. "
            f"Для подписей нужен нахлёст не меньше {least.replace('.', ',')} мм.",
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


def about_cards(code: Code, sentence: Phrase, cards: tuple[str, ...]) -> Finding:
    """Return a finding whose sentence ends with the number of its cards, where it is about any."""
    en, ru = (f"; cards: {len(cards)}", f"; карточек: {len(cards)}") if cards else ("", "")
    return Finding(code, Phrase(f"{sentence.en}{en}.", f"{sentence.ru}{ru}."), cards=cards)


def _cards(texts: Iterable[_Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.card for text in texts if text.card))
