"""The poster as it will hang on the wall, with the grid of its sheets drawn over it."""

from __future__ import annotations

from statistics import median_high
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.draw.hatch import HATCH_STEP, HATCH_WIDTH, hatch_stripes
from cjm_desktop.draw.page import Page
from cjm_desktop.draw.primitives import Box, Outline, Placed, TextRun
from cjm_desktop.qt.guarded import guarded_paint
from cjm_desktop.qt.palette import LIGHT, current_colors
from cjm_desktop.qt.render.image import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.geometry import Rect, Size
    from cjm_desktop.printing.plan import PosterPlan, Sheet
    from cjm_desktop.qt.render import Pictures

LONGEST_SIDE = 2400
"""Of the picture of the map, in px: enough for a large screen, and quickly made."""
SMALLEST_EM = 2.5
"""Text smaller than this many px in that picture is left out: it would be a grey line."""
_USUAL_SIDE = 700
"""Of the poster in the window, in px."""
_HATCH_STEP = 8.0
"""Between two stripes of a hatch, in px of a poster of that size."""
_AROUND = 18
_LABEL_PIXELS = (11, 10, 9)
"""From the usual label down to that of a crowded poster."""
_LABEL_INSET, _LABEL_LINE, _LABEL_DENSITY = 2.0, 0.7, 0.86
_LEAST_SHARE = 2.5
"""So many times a label a sheet should be, that the map is seen beside it; else borders alone bear labels."""
_FIRST_SIZE = QSize(640, 480)
_LEAST_SIZE = QSize(240, 120)


def map_picture(page: Page, theme: Theme, pictures: Pictures | None = None) -> QImage:
    """Return a drawn map as a picture for the preview."""
    fineness = LONGEST_SIDE / max(page.size)
    smallest, step = SMALLEST_EM / fineness, max(HATCH_STEP, _HATCH_STEP * max(page.size) / _USUAL_SIDE)
    parts = tuple(_coarsened(part, smallest, step) for part in page.parts)
    return render_page(Page(page.size, parts), theme, fineness, pictures)


def _coarsened(part: Placed, smallest: float, step: float) -> Placed:
    """Return a part without text that nobody could read, hatched so that it is seen to be so."""
    items = tuple(
        coarse
        for item in part.items
        if not (isinstance(item, TextRun) and item.size < smallest)
        for coarse in (_hatched(item, step) if isinstance(item, Box) and item.hatch else (item,))
    )
    return Placed(part.key, part.x, part.y, part.area, items)


def _hatched(box: Box, step: float) -> Iterator[Primitive]:
    """Yield a box and its stripes, so many mm apart: as fine as on paper they would be one flat colour."""
    yield box._replace(hatch=None)
    width = HATCH_WIDTH * step / HATCH_STEP
    for x1, y1, x2, y2 in hatch_stripes(box.rect.grown(-width / 2), step):
        yield Outline((("M", x1, y1), ("L", x2, y2)), line=box.hatch, line_width=width)


