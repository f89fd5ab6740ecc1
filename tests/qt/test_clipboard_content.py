"""What is made of what the clipboard holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.qt.clipboard_content import PastedPictures, content_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clipboard_that_tells_nothing_has_nothing_to_paste() -> None:
    with pytest.raises(NotAllowed):
        content_of(None)


def png() -> bytes:
    image, buffer = QImage(40, 30, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0x336699)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def on_clipboard(raw: bytes) -> QMimeData:
    data = QMimeData()
    data.setData("image/png", raw)
    return data


def test_a_png_of_the_clipboard_is_taken_as_it_is() -> None:
    content = content_of(on_clipboard(png()))
    assert isinstance(content, PastedPictures)
    assert content.pictures[0].media_type == "image/png"


@pytest.mark.parametrize("damage", ["checksum", "cut", "empty"])
def test_a_damaged_png_is_refused_and_nothing_is_printed(
    damage: str, capfd: pytest.CaptureFixture[str]
) -> None:
    raw = png()
    damaged = {"checksum": raw[:50] + bytes([raw[50] ^ 255]) + raw[51:], "cut": raw[:60], "empty": b""}
    with pytest.raises(NotAllowed):
        content_of(on_clipboard(damaged[damage]))
    assert capfd.readouterr().err == ""


def test_a_damaged_png_in_a_file_is_refused_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "broken.png", QMimeData()
    file.write_bytes(png()[:60])
    data.setUrls([QUrl.fromLocalFile(str(file))])
    with pytest.raises(NotAllowed):
        content_of(data)
    assert capfd.readouterr().err == ""
