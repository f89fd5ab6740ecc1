"""The canvas: shows a session's map and hands keys, mouse and wheel to those who answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QNativeGestureEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from cjm_desktop.qt.canvas.edits import Edits
from cjm_desktop.qt.canvas.facts import TypingChanged, ZoomChanged
from cjm_desktop.qt.canvas.frozen import NOTHING_FROZEN, FrozenPainter, Panes, panes
from cjm_desktop.qt.canvas.hands import Hands
from cjm_desktop.qt.canvas.keyboard import Keyboard
from cjm_desktop.qt.canvas.menu_requests import MenuRequests
from cjm_desktop.qt.canvas.mirror import Mirror, first_layout_of, layout_of
from cjm_desktop.qt.canvas.overlay import Overlay
from cjm_desktop.qt.canvas.paper import paint_ground
from cjm_desktop.qt.canvas.placement import Placement
from cjm_desktop.qt.canvas.places import Places
from cjm_desktop.qt.canvas.plus import PlusButtons
from cjm_desktop.qt.canvas.scene import MapScene
from cjm_desktop.qt.canvas.scroll_bar import QuietScrollBar
from cjm_desktop.qt.canvas.showing import Showing
from cjm_desktop.qt.canvas.structure import Structure
from cjm_desktop.qt.canvas.tools.base import Reason
from cjm_desktop.qt.canvas.writing import Writing
from cjm_desktop.qt.canvas.zoom import Zoom
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.map_edits import MapEdits
from cjm_desktop.qt.map_keys import IS_MAP
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.render import FAR, Pictures, Player
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.edit.session import Session
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.canvas.found_marks import FoundMarks
    from cjm_desktop.qt.canvas.minimap import Minimap

_Option = QGraphicsView.OptimizationFlag
_PINCH = Qt.NativeGestureType.ZoomNativeGesture


class Canvas(QGraphicsView):
    """A map on its page, to look at and to work on; mirrors one session.

    Until `mirror.complete` is called one that is not `is_complete` shows no more lanes than fit a screen.
    """

    refused = Signal(str)
    """Why an edit was refused, in the language of the window."""
    hinted = Signal(str)
    """What is good to know and no refusal, in the language of the window; "" when it is over."""
    zoom_changed = Signal(object)
    typing_changed = Signal(object)
    menu_asked = Signal(object)
    """A MenuAsked."""

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, is_complete: bool = True
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.showing = Showing(Player(theme, Pictures(session.document.attachments)))
        self._size = QSize()
        self.minimap: Minimap | None = None
        self.panes: Panes = NOTHING_FROZEN
        self._strips = NOTHING_FROZEN.region
        self.layout_shown: MapLayout = (
            layout_of(session) if is_complete else first_layout_of(session, self.screen().size().height())
        )
        self.map_scene = MapScene(self.showing, self)
        self.frozen = FrozenPainter(self.map_scene, self.showing)
        self.mirror = Mirror(self)
        self._prepare_view()
        self.placement = Placement(self)
        self.places = Places(self.viewport(), self.map_scene)
        self.zoom = Zoom(self)
        self.overlay = Overlay(self.map_scene, self.showing)
        self.writing = Writing(self, session)
        self.map_edits = MapEdits(session, self.refuse, self.show_current, self.hinted.emit)
        self.edits = Edits(self, session, self.writing)
        self.structure = Structure(self, session)
        self.plus = PlusButtons(self)
        self.hands = Hands(self)
        self.menus = MenuRequests(self)
        self.found_marks: FoundMarks | None = None
        """What marks words that are looked for, while there are any."""
        self.keyboard = Keyboard(self)
        self._connect()
        self.map_scene.show_layout(self.layout_shown)
        self.zoom.set_zoom(1.0)
        self.mirror.show_selection()

    def _prepare_view(self) -> None:
        # Our own, for to hand out Qt's PySide makes all classes of widgets, to look which of them it is.
        self.setViewport(QWidget())
        self.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(QuietScrollBar(Qt.Orientation.Horizontal))
        self.setScene(self.map_scene)
        self.setFrameStyle(QFrame.Shape.NoFrame.value)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setOptimizationFlags(_Option.DontSavePainterState | _Option.DontAdjustForAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # The view paints every px itself: only then are scrolled px moved instead of painted anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Map"))
        self.setProperty(IS_MAP, True)

    def _connect(self) -> None:
        self.destroyed.connect(self.session.subscribe(self.mirror.session_changed))
        self.writing.began.connect(lambda: self.typing_changed.emit(TypingChanged(is_typing=True)))
        self.writing.ended.connect(lambda: self.typing_changed.emit(TypingChanged(is_typing=False)))

    def commit_typing(self) -> bool:
        """Keep what is being typed; for commands that act on the document, safe to call at any time.

        False when that is refused: the text is still being typed, and the command must not go on.
        """
        return self.writing.commit()

    def keep_typing(self) -> bool:
        """Put what is being typed into the document and have it typed on; False when that is refused."""
        return self.writing.keep()

    def refuse(self, error: CjmError) -> None:
        """Tell why something was refused."""
        self.refused.emit(error.in_language(interface_language()))

    def show_current(self) -> None:
        """Scroll as little as it takes to see the current header or cell, of a large one the card."""
        area = self.placement.current_area()
        if area is not None:
            self.zoom.show_rect(area, self.body, self.session.selection.header)

    def bring_into_view(self, area: QRect) -> None:
        """Scroll as little as it takes to see an area of the viewport."""
        self.zoom.show_rect(area, self.body)

    @property
    def px_per_mm(self) -> float:
        """The scale at which the map is shown."""
        return self.showing.scale

    @property
    def body(self) -> QRect:
        """The part of the viewport in which the map scrolls."""
        return self.panes.body(self.viewport().rect())

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show a pointer over the map."""
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def scale_changed(self, px_per_mm: float, zoom: float) -> None:
        """Take over another zoom, before the map is moved to its place."""
        self.showing.scale = px_per_mm
        self.map_scene.show_from(afar=px_per_mm < FAR)
        self.overlay.rescale()
        self.plus.hide_all()
        self.zoom_changed.emit(ZoomChanged(zoom))

    def settle(self) -> None:
        """Freeze what must be frozen, and put the editor in its place, after anything has moved."""
        self._settle()
        self.viewport().update(self.frozen.sliding)
        if self.minimap is not None:
            self.minimap.follow()

    def _settle(self) -> None:
        transform, viewport = self.viewportTransform(), self.viewport().rect()
        scale, dy = transform.m22(), transform.dy()
        self.map_scene.come_into_view(-dy / scale, (viewport.height() - dy) / scale)
        self.panes = panes(self.layout_shown, transform, viewport)
        self._strips = self.panes.region
        self.frozen.slide_names(self.panes, transform)
        self.writing.follow()

    def _loses_current(self, viewport: QSize) -> bool:
        """Whether what is current was in view, and may not be any more now that the canvas is smaller.

        A viewport that is smaller by a scroll bar alone is about to be scrolled by whoever zooms.
        """
        before, self._size = self._size, self.size()
        area = self.placement.current_area()
        is_smaller = self._size.boundedTo(before) != before
        return is_smaller and area is not None and self.panes.body(QRect(QPoint(), viewport)).intersects(area)

    # Qt's overrides

    @guarded(answer=True)
    def event(self, event: QEvent) -> bool:
        """Claim the canvas keys before the shortcuts of the window do."""
        if event.type() == QEvent.Type.ShortcutOverride and self.keyboard.wants(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    @guarded(answer=False)
    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Keep Tab for the next stage."""
        return False

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the canvas keys."""
        if not self.keyboard.press(event):
            event.ignore()

    @guarded()
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take note of keys that were held."""
        self.keyboard.release(event)

    @guarded()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin to write by an input method."""
        self.keyboard.compose(event)

    @guarded()
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Answer for the editor, or for the current cell while nothing is being written."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if self.writing.is_on:
            return self.writing.editor.inputMethodQuery(query)
        return super().inputMethodQuery(query)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let input methods write on the canvas."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End a gesture that the keyboard can no longer cancel."""
        super().focusOutEvent(event)
        self.hands.hold_space(down=False)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.hands.cancel(Reason.FOCUS)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a gesture."""
        self.hands.press(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover or drag."""
        self.hands.move(event)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a gesture."""
        self.hands.release(event)

    @guarded()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write what is under the pointer."""
        self.hands.double_click(event)

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what is current."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menus.open_under(event.pos())
        else:
            self.menus.open_at_current()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, sideways with Shift, zoom with Ctrl."""
        self.zoom.wheel(event)
        event.accept()

    @guarded()
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the map's px and repaint what comes into view; frozen strips stay where they are."""
        viewport, before = self.viewport(), self.panes
        # With updates off QWidget.scroll does nothing, as long as the viewport has no children: the view
        # only takes note of its new place.
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, on=True)
        super().scrollContentsBy(dx, dy)
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, on=False)
        self.plus.hide_all()
        self._settle()
        if viewport.children():
            viewport.update()
            return
        self.frozen.scroll(viewport, before, self.panes, dx, dy)
        self.places.scrolled()
        # Only now: what was to be repainted before would be scrolled with the px, under the frozen head.
        viewport.update(self.frozen.slid)
        if self.minimap is not None:
            self.minimap.scrolled(dx, dy)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place for everything anew, and keep what is current in view."""
        loses_current = self._loses_current(event.oldSize())
        super().resizeEvent(event)
        self.zoom.follow_size()
        self.mirror.place_at_first()
        self.settle()
        if loses_current:
            self.show_current()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Choose the first zoom, now that the size is known."""
        super().showEvent(event)
        self.showing.screen.ratio = self.devicePixelRatioF()
        self.mirror.place_at_first()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Map"))
            self.plus.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    @guarded(answer=True)
    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by pinching; hide what hovering showed when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.plus.leave_map()
        elif isinstance(event, QNativeGestureEvent) and event.gestureType() == _PINCH:
            self.zoom.set_zoom(self.zoom.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    @guarded_paint
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground, the shadow of the page, the page."""
        if self.minimap is not None:
            self.minimap.clip(painter)
        page, area = self.map_scene.sceneRect(), QRectF(rect)
        if not page.contains(area):
            paint_ground(painter, area, page, QColor(current_colors().ground))
        self.map_scene.paint_paper(painter, area)

    @guarded_paint
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint what lies over the map where the map scrolls: it may reach out below the frozen names."""
        area = QRectF(rect)
        if area.bottom() <= self.layout_shown.bottom:
            self.map_scene.paint_over(painter, area)
            return
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setClipRect(self.body, Qt.ClipOperation.IntersectClip)
        painter.setWorldTransform(transform)
        self.map_scene.paint_over(painter, area)
        painter.restore()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, and over it the frozen strips; under a strip nothing is painted."""
        self.mirror.is_seen = True
        self.showing.begin_picture(self.devicePixelRatioF())
        self.places.look(super().paintEvent)
        region, strips = event.region(), self._strips
        body = region - strips
        minimap = self.minimap if self.minimap and region.intersects(self.minimap.rect) else None
        for piece in (body,) if minimap is None else minimap.pieces(body):
            if not piece.isEmpty():
                super().paintEvent(QPaintEvent(piece))
        if region.intersects(strips):
            with QPainter(self.viewport()) as painter:
                transform = self.viewportTransform()
                self.frozen.paint(painter, self.panes, transform, region, self.session.selection)
                if self.found_marks is not None:
                    self.found_marks.paint_frozen(painter)
        if minimap is not None:
            minimap.paint(region)
