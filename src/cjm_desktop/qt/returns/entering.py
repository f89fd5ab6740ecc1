"""Lines that are entered one after the other: a few at once, many in slices, the window living between."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AT_ONCE = 20
"""So many lines are entered before the window lives again, however long they take."""
_SLICE = 0.05
"""Seconds for which lines are entered between two looks at the window."""


class Entering(QObject):
    """Enters lines; `is_here` says whether the map is still shown that they are meant for."""

    advanced = Signal()
    """Some were entered, and others wait."""
    ended = Signal()
    """None waits any more: each was entered, or is among those that are left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._waiting: deque[str] = deque()
        self._enter: Callable[[str], str | None] = lambda _line: None
        self._is_here: Callable[[], bool] = lambda: True
        self.is_busy = False
        self.total = 0
        self.left: list[str] = []
        """The lines that were not entered."""
        self.sentence = ""
        """Why the first of them was not."""

    @property
    def count(self) -> int:
        """How many lines were looked at."""
        return self.total - len(self._waiting)

    def begin(
        self, lines: Sequence[str], enter: Callable[[str], str | None], is_here: Callable[[], bool]
    ) -> None:
        """Enter lines by `enter`, which returns why one is refused."""
        self._waiting, self.total, self.left, self.sentence = deque(lines), len(lines), [], ""
        self._enter, self._is_here, self.is_busy = enter, is_here, True
        self._go_on()

    def stop(self) -> None:
        """Enter no more; what waits is left."""
        self._timer.stop()
        self.left += self._waiting
        self._waiting.clear()
        if self.is_busy:
            self.is_busy = False
            self.ended.emit()

    def finish(self) -> None:
        """Enter what waits, at once."""
        while self.is_busy:
            self._go_on()

    def _go_on(self) -> None:
        try:
            self._enter_some(AT_ONCE if self.count == 0 else 1)
        except BaseException:
            self.stop()
            raise
        if self._waiting and self._is_here():
            self._timer.start()
            self.advanced.emit()
        else:
            self.stop()

    def _enter_some(self, least: int) -> None:
        end, count = monotonic() + _SLICE, 0
        while self._waiting and self._is_here() and (count < least or monotonic() < end):
            # What breaks off in the midst of a line is to find it among those that are left.
            line = self._waiting.popleft()
            self.left.append(line)
            told = self._enter(line)
            count += 1
            if told is None:
                self.left.pop()
            else:
                self.sentence = self.sentence or told
