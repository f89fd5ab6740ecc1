"""Decoded pictures of a document's attachments, and copies of them in the sizes they are shown in.

A picture may have forty million pixels. It is decoded once, to a copy no larger than a screen, and that
is scaled once for each size it is shown in: what paints again and again copies pixels and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage

    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.model.document import Attachment

SCREEN_SIDE = 1600
"""The longest side in px of the copies that are made for a screen: a card at four times its size."""
_MOST_KEPT = 128_000_000
"""Bytes of all copies that are kept."""


class Pictures:
    """The pictures of one document; `longest` is the longest side of a copy in px, None for no limit.

    Without colour they come where they are `grey`, in light grey where they are `faint`.
    """

    def __init__(
        self,
        attachments: Mapping[str, Attachment],
        longest: int | None = SCREEN_SIDE,
        *,
        grey: bool = False,
        faint: bool = False,
    ) -> None:
        self._attachments = attachments
        self._longest = longest
        self._tone = (grey, faint)
        self._in_other_tones: dict[tuple[bool, bool], Pictures] = {}
        self._copies: dict[str, QImage | None] = {}
        self._fitted: dict[tuple[str, int, int], QImage] = {}
        self._bytes = 0

    def follow(self, attachments: Mapping[str, Attachment]) -> None:
        """Show the pictures of the document as it is now; those that are the same objects are kept."""
        before, self._attachments = self._attachments, attachments
        if before is not attachments:
            for key in [key for key in self._copies if before.get(key) is not attachments.get(key)]:
                self._forget(key)

    def toned(self, theme: Theme) -> Pictures:
        """Return the same pictures as they look in a theme."""
        tone = grey, faint = theme.grey, theme.faint
        if tone == self._tone:
            return self
        if tone not in self._in_other_tones:
            others = Pictures(self._attachments, self._longest, grey=grey, faint=faint)
            self._in_other_tones[tone] = others
        return self._in_other_tones[tone]

    def image(self, attachment: str) -> QImage | None:
        """Return a picture, no larger than wanted, or None where it is missing or unreadable."""
        if attachment not in self._copies:
            found = self._attachments.get(attachment)
            copy = None if found is None else _decoded(found, self._longest, *self._tone)
            self._make_room(0 if copy is None else copy.sizeInBytes())
            self._copies[attachment] = copy
        return self._copies[attachment]

    def fitted(self, attachment: str, width: int, height: int) -> QImage | None:
        """Return a picture scaled down to so many px, or as it is where that would enlarge it."""
        key = (attachment, width, height)
        if key in self._fitted:
            return self._fitted[key]
        image = self.image(attachment)
        if image is None or width >= image.width() or height >= image.height():
            return image
        fitted = _scaled(image, width, height)
        self._make_room(fitted.sizeInBytes())
        self._fitted[key] = fitted
        return fitted

    def _forget(self, attachment: str) -> None:
        for key in [key for key in self._fitted if key[0] == attachment]:
            self._bytes -= self._fitted.pop(key).sizeInBytes()
        copy = self._copies.pop(attachment)
        self._bytes -= 0 if copy is None else copy.sizeInBytes()

    def _make_room(self, needed: int) -> None:
        if self._bytes + needed > _MOST_KEPT:
            self._copies.clear()
            self._fitted.clear()
            self._bytes = 0
        self._bytes += needed


def _scaled(image: QImage, width: int, height: int) -> QImage:
    from PySide6.QtCore import Qt

    return image.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _decoded(attachment: Attachment, longest: int | None, grey: bool, faint: bool) -> QImage | None:
    """Decode by the very function that posters use: Qt complains of broken pictures where all can see it."""
    # Only a map with pictures needs them.
    from PySide6.QtGui import QImage

    from cjm_desktop.printing.pdf.pictures import upright_picture

    picture = upright_picture(attachment, longest, is_grey=grey, is_faint=faint)
    if picture is None:
        return None
    pixels = picture.convert("RGBA")
    width, height = pixels.size
    straight = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    # Painted fastest as what a screen is made of; the copy owns its pixels, `straight` looks at Python's.
    return straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).copy()
