"""What waits until something is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    """Waits for the first paint of a widget, of which it is no child: see `Canvas.scrollContentsBy`."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget.parentWidget() or widget)
        self._then = then
        widget.installEventFilter(self)

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on from the event loop: what lies on the widget is painted in the same go."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        self.deleteLater()
        self._then()


def once_painted(widget: QWidget, then: Callable[[], object]) -> None:
    """Do what needs a frame on the screen, or need not hold it up; before anything the user does next."""
    _FirstPaint(widget, then)
