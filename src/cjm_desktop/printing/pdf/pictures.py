"""Attached pictures made ready for paper; the picture library is imported when the first one is drawn."""

from __future__ import annotations

import base64
import binascii
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_desktop.model.limits import LONGEST_SIDE, MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

    from cjm_desktop.model.document import Attachment

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
_UNREADABLE = (OSError, ValueError, SyntaxError)
"""What the picture library says of a file that is broken."""
_ORIENTATION_TAG = 0x0112
_UPRIGHT = 1
_FAINTNESS = 0.35
"""How dark black becomes in a faint picture, as a share."""


def readable_picture(
    attachment: Attachment, *, is_grey: bool = False, is_faint: bool = False
) -> BytesIO | Image | None:
    """Return a picture upright, in grey if asked for, or None where it cannot be read or is too large.

    One that `is_faint` comes in light grey.

    A photograph that needs no change is returned as its bytes, so that it goes into a file as it is.
    """
    from PIL import ImageOps

    picture = _opened(attachment)
    try:
        if picture is None:
            return None
        is_upright = picture.getexif().get(_ORIENTATION_TAG, _UPRIGHT) == _UPRIGHT
        picture.load()
    except _UNREADABLE:
        return None
    if picture.format == "JPEG" and is_upright and not (is_grey or is_faint):
        return BytesIO(_bytes_of(attachment) or b"")
    upright = ImageOps.exif_transpose(picture)
    return _toned(upright, is_grey=is_grey, is_faint=is_faint)


def upright_picture(
    attachment: Attachment, longest: int | None = None, *, is_grey: bool = False, is_faint: bool = False
) -> Image | None:
    """Return a picture upright and decoded, or None where it cannot be read or is too large.

    With `longest` it comes with no side of more pixels, and a photograph is not even decoded in full. As on
    paper it comes in grey, or in light grey, if asked for.
    """
    picture = _opened(attachment)
    try:
        if picture is None:
            return None
        if longest is not None:
            picture.draft(None, (longest, longest))
        picture.load()
    except _UNREADABLE:
        return None
    from PIL import ImageOps

    upright = _toned(ImageOps.exif_transpose(picture), is_grey=is_grey, is_faint=is_faint)
    if longest is not None:
        upright.thumbnail((longest, longest), reducing_gap=2.0)
    return upright


def _bytes_of(attachment: Attachment) -> bytes | None:
    try:
        return base64.b64decode(attachment.data, validate=True)
    except (binascii.Error, ValueError):
        return None


def _opened(attachment: Attachment) -> Image | None:
    """Open a picture by the format it claims to be and no other: it is never taken for something else."""
    from PIL import Image

    file_format, raw = _FORMATS.get(attachment.media_type), _bytes_of(attachment)
    if file_format is None or raw is None:
        return None
    try:
        picture = Image.open(BytesIO(raw), formats=[file_format])
    except (*_UNREADABLE, Image.DecompressionBombError):
        return None
    is_small = picture.width * picture.height <= MOST_PIXELS and max(picture.size) <= LONGEST_SIDE
    return picture if is_small else None


def _toned(picture: Image, *, is_grey: bool, is_faint: bool) -> Image:
    if is_faint:
        return _faint(picture)
    return _grey(picture) if is_grey else _plain(picture)


def _plain(picture: Image) -> Image:
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _grey(picture: Image) -> Image:
    return picture.convert("LA").convert("RGBA") if picture.has_transparency_data else picture.convert("L")


def _faint(picture: Image) -> Image:
    """Return a picture in shades between white and a light grey."""
    shades = [255 - round((255 - value) * _FAINTNESS) for value in range(256)]
    if not picture.has_transparency_data:
        return picture.convert("L").point(shades)
    return picture.convert("LA").point([*shades, *range(256)]).convert("RGBA")
