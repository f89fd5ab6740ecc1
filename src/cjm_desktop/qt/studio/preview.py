"""The poster as it will hang on the wall, with the grid of its sheets drawn over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPen
from PySide6.QtWidgets import QToolTip

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.wording import sheet_name
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import LIGHT, current_colors
from cjm_desktop.qt.print_parts.sighted import Sighted
from cjm_desktop.qt.requests import SheetChosen
from cjm_desktop.qt.studio.map_picture import MapPainting, copies, near, whole
from cjm_desktop.qt.studio.sheet_grid import paint_only_sheet, paint_sheets
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.printing.planning.ink import Ink
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet
    from cjm_desktop.qt.render import Pictures
    from cjm_desktop.qt.studio.map_picture import MapImage


_PATIENCE_MS = 100
"""Nobody is told of a wait that is over by then."""


class PosterPreview(Sighted):
    """Shows a poster plan over the picture of the map; cheap enough to follow every turn of a knob."""

    sheet_chosen = Signal(object)
    """A SheetChosen: the user wants to see this sheet's page."""
    painted = Signal()
    """The map is in the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: PosterPlan | None = None
        self.pointed: Sheet | None = None
        self._drawn: tuple[Page, Theme, Pictures] | None = None
        self._words: Ink | None = None
        self._copies: list[QImage] = []
        self._near: MapImage | None = None
        self._waits = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._waits.timeout.connect(self.update)
        self._is_waiting = False
        self._painting, self._painting_near = MapPainting(self), MapPainting(self)
        self._painting.finished.connect(self._show_whole)
        self._painting_near.finished.connect(self._show_near)

    @property
    def has_picture(self) -> bool:
        """Whether the map is seen, and not only where it will be."""
        return bool(self._copies) and not self._painting.is_busy

    def show_waiting(self, *, is_waiting: bool) -> None:
        """Tell that the map is still being drawn, if that takes a while and there is none to be seen yet."""
        self._is_waiting = is_waiting
        self._waits.start()
        self.update()

    def tells_to_wait(self) -> bool:
        """Whether it is told that the map is being drawn."""
        return self._is_waiting and not self._copies and not self._waits.isActive()

    def show_map(self, page: Page, theme: Theme, pictures: Pictures, words: Ink) -> None:
        """Show another map, as soon as it is painted; until then the one before. Labels cover no `words`."""
        self._drawn, self._words = (page, theme, pictures), words
        self._painting_near.stop()
        self._painting.begin(page, theme, pictures, whole(page))

    def show_plan(self, plan: PosterPlan | None) -> None:
        """Show another plan, or that there is none."""
        self.plan, self.pointed = plan, None
        if plan is not None:
            self.sight.set_page(plan.page)
        self.look_anew()

    def sheet_at(self, point: QPointF) -> Sheet | None:
        """Return the sheet that will be seen at a point in px."""
        if self.plan is None or len(self.plan.sheets) < 2:
            return None
        at = self.sight.on_page(point)
        return next((one for one in self.plan.sheets if one.visible.contains(at.x(), at.y())), None)

    def look_anew(self) -> None:
        """Show what there is to see now, and somewhat later as fine as it can be."""
        self._painting_near.stop()
        super().look_anew()

    def look_closer(self) -> None:
        """Paint what is in sight anew where the picture of the whole map is too coarse for it."""
        if self.plan is None or self._drawn is None or not self.has_picture:
            return
        page, theme, pictures = self._drawn
        fineness = self.plan.scale * self.sight.scale * self.devicePixelRatioF()
        seen = self._seen_of_map(self.plan)
        if fineness > whole(page).fineness and seen.width > 0 and seen.height > 0:
            self._painting_near.begin(page, theme, pictures, near(seen, fineness))

    def point_at(self, point: QPointF | None) -> None:
        """Mark the sheet under the pointer."""
        sheet = None if point is None else self.sheet_at(point)
        if sheet is not self.pointed:
            self.pointed = sheet
            self.update()

    def click(self, point: QPointF) -> None:
        """Ask for the page of the sheet."""
        sheet = self.sheet_at(point)
        if sheet is not None:
            self.sheet_chosen.emit(SheetChosen(sheet.number))

    def paint_sight(self, painter: QPainter) -> None:
        """Paint paper, map and sheets, or that one has to wait for them."""
        if self.plan is not None:
            self._paint_poster(painter, self.plan)
        if self.tells_to_wait():
            painter.setPen(QColor(current_colors().secondary if self.plan is None else LIGHT.secondary))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The map is being drawn…"))

    def _paint_poster(self, painter: QPainter, plan: PosterPlan) -> None:
        painter.setPen(QPen(QColor(current_colors().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(self.sight.place)
        if self._copies:
            self._paint_map(painter, plan, self._copies)
        if len(plan.sheets) > 1:
            paint_sheets(painter, plan, self.sight, self.pointed, self._words)
        elif plan.sheets:
            paint_only_sheet(painter, plan, self.sight)

    def _show_whole(self, made: MapImage) -> None:
        self._copies, self._near = copies(made.image), None
        self.look_anew()
        self.painted.emit()

    def _show_near(self, made: MapImage) -> None:
        self._near = made
        self.update()

    def _seen_of_map(self, plan: PosterPlan) -> Rect:
        """Return what of the map is in sight, in mm on its own page."""
        drawn, ends = plan.drawn, (QPointF(0, 0), QPointF(self.width(), self.height()))
        corner, end = (self.sight.on_page(at) for at in ends)
        left, top = max(corner.x(), drawn.x), max(corner.y(), drawn.y)
        right, bottom = min(end.x(), drawn.right), min(end.y(), drawn.bottom)
        scale = plan.scale
        return Rect(
            (left - drawn.x) / scale, (top - drawn.y) / scale, (right - left) / scale, (bottom - top) / scale
        )

    def _paint_map(self, painter: QPainter, plan: PosterPlan, copied: list[QImage]) -> None:
        """Paint the map from the smallest copy that is fine enough, and what was painted near over it."""
        place, ratio = self.sight.on_screen(plan.drawn), self.devicePixelRatioF()
        fine = [copy for copy in copied if copy.width() >= place.width() * ratio]
        painter.drawImage(place, fine[-1] if fine else copied[0])
        if self._near is None:
            return
        area, scale = self._near.view.area, plan.scale
        x, y = plan.drawn.x + area.x * scale, plan.drawn.y + area.y * scale
        on_screen = self.sight.on_screen(Rect(x, y, area.width * scale, area.height * scale))
        # Far off, it would be coarser than the copy below it.
        if on_screen.width() * ratio > self._near.image.width() / 2:
            painter.drawImage(on_screen, self._near.image)

    @guarded(answer=False)
    def event(self, event: QEvent) -> bool:
        """Tell which sheet lies under the pointer, and its place on the wall."""
        if isinstance(event, QHelpEvent) and self.plan is not None:
            sheet = self.sheet_at(QPointF(event.pos()))
            text = "" if sheet is None else sheet_name(sheet, len(self.plan.sheets), interface_language())
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)
