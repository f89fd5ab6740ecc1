"""The assembly page: the whole poster small, with the grid of its sheets, rows and columns numbered."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Disc, Outline, TextRun
from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.layout.text import break_text, fitted_line, line_width, single_line, text_width
from cjm_desktop.layout.typography import CAP_HEIGHT, TextStyle, Weight
from cjm_desktop.printing.wording import ASSEMBLY, STEPS, facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.text import Line
    from cjm_desktop.printing.plan import PosterPlan, Span
    from cjm_desktop.printing.wording import Imprint

HEADING = TextStyle(Weight.SEMIBOLD, 16, 1.2)
TITLE = TextStyle(Weight.REGULAR, 9.5, 1.25)
FACT_NAME = TextStyle(Weight.REGULAR, 7.5, 1.3)
FACT = TextStyle(Weight.SEMIBOLD, 8.5, 1.3)
STEP = TextStyle(Weight.REGULAR, 8.5, 1.3)
STEP_NUMBER = TextStyle(Weight.SEMIBOLD, 7, 1.3)
NUMBER = TextStyle(Weight.SEMIBOLD, 8, 1.3)

INSET = 12.0
"""White around everything on the page, in mm, or the printable margin where that is more."""
_GAP = 6.0
_FACT_GAP = 9.0
_STEP_GAP = 1.6
_LEAST_PICTURE = 25.0
_SEAM, _HALO, _EDGE = 0.3, 0.9, 0.2
_NUMBER_GAP = 1.2
"""Between a number and the picture."""
_NUMBERS = 6.0
"""The room for the numbers of rows at the left, in mm; those of columns take less above."""


@dataclass(frozen=True, slots=True)
class AssemblyPage:
    """An assembly page: the map shows through `picture`, its origin at `origin`, `scale` against the layout.

    `items` lie over it, relative to the page.
    """

    size: Size
    picture: Rect
    origin: Point
    scale: float
    items: DisplayList


def assembly_page(plan: PosterPlan, title: str, imprint: Imprint, language: str) -> AssemblyPage:
    """Lay out the assembly page of a tiled poster on a sheet that lies as the poster does."""
    size = _turned_like(plan.covered, plan.sheet or plan.page)
    inset = max(INSET, plan.spec.margin)
    inner = Rect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)
    foot, foot_height = _foot(plan, imprint, language, inner)
    top = inner.y + HEADING.line_height + TITLE.line_height + _GAP + NUMBER.line_height
    height = inner.bottom - top - foot_height - _GAP
    if height < _LEAST_PICTURE:
        foot, height = (), inner.bottom - top
    covered = plan.covered
    room = inner.width - 2 * _NUMBERS
    shrink = min(room / covered.width, height / covered.height)
    picture = Rect(inner.x + _NUMBERS, top, covered.width * shrink, covered.height * shrink)
    picture = picture.moved((room - picture.width) / 2, 0)
    origin = Point(
        picture.x + (plan.drawn.x - covered.x) * shrink, picture.y + (plan.drawn.y - covered.y) * shrink
    )
    items = (*_head(title, language, inner), *_grid(plan, picture, shrink), *foot)
    return AssemblyPage(size, picture, origin, plan.scale * shrink, items)


def _turned_like(area: Rect, size: Size) -> Size:
    is_alike = (area.width > area.height) == (size.width > size.height)
    return size if is_alike else Size(size.height, size.width)


def _head(title: str, language: str, inner: Rect) -> Iterator[TextRun]:
    heading = single_line(ASSEMBLY.in_language(language), HEADING)
    yield _run(heading, HEADING, inner.x, inner.y + HEADING.size * 0.8, "ink")
    y = inner.y + HEADING.line_height + TITLE.size
    yield _run(fitted_line(title, TITLE, inner.width), TITLE, inner.x, y, "secondary")


def _grid(plan: PosterPlan, picture: Rect, shrink: float) -> Iterator[Primitive]:
    """Yield the seams over the small poster, and beside it the numbers that its sheets are named by."""
    covered = plan.covered
    for column in plan.columns[1:]:
        x = picture.x + (column.seam_before - covered.x) * shrink
        yield from _seam(x, picture.y, x, picture.bottom)
    for row in plan.rows[1:]:
        y = picture.y + (row.seam_before - covered.y) * shrink
        yield from _seam(picture.x, y, picture.right, y)
    yield Box(picture, line="faint", line_width=_EDGE)
    yield from _numbers(plan, picture, shrink)


def _seam(x1: float, y1: float, x2: float, y2: float) -> Iterator[Outline]:
    """Yield a line with a pale edge, to be seen on dark ground as well as on white."""
    steps: tuple[tuple[str | float, ...], ...] = (("M", x1, y1), ("L", x2, y2))
    yield Outline(steps, line="paper", line_width=_HALO)
    yield Outline(steps, line="band:1", line_width=_SEAM)


def _numbers(plan: PosterPlan, picture: Rect, shrink: float) -> Iterator[TextRun]:
    """Yield the numbers of columns above the picture and of rows at its left; they cover nothing."""
    covered, middle = plan.covered, CAP_HEIGHT * NUMBER.size / 2
    widest = text_width(str(len(plan.columns)), NUMBER) + NUMBER.size / 2
    for number, column in _numbered(plan.columns, widest / shrink):
        line = single_line(str(number), NUMBER)
        x = picture.x + (_centre(column) - covered.x) * shrink - line_width(line, NUMBER) / 2
        yield _run(line, NUMBER, x, picture.y - _NUMBER_GAP, "ink")
    for number, row in _numbered(plan.rows, NUMBER.size / shrink):
        line = single_line(str(number), NUMBER)
        x = picture.x - _NUMBER_GAP - line_width(line, NUMBER)
        yield _run(line, NUMBER, x, picture.y + (_centre(row) - covered.y) * shrink + middle, "ink")


def _numbered(spans: Sequence[Span], needed: float) -> Iterator[tuple[int, Span]]:
    """Yield rows or columns with their numbers; some are left out where one needs more than it has."""
    narrowest = min(span.seam_after - span.seam_before for span in spans)
    step = max(1, ceil(needed / narrowest))
    yield from list(enumerate(spans, 1))[::step]


def _centre(span: Span) -> float:
    return (span.seam_before + span.seam_after) / 2


def _foot(plan: PosterPlan, imprint: Imprint, language: str, inner: Rect) -> tuple[DisplayList, float]:
    """Return the facts and the steps at the foot of the page, and how high they stand."""
    facts_height = 0.0
    fact_items: list[TextRun] = []
    x = inner.x
    for name, value in facts(plan, imprint, language):
        width = max(text_width(name, FACT_NAME), text_width(value, FACT))
        if x > inner.x and x + width > inner.right:
            x, facts_height = inner.x, facts_height + _fact_height() + _STEP_GAP
        fact_items += _fact(name, value, x, facts_height, inner.right)
        x += width + _FACT_GAP
    steps_top = facts_height + _fact_height() + _GAP * 0.8
    step_items, height = _steps(language, inner, steps_top)
    top = inner.bottom - height
    return tuple(_lowered(item, top) for item in (*fact_items, *step_items)), height


def _fact_height() -> float:
    return FACT_NAME.line_height + FACT.line_height


def _fact(name: str, value: str, x: float, y: float, right: float) -> Iterator[TextRun]:
    line = fitted_line(name, FACT_NAME, right - x)
    yield _run(line, FACT_NAME, x, y + FACT_NAME.size, "secondary")
    line = fitted_line(value, FACT, right - x)
    yield _run(line, FACT, x, y + FACT_NAME.line_height + FACT.size, "ink")


def _steps(language: str, inner: Rect, y: float) -> tuple[list[TextRun | Disc], float]:
    items: list[TextRun | Disc] = []
    radius = STEP.line_height / 2
    text_x = inner.x + 2 * radius + 2.0
    for number, step in enumerate(STEPS, 1):
        digit = single_line(str(number), STEP_NUMBER)
        items.append(Disc(inner.x + radius, y + radius, radius, fill="band:1"))
        digit_x = inner.x + radius - line_width(digit, STEP_NUMBER) / 2
        items.append(
            _run(digit, STEP_NUMBER, digit_x, y + radius + CAP_HEIGHT * STEP_NUMBER.size / 2, "on_band")
        )
        for line in break_text(step.in_language(language), STEP, inner.right - text_x):
            items.append(_run(line, STEP, text_x, y + radius + CAP_HEIGHT * STEP.size / 2, "ink"))
            y += STEP.line_height
        y += _STEP_GAP
    return items, y - _STEP_GAP


def _run(line: Line, style: TextStyle, x: float, y: float, ink: str) -> TextRun:
    return TextRun(x, y, line, style.weight, style.size, ink)


def _lowered(item: TextRun | Disc, by: float) -> TextRun | Disc:
    return item._replace(y=item.y + by)
