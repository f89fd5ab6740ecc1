"""What stands over the stage band as display lists: phases in brackets, links as arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import DisplayList, Outline
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import LinkBox, PhaseBox

Steps = tuple[tuple[str | float, ...], ...]

_BRACKET_LINE = 0.35
_LINK_LINE = 0.45
_BRANCH_DASH = (1.7, 1.2)
_HEAD_LENGTH, _HEAD_HALF = 2.3, 1.15
"""The tip of an arrow, in mm."""
_TIP_GAP = 0.5
"""Between an arrow and the band."""
# A quarter of a circle by one cubic curve: how far its handles reach, as a share of the radius.
_ARC = 0.5523


def draw_phase(phase: PhaseBox) -> DisplayList:
    """Return the name of a phase over its bracket, x on the page, y from the top of the head."""
    rect, line = phase.rect, _BRACKET_LINE / 2
    left, right, top = rect.x + line, rect.right - line, rect.bottom - sp.PHASE_TICK
    steps: Steps = (("M", left, rect.bottom), ("L", left, top), ("L", right, top), ("L", right, rect.bottom))
    return (*runs(phase.title, "secondary"), Outline(steps, line="faint", line_width=_BRACKET_LINE))


def phase_area(phase: PhaseBox) -> Rect:
    """Return what a phase may paint, as `draw_phase` places it."""
    return phase.rect.grown(_BRACKET_LINE)


def draw_link(box: LinkBox) -> DisplayList:
    """Return the arrow of a link with its words, x on the page, y from the top of the band."""
    dash = _BRANCH_DASH if box.link is not None and box.link.kind == "branch" else ()
    lines = [Outline(steps, line="line", line_width=_LINK_LINE, dash=dash) for steps in link_steps(box)]
    words = () if box.label is None else runs(box.label, "secondary")
    return (*lines, Outline(link_head(box), fill="line"), *words)


def link_head(box: LinkBox) -> Steps:
    """Return the tip of a link's arrow, over the stage it leads to."""
    tip, base = -_TIP_GAP, -_TIP_GAP - _HEAD_LENGTH
    left, right = box.end - _HEAD_HALF, box.end + _HEAD_HALF
    return ("M", box.end, tip), ("L", left, base), ("L", right, base), ("Z",)


def link_steps(box: LinkBox) -> tuple[Steps, ...]:
    """Return the line of a link, down to the tip of its arrow; its words interrupt it."""
    foot = -_TIP_GAP - _HEAD_LENGTH
    turn = 1 if box.end >= box.start else -1
    radius = min(sp.LINK_RADIUS, abs(box.end - box.start) / 2)
    handle = radius * (1 - _ARC)
    y, start, end = box.y, box.start, box.end
    up: Steps = (
        ("M", start, -_TIP_GAP),
        ("L", start, y + radius),
        ("C", start, y + handle, start + turn * handle, y, start + turn * radius, y),
    )
    down: Steps = (
        ("L", end - turn * radius, y),
        ("C", end - turn * handle, y, end, y + handle, end, y + radius),
        ("L", end, max(foot, y + radius)),
    )
    if box.label is None:
        return ((*up, *down),)
    gap = sp.LINK_LABEL_GAP
    left, right = box.label.x - gap, box.label.x + box.label.width + gap
    near, far = (left, right) if turn > 0 else (right, left)
    return (*up, ("L", near, y)), (("M", far, y), *down)


def link_area(box: LinkBox) -> Rect:
    """Return what a link may paint, as `draw_link` places it."""
    left, right = min(box.start, box.end), max(box.start, box.end)
    high = _LINK_LINE
    if box.label is not None:
        left, right = (
            min(left, box.label.x),
            max(right, box.label.x + line_width(box.label.lines[0], box.label.style)),
        )
        high = box.label.height / 2
    return Rect(left - _HEAD_HALF, box.y - high, right - left + 2 * _HEAD_HALF, high - box.y)
