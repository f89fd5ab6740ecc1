"""The mouse on the canvas: what is under it decides what a press, a drag and a hover mean."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from cjm_desktop.edit.ranges import by_lanes, by_stages, extended, toggled
from cjm_desktop.edit.selection import Header, Selection, at_cell, at_lane, at_stage
from cjm_desktop.layout.hidden import hidden_runs
from cjm_desktop.layout.hit import Hit, Part
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.canvas.subjects import (
    CardSubject,
    LaneSubject,
    LinkSubject,
    NewCardSubject,
    PhaseSubject,
    StageSubject,
    Subject,
    TaskSubject,
    TitleSubject,
)
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QMouseEvent

    from cjm_desktop.qt.canvas.view import Canvas

_CURSORS = MappingProxyType(
    {
        Part.STAGE_BORDER: Qt.CursorShape.SplitHCursor,
        Part.LANE_COLUMN_BORDER: Qt.CursorShape.SplitHCursor,
        Part.LANE_BORDER: Qt.CursorShape.SplitVCursor,
        Part.EMOTION_POINT: Qt.CursorShape.SizeVerCursor,
        Part.MARK: Qt.CursorShape.PointingHandCursor,
        Part.CARD_EDGE: Qt.CursorShape.SplitHCursor,
        Part.PHASE_EDGE: Qt.CursorShape.SplitHCursor,
        Part.LINK: Qt.CursorShape.PointingHandCursor,
        Part.LINK_HANDLE: Qt.CursorShape.CrossCursor,
        Part.LINK_END: Qt.CursorShape.CrossCursor,
        Part.HIDDEN_LANES: Qt.CursorShape.PointingHandCursor,
    }
)
_RETURNS = Phrase("Esc: return", "Esc — вернуть")
_EDGE = 28
_FRAME_MS = 16
_FASTEST = 22


class Hands(QObject):
    """Turns mouse events into selections, clicks and gestures; at most one gesture is under way."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view)
        self._view = view
        self._grip: Grip | None = None
        self._home = QPoint()
        """How far the map was scrolled when the drag began."""
        self._tool: Tool | None = None
        self._is_dragging = False
        self._space_is_down = False
        self.has_just_cancelled = False
        """Whether the last press has ended a gesture: then it asks for nothing else."""
        self._last = QPoint()
        self._pressed_at: int | None = None
        """When a button was last pressed here, in ms as the window system counts."""
        self._edge = QTimer(self)
        self._edge.setInterval(_FRAME_MS)
        self._edge.timeout.connect(self._scroll_at_edge)

    @property
    def is_dragging(self) -> bool:
        """Whether a gesture is under way."""
        return self._is_dragging

    @cached_property
    def _tools(self) -> Mapping[Part, type[Tool]]:
        from cjm_desktop.qt.canvas.tools.table import TOOLS

        return TOOLS

    def prepare(self) -> None:
        """Have the tools at hand before the first press asks for one."""
        _ = self._tools

    def press(self, event: QMouseEvent) -> None:
        """Select what is under the pointer and get ready for the gesture that may follow."""
        self._pressed_at = event.timestamp()
        self.has_just_cancelled = self._tool is not None
        if self._tool is not None:
            self.cancel(Reason.BUTTON)
            return
        at = event.position().toPoint()
        if self._presses_minimap(at, event):
            return
        if event.button() == Qt.MouseButton.MiddleButton or self._space_is_down:
            from cjm_desktop.qt.canvas.tools.pan import Pan

            self._tool = Pan(self._view, self._take(at, event))
            self._begin()
            return
        # Before anything is taken hold of: it may change what lies under the pointer, and ends any gesture.
        if not self._view.map_edits.cards.settle():
            return
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        grip = self._take(at, event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.select(grip.hit, event.modifiers())
            kind = self._tools.get(grip.hit.part)
            self._tool = kind(self._view, grip) if kind else None

    def move(self, event: QMouseEvent) -> None:
        """Hover, or lead the gesture on."""
        at = event.position().toPoint()
        self._last = at
        if self._tool is None or self._grip is None:
            self.hover(at)
            return
        far = (at - self._grip.at).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        if not self._is_dragging and far:
            self._begin()
        if self._is_dragging:
            self._lead(at)

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture, or take the press for a click."""
        tool, grip, dragged = self._tool, self._grip, self._is_dragging
        self._end()
        if grip is None:
            return
        if dragged and tool is not None:
            tool.finish()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(grip)
        self.hover(event.position().toPoint())

    def double_click(self, event: QMouseEvent) -> None:
        """Write what is under the pointer, the caret at its end.

        Not where the first click was on something else, which has opened the map and gone.
        """
        if event.button() != Qt.MouseButton.LeftButton or not self._is_second(event):
            return
        at = event.position().toPoint()
        self.cancel(Reason.BUTTON)
        if self._presses_minimap(at, event):
            return
        subject = subject_under(self._view.placement.hit_at(at))
        if subject is not None:
            self._view.writing.begin(subject)

    def _is_second(self, event: QMouseEvent) -> bool:
        """Whether the first press of a double click was here, too."""
        longest = QGuiApplication.styleHints().mouseDoubleClickInterval()
        return self._pressed_at is not None and event.timestamp() - self._pressed_at <= longest

    def hover(self, at: QPoint) -> None:
        """Show what a press would do here."""
        if self._space_is_down:
            self._view.set_pointer(Qt.CursorShape.OpenHandCursor)
            return
        minimap = self._view.minimap
        if minimap is not None and minimap.covers(at):
            self._view.plus.hide_all()
            self._view.set_pointer(Qt.CursorShape.PointingHandCursor)
            return
        self._view.set_pointer(_CURSORS.get(self._view.placement.hit_at(at).part, Qt.CursorShape.ArrowCursor))
        self._view.plus.show_near(at)

    def hold_space(self, *, down: bool) -> None:
        """Let a drag pan the map while Space is held."""
        self._space_is_down = down
        if not self._is_dragging:
            self._view.set_pointer(Qt.CursorShape.OpenHandCursor if down else Qt.CursorShape.ArrowCursor)

    def cancel(self, reason: Reason) -> bool:
        """End the gesture and return to what was; False when there was none."""
        tool, dragged = self._tool, self._is_dragging
        self._end()
        if tool is not None and dragged:
            tool.cancel(reason)
            if reason is Reason.ESCAPE and tool.scrolls:
                self._view.zoom.scroll_to(self._home)
        return tool is not None and dragged

    def _take(self, at: QPoint, event: QMouseEvent) -> Grip:
        """Take hold of what lies under the pointer."""
        x, y = self._view.placement.page_at(at)
        under, selected = self._view.placement.hit_at(at), self._view.session.selection
        self._grip = Grip(at, x, y, under, event.modifiers(), selected)
        return self._grip

    def _presses_minimap(self, at: QPoint, event: QMouseEvent) -> bool:
        """Begin to look elsewhere by the overview; False for a press beside it."""
        minimap = self._view.minimap
        if minimap is None or not minimap.covers(at):
            return False
        if event.button() == Qt.MouseButton.LeftButton:
            from cjm_desktop.qt.canvas.tools.look_elsewhere import LookElsewhere

            self._tool = LookElsewhere(self._view, self._take(at, event), minimap)
            self._begin()
        return True

    def _begin(self) -> None:
        assert self._tool is not None
        self._is_dragging = True
        self._home = self._view.zoom.scrolled
        self._view.plus.hide_all()
        self._view.set_pointer(self._tool.cursor)
        self._tool.start()
        if self._tool.scrolls:
            self._edge.start()
            self._view.hinted.emit(_RETURNS.in_language(interface_language()))

    def _end(self) -> None:
        if self._is_dragging:
            self._view.places.note()
            if self._tool is not None and self._tool.scrolls:
                self._view.hinted.emit("")
        self._tool, self._grip, self._is_dragging = None, None, False
        self._edge.stop()
        self._view.set_pointer(Qt.CursorShape.ArrowCursor)

    def _lead(self, at: QPoint) -> None:
        assert self._tool is not None
        if self._tool.scrolls:
            self._view.places.note()
        try:
            self._tool.move(at, *self._led_to(at))
        except Exception:
            # Else every further move would go wrong as well.
            self.cancel(Reason.ERROR)
            raise

    def _led_to(self, at: QPoint) -> tuple[float, float]:
        """Return the point of the page a gesture is led to: no further than the map is seen.

        What is frozen counts as the edge of the map under it; scrolling does the rest.
        """
        assert self._tool is not None
        x, y, body = at.x(), at.y(), self._view.body
        if self._tool.scrolls_across:
            x = max(body.left(), min(x, body.right()))
        if self._tool.scrolls_down:
            y = max(body.top(), min(y, body.bottom()))
        return self._view.placement.page_at(QPoint(x, y))

    def _scroll_at_edge(self) -> None:
        """Scroll while the pointer is near an edge of the map's window, the faster the nearer."""
        body, tool = self._view.body, self._tool
        if tool is None:
            return
        dx = _push(self._last.x(), body.left(), body.right()) if tool.scrolls_across else 0
        dy = _push(self._last.y(), body.top(), body.bottom()) if tool.scrolls_down else 0
        if (dx or dy) and self._is_dragging:
            self._view.zoom.scroll_by(dx, dy)
            self._lead(self._last)

    def _click(self, grip: Grip) -> None:
        under = grip.hit
        if under.part is Part.MARK and under.stage and under.lane and under.value:
            # A first click looks at a cell, and changes nothing.
            if (under.stage, under.lane) == (grip.selected.stage, grip.selected.lane):
                self._view.map_edits.cards.score(under.stage, under.lane, under.value)
            return
        if under.part is Part.HIDDEN_LANES:
            runs = hidden_runs(self._view.layout_shown)
            self._view.structure.show_lanes(next(run.lanes for run in runs if under.lane in run.lanes))
            return
        if under.part not in _ONE_CARD or not (under.stage and under.lane and under.card):
            return
        session = self._view.session
        if not grip.modifiers & _ADDING:
            if len(session.selection.cards) > 1:
                session.select(at_cell(under.stage, under.lane, under.card))
        # Only now: dragged, the card would have had to stay selected.
        elif under.card in grip.selected.cards:
            session.select(self._added(under.stage, under.lane, under.card, grip.modifiers))

    def select(self, under: Hit, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Select what lies under a point, or with Shift or Ctrl what is added by it."""
        session = self._view.session
        if under.part in (Part.STAGE, Part.STAGE_TASK) and under.stage:
            to_stage = by_stages(session.selection, session.journey, under.stage)
            session.select(to_stage if modifiers & _SHIFT else at_stage(under.stage))
        elif under.part in _OVER and under.stage:
            session.select(Selection(under.stage, header=_OVER[under.part], over=under.over))
        elif under.part is Part.LANE and under.lane:
            to_lane = by_lanes(session.selection, session.journey, under.lane)
            alone = replace(at_lane(under.lane), stage=under.stage)
            session.select(to_lane if modifiers & _SHIFT else alone)
        elif under.stage and under.lane and under.part is not Part.STAGE_BORDER:
            self._select_in_cell(under, under.stage, under.lane, modifiers)

    def _select_in_cell(self, under: Hit, stage: str, lane: str, modifiers: Qt.KeyboardModifier) -> None:
        session = self._view.session
        card = None if under.part is Part.MARK else under.card
        if card is not None and card in session.selection.cards:
            cards = _last(session.selection.cards, card)
            session.select(replace(session.selection, stage=stage, lane=lane, cards=cards))
        elif modifiers & _SHIFT or (modifiers & _CTRL and card is not None):
            session.select(self._added(stage, lane, card, modifiers))
        elif not modifiers & _CTRL:
            session.select(at_cell(stage, lane) if card is None else at_cell(stage, lane, card))

    def _added(self, stage: str, lane: str, card: str | None, modifiers: Qt.KeyboardModifier) -> Selection:
        """Return the selection with Shift reaching to a cell, or with Ctrl a card more or less."""
        session = self._view.session
        if modifiers & _SHIFT or card is None:
            return extended(session.selection, session.journey, stage, lane)
        return toggled(session.selection, card, stage, lane)


_OVER = MappingProxyType(
    {
        Part.PHASE: Header.PHASE,
        Part.PHASE_EDGE: Header.PHASE,
        Part.LINK: Header.LINK,
        Part.LINK_END: Header.LINK,
    }
)
_ONE_CARD = (Part.CARD, Part.CARD_EDGE, Part.EMOTION_POINT)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ADDING = _CTRL | _SHIFT


def _last(cards: tuple[str, ...], card: str) -> tuple[str, ...]:
    """Return the cards with `card` as the current one."""
    return (*(other for other in cards if other != card), card)


def _push(at: int, first: int, last: int) -> int:
    if at < first + _EDGE:
        return -min(_FASTEST, (first + _EDGE - at) // 2 + 1)
    if at > last - _EDGE:
        return min(_FASTEST, (at - last + _EDGE) // 2 + 1)
    return 0


def subject_under(under: Hit) -> Subject | None:
    """Return what a double click on a part of the map writes."""
    stage, lane, card = under.stage or "", under.lane or "", under.card or ""
    makers: dict[Part, Callable[[], Subject]] = {
        Part.TITLE: TitleSubject,
        Part.PHASE: lambda: PhaseSubject(under.over or ""),
        Part.PHASE_EDGE: lambda: PhaseSubject(under.over or ""),
        Part.LINK: lambda: LinkSubject(under.over or ""),
        Part.LINK_END: lambda: LinkSubject(under.over or ""),
        Part.STAGE: lambda: StageSubject(stage),
        Part.STAGE_TASK: lambda: TaskSubject(stage),
        Part.LANE: lambda: (
            NewCardSubject(stage, lane, fresh_id(), opens=True) if stage else LaneSubject(lane)
        ),
        Part.CARD: lambda: CardSubject(card),
        Part.CARD_EDGE: lambda: CardSubject(card),
        Part.EMOTION_POINT: lambda: CardSubject(card),
        Part.CELL: lambda: NewCardSubject(stage, lane, fresh_id(), under.position),
    }
    maker = makers.get(under.part)
    return None if maker is None else maker()
