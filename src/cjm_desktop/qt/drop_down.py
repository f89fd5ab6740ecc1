"""A drop-down, in whose list a choice is found by any part of its name, in either keyboard layout."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QListView

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.name_search import Name, best_named

_MOST_LISTED = 16
"""Choices seen at once: all colours; the channels are scrolled."""
_WIDEST = 420
"""Of a list whose choices need more room than the field has, in px."""


class DropDown(QComboBox):
    """One of several values, with the list of the window's own looks."""

    def __init__(self) -> None:
        super().__init__()
        self._has_list = False
        self.setMaxVisibleItems(_MOST_LISTED)

    @guarded()
    def showPopup(self) -> None:
        """Open a list in which a choice is found as in the closed field, at what is chosen."""
        self.make_list()
        self.view().setMinimumWidth(min(self._needed_width(), _WIDEST))
        super().showPopup()
        if self.count() <= _MOST_LISTED:
            show_whole(self.view())
        if self.currentIndex() >= 0:
            # A list that was made just now begins at its first row, whatever Qt has made current before.
            self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))

    def _needed_width(self) -> int:
        """Return how wide the list is to be for its longest choice, in px."""
        listed = self.view()
        edges = listed.width() - listed.viewport().width()
        bar = listed.verticalScrollBar().sizeHint().width() if self.count() > _MOST_LISTED else 0
        return listed.sizeHintForColumn(self.modelColumn()) + edges + bar

    def make_list(self) -> None:
        """Make the list, if there is none yet: of a list Qt makes a window, and there are many drop-downs."""
        if not self._has_list:
            self._has_list = True
            listed = NamedChoices(self.iconSize())
            self.setView(listed)
            # Qt lays the rows out before the list is dressed, and keeps their height.
            listed.ensurePolished()
            listed.doItemsLayout()


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
