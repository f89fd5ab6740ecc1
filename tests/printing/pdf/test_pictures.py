"""Attached pictures made ready for paper."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from cjm_desktop.model.document import Attachment
from cjm_desktop.printing.pdf import pictures
from cjm_desktop.printing.pdf.pictures import readable_picture


def attached(image: Image.Image, file_format: str, **options: object) -> Attachment:
    file = BytesIO()
    image.save(file, file_format, **options)
    data = base64.b64encode(file.getvalue()).decode()
    return Attachment(media_type=f"image/{file_format.lower()}", data=data)


def test_a_photograph_goes_into_the_file_as_it_is() -> None:
    photograph = attached(Image.new("RGB", (8, 4), "red"), "JPEG")
    found = readable_picture(photograph)
    assert isinstance(found, BytesIO)
    assert found.getvalue() == base64.b64decode(photograph.data)


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = readable_picture(attached(Image.new("RGB", (8, 4), "red"), "JPEG", exif=exif))
    assert isinstance(found, Image.Image)
    assert found.size == (4, 8)


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_in_grey_no_picture_keeps_a_colour(file_format: str) -> None:
    found = readable_picture(attached(Image.new("RGB", (8, 4), "red"), file_format), is_grey=True)
    assert isinstance(found, Image.Image)
    red, green, blue = found.convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    assert red == green == blue


def test_transparency_is_kept() -> None:
    for is_grey in (False, True):
        found = readable_picture(attached(Image.new("RGBA", (8, 4), (9, 9, 9, 40)), "PNG"), is_grey=is_grey)
        assert isinstance(found, Image.Image)
        assert found.getpixel((1, 1))[3] == 40  # type: ignore[index]


def test_a_picture_is_read_as_what_it_claims_to_be_and_nothing_else() -> None:
    png = attached(Image.new("RGB", (8, 4), "red"), "PNG")
    assert readable_picture(Attachment(media_type="image/jpeg", data=png.data)) is None


@pytest.mark.parametrize("data", ["", "not base64", "AAAA"])
def test_what_is_no_picture_is_left_out(data: str) -> None:
    assert readable_picture(Attachment(media_type="image/png", data=data)) is None


def test_a_picture_cut_short_is_left_out() -> None:
    whole = attached(Image.effect_noise((60, 60), 90), "PNG")
    raw = base64.b64decode(whole.data)
    half = base64.b64encode(raw[: len(raw) // 2]).decode()
    assert readable_picture(Attachment(media_type="image/png", data=half)) is None


def test_a_picture_past_the_limit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 31)
    assert readable_picture(attached(Image.new("RGB", (8, 4)), "PNG")) is None


@pytest.mark.parametrize(
    ("mode", "black"), [("RGB", (0, 0, 0)), ("RGBA", (0, 0, 0, 40)), ("P", 0), ("LA", (0, 40))]
)
def test_a_faint_picture_is_light_grey_and_stays_as_transparent(
    mode: str, black: int | tuple[int, ...]
) -> None:
    found = readable_picture(attached(Image.new(mode, (8, 4), black), "PNG"), is_faint=True)
    assert isinstance(found, Image.Image)
    red, green, blue, alpha = found.convert("RGBA").tobytes()[:4]
    assert red == green == blue
    assert 150 <= red <= 180
    assert alpha == (40 if "A" in mode else 255)
