"""How large an attached picture is, read from its first bytes without decoding it.

PNG (ISO/IEC 15948, 11.2.2), JPEG (ITU-T T.81, B.2.2), GIF89a (section 18) and WebP (RFC 9649).
"""

from __future__ import annotations

import binascii
import struct
from base64 import b64decode
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.errors import TooLarge
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_PIXELS
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from cjm_desktop.model.document import Attachment, Document

_HEAD = 64 * 1024
"""Characters of base64 that hold the size of nearly every picture; a JPEG may keep it further back."""
# The frames of a JPEG: SOF0 to SOF15 without DHT, JPG and DAC, which lie between them.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ORIENTATION_TAG, _LYING = 0x0112, frozenset({5, 6, 7, 8})
_EXIF_REACH = 4096
"""Bytes within which a JPEG that says anything of its camera begins to."""
_JPEG_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


class PictureSize(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def check_pictures(document: Document) -> None:
    """Raise TooLarge, with a clause of words, for an attached picture of more than 40 megapixels."""
    for key, picture in document.attachments.items():
        check_picture(key, picture)


def check_picture(key: str, picture: Attachment) -> None:
    """Raise TooLarge, with a clause of words, for a picture of more than 40 megapixels."""
    size = attached_size(picture.data)
    if size is not None and size.width * size.height > MOST_PIXELS:
        raise TooLarge(_too_many_pixels(quoted(key), size))


def attached_size(data: str) -> PictureSize | None:
    """Return the size of a picture in base64, or None where it is none that we know."""
    try:
        return picture_size(b64decode(data[:_HEAD])) or picture_size(b64decode(data))
    except (binascii.Error, ValueError):
        return None


def upright_size(data: str) -> PictureSize | None:
    """Return the size of a picture in base64 as it is shown: a photograph may say that it lies on its side.

    The note about that (Exif 2.3, 4.6.4, tag 0x0112) stands at the beginning of a JPEG.
    """
    size = attached_size(data)
    try:
        is_lying = size is not None and _orientation(b64decode(data[:_HEAD])) in _LYING
    except (binascii.Error, ValueError, struct.error, IndexError):
        is_lying = False
    return PictureSize(size.height, size.width) if size is not None and is_lying else size


def _too_many_pixels(name: str, size: PictureSize) -> Phrase:
    most = MOST_PIXELS // 1_000_000
    return Phrase(
        f"the picture {name} has {size.width} x {size.height} pixels, more than {most} million",
        f"в изображении {name} точек {size.width}×{size.height}, а допустимо до {most} миллионов",
    )


def picture_size(data: bytes) -> PictureSize | None:
    """Return the size that a PNG, JPEG, GIF or WebP says it has, or None for anything else."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return PictureSize(*struct.unpack_from(">II", data, 16))
        if data.startswith((b"GIF87a", b"GIF89a")):
            return PictureSize(*struct.unpack_from("<HH", data, 6))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp_size(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg_size(data)
    except (struct.error, IndexError):
        pass
    return None


def _webp_size(data: bytes) -> PictureSize | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", data, 24)
        return PictureSize(1 + low_width + (high_width << 16), 1 + low_height + (high_height << 16))
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return PictureSize(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return PictureSize(width & 0x3FFF, height & 0x3FFF)
    return None


def _jpeg_size(data: bytes) -> PictureSize | None:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_WITHOUT_LENGTH:
            at += 2
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return PictureSize(width, height)
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None


def _orientation(data: bytes) -> int | None:
    """Return how a JPEG says it is to be turned, or None where it says nothing."""
    at = data.find(b"Exif\x00\x00", 0, _EXIF_REACH) if data.startswith(b"\xff\xd8") else -1
    if at < 0:
        return None
    tiff = data[at + 6 :]
    order = "<" if tiff.startswith(b"II") else ">"
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for entry in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * entry)
        if tag == _ORIENTATION_TAG:
            return int(value)
    return None
