"""The marks of hidden lanes as parts of the page: a canvas shows them, paper does not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.draw.page import Level, Part
from cjm_desktop.draw.primitives import Box, DisplayList
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout.hidden import hidden_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.hidden import HiddenRun
    from cjm_desktop.layout.map import MapLayout

_LINE = 0.25


def hidden_parts(layout: MapLayout) -> Iterator[Part]:
    """Yield the marks of hidden lanes."""
    for run in hidden_runs(layout):
        area = run.rect.grown(_LINE)
        yield Part(f"hidden:{run.lanes[0]}", Level.HEAD, 0, 0, area, run, partial(_draw, run))


def _draw(run: HiddenRun) -> DisplayList:
    pill = Box(run.rect, run.rect.height / 2, "paper", "zero_line", _LINE)
    return (pill, *runs(run.label, "secondary"))
