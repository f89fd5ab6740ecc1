"""Phases: a second level of headers over the stages, each a name over a bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import PhaseBox, TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import break_text, fitting_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import Column, StageHeader
    from cjm_desktop.model.document import Map, Phase


def lay_out_phases(
    journey: Map, columns: Sequence[Column], stages: Sequence[StageHeader]
) -> tuple[PhaseBox, ...]:
    """Lay out the phases from the top of the head, all of one height; x is that of the page.

    A phase whose stages do not stand side by side has a bracket over each run of them.
    """
    runs = list(_runs(journey))
    titles = [_title(phase, *_edges(first, last, columns, stages)) for phase, first, last in runs]
    lowest = max((title.height for title in titles), default=0.0)
    height = lowest + sp.PHASE_TO_BRACKET + sp.PHASE_TICK
    boxes = []
    for (phase, first, last), title in zip(runs, titles, strict=True):
        left, right = _edges(first, last, columns, stages)
        placed = replace(title, y=lowest - title.height)
        boxes.append(PhaseBox(phase, first, last, Rect(left, 0.0, right - left, height), placed))
    return tuple(boxes)


def phases_height(phases: Sequence[PhaseBox]) -> float:
    """Return the room that phases take over what stands under them."""
    return phases[0].rect.height + sp.PHASE_TO_BAND if phases else 0.0


def _runs(journey: Map) -> Iterator[tuple[Phase, int, int]]:
    """Yield each phase with the first and the last column of a run of its stages, from left to right."""
    phase_of: dict[str, Phase] = {}
    for phase in journey.phases:
        for stage in phase.stages:
            phase_of.setdefault(stage, phase)
    first, current = 0, None
    for index, owner in enumerate([*(phase_of.get(stage.id) for stage in journey.stages), None]):
        if owner is not current:
            if current is not None:
                yield current, first, index - 1
            first, current = index, owner


def _edges(
    first: int, last: int, columns: Sequence[Column], stages: Sequence[StageHeader]
) -> tuple[float, float]:
    """Return from where to where the upper edges of some stages reach: their slanted sides do not count."""
    left = 0.0 if stages[first].is_first else (sp.STAGE_GAP - sp.NOTCH) / 2
    right = 0.0 if stages[last].is_last else (sp.STAGE_GAP + sp.NOTCH) / 2
    return columns[first].x + left, columns[last].x + columns[last].width - right


def _title(phase: Phase, left: float, right: float) -> TextBlock:
    measure = right - left - sp.PHASE_INDENT
    style = fitting_style(phase.title, ty.PHASES, measure)
    lines = break_text(phase.title, style, measure)
    return TextBlock(left + sp.PHASE_INDENT, 0.0, measure, style, lines)
