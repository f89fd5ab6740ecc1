"""Posters to be worked on with paper stickers: every cell has room for whole ones at true size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Size
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.layout.slots import Slots
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import PER_CENT, Phrase
from cjm_desktop.printing.reduced import with_open_lanes, without_content
from cjm_desktop.printing.spec import MOST_NOTES, Style, require_sticker
from cjm_desktop.printing.wording import sides_that_hold, written_scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.layout.codes import CellCodes
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import What

MAGNIFIED = 1.5
"""What is read before a wall is so much larger than what is read at a table."""
_TOO_SMALL = 0.5
"""So many mm less than a sticker is wide, a slot is too small for it."""
_MOST_BESIDE = 4
"""So many slots at most are put beside what a cell needs, to see what is printed on the smallest paper."""


def lay_out_for_stickers(
    document: Document,
    journey: Map,
    codes: CellCodes | None,
    what: What,
    tell: Callable[[float], object] | None = None,
) -> MapLayout:
    """Lay out a map with slots for stickers in its cells, in such a shape that it needs little paper.

    Free slots lie under the cards of a cell or beside them, as that paper takes them. It comes out smaller
    than it is printed at true size, to be `MAGNIFIED`. `tell` is told the share done, 0..1; it may raise, to
    end it. Raises PrintError for stickers of which no cells can be made.
    """
    _check(what)
    journey = with_open_lanes(journey if what.style is Style.WORKSHOP else without_content(journey))
    slots = Slots(
        Size(what.sticker.width / MAGNIFIED, what.sticker.height / MAGNIFIED),
        free=what.notes,
        foot=sp.CELL_PADDING_Y if codes is None else sp.SLOTS_FOOT,
        shrink=1 / MAGNIFIED,
    )
    ways = min(what.notes + 1, _MOST_BESIDE) + 1

    def laid_out(more: int) -> MapLayout:
        options = LayoutOptions(codes=codes, slots=replace(slots, more=more))
        part = None if tell is None else lambda share: tell((more + share) / ways)
        return lay_out(document, journey, options, tell=part)

    return min(map(laid_out, range(ways)), key=lambda layout: paper_needed(layout.size))


def paper_needed(size: Size) -> float:
    """Return the short side of the paper of an A format's shape that holds a size, in mm."""
    short, long = sorted(size)
    return max(short, long / math.sqrt(2))


def small_slots(poster: PosterPlan) -> Finding | None:
    """Tell that the stickers of a poster do not fit its slots at the scale that was planned."""
    sticker, scale = poster.spec.sticker, poster.scale
    slot = Size(sticker.width * scale, sticker.height * scale)
    if poster.spec.style is Style.FULL or sticker.width - slot.width < _TOO_SMALL:
        return None
    measure, notes = _sides(slot), _sides(sticker)
    white = 2 * poster.spec.margin
    paper = Size(poster.drawn.width / scale + white, poster.drawn.height / scale + white)
    needed = sides_that_hold(paper)
    return Finding(
        Code.SMALL_SLOTS,
        Phrase(
            f"At {written_scale(scale, 'en')} a slot measures {measure} mm: stickers of {notes} mm do not "
            f"fit. At 100% they do, on paper of {needed} mm.",
            f"В масштабе {written_scale(scale, 'ru')} место под стикер — {measure} мм: стикеры {notes} мм "
            f"не поместятся. В масштабе 100{PER_CENT.ru} поместятся: нужна бумага {needed} мм.",
        ),
    )


def _sides(size: Size) -> str:
    """Return the side of a square in whole mm, or both sides."""
    width, height = math.floor(size.width), math.floor(size.height)
    return f"{width}" if width == height else f"{width} × {height}"


def _check(what: What) -> None:
    if not 1 <= what.notes <= MOST_NOTES:
        raise PrintError(
            Phrase(
                f"A cell has room for 1 to {MOST_NOTES} stickers, not for {what.notes}.",
                f"В ячейке может быть от 1 до {MOST_NOTES} мест под стикеры, а не {what.notes}.",
            )
        )
    require_sticker(what.sticker)
