"""Pictures from the clipboard and from files, taken into a map as they are or refused in words."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice

from cjm_desktop.model.document import Attachment
from cjm_desktop.model.errors import NotAllowed, TooMuch
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LONGEST_SIDE, MOST_PIXELS
from cjm_desktop.model.pictures import picture_size
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.render import Pictures

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QImage

LARGEST_PICTURE = 16 * 1024 * 1024
"""Bytes of a picture: a map of 64 MB holds some of that size."""
_SUFFIXES = frozenset(".png .jpg .jpeg .jpe .jfif .gif .webp .bmp .tif .tiff .heic .avif .svg .ico".split())
"""Files that people take for pictures, whether they can be taken or not."""
_MEDIA_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))

_MEGABYTES, _MILLIONS = LARGEST_PICTURE // 1024 // 1024, MOST_PIXELS // 1_000_000


def picture_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files of a drop or the clipboard where all of them are pictures, else none."""
    urls = data.urls() if data.hasUrls() else []
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    are_pictures = len(files) == len(urls) and all(file.suffix.casefold() in _SUFFIXES for file in files)
    return files if are_pictures else ()


def picture_of_file(path: Path) -> Attachment:
    """Return the picture in a file, its bytes unchanged; raises NotAllowed, TooMuch."""
    name = quoted_file(path.name)
    try:
        if not path.is_file():
            raise NotAllowed(_unreadable(name))
        with path.open("rb") as file:
            raw = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise NotAllowed(_unreadable(name)) from error
    return _checked(raw, f"«{name}»", f"“{name}”")


def picture_of_image(image: QImage) -> Attachment:
    """Return a picture of the clipboard as PNG; raises NotAllowed, TooMuch."""
    if image.isNull():
        raise NotAllowed(_CLIPBOARD_UNREADABLE)
    if image.width() * image.height() > MOST_PIXELS:
        raise TooMuch(_too_large("в буфере обмена", "on the clipboard"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return _checked(bytes(buffer.data().data()), "в буфере обмена", "on the clipboard")


def picture_of_png(raw: bytes) -> Attachment:
    """Return a picture of the clipboard that is there as PNG; raises NotAllowed, TooMuch."""
    if not raw:
        raise NotAllowed(_CLIPBOARD_UNREADABLE)
    return _checked(raw, "в буфере обмена", "on the clipboard")


def _checked(raw: bytes, ru: str, en: str) -> Attachment:
    media_type = _media_type(raw)
    size = picture_size(raw)
    if media_type is None or size is None:
        raise NotAllowed(_no_picture(ru, en))
    if len(raw) > LARGEST_PICTURE or size.width * size.height > MOST_PIXELS or max(size) > LONGEST_SIDE:
        raise TooMuch(_too_large(ru, en))
    picture = Attachment(media_type=media_type, data=b64encode(raw).decode())
    # Decoded by the very function that shows it: what cannot be shown is not taken.
    if Pictures({"": picture}).image("") is None:
        raise NotAllowed(_no_picture(ru, en))
    return picture


def _media_type(raw: bytes) -> str | None:
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "image/webp"
    return next((name for start, name in _MEDIA_TYPES if raw.startswith(start)), None)


_CLIPBOARD_UNREADABLE = Phrase(
    "The picture on the clipboard cannot be read; nothing was changed.",
    "Изображение в буфере обмена не читается; ничего не изменено.",
)


def _unreadable(name: str) -> Phrase:
    return Phrase(
        f"The file “{name}” cannot be read; nothing was changed.",
        f"Файл «{name}» не читается; ничего не изменено.",
    )


def _no_picture(ru: str, en: str) -> Phrase:
    return Phrase(
        f"The picture {en} is damaged or no PNG, JPEG, GIF or WebP; nothing was changed.",
        f"Изображение {ru} повреждено или это не PNG, JPEG, GIF или WebP; ничего не изменено.",
    )


def _too_large(ru: str, en: str) -> Phrase:
    return Phrase(
        f"The picture {en} is larger than {_MILLIONS} megapixels or {_MEGABYTES} MB; nothing was changed.",
        f"Изображение {ru} больше {_MILLIONS} мегапикселей или {_MEGABYTES} МБ; ничего не изменено.",
    )
