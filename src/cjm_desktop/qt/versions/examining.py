"""Versions read, compared with the map that is open, and drawn: beside the window, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from cjm_desktop.edit.comparing import compared
from cjm_desktop.model.errors import FileError
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.storage.file import loads
from cjm_desktop.storage.salvage import salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjm_desktop.draw.page import Page
    from cjm_desktop.edit.comparing import Comparison
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.storage.backups import Backups, Version
    from cjm_desktop.storage.salvage import Salvage


class Examined(Struct, frozen=True, eq=False):
    """What is known of a version: what it holds and what was changed since, or why it cannot be read.

    `document` and `page`, its drawn map, are there only of the version that was asked for.
    """

    version: Version
    since: Comparison | None = None
    error: FileError | None = None
    document: Document | None = None
    page: Page | None = None
    remains: Salvage | None = None
    """What can be read of it where it is damaged."""

    @property
    def readable(self) -> Document | None:
        """What can be shown in a window of its own."""
        return self.document if self.remains is None else self.remains.document


class Examining(QObject):
    """Examines the version that is asked for, and when there is time all others, the latest first."""

    found = Signal(object)
    """An Examined."""

    def __init__(
        self, backups: Backups, present: Document, map_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._backups, self._present, self._map_id = backups, present, map_id
        self._waiting: list[Version] = []
        self._known: set[str] = set()
        self._job = LatestJob(self)
        self._job.finished.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        return self._job.is_busy

    def examine(self, version: Version | None, others: Iterable[Version] = ()) -> None:
        """Read and draw this version at once, and then compare those of the others that are not known yet."""
        self._waiting = [one for one in others if one.file.name not in self._known]
        if version is None:
            self._go_on()
        else:
            self._ask(version, is_drawn=True)

    def stop(self) -> None:
        """Wait until nothing runs any more, for a window that closes."""
        self._waiting = []
        self._job.stop()

    def _ask(self, version: Version, *, is_drawn: bool) -> None:
        backups, present, map_id = self._backups, self._present, self._map_id
        self._job.ask(
            lambda going_on: _examined(backups, version, present, map_id if is_drawn else "", going_on)
        )

    def _go_on(self) -> None:
        while self._waiting:
            version = self._waiting.pop(0)
            if version.file.name not in self._known:
                self._ask(version, is_drawn=False)
                return

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        if outcome.result is not None:
            self._known.add(outcome.result.version.file.name)
            self.found.emit(outcome.result)
        # Who was told may have asked for another one.
        if not self._job.is_busy:
            self._go_on()


def _examined(
    backups: Backups, version: Version, present: Document, map_id: str, going_on: Callable[[float], bool]
) -> Examined | None:
    """Return what is known of a version; None where that is not wanted any more."""
    data = b""
    try:
        data = backups.read(version)
        document = loads(data)
    except FileError as error:
        return Examined(version, error=error, remains=salvage(data) if map_id else None)
    if not going_on(0.5):
        return None
    since = compared(document, present)
    if not map_id:
        return Examined(version, since)
    return Examined(version, since, document=document, page=_drawn(document, map_id))


def _drawn(document: Document, map_id: str) -> Page | None:
    """Return the map with this id as it goes on paper, or the first one; None where there is none."""
    # Both take long to load, and this runs beside the window.
    from cjm_desktop.draw.page import draw_map
    from cjm_desktop.printing.spec import PICTURE
    from cjm_desktop.printing.subject import lay_out_for_paper

    ids = [journey.id for journey in document.maps]
    if not ids:
        return None
    return draw_map(lay_out_for_paper(document, map_id if map_id in ids else ids[0], PICTURE))
