"""The tree itself: paints its rows, hands on keys and asks for menus."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QDrag, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
)

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import PERSONA_HUES
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.canvas.keys import plain_key
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.map_keys import IS_MAP
from cjm_desktop.qt.painted_rows import PaintedRows
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.panels.outline_drag import ASIDE, paint_place, picture
from cjm_desktop.qt.settings import OutlineOrder
from cjm_desktop.qt.wording import KEYS_HERE

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from cjm_desktop.qt.palette import InterfaceColors
    from cjm_desktop.qt.panels.outline_model import OutlineModel

_ROW_HEIGHT, _INDENT, _ARROW = 26, 14, 12
_BAR, _DOT, _LINK, _MARK_ROOM = 3, 9, 16, 13
_OPENS_MS = 600
"""How long rows are dragged over a closed one until it opens."""
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key

KEYS = MappingProxyType(
    {
        (K.Key_F2, _PLAIN): Id.EDIT,
        (K.Key_Return, _PLAIN): Id.EDIT,
        (K.Key_Insert, _PLAIN): Id.ADD_CARD,
        (K.Key_Return, _CTRL): Id.ADD_CARD,
        (K.Key_Delete, _PLAIN): Id.DELETE,
        (K.Key_Backspace, _PLAIN): Id.DELETE,
        (K.Key_D, _CTRL): Id.DUPLICATE,
        (K.Key_E, _CTRL): Id.STAGE_AFTER,
        (K.Key_E, _CTRL | _SHIFT): Id.STAGE_BEFORE,
        (K.Key_L, _CTRL): Id.LANE_BELOW,
        (K.Key_L, _CTRL | _SHIFT): Id.LANE_ABOVE,
        (K.Key_Up, _ALT): Id.MOVE_UP,
        (K.Key_Down, _ALT): Id.MOVE_DOWN,
        (K.Key_Left, _ALT): Id.MOVE_LEFT,
        (K.Key_Right, _ALT): Id.MOVE_RIGHT,
        **{(K(K.Key_1 + n), _PLAIN): Id(f"score_{n + 1}") for n in range(5)},
    }
)
"""What the outline answers itself, each for the row that is current; all else the window does."""
_KNOWN = frozenset(key.value for key, _ in KEYS)
_STRONG = frozenset({Kind.MAP, Kind.PHASE, Kind.LINKS, Kind.PERSONAS, Kind.SOURCES})


class OutlineView(QTreeView):
    """Shows rows; what is to be done with the current one it asks for."""

    left = Signal()
    """The user wants back to the map."""
    asked = Signal(object)
    """The Id of a command for the current row."""
    menu_asked = Signal(object)
    """A point of the screen at which the menu of the current row is to open."""
    resized = Signal()
    """Rows stand elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.answers_digits = False
        """Whether a digit sets a score just now, and is no beginning of a name."""
        # Of another style sheet Qt tells once for each widget this one stands in, and has all rows laid out.
        self._restyling = QTimer(self, interval=0, singleShot=True)
        self._restyling.timeout.connect(self._restyle)
        self._over, self._held_over = QPersistentModelIndex(), QPersistentModelIndex()
        """The row at which dragged ones would come to stand, and that which they are held over."""
        self._opening = QTimer(self, interval=_OPENS_MS, singleShot=True)
        self._opening.timeout.connect(self._open_under_drag)
        self.tell_keys(of_hidden_lane=False)
        self.setProperty(IS_MAP, True)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setFrameStyle(QFrame.Shape.NoFrame.value)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_Painting(self))
        self.doubleClicked.connect(lambda _index: self.asked.emit(Id.EDIT))
        self.verticalScrollBar().valueChanged.connect(lambda _at: self.resized.emit())

    def tell_keys(self, *, of_hidden_lane: bool) -> bool:
        """Say what the keys do in the current row; whether that is something else than before."""
        before, now = self.property(KEYS_HERE), "hidden" if of_hidden_lane else "tree"
        self.setProperty(KEYS_HERE, now)
        return before != now

    def command_of(self, event: QKeyEvent) -> Id | None:
        """Return what a key asks of the current row."""
        key, modifiers = plain_key(event)
        found = KEYS.get((K(key), modifiers)) if key in _KNOWN else None
        is_digit = found is not None and found.startswith("score_")
        return None if is_digit and not self.answers_digits else found

    def _restyle(self) -> None:
        """Look as the style sheet has it now."""
        super().event(QEvent(QEvent.Type.StyleChange))

    # Qt's overrides

    @guarded(answer=False)
    def event(self, event: QEvent) -> bool:
        """Claim the keys of the outline before the shortcuts of the window do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.command_of(event)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._restyling.start()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what a key means; by letters one goes to the row that begins so."""
        command = self.command_of(event)
        if command is not None:
            self.asked.emit(command)
        elif event.key() == K.Key_Escape:
            self.left.emit()
        elif event.key() == K.Key_F10 and event.modifiers() == _SHIFT:
            # Some systems make a menu event of it, too.
            if QApplication.activePopupWidget() is None:
                self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or by the keys of the current one."""
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask_for_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag a row; from one that cannot be dragged no others are marked, either."""
        is_pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        flags = self.model().flags(self.currentIndex())
        if not is_pressed or flags & Qt.ItemFlag.ItemIsDragEnabled:
            super().mouseMoveEvent(event)

    @guarded()
    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag rows as a slip beside the pointer, which leaves the row below it to be read."""
        model: OutlineModel = self.model()  # type: ignore[assignment]
        dragged = [one for one in self.selectedIndexes() if model.flags(one) & Qt.ItemFlag.ItemIsDragEnabled]
        if not dragged:
            return
        drag = QDrag(self)
        drag.setMimeData(model.mimeData(dragged))
        drag.setPixmap(picture(dragged[0].data(), len(dragged), self.font(), self.devicePixelRatioF()))
        drag.setHotSpot(ASIDE)
        drag.exec(actions, Qt.DropAction.MoveAction)

    @guarded()
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where rows would come to stand; a closed row opens when they are held over it."""
        super().dragMoveEvent(event)
        under = self.indexAt(event.position().toPoint())
        self._over = QPersistentModelIndex(under if event.isAccepted() else QModelIndex())
        if under != self._held_over:
            self._held_over = QPersistentModelIndex(under)
            self._opening.start()
        self.viewport().update()

    @guarded()
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Mark no place any more."""
        super().dragLeaveEvent(event)
        self._mark_no_place()

    @guarded()
    def dropEvent(self, event: QDropEvent) -> None:
        """Mark no place any more, and have the rows moved."""
        self._mark_no_place()
        super().dropEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and over them where dragged ones would come to stand, as Qt does not."""
        self.setDropIndicatorShown(False)
        super().paintEvent(event)
        self.setDropIndicatorShown(True)
        if self._over.isValid():
            place = self.visualRect(self._over)
            row = QRect(0, place.top(), self.viewport().width(), place.height())
            with QPainter(self.viewport()) as painter:
                paint_place(painter, row, place.left(), self.dropIndicatorPosition())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that rows are wider or narrower now."""
        super().resizeEvent(event)
        self.resized.emit()

    @guarded_paint
    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row over its whole width."""
        _paint_ground(painter, option.rect, self._ground(index), is_framed=self._is_framed(index))
        super().drawRow(painter, option, index)

    @guarded_paint
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the arrow of a row that can be opened."""
        if self.model().hasChildren(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            ink, ratio = QColor(current_colors().secondary), self.devicePixelRatioF()
            corner = QPoint(rect.right() - _ARROW, rect.center().y() - _ARROW // 2 + 1)
            painter.drawPixmap(corner, drawn_icon(name, ink, _ARROW, ratio))

    def _mark_no_place(self) -> None:
        self._over = self._held_over = QPersistentModelIndex()
        self._opening.stop()
        self.viewport().update()

    def _open_under_drag(self) -> None:
        if self._held_over.isValid():
            self.expand(self._held_over)

    def _ask_for_menu(self) -> None:
        """Ask for the menu of the current row, below it."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            below = self.visualRect(index).bottomLeft() + QPoint(_INDENT, 0)
            self.menu_asked.emit(self.viewport().mapToGlobal(below))

    def _ground(self, index: QModelIndex | QPersistentModelIndex) -> str | None:
        colors = current_colors()
        if self.selectionModel().isSelected(index):
            return colors.selected
        under = (
            self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) if self.underMouse() else None
        )
        return colors.hover if under is not None and under == index else None

    def _is_framed(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self.hasFocus() and index == self.currentIndex()


class _Painting(PaintedRows):
    """Paints what a row says after its mark; its ground is the view's."""

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model: OutlineModel = index.model()  # type: ignore[assignment]
        key = model.key_of(index)
        if key is None:
            return
        area = option.rect.adjusted(2, 0, -4, 0)
        area.setLeft(area.left() + _paint_mark(painter, area, model.contents, key))
        painter.setFont(_font(painter, key.kind))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(_ink(model.contents, key, current_colors(), is_selected=is_selected)))
        name = model.words.name(model.contents, key)
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, cut)

    @guarded(answer=QSize(0, _ROW_HEIGHT))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row."""
        return QSize(0, _ROW_HEIGHT)


def _font(painter: QPainter, kind: Kind) -> QFont:
    font = QFont(painter.font())
    if kind in _STRONG:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _ink(contents: Contents, key: Key, colors: InterfaceColors, *, is_selected: bool) -> str:
    """Return the ink of a row: quieter for cards, faint for what is empty."""
    if is_selected:
        return colors.on_selected
    if contents.is_hidden(key):
        return colors.faint
    match key.kind:
        case Kind.CARD:
            return colors.secondary
        case Kind.CELL | Kind.PERSONAS | Kind.SOURCES if not contents.has_children(key):
            return colors.faint
    return colors.ink


def _paint_ground(painter: QPainter, area: QRect, color: str | None, *, is_framed: bool) -> None:
    if color is None and not is_framed:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(current_colors().accent), 1.2) if is_framed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color) if color else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.toRectF().adjusted(1.5, 1, -1.5, -1), 5, 5)
    painter.restore()


def _paint_mark(painter: QPainter, area: QRect, contents: Contents, key: Key) -> int:
    """Paint the colour of a lane or persona, the kind of a link; return how much room it takes, in px."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = area.center().y() + 1
    if key.kind is Kind.LANE or (key.kind is Kind.CELL and contents.order is OutlineOrder.STAGES):
        lane = contents.lane(key.of)
        hue = None if lane is None else lane.color or lane_kind(lane.kind).color
        if hue is not None:
            is_hidden = contents.is_hidden(key)
            painter.setBrush(QColor(current_colors().faint if is_hidden else LIGHT.color(f"{hue}.bar")))
            painter.drawRoundedRect(area.left() + 1, middle - 7, _BAR, 14, 1.5, 1.5)
            return _MARK_ROOM - 3
    if key.kind is Kind.PERSONA:
        hue = contents.hues.get(key.of, PERSONA_HUES[0])
        painter.setBrush(QColor(LIGHT.color(f"{hue}.bar")))
        painter.drawEllipse(QRect(area.left(), middle - _DOT // 2, _DOT, _DOT))
        return _MARK_ROOM + 2
    link = contents.links.get(key.of) if key.kind is Kind.LINK else None
    if link is not None:
        ink, ratio = QColor(current_colors().secondary), painter.device().devicePixelRatioF()
        mark = drawn_icon(f"link-{link.kind}", ink, _LINK, ratio)
        painter.drawPixmap(area.left(), middle - _LINK // 2, mark)
        return _LINK + 5
    return 0
