"""What a map needs beyond its first frame, read while somebody still looks at the page one starts from.

To read these modules takes longer than anything else in opening a map. They only define: what belongs to
a map is made when there is one. They are read one in each turn of the event loop and in no thread: PySide6
makes each class when it is first named, and two threads that name it at once end the process (6.11).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NEEDED = tuple(
    f"cjm_desktop.qt.{name}"
    for name in (
        *("beside", "canvas.editor", "dialogs.properties", "panels.choices", "panels.editors"),
        *("panels.outline_edits", "panels.outline_model", "panels.outline", "panels.inspector"),
        *("canvas.minimap", "canvas.tools.table", "recovering", "others", "sharing"),
    )
)
"""In steps of a few milliseconds each, what others build on first."""


class LoadingAhead(QObject):
    """Reads what is not there yet, as long as a window stands."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting = iter(_NEEDED)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._read_next)
        self._turn.start()

    def _read_next(self) -> None:
        name = next(self._waiting, None)
        if name is None:
            self.deleteLater()
        else:
            import_module(name)
