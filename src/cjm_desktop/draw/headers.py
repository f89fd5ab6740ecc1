"""Headers, title block, rulings, critical frame and footer as display lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.draw.legend import draw_entry
from cjm_desktop.draw.primitives import Box, Disc, DisplayList, Outline, Primitive
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.spans import crossings
from cjm_desktop.layout.text import fitted_line, line_width
from cjm_desktop.layout.typography import BADGE
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import Footer, LaneHeader, StageHeader, TitleBlock
    from cjm_desktop.layout.map import MapLayout

CRITICAL_POINT = Phrase("Critical point", "Критическая точка")
_CRITICAL_LINE = 0.55
_CRITICAL_DASH = (1.9, 1.3)
_CRITICAL_RADIUS = 1.2
_CRITICAL_GAP = 0.4
"""Between the frame and a card that lies across it."""
# A quarter of a circle by one cubic curve: how far its handles reach, as a share of the radius.
_ARC = 0.5523


def draw_title(title: TitleBlock) -> DisplayList:
    """Return title, line under it and personas."""
    return tuple(_title(title))


def _title(title: TitleBlock) -> Iterator[Primitive]:
    yield from runs(title.title, "ink")
    yield from runs(title.subtitle, "secondary")
    for persona in title.personas:
        yield Disc(persona.centre.x, persona.centre.y, sp.AVATAR_RADIUS, fill=f"{persona.color}.deep")
        yield from runs(persona.initials, "on_deep")
        yield from runs(persona.name, "ink")
        yield from runs(persona.role, "secondary")


def draw_corner(title: TitleBlock) -> DisplayList:
    """Return the words over the column of lane names."""
    return (*runs(title.corner[0], "secondary"), *runs(title.corner[1], "secondary"))


def draw_stage(header: StageHeader, band: float) -> DisplayList:
    """Return a stage header, relative to its column and the top of a band so high."""
    top = header.title_top(band)
    chevron = Outline(_chevron(header, band), fill=f"band:{header.share:.3f}")
    title = runs(header.title, "on_band", dy=top)
    task = runs(header.task, "on_band_secondary", dy=top + header.title.height + sp.TITLE_TO_TASK)
    return (chevron, *title, *task)


def _chevron(header: StageHeader, height: float) -> tuple[tuple[str | float, ...], ...]:
    """Return the outline of a header: notched at the left, pointed at the right, flat at both ends.

    The slant between two headers lies astride the border of their columns.
    """
    left = 0.0 if header.is_first else (sp.STAGE_GAP - sp.NOTCH) / 2
    right = header.width - (0.0 if header.is_last else (sp.STAGE_GAP + sp.NOTCH) / 2)
    middle = height / 2
    steps: list[tuple[str | float, ...]] = [("M", left, 0.0), ("L", right, 0.0)]
    if not header.is_last:
        steps.append(("L", right + sp.NOTCH, middle))
    steps += [("L", right, height), ("L", left, height)]
    if not header.is_first:
        steps.append(("L", left + sp.NOTCH, middle))
    return (*steps, ("Z",))


def draw_lane(header: LaneHeader, height: float) -> DisplayList:
    """Return a lane's bar and name, relative to the upper left corner of its row."""
    if header.kind.drawing is Drawing.RULE:
        return ()
    hue = header.lane.color or header.kind.color
    bar = Rect(0, sp.LANE_BAR_INSET, sp.LANE_BAR, height - 2 * sp.LANE_BAR_INSET)
    question = () if header.lane.collapsed else runs(header.question, "secondary")
    return (
        Box(bar, sp.LANE_BAR / 2, fill=f"{hue}.lane"),
        *runs(header.title, "ink"),
        *question,
    )


def draw_divider(header: LaneHeader, height: float, width: float) -> DisplayList:
    """Return a ruled line with its name, from the left edge of the lane names over `width` mm."""
    title: TextBlock = header.title
    middle = height / 2
    said = max(line_width(line, title.style) for line in title.lines)
    start = said + sp.DIVIDER_GAP if said else 0.0
    steps: tuple[tuple[str | float, ...], ...] = (("M", start, middle), ("L", width, middle))
    line = Outline(steps, line="line", line_width=0.35, dash=(2.2, 1.4))
    return (*runs(title, "secondary", dy=middle - title.y - title.height / 2), line)


def draw_rules(layout: MapLayout) -> DisplayList:
    """Return the hairlines between the rows, relative to the page; around slots a whole grid."""
    width = layout.lane_width + layout.band.width
    if layout.options.slots is not None:
        return tuple(_grid(layout, width))
    return tuple(
        Box(Rect(layout.lane_x, y - sp.HAIRLINE / 2, width, sp.HAIRLINE), fill="hairline")
        for y in layout.rulings
    )


