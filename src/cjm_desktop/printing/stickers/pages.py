"""The pages of sticker sheets: stickers in their slots, lines to cut along, the guide for sticky notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Outline, Placed, TextRun
from cjm_desktop.draw.texts import ascent, runs
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.text import break_text, single_line
from cjm_desktop.layout.typography import TextStyle, Weight
from cjm_desktop.printing.pages import Layer, PrintedPage, layer_over
from cjm_desktop.printing.stickers.text import FittedText, fitted_text
from cjm_desktop.printing.stickers.wording import GUIDE_LABEL, LABEL_STEPS, NOTE_STEPS, TOP_EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.printing.stickers.sheets import StickerSheet


CUT_WIDTH = 0.15
CUT_DASH = (2.0, 1.4)
"""Of lines to cut along, in mm, as on the sheets of a poster."""
_OUTLINE = 0.25
_STICKY_EDGE = 0.8
_NUMBER = TextStyle(Weight.SEMIBOLD, 10, 1.2)
_TOP = TextStyle(Weight.MEDIUM, 8, 1.2)
_STEP_SIZES = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_INSET, _NUMBER_GAP = 4.0, 1.0
_ARROW = 1.5


def sticker_page(sheet: StickerSheet, stickers: tuple[Placed, ...], theme: Theme, label: str) -> PrintedPage:
    """Return a sheet with stickers in its first slots, and lines to cut them apart along."""
    cuts = layer_over(sheet.size, tuple(map(_cut, sheet.cuts(len(stickers)))), theme)
    return PrintedPage(sheet.size, (cuts, Layer(stickers, theme)), label)


def guide_page(sheet: StickerSheet, theme: Theme, language: str, *, has_labels: bool) -> PrintedPage:
    """Return the page that goes first: the slots as outlines, and in them what to do with it.

    It is for sticky notes, which are stuck on it, or tries on plain paper where the labels of a sheet lie.
    """
    items = tuple(_guide(sheet, language, has_labels))
    return PrintedPage(sheet.size, (layer_over(sheet.size, items, theme),), GUIDE_LABEL.in_language(language))


def _cut(line: Rect) -> Outline:
    return _line(line.x, line.y, line.right, line.bottom, CUT_WIDTH, CUT_DASH)


def _line(x1: float, y1: float, x2: float, y2: float, width: float, dash: tuple[float, ...] = ()) -> Outline:
    return Outline((("M", x1, y1), ("L", x2, y2)), line="faint", line_width=width, dash=dash)


def _guide(sheet: StickerSheet, language: str, has_labels: bool) -> Iterator[Primitive]:
    steps = [step.in_language(language) for step in (LABEL_STEPS if has_labels else NOTE_STEPS)]
    told = _by_slot(steps, len(sheet.slots))
    rooms = [sheet.room(slot) for slot in sheet.slots]
    # One size for all steps: that of the longest.
    size = min(_fitted(text, rooms[number - 1], _STEP_SIZES).style.points for number, text in told.items())
    for number, (slot, room) in enumerate(zip(sheet.slots, rooms, strict=True), 1):
        yield from _outline(slot, room)
        if not has_labels:
            yield _line(slot.x, slot.y, slot.right, slot.y, _STICKY_EDGE)
        yield from _in_slot(number, told.get(number, ""), room, size)
    if not has_labels:
        yield from _top_edge(sheet, language)


def _outline(slot: Rect, room: Rect) -> Iterator[Primitive]:
    """Yield the edges of a slot; of one that reaches beyond the printable area those that lie in it."""
    if slot == room:
        yield Box(slot, line="faint", line_width=_OUTLINE)
        return
    for x in (slot.x, slot.right):
        if room.x <= x <= room.right:
            yield _line(x, room.y, x, room.bottom, _OUTLINE)
    for y in (slot.y, slot.bottom):
        if room.y <= y <= room.bottom:
            yield _line(room.x, y, room.right, y, _OUTLINE)


def _by_slot(steps: list[str], slots: int) -> dict[int, str]:
    """Return what to write into which slot: a step into each, or all into the first where they are few."""
    if slots >= len(steps):
        return dict(enumerate(steps, 1))
    return {1: "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))}


def _in_slot(number: int, text: str, room: Rect, size: float) -> Iterator[Primitive]:
    inner = _inner(room)
    line = single_line(str(number), _NUMBER)
    yield TextRun(inner.x, inner.y + ascent(_NUMBER), line, _NUMBER.weight, _NUMBER.size, "secondary")
    if text:
        fitted = _fitted(text, room, (size,))
        top = inner.y + _NUMBER.line_height + _NUMBER_GAP
        yield from runs(TextBlock(inner.x, top, inner.width, fitted.style, fitted.lines), "secondary")


def _fitted(text: str, room: Rect, sizes: tuple[float, ...]) -> FittedText:
    """Set a step below its number."""
    inner = _inner(room)
    height = inner.height - _NUMBER.line_height - _NUMBER_GAP
    return fitted_text(text, Weight.REGULAR, inner.width, height, sizes)


def _inner(room: Rect) -> Rect:
    return room.grown(-min(_INSET, min(room.width, room.height) / 8))


def _top_edge(sheet: StickerSheet, language: str) -> Iterator[Primitive]:
    """Yield an arrow and a word at the edge that goes into the printer first, where there is room."""
    y = sheet.printable.y + _TOP.line_height
    if sheet.slots[0].y < y + 1.0:
        return
    lines = break_text(TOP_EDGE.in_language(language), _TOP, sheet.printable.width)
    x = sheet.slots[0].x + 3 * _ARROW
    yield Outline(
        (("M", x - 3 * _ARROW, y), ("L", x - _ARROW, y), ("L", x - 2 * _ARROW, y - 2 * _ARROW), ("Z",)),
        fill="secondary",
    )
    yield from runs(
        TextBlock(x, y - _TOP.line_height + 0.6, sheet.printable.width, _TOP, lines[:1]), "secondary"
    )
