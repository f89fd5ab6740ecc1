"""What was entered, and beside it what became of the printed stickers, where any were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjm_desktop.edit.notes import Fate
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.returns.lists import EnteredList, StickerList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from cjm_desktop.edit.notes import Found
    from cjm_desktop.edit.return_log import Done
    from cjm_desktop.qt.returns.wording import NoteWording

_GAP, _TITLE_GAP = 18, 6


class NoteBoard(QWidget):
    """The two lists, each below its title."""

    def __init__(self, words: NoteWording) -> None:
        super().__init__()
        self._words = words
        self.entered, self.stickers = EnteredList(), StickerList()
        self._entered_title, self._stickers_title = plain_label("", "section"), plain_label("", "section")
        self._sticker_side = QWidget()
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(_GAP)
        both.addWidget(_titled(QWidget(), self._entered_title, self.entered), 1)
        both.addWidget(_titled(self._sticker_side, self._stickers_title, self.stickers), 1)

    @property
    def lists(self) -> tuple[EnteredList, StickerList]:
        """The two lists."""
        return self.entered, self.stickers

    def add(self, done: Done) -> None:
        """List a line that was entered."""
        self.entered.add(done, self._words)

    def show_notes(self, notes: Sequence[Found]) -> None:
        """Show what became of notes, and no line that was undone."""
        self.entered.follow()
        self._entered_title.setText(self._words.title(self.entered.count))
        self.stickers.show_notes(notes, self._words)
        self._sticker_side.setVisible(any(one.fate is not Fate.NEW for one in notes))

    def retranslate(self) -> None:
        """Say everything in the present language of the window, with the next notes that are shown."""
        self._stickers_title.setText(self._words.printed())
        self.entered.setAccessibleName(self._words.title(0))
        self.stickers.setAccessibleName(self._words.printed())
        self.stickers.forget_words()


def _titled(side: QWidget, title: QLabel, shown: QWidget) -> QWidget:
    """Return a list below its title."""
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_TITLE_GAP)
    column.addWidget(title)
    column.addWidget(shown, 1)
    return side
