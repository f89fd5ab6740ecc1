from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from cjm_desktop.model.pictures import attached_size, picture_size, upright_size


def picture(file_format: str, mode: str = "RGB", **options: Any) -> bytes:
    """A real picture of 321 x 123 pixels."""
    file = io.BytesIO()
    Image.new(mode, (321, 123), 0).save(file, file_format, **options)
    return file.getvalue()


PICTURES = {
    "png": picture("PNG"),
    "gif": picture("GIF", "P"),
    "jpeg": picture("JPEG"),
    "progressive jpeg": picture("JPEG", progressive=True),
    "jpeg with 40 KB before its size": picture("JPEG", comment=b"x" * 40_000, dpi=(300, 300)),
    "lossy webp": picture("WEBP"),
    "lossless webp": picture("WEBP", lossless=True),
    "webp with more": picture("WEBP", "RGBA", exif=b"Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0"),
}


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES)
def test_the_size_is_read_from_the_first_bytes(data: bytes) -> None:
    assert picture_size(data) == (321, 123)
    assert attached_size(base64.b64encode(data).decode()) == (321, 123)


def test_the_size_is_found_far_behind_a_long_preamble() -> None:
    comment = b"\xff\xfe\xff\xff" + b"x" * 65_533
    data = PICTURES["jpeg"][:2] + comment * 3 + PICTURES["jpeg"][2:]
    assert attached_size(base64.b64encode(data).decode()) == (321, 123)


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES)
def test_a_picture_cut_short_has_no_size_and_does_no_harm(data: bytes) -> None:
    sizes = {picture_size(data[:length]) for length in range(40)}
    assert sizes <= {None, (321, 123)}


@pytest.mark.parametrize("data", ["", "not base64!", "Ж", base64.b64encode(b"<svg/>").decode()])
def test_what_is_no_picture_has_no_size(data: str) -> None:
    assert attached_size(data) is None


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (321, 123)), (3, (321, 123)), (6, (123, 321)), (8, (123, 321))]
)
@pytest.mark.parametrize("order", ["MM", "II"])
def test_a_photograph_taken_sideways_is_as_high_as_it_is_shown(
    orientation: int, size: tuple[int, int], order: str
) -> None:
    exif = Image.Exif()
    exif.endian = "<" if order == "II" else ">"
    exif[0x0112] = orientation
    data = base64.b64encode(picture("JPEG", exif=exif)).decode()
    assert upright_size(data) == size


def test_a_broken_note_about_its_side_does_no_harm() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    whole = picture("JPEG", exif=exif)
    at = whole.index(b"Exif")
    for length in range(at, at + 40):
        upright_size(base64.b64encode(whole[:length] + b"\xff" * 50).decode())
    assert upright_size("not base64!") is None
