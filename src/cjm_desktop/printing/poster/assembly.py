"""The assembly page: the whole poster small with the grid of its sheets, and how it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Placed, TextRun
from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.layout.text import break_text, fitted_line, single_line
from cjm_desktop.layout.typography import TextStyle, Weight
from cjm_desktop.printing.planning.clearings import Seen
from cjm_desktop.printing.poster.assembly_foot import TALLEST_FACTS, assembly_foot, small_foot
from cjm_desktop.printing.poster.assembly_grid import NUMBER, grid
from cjm_desktop.printing.wording import ASSEMBLY

if TYPE_CHECKING:
    from cjm_desktop.printing.planning.ink import Ink
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.poster.assembly_foot import Foot
    from cjm_desktop.printing.wording import Imprint

HEADING = TextStyle(Weight.SEMIBOLD, 16, 1.2)
TITLE = TextStyle(Weight.REGULAR, 9.5, 1.25)

INSET, _INSET_SHARE = 12.0, 0.08
"""White around everything on the page: in mm, or that share of a small page, or the printable margin."""
_GAP = 6.0
_LEAST_PICTURE, _LEAST_SMALL_PICTURE = 25.0, 18.0
"""What the foot must leave of the height for the picture, in mm; the second where facts are all it tells."""
_NUMBERS = 6.0
"""The room for the numbers of rows at the left, in mm; those of columns take less above."""


@dataclass(frozen=True, slots=True)
class AssemblyPage:
    """An assembly page: the map shows through `picture`, its origin at `origin`, `scale` against the layout.

    `parts` lie over it and around it.
    """

    size: Size
    picture: Rect
    origin: Point
    scale: float
    parts: tuple[Placed, ...]


def assembly_page(plan: PosterPlan, title: str, imprint: Imprint, language: str, words: Ink) -> AssemblyPage:
    """Lay out the assembly page of a tiled poster on a sheet that lies as the poster does.

    `words` tells where on the map there is something to be read.
    """
    size = _turned_like(plan.covered, plan.sheet or plan.page)
    inner = _inner(size, plan.spec.margin)
    head, top = _head(title, language, inner)
    top += _GAP + NUMBER.line_height
    foot = _foot(plan, imprint, language, inner, top)
    height = inner.bottom - top - (0 if foot is None else foot.height + _GAP)
    covered = plan.covered
    room = inner.width - 2 * _NUMBERS
    shrink = min(room / covered.width, height / covered.height)
    picture = Rect(inner.x + _NUMBERS, top, covered.width * shrink, covered.height * shrink)
    picture = picture.moved((room - picture.width) / 2, 0)
    origin = Point(
        picture.x + (plan.drawn.x - covered.x) * shrink, picture.y + (plan.drawn.y - covered.y) * shrink
    )
    seen = Seen(words, *origin, plan.scale * shrink)
    whole = Rect(0, 0, *size)
    parts = [Placed("grid", 0, 0, whole, (*head, *grid(plan, picture, shrink, seen)))]
    if foot is not None:
        parts.append(Placed("foot", inner.x, inner.bottom - foot.height, whole, foot.items))
    return AssemblyPage(size, picture, origin, plan.scale * shrink, tuple(parts))


def has_room_for_facts(plan: PosterPlan) -> bool:
    """Whether an assembly page tells the facts about a poster: not where sheets are very small."""
    inner = _inner(_turned_like(plan.covered, plan.sheet or plan.page), plan.spec.margin)
    head = HEADING.line_height + 2 * TITLE.line_height + _GAP + NUMBER.line_height
    return inner.height - head - _GAP - TALLEST_FACTS >= _LEAST_SMALL_PICTURE


def _inner(size: Size, margin: float) -> Rect:
    inset = max(min(INSET, min(size) * _INSET_SHARE), margin)
    return Rect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)


def _foot(plan: PosterPlan, imprint: Imprint, language: str, inner: Rect, top: float) -> Foot | None:
    """Return the foot that leaves the picture its room: the whole one, a small one, or facts alone."""
    room = inner.bottom - top - _GAP - _LEAST_PICTURE
    foot = assembly_foot(plan, imprint, language, inner.width)
    if foot.height <= room:
        return foot
    if not has_room_for_facts(plan):
        return None
    foot = small_foot(plan, imprint, language, inner.width, has_steps=True)
    return foot if foot.height <= room else small_foot(plan, imprint, language, inner.width, has_steps=False)


def _turned_like(area: Rect, size: Size) -> Size:
    is_alike = (area.width > area.height) == (size.width > size.height)
    return size if is_alike else Size(size.height, size.width)


def _head(title: str, language: str, inner: Rect) -> tuple[list[TextRun], float]:
    """Return what stands over the picture, and where it ends; a title may take two lines."""
    heading = single_line(ASSEMBLY.in_language(language), HEADING)
    y = inner.y + HEADING.size * 0.8
    items = [TextRun(inner.x, y, heading, HEADING.weight, HEADING.size, "ink")]
    first, *rest = break_text(title, TITLE, inner.width)
    lines = [first, fitted_line(title[first.end :].strip(), TITLE, inner.width)] if rest else [first]
    y = inner.y + HEADING.line_height
    for line in lines:
        items.append(TextRun(inner.x, y + TITLE.size, line, TITLE.weight, TITLE.size, "secondary"))
        y += TITLE.line_height
    return items, y
