"""The palette: every command of the program, found by words, run by Enter, the ones used lately first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from cjm_desktop.qt.command_search import Entry, entries, matching
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.painted_rows import PaintedRows
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.settings import RECENT_COMMANDS

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.settings import Settings

MOST_RECENT_COMMANDS = 8
_WIDTH, _ROWS, _ROW = 620, 11, 34
"""Width of the palette in px, rows that are seen of it, px of a row."""
_TOP, _EDGE, _GAP = 84, 12, 10
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PaletteField(QLineEdit):
    """Where one types; the keys that move go on to the list."""

    moved = Signal(object)
    """The QKeyEvent of a key that moves in the list."""
    entered = Signal()
    left = Signal()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter, Escape and the keys that move."""
        if event.key() in _MOVES:
            self.moved.emit(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the palette when something else gets the keys, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class CommandPalette(QFrame):
    """Lies over the upper middle of its window while it is open."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._entries: tuple[Entry, ...] = ()
        self._before = QApplication.focusWidget()
        """What had the keys before, and gets them back."""
        self.field = PaletteField()
        self.list = QListWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._set_up()
        self.hide()

    def open(self) -> None:
        """Show every command and let the user type."""
        self._before = QApplication.focusWidget()
        self._entries = entries()
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.field.clear()
        self._show_matching()
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Close and give the keys back."""
        if self.isHidden():
            return
        had_focus, before = self.field.hasFocus(), self._before
        self.hide()
        if not had_focus:
            return
        if before is not None and before.isVisible():
            before.setFocus()
        else:
            # What was being written has been kept, and its editor is gone.
            self._window.focus_page()

    def place(self) -> None:
        """Take the upper middle of the window, no more of it than there is."""
        width = min(_WIDTH, self._window.width() - 2 * _EDGE)
        height = min(self.sizeHint().height(), self._window.height() - _TOP - _EDGE)
        self.setGeometry((self._window.width() - width) // 2, _TOP, width, height)

    def shown_commands(self) -> list[Entry]:
        """Return what is listed now, from the top."""
        listed = (self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count()))
        return [entry for entry in listed if entry is not None]

    def _set_up(self) -> None:
        self.list.setItemDelegate(_Painting(self._window, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(_ROWS * _ROW + 10)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.field.textChanged.connect(lambda _text: self._show_matching())
        self.field.entered.connect(self._run)
        self.field.left.connect(self.close_palette)
        self.field.moved.connect(self._move)
        self._window.installEventFilter(self)

    def _show_matching(self) -> None:
        recent = self._settings.value(RECENT_COMMANDS)
        self.list.clear()
        for entry in matching(self._entries, self.field.text(), recent):
            item = QListWidgetItem(entry.name)
            item.setSizeHint(QSize(0, _ROW))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"{entry.path} {entry.keys}")
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(self.tr("No command is called that"), self.list)
            nothing.setSizeHint(QSize(0, _ROW))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _move(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
        count, row = self.list.count(), self.list.currentRow()
        if count:
            by = steps[Qt.Key(event.key())]
            after = (row + by) % count if abs(by) == 1 else max(0, min(row + by, count - 1))
            self.list.setCurrentRow(after)

    def _run(self) -> None:
        """Run the current command, when the window has the keys again; one that is not possible stays."""
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        action = self._window.actions_[entry.id]
        if not action.isEnabled():
            return
        others = (one for one in self._settings.value(RECENT_COMMANDS) if one != entry.id)
        self._settings.remember(RECENT_COMMANDS, (entry.id.value, *others)[:MOST_RECENT_COMMANDS])
        self.close_palette()
        QTimer.singleShot(0, action, action.trigger)

    # Qt's overrides

    @guarded(answer=False)
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep its place in a window that gets another size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list use the room there is."""
        super().resizeEvent(event)
        room = self.height() - self.field.sizeHint().height() - 22
        self.list.setFixedHeight(min(_ROWS * _ROW + 10, max(_ROW, room)))


class _Painting(PaintedRows):
    """Paints a command: its name, its menus quieter beside it, its keys at the right."""

    def __init__(self, window: MainWindow, parent: QListWidget) -> None:
        super().__init__(parent)
        self._window = window

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        colors = current_colors()
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            painter.setPen(QColor(colors.faint))
            painter.drawText(
                option.rect.adjusted(_EDGE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data()
            )
            return
        is_possible = self._window.actions_[entry.id].isEnabled()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.selected if is_current else colors.hover))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 5, 5)
        ink = colors.on_selected if is_current else colors.ink
        _write(painter, option.rect, entry, ink if is_possible else colors.faint, colors.faint)


def _write(painter: QPainter, rect: QRect, entry: Entry, ink: str, quiet: str) -> None:
    area = rect.adjusted(_EDGE, 0, -_EDGE, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    metrics = painter.fontMetrics()
    keys = metrics.horizontalAdvance(entry.keys)
    painter.setPen(QColor(ink))
    painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
    left = area.adjusted(0, 0, -keys - _GAP, 0)
    name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, middle, name)
    rest = left.adjusted(metrics.horizontalAdvance(name) + _GAP, 0, 0, 0)
    painter.setPen(QColor(quiet))
    path = metrics.elidedText(entry.path, Qt.TextElideMode.ElideRight, max(0, rest.width()))
    painter.drawText(rest, middle, path)
