"""What a map needs beyond its first frame, read while somebody still looks at the page one starts from.

To read these modules takes longer than anything else in opening a map. They only define: what belongs to
a map is made in the window's thread, when there is one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from cjm_desktop.qt.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_NEEDED = tuple(
    f"cjm_desktop.qt.{name}"
    for name in (
        *("beside", "canvas.editor", "panels.outline", "panels.inspector", "canvas.minimap"),
        *("canvas.tools.table", "recovering", "sharing"),
    )
)


def load_ahead(window: QWidget) -> None:
    """Read beside a window what is not there yet."""
    if all(name in sys.modules for name in _NEEDED):
        return
    job = Job(_load, window)
    job.finished.connect(lambda _outcome: job.deleteLater())
    job.start()


def _load(go_on: Callable[[float], bool]) -> None:
    for done, name in enumerate(_NEEDED):
        if not go_on(done / len(_NEEDED)):
            return
        import_module(name)
