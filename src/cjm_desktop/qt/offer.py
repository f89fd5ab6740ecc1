"""A map that a crash has left, as it is offered: what it is, what it has that its file has not, a picture."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.analysis.gains import Gain, gain
from cjm_desktop.model.errors import CjmError, FileError, Unreadable
from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.storage.file import load, read_bytes
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.salvage import salvage

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.draw.page import Page
    from cjm_desktop.model.document import Document
    from cjm_desktop.storage.recovery import Left
    from cjm_desktop.storage.salvage import Salvage


class FileNow(StrEnum):
    """What has become of the file of a map meanwhile."""

    NONE = "none"
    """It never had one."""
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    """It is not there any more, or cannot be read."""


class Offer(Struct, frozen=True, eq=False):
    """What a look into a map has shown: with `error` it does not open, and `page` is drawn of the remains."""

    left: Left
    file: FileNow = FileNow.NONE
    gain: Gain = Gain()
    error: CjmError | None = None
    page: Page | None = None
    remains: Salvage | None = None
    """What can be read of a damaged one."""

    @property
    def is_saved(self) -> bool:
        """Whether its file holds all of it, so that nothing need be offered."""
        return self.error is None and self.file in (FileNow.SAME, FileNow.CHANGED) and self.gain.is_nothing


def look_into(left: Left, tell: Callable[[float], bool]) -> Offer:
    """Read what was left and compare it with its file; in any thread. `tell` says whether to go on."""
    try:
        document = left.read()
    except FileError as error:
        found = Offer(left, error=error, remains=_remains(left, error))
        return found if found.remains is None or not tell(0.5) else _drawn(found, found.remains.document)
    file, before = _file_now(left)
    found = Offer(left, file, gain(document, before), page=None)
    return found if found.is_saved or not tell(0.5) else _drawn(found, document)


def _file_now(left: Left) -> tuple[FileNow, Document | None]:
    if left.file is None:
        return FileNow.NONE, None
    try:
        document = load(left.file)
    except FileError:
        return FileNow.GONE, None
    is_same = Fingerprint.of_hash(left.file_hash).is_of(left.file)
    return (FileNow.SAME if is_same else FileNow.CHANGED), document


def _remains(left: Left, error: FileError) -> Salvage | None:
    if not isinstance(error, Unreadable):
        return None
    try:
        return salvage(read_bytes(left.snapshot, LARGEST_FILE))
    except FileError:
        return None


def _drawn(offer: Offer, document: Document) -> Offer:
    # Named only here: after an ordinary start nothing is drawn in this way.
    from msgspec.structs import replace

    from cjm_desktop.draw.page import draw_map
    from cjm_desktop.layout.map import LayoutOptions, lay_out

    if not document.maps:
        return offer
    return replace(offer, page=draw_map(lay_out(document, document.maps[0], LayoutOptions())))
