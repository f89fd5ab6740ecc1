"""The control ruler: 100 mm with a tick at each, to be measured before all sheets are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Outline, TextRun
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.layout.typography import TextStyle, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive

LENGTH = 100
"""In mm."""
_NUMBERED, _HALF = 10, 5
_THIN, _THICK = 0.12, 0.2


class RulerLook(NamedTuple):
    """How tall the ticks at every mm, 5 mm and 10 mm are, how far above them the numbers stand, all in mm."""

    ticks: tuple[float, float, float]
    gap: float
    number: TextStyle

    @property
    def height(self) -> float:
        """From the line up to the top of the numbers."""
        return self.ticks[2] + self.gap + self.number.size * 0.7

    @property
    def ends(self) -> float:
        """How far the first number reaches beyond the first tick, and the last beyond the last, at most."""
        return self.number.size


IN_BAND = RulerLook((0.8, 1.3, 1.9), 0.35, TextStyle(Weight.MEDIUM, 4.5))
ON_PLAN = RulerLook((1.2, 1.9, 2.7), 0.6, TextStyle(Weight.MEDIUM, 6.5))


def ruler(x: float, y: float, look: RulerLook) -> Iterator[Primitive]:
    """Yield a ruler whose first tick stands at x mm, on a line at y mm."""
    others = [mm for mm in range(LENGTH + 1) if mm % _NUMBERED]
    tens = range(0, LENGTH + 1, _NUMBERED)
    steps: list[tuple[str | float, ...]] = [("M", x, y), ("L", x + LENGTH, y)]
    for mm in others:
        steps += _tick(x + mm, y, look.ticks[mm % _HALF == 0])
    yield Outline(tuple(steps), line="ink", line_width=_THIN)
    yield Outline(
        tuple(step for mm in tens for step in _tick(x + mm, y, look.ticks[2])), line="ink", line_width=_THICK
    )
    baseline = y - look.ticks[2] - look.gap
    for mm in tens:
        line = single_line(str(mm), look.number)
        left = x + mm - line_width(line, look.number) / 2
        yield TextRun(left, baseline, line, look.number.weight, look.number.size, "ink")


def _tick(x: float, y: float, height: float) -> tuple[tuple[str | float, ...], ...]:
    return ("M", x, y), ("L", x, y - height)
