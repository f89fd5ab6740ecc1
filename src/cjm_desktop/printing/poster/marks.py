"""What is printed on a sheet beside the map: guides, labels, arrows, a ruler, all inside the printable area.

Everything stands on the far side of a seam (`printing.poster.bands`). A dashed line says "cut", a solid one
"lay the next sheet here".
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Outline
from cjm_desktop.printing.planning.plan import GUIDE_WIDTH
from cjm_desktop.printing.poster.band_words import LEAST_BREADTH, BandWords
from cjm_desktop.printing.poster.bands import bands_of
from cjm_desktop.printing.wording import sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet
    from cjm_desktop.printing.poster.bands import Band, Bands

GUIDE_DASH = (2.0, 1.4)
LEAST_OVERLAP = 2 * LEAST_BREADTH
"""With less, in mm, sheets may lack room for words: half of it lies between seam and edge."""
_HAIR = 1e-6


class Marks(NamedTuple):
    """The marks of a page in mm: upright ones, and turned ones, which read from the bottom up.

    Turned ones count from the lower left corner of the page, x upwards and y to the right.
    """

    upright: DisplayList = ()
    turned: DisplayList = ()


def sheet_marks(plan: PosterPlan, sheet: Sheet, language: str) -> Marks:
    """Return the marks of one sheet; none where the poster is a single one."""
    if len(plan.sheets) < 2:
        return Marks()
    bands = bands_of(plan, sheet)
    upright: list[DisplayList] = [tuple(_guides(plan, sheet, bands))]
    turned: list[DisplayList] = []
    for band, items in _words(plan, sheet, bands, language):
        (turned if band.is_turned else upright).append(items)
    return Marks(tuple(chain(*upright)), tuple(chain(*turned)))


def unlabelled_sheets(plan: PosterPlan) -> tuple[Sheet, ...]:
    """Return the sheets of which no band is broad enough to say which they are."""
    if len(plan.sheets) < 2:
        return ()
    return tuple(sheet for sheet in plan.sheets if not any(_with_room(bands_of(plan, sheet))))


def _with_room(bands: Bands) -> Iterator[Band]:
    """Yield the bands that are broad enough for words, the best for a name first."""
    for band in (bands.bottom, bands.top, bands.right, bands.left):
        if band is not None and band.breadth >= LEAST_BREADTH - _HAIR:
            yield band


def _words(plan: PosterPlan, sheet: Sheet, bands: Bands, language: str) -> Iterator[tuple[Band, DisplayList]]:
    """Yield what is said in each band: in one of them the sheet's name, or at least its place."""
    said = [(band, BandWords(band, language)) for band in _with_room(bands)]
    names = (sheet_name(sheet, len(plan.sheets), language), sheet.label)
    name, bearer = next(
        ((name, words) for name in names for _, words in said if words.has_room(name)), ("", None)
    )
    ruled = None
    if sheet is plan.sheets[0]:
        ruled = next(
            (words for _, words in said if words.has_room_for_ruler(name if words is bearer else "")), None
        )
    for band, words in said:
        yield band, tuple(words.items(name if words is bearer else "", has_ruler=words is ruled))


def _guides(plan: PosterPlan, sheet: Sheet, bands: Bands) -> Iterator[Outline]:
    """Yield lines along whole edges, each with its full width beyond the seam.

    A line to glue along ends where a band begins that is neither cut off nor covered.
    """
    printed, visible, half = bands.printed, bands.visible, GUIDE_WIDTH / 2
    end_right, end_bottom = _ends(plan, sheet)
    # Lines end round, and there the printer must still reach. Without an overlap it does not reach beyond a
    # seam: then the line lies on the near side.
    inner = printed.grown(-half)
    low, far = min(inner.bottom, end_bottom), min(inner.right, end_right)
    if bands.left:
        x = max(visible.x - half, inner.x)
        yield _line(x, inner.y, x, low, is_cut=True)
    if bands.top:
        y = max(visible.y - half, inner.y)
        yield _line(inner.x, y, far, y, is_cut=True)
    if bands.right:
        x = min(visible.right + half, inner.right)
        yield _line(x, inner.y if bands.top else visible.y + half, x, low, is_cut=False)
    elif end_right + GUIDE_WIDTH < printed.right:
        yield _line(end_right + half, inner.y, end_right + half, low, is_cut=True)
    if bands.bottom:
        y = min(visible.bottom + half, inner.bottom)
        yield _line(inner.x if bands.left else visible.x + half, y, far, y, is_cut=False)
    elif end_bottom + GUIDE_WIDTH < printed.bottom:
        yield _line(inner.x, end_bottom + half, far, end_bottom + half, is_cut=True)


def _ends(plan: PosterPlan, sheet: Sheet) -> tuple[float, float]:
    """Return where the poster ends on a sheet, to the right and below.

    The white edge of the first sheets is repeated there, so that the poster looks even.
    """
    margin, window, covered = plan.spec.margin, sheet.window, plan.covered
    return covered.right + 2 * margin - window.x, covered.bottom + 2 * margin - window.y


def _line(x1: float, y1: float, x2: float, y2: float, *, is_cut: bool) -> Outline:
    steps: tuple[tuple[str | float, ...], ...] = (("M", x1, y1), ("L", x2, y2))
    return Outline(steps, line="faint", line_width=GUIDE_WIDTH, dash=GUIDE_DASH if is_cut else ())
