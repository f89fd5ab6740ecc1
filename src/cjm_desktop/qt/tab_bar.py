"""The tabs of maps themselves: dragged into another order, and asked for menus by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class TabBar(QTabBar):
    """The tabs; a drag counts when the button is let go."""

    moved = Signal()
    """The tabs stand in another order now."""
    menu_asked = Signal(int, object)
    """A menu is asked for: the index of its tab, -1 beside them all, and a point of the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._before: list[str] | None = None
        """The order before the button went down."""
        self._had_focus: QWidget | None = None
        """What had the keys before a drag."""
        self.setMovable(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setShape(QTabBar.Shape.RoundedSouth)

    @property
    def is_dragged(self) -> bool:
        """Whether the tabs are just being dragged into another order."""
        return self._before is not None and self.order() != self._before

    def order(self) -> list[str]:
        """Return the maps as their tabs stand."""
        return [self.tabData(index) for index in range(self.count())]

    def let_go(self) -> None:
        """Take no drag into account that is under way: other tabs are shown from now on."""
        self._before = None

    @guarded(answer=QSize())
    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the tabs need: Qt would for the arrows of a bar that has more."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the order."""
        self._before = self.order() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the keys as long as a tab is dragged, for Escape returns it."""
        super().mouseMoveEvent(event)
        if self.is_dragged and not self.hasFocus():
            self._had_focus = QApplication.focusWidget()
            self.setFocus()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell another order."""
        self._give_focus_back()
        super().mouseReleaseEvent(event)
        was_dragged, self._before = self.is_dragged, None
        if was_dragged:
            self.moved.emit()

    def cancel(self) -> None:
        """Put the tabs back as they stood before a drag."""
        before, self._before = self._before, None
        self._give_focus_back()
        if before is None:
            return
        # The bar knows no other end of a drag than that of the button.
        at = QPointF(self.mapFromGlobal(QCursor.pos()))
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        super().mouseReleaseEvent(
            QMouseEvent(QEvent.Type.MouseButtonRelease, at, at, button, none, Qt.KeyboardModifier.NoModifier)
        )
        for index, journey in enumerate(before):
            self.moveTab(self.order().index(journey), index)

    def _give_focus_back(self) -> None:
        had_focus, self._had_focus = self._had_focus, None
        if had_focus is not None:
            had_focus.setFocus()

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tab under the pointer, by a key for that of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(self.tabAt(event.pos()), event.pos())
        else:
            self.menu_asked.emit(self.currentIndex(), self.tabRect(self.currentIndex()).center())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End a drag by Escape, and open the menu by Shift+F10, too."""
        if self.is_dragged:
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
            return
        is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F10 and is_shift and QApplication.activePopupWidget() is None:
            self.menu_asked.emit(self.currentIndex(), self.tabRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)