class PosterPreview(QWidget):
    """Shows a poster plan over the picture of the map; cheap enough to follow every turn of a knob."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._scaled = QPixmap()
        self._plan: PosterPlan | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture of the map."""
        self._picture, self._scaled = picture, QPixmap()
        self.update()

    def show_plan(self, plan: PosterPlan | None) -> None:
        """Show another plan, or that there is none."""
        self._plan = plan
        self.update()

    def labels(self) -> list[tuple[str, QRectF, QFont]]:
        """Return the labels of sheets with their grounds in px; a sheet too small for its own has none."""
        if self._plan is None or len(self._plan.sheets) < 2:
            return []
        place, scale = self._place(self._plan.page)
        sheets = [(sheet, _on_screen(sheet.visible, place, scale)) for sheet in self._plan.sheets]
        # One size for all, from a usual sheet: the first shows more, a last row may be but a strip.
        width, height = (median_high(sides) for sides in zip(*(_sides(a) for _, a in sheets), strict=True))
        room = QSizeF(width, height) / _LEAST_SHARE
        fonts = [_label_font(self.font(), pixels) for pixels in _LABEL_PIXELS]
        longest = sheets[-1][0].label
        roomy = next((font for font in fonts if _fits(_label_size(longest, font), room)), None)
        font, shown = roomy or fonts[-1], self._plan.sheets if roomy else _border_sheets(self._plan)
        corner = QPointF(_LABEL_INSET, _LABEL_INSET)
        return [
            (sheet.label, QRectF(area.topLeft() + corner, size), font)
            for sheet, area in sheets
            if sheet in shown and _fits(size := _label_size(sheet.label, font), area.size())
        ]

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        return _FIRST_SIZE

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which labels can be read."""
        return _LEAST_SIZE

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, paper, map and sheets."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(current_colors().ground))
            if self._plan is not None:
                self._paint_poster(painter, self._plan)

    def _paint_poster(self, painter: QPainter, plan: PosterPlan) -> None:
        place, scale = self._place(plan.page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_colors().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(place)
        if self._picture is not None:
            self._paint_map(painter, _on_screen(plan.drawn, place, scale), self._picture)
        if len(plan.sheets) > 1:
            self._paint_sheets(painter, plan, place, scale)

    def _place(self, page: Size) -> tuple[QRectF, float]:
        """Return where the paper lies in the widget, and how many px a mm is."""
        room = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        scale = min(room.width() / page.width, room.height() / page.height)
        place = QRectF(0, 0, page.width * scale, page.height * scale)
        place.moveCenter(room.center())
        return place, scale

    def _paint_map(self, painter: QPainter, place: QRectF, picture: QImage) -> None:
        """Paint the map, scaled down once for a size: a painter's own scaling is coarse."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))
        if self._scaled.size() != size:
            mode = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
        painter.drawPixmap(place, self._scaled, QRectF(self._scaled.rect()))

    def _paint_sheets(self, painter: QPainter, plan: PosterPlan, place: QRectF, scale: float) -> None:
        accent = QColor(current_colors().accent)
        self._paint_overlaps(painter, plan, place, scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1))
        for sheet in plan.sheets:
            painter.drawRect(_on_screen(sheet.visible, place, scale))
        self._paint_labels(painter)

    def _paint_overlaps(self, painter: QPainter, plan: PosterPlan, place: QRectF, scale: float) -> None:
        """Tint the strips that two sheets share."""
        tint = QColor(current_colors().accent)
        tint.setAlphaF(0.16)
        covered = _on_screen(plan.covered, place, scale)
        for before, after in zip(plan.columns, plan.columns[1:], strict=False):
            left, right = place.x() + after.start * scale, place.x() + before.end * scale
            painter.fillRect(QRectF(left, covered.y(), right - left, covered.height()), tint)
        for before, after in zip(plan.rows, plan.rows[1:], strict=False):
            top, bottom = place.y() + after.start * scale, place.y() + before.end * scale
            painter.fillRect(QRectF(covered.x(), top, covered.width(), bottom - top), tint)

    def _paint_labels(self, painter: QPainter) -> None:
        """Paint labels as on the paper they lie on, which is white in a dark window, too."""
        ground = QColor("white")
        ground.setAlphaF(_LABEL_DENSITY)
        for label, area, font in self.labels():
            painter.setFont(font)
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(LIGHT.accent), _LABEL_LINE))
            painter.drawRoundedRect(area, 3, 3)
            painter.setPen(QColor(LIGHT.on_selected))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label)


def _border_sheets(plan: PosterPlan) -> list[Sheet]:
    """Return the sheets of the first row and column: where it is crowded, their labels tell the others'."""
    return [sheet for sheet in plan.sheets if sheet.row == 0 or sheet.column == 0]


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


def _on_screen(area: Rect, place: QRectF, scale: float) -> QRectF:
    return QRectF(
        place.x() + area.x * scale, place.y() + area.y * scale, area.width * scale, area.height * scale
    )
