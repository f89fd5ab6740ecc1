"""The two lists of the dialog of returning notes: what was entered, and what became of the stickers."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from cjm_desktop.edit.notes import Fate
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.requests import RowChosen
from cjm_desktop.qt.returns.wording import DEED_ICONS, FATE_ICONS, OPEN_ICON, REMOVED_ICON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from cjm_desktop.edit.notes import Found
    from cjm_desktop.edit.return_log import Done
    from cjm_desktop.qt.returns.wording import NoteWording

_ICON = QSize(16, 16)
_INDENT = 14
_MOST_SHOWN = 400
"""Of the notes of one fate so many are listed, and the others counted."""
_KEY = Qt.ItemDataRole.UserRole
_LEAST = QSize(220, 120)


class NoteTree(QTreeWidget):
    """Rows of a code or number and a text, grouped or not."""

    chosen = Signal(object)
    """A RowChosen, by Enter or a double click; its key is a number or code to type."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIconSize(_ICON)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)
        self.itemActivated.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a few rows are seen."""
        return _LEAST

    def rows(self) -> list[str]:
        """Return what is listed, a text for each row that is shown."""
        texts, at = [], QTreeWidgetItemIterator(self, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
        while (item := at.value()) is not None:
            texts.append(" ".join(filter(None, (item.text(0), item.text(1)))))
            at += 1
        return texts

    def _tell(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.chosen.emit(RowChosen(key))


class EnteredList(NoteTree):
    """What was entered since the dialog opened, the latest first; what was undone is not shown."""

    reopened = Signal(str)
    """A refused line is to be put right: it is listed no more."""

    def __init__(self) -> None:
        super().__init__()
        self.setRootIsDecorated(False)
        self._items: list[tuple[Done, QTreeWidgetItem]] = []
        self._open: list[tuple[str, QTreeWidgetItem]] = []
        self.itemActivated.connect(self._reopen)

    @property
    def open_lines(self) -> list[str]:
        """The lines that were refused and not yet put right, the oldest first."""
        return [line for line, _ in self._open]

    def add_open(self, line: str, sentence: str) -> None:
        """Put a refused line on top with the sentence that tells why, to be put right later."""
        code, _, text = line.partition(" ")
        item = _item(code, " · ".join(filter(None, (in_one_line(text), sentence))))
        item.setIcon(0, _drawn(OPEN_ICON, current_colors().waiting))
        item.setToolTip(1, escape(sentence))
        self.insertTopLevelItem(0, item)
        self.scrollToTop()
        self._open.append((line, item))

    def _reopen(self, item: QTreeWidgetItem) -> None:
        line = self._taken(item)
        if line is not None:
            self.reopened.emit(line)

    def _taken(self, item: QTreeWidgetItem | None) -> str | None:
        """Take a refused line off the list and return it, None where the row is another."""
        for at, (line, row) in enumerate(self._open):
            if row is item:
                del self._open[at]
                self.takeTopLevelItem(self.indexOfTopLevelItem(row))
                return line
        return None

    def add(self, done: Done, words: NoteWording) -> None:
        """Put a line on top; of a cell that is listed its cards below it."""
        code, text = words.entered(done)
        item = _item(code, text)
        drawn = REMOVED_ICON if done.entry is None else DEED_ICONS[done.entry.deed]
        item.setIcon(0, _drawn(drawn, current_colors().secondary))
        self.insertTopLevelItem(0, item)
        item.addChildren([_item(*row) for row in words.listed(done)])
        item.setExpanded(True)
        self.scrollToTop()
        self._items.append((done, item))

    def follow(self) -> None:
        """Show no line that was undone."""
        for done, item in self._items:
            item.setHidden(done.is_undone)

    @property
    def count(self) -> int:
        """How many lines were entered and not undone."""
        return sum(not done.is_undone for done, _ in self._items)

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop a refused line with Delete."""
        if event.key() != Qt.Key.Key_Delete or self._taken(self.currentItem()) is None:
            super().keyPressEvent(event)


class StickerList(NoteTree):
    """What became of the printed stickers and of the new notes, by fate and with counts."""

    def __init__(self) -> None:
        super().__init__()
        self._closed: set[Fate] = {Fate.BACK}
        self._shown: tuple[Found, ...] | None = None
        self.itemCollapsed.connect(lambda item: self._closed.add(Fate(item.data(1, _KEY))))
        self.itemExpanded.connect(lambda item: self._closed.discard(Fate(item.data(1, _KEY))))

    def show_notes(self, notes: Sequence[Found], words: NoteWording) -> None:
        """Show these notes; what is open stays open and what is scrolled to stays in view."""
        notes = tuple(notes)
        if notes == self._shown:
            return
        self._shown = notes
        at, closed = self.verticalScrollBar().value(), set(self._closed)
        self.setUpdatesEnabled(False)
        self.clear()
        for fate, group in groupby(notes, key=lambda one: one.fate):
            top = self._group(fate, tuple(group), words)
            top.setExpanded(fate not in closed)
        self._closed = closed
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(at)

    def forget_words(self) -> None:
        """Show everything anew when it is shown next: the language or the colours are others."""
        self._shown = None

    def _group(self, fate: Fate, notes: tuple[Found, ...], words: NoteWording) -> QTreeWidgetItem:
        top = QTreeWidgetItem([words.fate(fate, len(notes))])
        top.setData(1, _KEY, fate.value)
        colors = current_colors()
        top.setIcon(0, _drawn(FATE_ICONS[fate], colors.waiting if fate is Fate.MISSING else colors.secondary))
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        keyed = fate is not Fate.GONE
        rows = [_item(*words.sticker(one), key=one.number if keyed else "") for one in notes[:_MOST_SHOWN]]
        top.addChildren(rows)
        if len(notes) > _MOST_SHOWN:
            top.addChild(_item("…", words.more(len(notes) - _MOST_SHOWN)))
        return top


def _item(code: str, text: str, key: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem([code, text])
    item.setForeground(0, QColor(current_colors().secondary))
    item.setData(0, _KEY, key)
    return item


def _drawn(name: str, color: str) -> QIcon:
    return icon(name, QColor(color), QColor(color), _ICON.width())
