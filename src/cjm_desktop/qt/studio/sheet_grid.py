"""The grid of sheets over a poster: seams, shared strips, labels, and what is not printed."""

from __future__ import annotations

import math
from itertools import pairwise
from statistics import median_high
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.typography import CARD
from cjm_desktop.printing.planning.clearings import AT_START, Seen
from cjm_desktop.qt.palette import LIGHT, current_colors
from cjm_desktop.qt.render.prepared import SMALLEST_EM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from cjm_desktop.printing.planning.ink import Ink
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet, Span
    from cjm_desktop.qt.print_parts.sight import Sight

_LABEL_PIXELS = (11, 10, 9)
"""From the usual label down to that of a crowded poster."""
_LABEL_INSET, _LABEL_LINE, _LABEL_DENSITY = 2.0, 0.7, 0.86
_LEAST_SHARE = 2.5
"""So many times a label a sheet should be, that the map is seen beside it; else borders alone bear labels."""
_TINT, _POINTED_TINT, _BLANK_TINT = 0.16, 0.14, 0.10


class Label(NamedTuple):
    """A label of a sheet with its ground in px."""

    text: str
    ground: QRectF
    font: QFont


def labels(plan: PosterPlan, sight: Sight, font: QFont, words: Ink | None = None) -> list[Label]:
    """Return the labels of sheets, where they cover no words; a sheet too small for its own has none."""
    if len(plan.sheets) < 2:
        return []
    sheets = [(sheet, sight.on_screen(sheet.visible)) for sheet in plan.sheets]
    # One size for all, from a usual sheet: the first shows more, a last row may be but a strip.
    width, height = (median_high(sides) for sides in zip(*(_sides(a) for _, a in sheets), strict=True))
    room = QSizeF(width, height) / _LEAST_SHARE
    fonts = [_label_font(font, pixels) for pixels in _LABEL_PIXELS]
    longest = sheets[-1][0].label
    roomy = next((one for one in fonts if _fits(_label_size(longest, one), room)), None)
    chosen = roomy or fonts[-1]
    shown = plan.sheets if roomy else _border_sheets(plan, sight, _label_size(longest, chosen))
    ends = sight.on_screen(plan.covered)
    seen = _seen(plan, sight, words) if roomy else None
    return [
        Label(sheet.label, _ground(area, size, seen if sight.sees(area) else None), chosen)
        for sheet, area in sheets
        if sheet in shown
        and _fits(size := _label_size(sheet.label, chosen), area.size() if roomy else _up_to_end(area, ends))
    ]


def _seen(plan: PosterPlan, sight: Sight, words: Ink | None) -> Seen | None:
    """Return how words are seen, None where they are too small to be read: labels in corners are calmer."""
    drawn, scale = sight.on_screen(plan.drawn), plan.scale * sight.scale
    if words is None or CARD.size * scale < SMALLEST_EM:
        return None
    return Seen(words, drawn.x(), drawn.y(), scale)


def _ground(area: QRectF, size: QSizeF, seen: Seen | None) -> QRectF:
    """Return where on a sheet its label stands: in its corner, or where it covers nothing to be read."""
    inset = _LABEL_INSET
    if seen is None:
        return QRectF(area.topLeft() + QPointF(inset, inset), size)
    room = Rect(area.x() + inset, area.y() + inset, area.width() - 2 * inset, area.height() - 2 * inset)
    return QRectF(*seen.clearest(room, Size(size.width(), size.height()), AT_START))


def blank_places(plan: PosterPlan) -> list[Rect]:
    """Return the parts of the poster, in mm, whose sheets are left out because nothing stands on them."""
    return [_place(plan.columns[column], plan.rows[row]) for row, column in sorted(plan.blank)]


def paint_sheets(
    painter: QPainter, plan: PosterPlan, sight: Sight, pointed: Sheet | None, words: Ink | None = None
) -> None:
    """Paint the grid; the sheet that is pointed at stands out, and labels cover no `words`."""
    accent = QColor(current_colors().accent)
    _paint_overlaps(painter, plan, sight)
    _paint_blanks(painter, plan, sight)
    if pointed is not None:
        painter.fillRect(sight.on_screen(pointed.visible), _faint(accent, _POINTED_TINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1))
    for sheet in plan.sheets:
        painter.drawRect(sight.on_screen(sheet.visible))
    if pointed is not None:
        painter.setPen(QPen(accent, 2))
        painter.drawRect(sight.on_screen(pointed.visible))
    _paint_labels(painter, labels(plan, sight, painter.font(), words))


