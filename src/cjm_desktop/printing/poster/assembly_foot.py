"""The foot of an assembly page: the facts about the poster, how it is put together, and the control ruler."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Disc, TextRun
from cjm_desktop.layout.text import break_text, fitted_line, line_width, single_line, text_width
from cjm_desktop.layout.typography import CAP_HEIGHT, TextStyle, Weight
from cjm_desktop.printing.poster.ruler import LENGTH, ON_PLAN, ruler
from cjm_desktop.printing.wording import facts, ruler_caption, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.text import Line
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.wording import Imprint

Fact = tuple[str, str]
"""A name and a value."""

FACT_NAME = TextStyle(Weight.REGULAR, 7.5, 1.3)
FACT = TextStyle(Weight.SEMIBOLD, 8.5, 1.3)
STEP = TextStyle(Weight.REGULAR, 8.5, 1.3)
STEP_NUMBER = TextStyle(Weight.SEMIBOLD, 7, 1.3)
SMALL = TextStyle(Weight.REGULAR, 6, 1.3)
"""Of everything on sheets that have no room for more."""
_MOST_SMALL_LINES = 6
TALLEST_FACTS = _MOST_SMALL_LINES * SMALL.line_height
"""How high facts may be where they are set small, in mm."""
_GAP = 4.8
_FACT_GAP = 9.0
_STEP_GAP = 1.6
_CAPTION_GAP = 1.2
_NARROWEST_STEPS = 110.0
"""Steps stand beside the ruler where that leaves them so much, in mm, and else below it."""


class Foot(NamedTuple):
    """What stands at the foot of a page `width` mm broad, from its upper left corner, and how high it is."""

    items: DisplayList
    height: float


def assembly_foot(plan: PosterPlan, imprint: Imprint, language: str, width: float) -> Foot:
    """Lay out the facts, the control ruler where the page is broad enough for it, and the steps."""
    told, y = _facts(plan, imprint, language, width)
    y += _GAP
    ruler_width, ruler_height = LENGTH + ON_PLAN.ends, FACT_NAME.line_height + _CAPTION_GAP + ON_PLAN.height
    beside = width - ruler_width - _FACT_GAP
    has_ruler = width >= ruler_width
    measure: tuple[Primitive, ...] = ()
    if has_ruler and beside >= _NARROWEST_STEPS:
        measure = tuple(_ruler(width - ruler_width, y, language))
        stepped, bottom = _steps(plan, language, beside, y)
        return Foot((*told, *stepped, *measure), max(bottom, y + ruler_height))
    if has_ruler:
        measure = tuple(_ruler(0.0, y, language))
        y += ruler_height + _GAP
    stepped, bottom = _steps(plan, language, width, y)
    return Foot((*told, *measure, *stepped), bottom)


def small_foot(plan: PosterPlan, imprint: Imprint, language: str, width: float, *, has_steps: bool) -> Foot:
    """Lay out the facts as running text for a small page, with the steps below them."""
    told = " · ".join(f"{name}: {value}" for name, value in facts(plan, imprint, language))
    # Two sides are one thing to read.
    told = told.replace(" × ", "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}")
    lines = list(break_text(told, SMALL, width))
    if len(lines) > _MOST_SMALL_LINES:
        last = fitted_line(told[lines[_MOST_SMALL_LINES - 2].end :].strip(), SMALL, width)
        lines = [*lines[: _MOST_SMALL_LINES - 1], last]
    if has_steps:
        for number, step in enumerate(steps(plan, language), 1):
            lines += break_text(f"{number}. {step}", SMALL, width)
    items = tuple(
        _run(line, SMALL, 0.0, row * SMALL.line_height + SMALL.size, "ink") for row, line in enumerate(lines)
    )
    return Foot(items, len(lines) * SMALL.line_height)


def _facts(plan: PosterPlan, imprint: Imprint, language: str, width: float) -> tuple[list[TextRun], float]:
    """Return the facts side by side, in as many rows as they need, and where they end."""
    items: list[TextRun] = []
    height = FACT_NAME.line_height + FACT.line_height
    y = 0.0
    for row in _even_rows(facts(plan, imprint, language), width):
        x = 0.0
        for name, value in row:
            line = fitted_line(name, FACT_NAME, width - x)
            items.append(_run(line, FACT_NAME, x, y + FACT_NAME.size, "secondary"))
            line = fitted_line(value, FACT, width - x)
            items.append(_run(line, FACT, x, y + FACT_NAME.line_height + FACT.size, "ink"))
            x += _fact_width((name, value)) + _FACT_GAP
        y += height + _STEP_GAP
    return items, y - _STEP_GAP


def _even_rows(told: Sequence[Fact], width: float) -> list[list[Fact]]:
    """Return facts in as few rows as hold them, of about as many each."""
    rows = _rows(told, width, len(told))
    return _rows(told, width, ceil(len(told) / len(rows)))


def _rows(told: Sequence[Fact], width: float, most: int) -> list[list[Fact]]:
    rows: list[list[Fact]] = [[]]
    x = 0.0
    for fact in told:
        needed = _fact_width(fact)
        if rows[-1] and (x + needed > width or len(rows[-1]) >= most):
            rows.append([])
            x = 0.0
        rows[-1].append(fact)
        x += needed + _FACT_GAP
    return rows


def _fact_width(fact: Fact) -> float:
    name, value = fact
    return max(text_width(name, FACT_NAME), text_width(value, FACT))


def _ruler(x: float, y: float, language: str) -> Iterator[Primitive]:
    """Yield the ruler under its caption, which begins where its first tick stands."""
    caption = single_line(ruler_caption(language), FACT_NAME)
    yield _run(caption, FACT_NAME, x, y + FACT_NAME.size, "secondary")
    yield from ruler(x, y + FACT_NAME.line_height + _CAPTION_GAP + ON_PLAN.height, ON_PLAN)


def _steps(plan: PosterPlan, language: str, width: float, y: float) -> tuple[list[TextRun | Disc], float]:
    """Return the numbered steps from y mm on, and where they end."""
    items: list[TextRun | Disc] = []
    radius = STEP.line_height / 2
    text_x = 2 * radius + 2.0
    for number, step in enumerate(steps(plan, language), 1):
        digit = single_line(str(number), STEP_NUMBER)
        items.append(Disc(radius, y + radius, radius, fill="band:1"))
        digit_x = radius - line_width(digit, STEP_NUMBER) / 2
        items.append(
            _run(digit, STEP_NUMBER, digit_x, y + radius + CAP_HEIGHT * STEP_NUMBER.size / 2, "on_band")
        )
        for line in break_text(step, STEP, width - text_x):
            items.append(_run(line, STEP, text_x, y + radius + CAP_HEIGHT * STEP.size / 2, "ink"))
            y += STEP.line_height
        y += _STEP_GAP
    return items, y - _STEP_GAP


def _run(line: Line, style: TextStyle, x: float, y: float, ink: str) -> TextRun:
    return TextRun(x, y, line, style.weight, style.size, ink)
