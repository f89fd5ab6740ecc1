"""The assembly page: the whole poster small, with the grid of its sheets and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_high
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Disc, Outline, TextRun
from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.layout.text import break_text, fitted_line, line_width, single_line, text_width
from cjm_desktop.layout.typography import CAP_HEIGHT, TextStyle, Weight
from cjm_desktop.printing.wording import ASSEMBLY, STEPS, facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.text import Line
    from cjm_desktop.printing.plan import PosterPlan, Sheet

HEADING = TextStyle(Weight.SEMIBOLD, 16, 1.2)
TITLE = TextStyle(Weight.REGULAR, 9.5, 1.25)
FACT_NAME = TextStyle(Weight.REGULAR, 7.5, 1.3)
FACT = TextStyle(Weight.SEMIBOLD, 8.5, 1.3)
STEP = TextStyle(Weight.REGULAR, 8.5, 1.3)
STEP_NUMBER = TextStyle(Weight.SEMIBOLD, 7, 1.3)
LABEL = TextStyle(Weight.SEMIBOLD, 7)
LABELS = tuple(LABEL._replace(points=points) for points in (7, 6, 5))
"""From the usual label down to that of a crowded page."""

INSET = 12.0
"""White around everything on the page, in mm, or the printable margin where that is more."""
_GAP = 6.0
_FACT_GAP = 9.0
_STEP_GAP = 1.6
_LEAST_PICTURE = 25.0
_SEAM, _HALO, _EDGE = 0.3, 0.9, 0.2
_LABEL_INSET, _LABEL_LINE = 0.6, 0.15
_LEAST_SHARE = 2.5
"""So many times a label a sheet should be, that the map is seen beside it; else borders alone bear labels."""


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


def border_sheets(plan: PosterPlan) -> list[Sheet]:
    """Return the sheets of the first row and column: where it is crowded, their labels tell the others'."""
    return [sheet for sheet in plan.sheets if sheet.row == 0 or sheet.column == 0]


def assembly_page(plan: PosterPlan, title: str, day: date, language: str) -> AssemblyPage:
    """Lay out the assembly page of a tiled poster on a sheet that lies as the poster does."""
    size = _turned_like(plan.covered, plan.sheet or plan.page)
    inset = max(INSET, plan.spec.margin)
    inner = Rect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)
    foot, foot_height = _foot(plan, day, language, inner)
    top = inner.y + HEADING.line_height + TITLE.line_height + _GAP
    height = inner.bottom - top - foot_height - _GAP
    if height < _LEAST_PICTURE:
        foot, height = (), inner.bottom - top
    covered = plan.covered
    shrink = min(inner.width / covered.width, height / covered.height)
    picture = Rect(inner.x, top, covered.width * shrink, covered.height * shrink)
    picture = picture.moved((inner.width - picture.width) / 2, 0)
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
    """Yield the seams over the small poster and the labels of its sheets."""
    covered = plan.covered
    for column in plan.columns[1:]:
        x = picture.x + (column.seam_before - covered.x) * shrink
        yield from _seam(x, picture.y, x, picture.bottom)
    for row in plan.rows[1:]:
        y = picture.y + (row.seam_before - covered.y) * shrink
        yield from _seam(picture.x, y, picture.right, y)
    yield Box(picture, line="faint", line_width=_EDGE)
    yield from _labels(plan, picture, shrink)


def _seam(x1: float, y1: float, x2: float, y2: float) -> Iterator[Outline]:
    """Yield a line with a pale edge, to be seen on dark ground as well as on white."""
    steps: tuple[tuple[str | float, ...], ...] = (("M", x1, y1), ("L", x2, y2))
    yield Outline(steps, line="paper", line_width=_HALO)
    yield Outline(steps, line="band:1", line_width=_SEAM)


def _labels(plan: PosterPlan, picture: Rect, shrink: float) -> Iterator[Primitive]:
    """Yield a small label in the corner of each sheet; a sheet no larger than its label goes without."""
    covered = plan.covered
    # One size for all labels, from a usual sheet: the first shows more, a last row may be but a strip.
    width = median_high(span.seam_after - span.seam_before for span in plan.columns) * shrink
    height = median_high(span.seam_after - span.seam_before for span in plan.rows) * shrink
    room = Size(width / _LEAST_SHARE, height / _LEAST_SHARE)
    longest = max((sheet.label for sheet in plan.sheets), key=lambda label: text_width(label, LABEL))
    roomy = next((style for style in LABELS if _fits(_label_size(longest, style), room)), None)
    style = roomy or LABELS[-1]
    for sheet in plan.sheets if roomy else border_sheets(plan):
        seen, size = sheet.visible, _label_size(sheet.label, style)
        if _fits(size, Size(seen.width * shrink, seen.height * shrink)):
            x, y = picture.x + (seen.x - covered.x) * shrink, picture.y + (seen.y - covered.y) * shrink
            yield from _label(sheet.label, style, Rect(x + _LABEL_INSET, y + _LABEL_INSET, *size))


def _label_size(label: str, style: TextStyle) -> Size:
    return Size(text_width(label, style) + style.size, style.size * 1.5)


def _fits(size: Size, room: Size) -> bool:
    return size.width + 2 * _LABEL_INSET <= room.width and size.height + 2 * _LABEL_INSET <= room.height


def _label(label: str, style: TextStyle, ground: Rect) -> Iterator[Primitive]:
    """Yield a label on a ground of its own."""
    yield Box(ground, style.size / 3, "paper", "band:1", _LABEL_LINE)
    baseline = ground.y + ground.height / 2 + CAP_HEIGHT * style.size / 2
    yield _run(single_line(label, style), style, ground.x + style.size / 2, baseline, "ink")


def _foot(plan: PosterPlan, day: date, language: str, inner: Rect) -> tuple[DisplayList, float]:
    """Return the facts and the steps at the foot of the page, and how high they stand."""
    facts_height = 0.0
    fact_items: list[TextRun] = []
    x = inner.x
    for name, value in facts(plan, day, language):
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
