"""Attached pictures made ready for paper; the picture library is imported when the first one is drawn."""

from __future__ import annotations

import base64
import binascii
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_desktop.model.limits import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

    from cjm_desktop.model.document import Attachment

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
_ORIENTATION_TAG = 0x0112
_UPRIGHT = 1


def readable_picture(attachment: Attachment, *, is_grey: bool = False) -> BytesIO | Image | None:
    """Return a picture upright, in grey if asked for, or None where it cannot be read or is too large.

    A photograph that needs no change is returned as its bytes, so that it goes into a file as it is.
    """
    file_format = _FORMATS.get(attachment.media_type)
    raw = _bytes_of(attachment)
    return None if file_format is None or raw is None else _ready(raw, file_format, is_grey=is_grey)


def upright_picture(attachment: Attachment) -> Image | None:
    """Return a picture upright and decoded, or None where it cannot be read or is too large."""
    from PIL import Image, ImageOps

    found = readable_picture(attachment)
    return ImageOps.exif_transpose(Image.open(found)) if isinstance(found, BytesIO) else found


def _bytes_of(attachment: Attachment) -> bytes | None:
    try:
        return base64.b64decode(attachment.data, validate=True)
    except (binascii.Error, ValueError):
        return None


def _ready(raw: bytes, file_format: str, *, is_grey: bool) -> BytesIO | Image | None:
    from PIL import Image, ImageOps

    try:
        # By the format it claims to be and no other: a picture is never taken for something else.
        picture = Image.open(BytesIO(raw), formats=[file_format])
        if picture.width * picture.height > MOST_PIXELS:
            return None
        is_upright = picture.getexif().get(_ORIENTATION_TAG, _UPRIGHT) == _UPRIGHT
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if file_format == "JPEG" and is_upright and not is_grey:
        return BytesIO(raw)
    upright = ImageOps.exif_transpose(picture)
    return _grey(upright) if is_grey else upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _grey(picture: Image) -> Image:
    return picture.convert("LA").convert("RGBA") if picture.has_transparency_data else picture.convert("L")
