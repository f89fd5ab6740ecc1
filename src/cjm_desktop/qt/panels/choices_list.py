"""The list of a drop-down, in which a choice is found by any part of its name, in either keyboard layout."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.name_search import Name, best_named


class NamedChoices(QListView):
    """Shows the choices of a drop-down; letters typed soon after each other are parts of one name."""

    def __init__(self, icons: QSize) -> None:
        super().__init__()
        self.setIconSize(icons)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._typed = ""
        self._since = QElapsedTimer()

    # Qt's override

    @guarded()
    def keyboardSearch(self, typed: str) -> None:
        """Go to the choice whose name fits best; the same typed once more goes to the next that fits."""
        model = self.model()
        names = [Name(model.index(row, 0).data() or "") for row in range(model.rowCount())]
        is_more = self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval()
        self._since.start()
        sought = self._typed + typed if is_more else typed
        fitting = best_named(names, sought) or best_named(names, typed)
        self._typed = sought
        if fitting:
            self.setCurrentIndex(model.index(self._next(fitting, is_more=is_more), 0))

    def _next(self, fitting: list[int], *, is_more: bool) -> int:
        """Return the current choice while more of its name is typed, else the next one that fits."""
        here = self.currentIndex().row()
        if is_more and here in fitting:
            return here
        return next((row for row in fitting if row > here), fitting[0])


def show_whole(listed: QAbstractItemView) -> None:
    """Make an open list higher by its edges, which Qt leaves out, as far as the screen has room below."""
    missing, frame = listed.verticalScrollBar().maximum(), listed.window()
    room = frame.screen().availableGeometry().bottom() - frame.geometry().bottom()
    frame.resize(frame.width(), frame.height() + max(0, min(missing, room)))