def paint_only_sheet(painter: QPainter, plan: PosterPlan, sight: Sight) -> None:
    """Paint the edge of the one sheet that the whole poster comes on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current_colors().accent), 1))
    painter.drawRect(sight.on_screen(only_sheet(plan)))


def only_sheet(plan: PosterPlan) -> Rect:
    """Return where on the poster's page the paper of its only sheet lies, in mm."""
    margin, window, sheet = plan.spec.margin, plan.sheets[0].window, plan.sheet or plan.page
    return Rect(window.x - margin, window.y - margin, *sheet)


def _paint_overlaps(painter: QPainter, plan: PosterPlan, sight: Sight) -> None:
    """Tint the strips that two sheets share."""
    tint = _faint(QColor(current_colors().accent), _TINT)
    covered = plan.covered
    for before, after in zip(plan.columns, plan.columns[1:], strict=False):
        strip = Rect(after.start, covered.y, before.end - after.start, covered.height)
        painter.fillRect(sight.on_screen(strip), tint)
    for before, after in zip(plan.rows, plan.rows[1:], strict=False):
        strip = Rect(covered.x, after.start, covered.width, before.end - after.start)
        painter.fillRect(sight.on_screen(strip), tint)


def _paint_blanks(painter: QPainter, plan: PosterPlan, sight: Sight) -> None:
    """Cross out the sheets that are not printed."""
    ink = QColor(LIGHT.faint)
    painter.setPen(QPen(ink, 1))
    for place in blank_places(plan):
        area = sight.on_screen(place)
        painter.fillRect(area, _faint(ink, _BLANK_TINT))
        painter.drawLine(area.topLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topRight())


def _paint_labels(painter: QPainter, shown: list[Label]) -> None:
    """Paint labels as on the paper they lie on, which is white in a dark window, too."""
    ground = _faint(QColor("white"), _LABEL_DENSITY)
    for label in shown:
        painter.setFont(label.font)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(LIGHT.accent), _LABEL_LINE))
        painter.drawRoundedRect(label.ground, 3, 3)
        painter.setPen(QColor(LIGHT.on_selected))
        painter.drawText(label.ground, Qt.AlignmentFlag.AlignCenter, label.text)


def _place(across: Span, down: Span) -> Rect:
    width, height = (span.seam_after - span.seam_before for span in (across, down))
    return Rect(across.seam_before, down.seam_before, width, height)


def _faint(color: QColor, density: float) -> QColor:
    made = QColor(color)
    made.setAlphaF(density)
    return made


def _border_sheets(plan: PosterPlan, sight: Sight, label: QSizeF) -> list[Sheet]:
    """Return sheets of the first row and column: where it is crowded, their labels tell the others'.

    Each of them where there is room for it, else each second, third or more.
    """
    across = [sight.on_screen(_place(span, plan.rows[0])).left() for span in plan.columns]
    down = [sight.on_screen(_place(plan.columns[0], span)).top() for span in plan.rows]
    each_column = _step(across, label.width() + 2 * _LABEL_INSET)
    each_row = _step(down, label.height() + 2 * _LABEL_INSET)
    return [
        sheet
        for sheet in plan.sheets
        if (sheet.row == 0 and sheet.column % each_column == 0)
        or (sheet.column == 0 and sheet.row % each_row == 0)
    ]


def _up_to_end(area: QRectF, ends: QRectF) -> QSizeF:
    """Return what room there is from the corner of a sheet to the end of the poster."""
    return QSizeF(ends.right() - area.left(), ends.bottom() - area.top())


def _step(starts: Sequence[float], needed: float) -> int:
    """Return the least number of steps after which there is always so much room, in px."""
    steps = range(1, len(starts))
    return next((by for by in steps if _least_room(starts[::by]) >= needed), len(starts))


def _least_room(starts: Sequence[float]) -> float:
    return min((after - before for before, after in pairwise(starts)), default=math.inf)


def _sides(area: QRectF) -> tuple[float, float]:
    return area.width(), area.height()


def _label_font(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _label_size(label: str, font: QFont) -> QSizeF:
    return QSizeF(QFontMetricsF(font).horizontalAdvance(label) + 8, font.pixelSize() + 5)


def _fits(size: QSizeF, room: QSizeF) -> bool:
    return (
        size.width() + 2 * _LABEL_INSET <= room.width() and size.height() + 2 * _LABEL_INSET <= room.height()
    )
