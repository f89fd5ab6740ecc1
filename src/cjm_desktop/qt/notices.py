"""The bars above a map: whoever has something to tell has one of its own, and none hides another's."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from cjm_desktop.qt.notice_bar import NoticeBar


class Teller(IntEnum):
    """Who tells something above a map; the first one's bar stands highest."""

    LEFT_BEHIND = 0
    UNKEPT = 1
    SHARING = 2
    LAST_WORDS = 3


class _Told(Struct, frozen=True):
    bar: NoticeBar
    make: Callable[[], NoticeBar]
    close: Callable[[], object] | None


class Notices:
    """Puts bars into a column, right above a page of it.

    `let_go` gives the keys to the page when a bar goes that had them.
    """

    def __init__(self, column: QVBoxLayout, page: QWidget, let_go: Callable[[], None]) -> None:
        self._column, self._page, self._let_go = column, page, let_go
        self._told: dict[Teller, _Told] = {}

    @property
    def shown(self) -> tuple[NoticeBar, ...]:
        """The bars that are shown, from the top."""
        return tuple(self._told[teller].bar for teller in sorted(self._told))

    def of(self, teller: Teller) -> NoticeBar | None:
        """Return the bar of one who tells something."""
        told = self._told.get(teller)
        return None if told is None else told.bar

    def show(
        self, teller: Teller, make: Callable[[], NoticeBar], close: Callable[[], object] | None = None
    ) -> NoticeBar:
        """Show the bar that is made in place of the one that the same teller has; returns it.

        It is made anew where the language is another one. Who closes it takes it away, or has `close` called.
        """
        self.take_away(teller)
        below = sum(one > teller for one in self._told)
        bar = make()
        bar.closed.connect(close or partial(self.take_away, teller))
        self._told[teller] = _Told(bar, make, close)
        self._column.insertWidget(self._column.indexOf(self._page) - below, bar)
        _announce(bar)
        return bar

    def retranslate(self) -> None:
        """Tell the same in another language."""
        for teller, told in tuple(self._told.items()):
            self.show(teller, told.make, told.close)

    def take_away(self, teller: Teller) -> None:
        """Show no bar of a teller any more."""
        told = self._told.pop(teller, None)
        if told is None:
            return
        bar, had_keys = told.bar, told.bar.has_keys()
        bar.hide()
        bar.deleteLater()
        if had_keys:
            self._let_go()


def _announce(bar: NoticeBar) -> None:
    # Named only now: making it takes a while that a start need not wait for.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, bar.text()))
