"""Maps to begin with: small ones in both languages, one with everything a file can hold, a large one."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from cjm_desktop import RESOURCES
from cjm_desktop.edit.cards import add_card
from cjm_desktop.model.document import Attachment, Document
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.templates.catalogue import EMPTY, template

FILES = Path(__file__).parents[1] / "tests" / "_files"
_DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNo+A8AAgIBgG5WixMAAAAASUVORK5CYII=",
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
)
PICTURES = (
    Attachment(media_type="image/png", data=_DOT[0]),
    Attachment(media_type="image/gif", data=_DOT[1]),
)


@cache
def everything() -> Document:
    """Return a map with every field of the format, and fields of a newer program."""
    return loads((FILES / "version-1.cjm").read_bytes())


@cache
def small_maps() -> tuple[Document, ...]:
    """Return small maps in both languages: with everything, filled and empty."""
    # Not by `template`, which gives other ids each time.
    files = sorted((RESOURCES / "templates").glob("*.cjm"))
    return (everything(), *(loads(file.read_bytes()) for file in files))


@cache
def small_files() -> tuple[bytes, ...]:
    """Return the files of the small maps, and of one as another program may have spelled it."""
    return (*map(dumps, small_maps()), (FILES / "version-1.cjm").read_bytes())


@cache
def large_map(size: int) -> Document:
    """Return a map whose file has about so many bytes, half of them in texts and half in a picture."""
    words = "Ищет решение и сравнивает " * 40
    base = template(EMPTY, "ru")
    journey = base.maps[0]
    for number in range(size // 2 // (2 * len(words))):
        stage, lane = journey.stages[number % 5].id, journey.lanes[0].id
        journey = add_card(journey, stage, lane, f"c{number}", f"{number} {words}")
    picture = Attachment(media_type="image/png", data=base64.b64encode(bytes(size * 3 // 8)).decode())
    return base.with_map(journey).replaced(attachments={"sha256:zeros": picture})
