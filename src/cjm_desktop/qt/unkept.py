"""Tells above a map that no copy of it can be kept for a crash, until one can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.language import Phrase
    from cjm_desktop.qt.main_window import MainWindow


class Unkept(QObject):
    """The bar of one window; who closes it knows, and is told again only when it was well in between."""

    def __init__(self, window: MainWindow, folder: Path, save: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._folder, self._save = window, folder, save
        self._reason: Phrase | None = None
        self._is_known = False

    def tell(self, reason: Phrase | None) -> None:
        """Tell why no copy can be written, where that is known."""
        shown = self._window.notices.of(Teller.UNKEPT)
        if self._is_known or (shown is not None and reason == self._reason):
            return
        self._reason = reason
        self._window.notices.show(Teller.UNKEPT, self._bar, self._close)

    def take_back(self, *, is_kept: bool) -> None:
        """Tell nothing more, since a copy is written, or since nothing is unsaved."""
        self._window.notices.take_away(Teller.UNKEPT)
        if is_kept:
            self._is_known = False
            said = self.tr("Copies for the case of a crash are written again.")
            self._window.status_line.show_hint(said)

    def _bar(self) -> NoticeBar:
        told = self.tr("No copy for the case of a crash can be written; save often. {folder}")
        why = ""
        if self._reason is not None:
            told = self.tr("No copy for the case of a crash can be written: {why}. Save often. {folder}")
            why = self._reason.in_language(interface_language())
        bar = NoticeBar(told.format(why=why, folder=self._folder))
        bar.add_button(self.tr("Save"), self._save)
        return bar

    def _close(self) -> None:
        self._is_known = True
        self._window.notices.take_away(Teller.UNKEPT)
