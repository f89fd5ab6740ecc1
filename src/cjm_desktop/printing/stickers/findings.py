"""What is worth knowing about stickers before they are printed; each finding leads to its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.analysis.findings import Code
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.font import lacks
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.findings import lacking_glyphs
from cjm_desktop.printing.told import about_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Map
    from cjm_desktop.printing.stickers.chosen import Sticker
    from cjm_desktop.printing.stickers.note import Note
    from cjm_desktop.printing.stickers.spec import StickerSpec

Laid = tuple["Sticker", "Note"]
"""A sticker with what is printed on it."""


def sticker_findings(journey: Map, spec: StickerSpec, laid: Iterable[Laid]) -> tuple[Finding, ...]:
    """Return what can be said about stickers once they are laid out."""
    stickers = tuple(laid)
    found = (_left_out(stickers), _lacking(stickers), _hidden(journey, spec))
    return tuple(finding for finding in found if finding is not None)


def _left_out(laid: tuple[Laid, ...]) -> Finding | None:
    cards = tuple(sticker.card.id for sticker, note in laid if note.is_cut and sticker.card is not None)
    if not cards:
        return None
    return about_cards(
        Code.OVERFLOW,
        Phrase(
            "Text does not fit its sticker and ends with “…”",
            "Текст не помещается на стикер и обрывается на «…»",
        ),
        cards,
    )


def _lacking(laid: tuple[Laid, ...]) -> Finding | None:
    missing: set[str] = set()
    cards: list[str] = []
    for sticker, note in laid:
        signs = frozenset(filter(lacks, _signs(note)))
        missing |= signs
        if signs and sticker.card is not None:
            cards.append(sticker.card.id)
    return lacking_glyphs(missing, tuple(cards))


def _signs(note: Note) -> Iterator[str]:
    for item in note.items:
        if isinstance(item, TextRun):
            yield from item.line.text


def _hidden(journey: Map, spec: StickerSpec) -> Finding | None:
    """Tell of cards that are not printed because their lane is hidden, and nobody asked for it."""
    if spec.blank or spec.chosen.lanes is not None or spec.cards is not None:
        return None
    hidden = {lane.id for lane in journey.lanes if lane.hidden}
    cards = tuple(card.id for card in journey.cards if card.lane in hidden) if hidden else ()
    if not cards:
        return None
    sentence = Phrase("Stickers of hidden lanes are not printed", "Стикеры скрытых дорожек не печатаются")
    return about_cards(Code.UNSHOWN_LANES, sentence, cards)
