"""Decoded pictures of a document's attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage

    from cjm_desktop.model.document import Attachment


class Pictures:
    """The pictures of one document, each decoded once when it is first shown."""

    def __init__(self, attachments: Mapping[str, Attachment]) -> None:
        self._attachments = attachments
        self._decoded: dict[str, QImage | None] = {}

    def image(self, attachment: str) -> QImage | None:
        """Return a picture, or None where it is missing, unreadable or too large to show."""
        if attachment not in self._decoded:
            found = self._attachments.get(attachment)
            self._decoded[attachment] = None if found is None else _decoded(found)
        return self._decoded[attachment]


def _decoded(attachment: Attachment) -> QImage | None:
    """Decode by the very function that posters use: Qt complains of broken pictures where all can see it."""
    # Only a map with pictures needs them.
    from PySide6.QtGui import QImage

    from cjm_desktop.printing.pictures import upright_picture

    picture = upright_picture(attachment)
    if picture is None:
        return None
    pixels = picture.convert("RGBA")
    width, height = pixels.size
    # The copy owns its pixels; the image made at first only looks at those of Python.
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
