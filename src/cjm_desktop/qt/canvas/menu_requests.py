"""Asking for a menu on the canvas: by the right button what is under it, by the keys what is current."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.ranges import cells_of, whole_lanes, whole_stages
from cjm_desktop.edit.selection import Header
from cjm_desktop.layout.hit import Part
from cjm_desktop.qt.canvas.facts import MenuAsked

if TYPE_CHECKING:
    from cjm_desktop.layout.hit import Hit
    from cjm_desktop.qt.canvas.view import Canvas

_GROUND = frozenset({Part.NOTHING, Part.TITLE, Part.SUBTITLE, Part.LANE_COLUMN_BORDER, Part.HIDDEN_LANES})
"""What has no menu of its own."""
_HEADERS = MappingProxyType({Part.STAGE_BORDER: Part.STAGE, Part.LANE_BORDER: Part.LANE})
"""Of what a border is the end."""
_INSIDE, _BELOW = 12, 3
"""How far from the corner of what is current its menu opens, in px."""


class MenuRequests:
    """Selects what a menu is to be about, and asks for the menu."""

    def __init__(self, view: Canvas) -> None:
        self._view = view

    def open_under(self, at: QPoint) -> None:
        """Ask for the menu of what is under a point of the viewport, which is selected first."""
        view = self._view
        on_minimap = view.minimap is not None and view.minimap.covers(at)
        if view.hands.has_just_cancelled or on_minimap or not view.writing.commit():
            return
        hit = view.placement.hit_at(at)
        under = replace(hit, part=_HEADERS.get(hit.part, hit.part))
        is_on_ground, many = under.part in _GROUND, self._many_under(under)
        if not is_on_ground and many is None and not self._is_in_range(under):
            view.hands.select(under)
        self._ask(at, is_on_ground=is_on_ground, over_many=many)

    def open_at_current(self) -> None:
        """Ask for the menu of the current card, cell or header, beside it."""
        view = self._view
        # Some systems make a menu event of Shift+F10, too.
        if QApplication.activePopupWidget() is not None or not view.writing.commit():
            return
        view.show_current()
        area = view.placement.current_on_screen()
        whole = view.viewport().rect()
        if area is None:
            self._ask(whole.center(), is_on_ground=True)
        else:
            self._ask_beside(area.intersected(whole))

    def _many_under(self, under: Hit) -> Header | None:
        """Return the kind of a header that is one of several selected as a whole: then all stay selected."""
        session = self._view.session
        selection, journey = session.selection, session.journey
        if under.part in (Part.STAGE, Part.STAGE_TASK):
            stages = whole_stages(selection, journey)
            return Header.STAGE if len(stages) > 1 and under.stage in stages else None
        lanes = whole_lanes(selection, journey) if under.part is Part.LANE else ()
        return Header.LANE if len(lanes) > 1 and under.lane in lanes else None

    def _is_in_range(self, under: Hit) -> bool:
        """Whether an empty spot lies in a range of several cells: then all of them stay selected."""
        session = self._view.session
        selection, journey = session.selection, session.journey
        if under.part is not Part.CELL or not selection.is_cell:
            return False
        spots = cells_of(selection, journey)
        ids = {(journey.lanes[row].id, journey.stages[column].id) for row, column in spots}
        return len(spots) > 1 and (under.lane, under.stage) in ids

    def _ask(self, at: QPoint, *, is_on_ground: bool = False, over_many: Header | None = None) -> None:
        on_screen = self._view.viewport().mapToGlobal(at)
        self._view.menu_asked.emit(MenuAsked(on_screen, is_on_ground, over_many=over_many))

    def _ask_beside(self, area: QRect) -> None:
        viewport = self._view.viewport()
        on_screen = area.translated(viewport.mapToGlobal(QPoint()))
        at = QPoint(min(on_screen.left() + _INSIDE, on_screen.center().x()), on_screen.bottom() + _BELOW)
        self._view.menu_asked.emit(MenuAsked(at, beside=on_screen))
