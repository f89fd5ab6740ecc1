"""The bars above a map: whoever has something to tell has one of its own, and none hides another's."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from cjm_desktop.qt.notice_bar import NoticeBar


class Teller(IntEnum):
    """Who tells something above a map; the first one's bar stands highest."""

    LEFT_BEHIND = 0
    SHARING = 1
    LAST_WORDS = 2


class Notices:
    """Puts bars into a column, right above a page of it.

    `let_go` gives the keys to the page when a bar goes that had them.
    """

    def __init__(self, column: QVBoxLayout, page: QWidget, let_go: Callable[[], None]) -> None:
        self._column, self._page, self._let_go = column, page, let_go
        self._bars: dict[Teller, NoticeBar] = {}
        self._makers: dict[Teller, Callable[[], NoticeBar]] = {}

    @property
    def shown(self) -> tuple[NoticeBar, ...]:
        """The bars that are shown, from the top."""
        return tuple(self._bars[teller] for teller in sorted(self._bars))

    def of(self, teller: Teller) -> NoticeBar | None:
        """Return the bar of one who tells something."""
        return self._bars.get(teller)

    def show(self, teller: Teller, make: Callable[[], NoticeBar]) -> NoticeBar:
        """Show the bar that is made in place of the one that the same teller has; returns it.

        It is made anew where the language is another one.
        """
        self.take_away(teller)
        below = sum(one > teller for one in self._bars)
        bar = self._bars[teller] = make()
        self._makers[teller] = make
        self._column.insertWidget(self._column.indexOf(self._page) - below, bar)
        return bar

    def retranslate(self) -> None:
        """Tell the same in another language."""
        for teller in tuple(self._bars):
            self.show(teller, self._makers[teller])

    def take_away(self, teller: Teller) -> None:
        """Show no bar of a teller any more."""
        bar = self._bars.pop(teller, None)
        if bar is None:
            return
        keys = QApplication.focusWidget()
        had_keys = keys is not None and bar.isAncestorOf(keys)
        bar.hide()
        bar.deleteLater()
        if had_keys:
            self._let_go()
