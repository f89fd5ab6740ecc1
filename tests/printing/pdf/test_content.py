"""Every primitive on a page, seen by rendering the file."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from types import MappingProxyType

import pypdfium2 as pdfium
import pytest
from PIL import Image

from cjm_desktop.draw.primitives import Box, Disc, DisplayList, Icon, Outline, Picture, TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.text import single_line
from cjm_desktop.layout.typography import CARD, STAGE_TITLE
from cjm_desktop.model.document import Attachment
from cjm_desktop.printing.pages import PrintedPage, layer_over
from cjm_desktop.printing.pdf.file import PdfFile, Properties

PAGE = Size(60, 40)
DOTS = 8
"""To the mm."""
WHITE = (255, 255, 255)
INK, BLUE, TINT = LIGHT.rgb("ink"), LIGHT.rgb("blue.bar"), LIGHT.rgb("blue.tint")
Seen = Callable[[float, float], tuple[int, int, int]]


def draw(items: DisplayList, attachments: Mapping[str, Attachment] | None = None) -> Image.Image:
    """A page of 60 x 40 mm with `items`, as pdfium shows it."""
    pdf = PdfFile(Properties("", "", "", "en"), attachments or MappingProxyType({}))
    pdf.add_page(PrintedPage(PAGE, (layer_over(PAGE, items, LIGHT),), "1"))
    file = BytesIO()
    pdf.save(file)
    document = pdfium.PdfDocument(file.getvalue())
    image = document[0].render(scale=DOTS * 25.4 / 72).to_pil().convert("RGB")
    document.close()
    return image


def seen(*items: object, attachments: Mapping[str, Attachment] | None = None) -> Seen:
    """The colour at a point given in mm."""
    image = draw(items, attachments)  # type: ignore[arg-type]
    return lambda x, y: image.getpixel((round(x * DOTS), round(y * DOTS)))  # type: ignore[return-value]


def shares(image: Image.Image, area: Iterable[float], color: tuple[int, int, int]) -> float:
    """The share of an area (left, top, right, bottom in mm) that has exactly this colour."""
    part = image.crop(tuple(round(side * DOTS) for side in area))  # type: ignore[arg-type]
    pixels = list(part.get_flattened_data())
    return pixels.count(color) / len(pixels)


def test_a_box_is_filled_where_it_stands() -> None:
    at = seen(Box(Rect(10, 5, 20, 10), fill="blue.bar"))
    assert at(10.5, 5.5) == at(29.5, 14.5) == BLUE
    assert at(9.5, 10) == at(30.5, 10) == at(20, 4.5) == at(20, 15.5) == WHITE


def test_a_round_corner_leaves_the_corner_white() -> None:
    at = seen(Box(Rect(10, 5, 20, 10), radius=4, fill="blue.bar"))
    assert at(10.4, 5.4) == at(29.6, 5.4) == at(10.4, 14.6) == at(29.6, 14.6) == WHITE
    assert at(12, 7) == at(20, 5.3) == BLUE


def test_an_outline_lies_astride_the_edge() -> None:
    at = seen(Box(Rect(10, 5, 20, 10), line="ink", line_width=2))
    assert at(9.3, 10) == at(10.7, 10) == INK
    assert at(12, 10) == at(8.7, 10) == WHITE


def test_a_dashed_outline_has_gaps() -> None:
    image = draw((Box(Rect(10, 5, 40, 20), line="ink", line_width=1, dash=(3, 2)),))
    assert shares(image, (10, 4.8, 50, 5.2), INK) == pytest.approx(3 / 5, abs=0.08)


def test_a_hatch_stays_inside_its_round_box() -> None:
    image = draw((Box(Rect(10, 5, 30, 20), radius=5, fill="blue.tint", hatch="ink"),))
    assert 0.3 < shares(image, (14, 8, 36, 22), TINT) < 0.9
    assert shares(image, (10, 5, 11, 6), WHITE) == 1
    assert shares(image, (0, 0, 60, 4.8), WHITE) == 1
    assert shares(image, (40.2, 0, 60, 40), WHITE) == 1


def test_a_path_is_closed_filled_and_stroked() -> None:
    steps = (("M", 10.0, 10.0), ("L", 30.0, 10.0), ("C", 30.0, 20.0, 25.0, 30.0, 20.0, 30.0), ("Z",))
    at = seen(Outline(steps, fill="blue.bar", line="ink", line_width=1))
    assert at(22, 15) == BLUE
    assert at(20, 10) == at(15, 20) == INK


def test_a_stroke_ends_round_and_a_dash_flat() -> None:
    steps = (("M", 10.0, 10.0), ("L", 30.0, 10.0))
    plain = seen(Outline(steps, line="ink", line_width=4))
    dashed = seen(Outline(steps, line="ink", line_width=4, dash=(5.0, 5.0)))
    assert plain(8.6, 10) == INK
    assert plain(8.2, 8.2) == WHITE
    assert dashed(9, 10) == dashed(17, 10) == WHITE


def test_a_disc_is_round() -> None:
    at = seen(Disc(20, 20, 8, fill="blue.bar", line="ink", line_width=1))
    assert at(20, 20) == at(25, 25) == BLUE
    assert at(28, 20) == at(20, 12) == INK
    assert at(26.5, 26.5) == WHITE


def test_an_icon_is_stroked_inside_its_rectangle() -> None:
    image = draw((Icon(Rect(10, 5, 24, 24), "plus", "ink"),))
    assert 0.005 < shares(image, (10, 5, 34, 29), INK) < 0.2
    assert shares(image, (0, 0, 60, 5), WHITE) == shares(image, (34, 0, 60, 40), WHITE) == 1


def test_text_stands_on_its_baseline() -> None:
    run = TextRun(10, 20, single_line("Полюс", STAGE_TITLE), STAGE_TITLE.weight, STAGE_TITLE.size, "ink")
    image = draw((run,))
    assert shares(image, (10, 16, 24, 20), INK) > 0.1
    assert shares(image, (0, 20.2, 60, 40), WHITE) == 1


def test_a_box_drawn_after_a_text_covers_it() -> None:
    run = TextRun(10, 20, single_line("Под", CARD), CARD.weight, CARD.size, "ink")
    beside = Box(Rect(40, 10, 5, 5), fill="blue.bar")
    image = draw((run, beside, Box(Rect(5, 10, 30, 20), fill="blue.tint")))
    assert shares(image, (5.2, 10.2, 34.8, 29.8), TINT) == 1


def png(width: int, height: int, color: tuple[int, ...], mode: str = "RGB") -> Attachment:
    file = BytesIO()
    Image.new(mode, (width, height), color).save(file, "PNG")
    return Attachment(media_type="image/png", data=base64.b64encode(file.getvalue()).decode())


def test_a_picture_is_fitted_into_the_middle_without_distortion() -> None:
    at = seen(Picture(Rect(10, 10, 30, 10), "a"), attachments={"a": png(20, 20, (0, 200, 0))})
    assert at(25, 15) == at(20.5, 10.5) == (0, 200, 0)
    assert at(15, 15) == at(35, 15) == WHITE


def test_a_transparent_picture_shows_what_lies_below() -> None:
    picture = Picture(Rect(10, 10, 10, 10), "a")
    clear = png(9, 9, (9, 9, 9, 0), "RGBA")
    at = seen(Box(Rect(0, 0, 60, 40), fill="blue.bar"), picture, attachments={"a": clear})
    assert at(15, 15) == BLUE


@pytest.mark.parametrize(
    "broken",
    [Attachment(media_type="image/png", data="????"), Attachment(media_type="text/html", data="aaaa")],
)
def test_what_stands_for_a_picture_is_drawn_where_it_cannot_be_read(broken: Attachment) -> None:
    place = Rect(10, 10, 10, 10)
    at = seen(Picture(place, "a", (Box(place, fill="faint_line"),)), attachments={"a": broken})
    assert at(15, 15) == LIGHT.rgb("faint_line")


def test_what_has_neither_fill_nor_line_leaves_the_page_white() -> None:
    image = draw((Box(Rect(0, 0, 60, 40)), Disc(20, 20, 5), Outline((("M", 0.0, 0.0), ("L", 9.0, 9.0)))))
    assert shares(image, (0, 0, 60, 40), WHITE) == 1