def _grid(layout: MapLayout, width: float) -> Iterator[Box]:
    """Yield lines around all cells; a dividing line parts those that stand."""
    line = sp.GRID_LINE
    for y in layout.rulings:
        yield Box(Rect(layout.lane_x, y - line / 2, width, line), fill="grid")
    edges = [*(column.x for column in layout.columns), layout.band.right]
    for row in (layout.rows[index] for index in layout.shown_rows):
        if row.kind.drawing is not Drawing.RULE:
            for x in edges:
                yield Box(Rect(x - line / 2, row.y - line / 2, line, row.height + line), fill="grid")


_Gaps = tuple[tuple[float, float], ...]


class Critical(Struct, frozen=True):
    """What marks a critical stage, on the page: its frame, the label on that, and where long cards cross."""

    frame: Rect
    badge: Rect
    label: TextBlock
    left: _Gaps
    right: _Gaps

    @property
    def area(self) -> Rect:
        """What frame and label may paint."""
        frame, badge = self.frame.grown(_CRITICAL_LINE / 2), self.badge
        left, right = min(frame.x, badge.x), max(frame.right, badge.right)
        return Rect(left, frame.y, right - left, badge.bottom - frame.y)


def critical(layout: MapLayout, index: int) -> Critical:
    """Return what marks a critical stage."""
    frame = _critical_frame(layout, index)
    badge, label = _critical_badge(layout, index, frame)
    return Critical(frame, badge, label, crossings(layout, index), crossings(layout, index + 1))


def draw_critical(said: Critical) -> DisplayList:
    """Return the frame and label of a critical stage, relative to the page."""
    frame, gaps = said.frame, (said.left, said.right)
    outline: Primitive = Box(frame, _CRITICAL_RADIUS, None, "critical", _CRITICAL_LINE, _CRITICAL_DASH)
    if any(gaps):
        outline = Outline(tuple(_interrupted(frame, *gaps)), None, "critical", _CRITICAL_LINE, _CRITICAL_DASH)
    return (
        outline,
        Box(said.badge, sp.CRITICAL_BADGE / 2, fill="urgent"),
        *runs(said.label, "on_urgent"),
    )


def _interrupted(frame: Rect, left: _Gaps, right: _Gaps) -> Iterator[tuple[str | float, ...]]:
    """Yield the frame without the pieces of its sides that would run through long cards."""
    radius = _CRITICAL_RADIUS
    inner = radius * (1 - _ARC)
    for edge, turn in ((frame.y, 1), (frame.bottom, -1)):
        yield "M", frame.x, edge + turn * radius
        yield "C", frame.x, edge + turn * inner, frame.x + inner, edge, frame.x + radius, edge
        yield "L", frame.right - radius, edge
        start, end = (frame.right - inner, edge), (frame.right, edge + turn * inner)
        yield "C", *start, *end, frame.right, edge + turn * radius
    for x, gaps in ((frame.x, left), (frame.right, right)):
        y = frame.y + radius
        for top, bottom in (*gaps, (frame.bottom - radius, 0.0)):
            if top - _CRITICAL_GAP > y:
                yield "M", x, y
                yield "L", x, top - (_CRITICAL_GAP if bottom else 0.0)
            y = max(y, bottom + _CRITICAL_GAP)


def _critical_frame(layout: MapLayout, index: int) -> Rect:
    area, column = layout.grid, layout.columns[index]
    height = area.height + layout.options.critical_overhang
    return Rect(column.x, area.y, column.width, height).grown(-sp.CRITICAL_INSET)


def _critical_badge(layout: MapLayout, index: int, frame: Rect) -> tuple[Rect, TextBlock]:
    """Return the label astride the lower edge of the frame: over a narrow column it may hang."""
    text = CRITICAL_POINT.in_language(layout.document.language)
    room = layout.band.right - layout.lane_x
    if _has_critical_neighbour(layout, index):
        room = frame.width
    label = _fitted(text, room - 2 * sp.BADGE_PADDING)
    width = label.width + 2 * sp.BADGE_PADDING
    x = max(layout.lane_x, min(frame.x + (frame.width - width) / 2, layout.band.right - width))
    badge = Rect(x, frame.bottom - sp.CRITICAL_BADGE / 2, width, sp.CRITICAL_BADGE)
    label_y = badge.y + (badge.height - label.height) / 2
    return badge, replace(label, x=x + sp.BADGE_PADDING, y=label_y)


def _has_critical_neighbour(layout: MapLayout, index: int) -> bool:
    beside = (*layout.columns[max(0, index - 1) : index], *layout.columns[index + 1 : index + 2])
    return any(column.stage in layout.options.critical for column in beside)


def _fitted(text: str, width: float) -> TextBlock:
    line = fitted_line(text, BADGE, width)
    return TextBlock(0, 0, line_width(line, BADGE), BADGE, (line,))


def draw_footer(footer: Footer) -> DisplayList:
    """Return the line at the foot of the page with the legend."""
    return (*runs(footer.text, "secondary"), *(item for entry in footer.legend for item in draw_entry(entry)))
