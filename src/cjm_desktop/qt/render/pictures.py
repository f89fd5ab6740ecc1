"""Decoded pictures of a document's attachments."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from cjm_desktop.model.limits import MOST_PIXELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.model.document import Attachment

_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}


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
    """Decode by the named type alone, so that a picture can never be taken for something else."""
    name = _FORMATS.get(attachment.media_type)
    if name is None:
        return None
    try:
        raw = base64.b64decode(attachment.data, validate=True)
    except (binascii.Error, ValueError):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, name)
    reader.setAutoTransform(True)
    size: QSize = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image
