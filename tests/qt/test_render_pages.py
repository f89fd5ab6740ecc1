"""Printed pages as a painter plays them: the same as the file shows."""

from __future__ import annotations

import base64
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw
from PySide6.QtGui import QGuiApplication, QImage

from cjm_desktop.draw.primitives import Picture, Placed
from cjm_desktop.draw.theme import FAINT, FAINT_GREY, GREY, LIGHT, Theme
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.model.document import Attachment
from cjm_desktop.printing.job import poster_job
from cjm_desktop.printing.pages import Layer, PrintedPage
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import Coloring, PrintSpec
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.render.pages import PagePainter
from cjm_desktop.templates.catalogue import template

DOTS = 4
"""To the mm."""


def drawn(page: pdfium.PdfPage, size: tuple[int, int]) -> Image.Image:
    """A page of a file as pdfium shows it, so many dots to the mm."""
    bitmap = pdfium.PdfBitmap.new_native(*size, 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    dots = DOTS * MM_PER_PT
    matrix, clip = raw.FS_MATRIX(dots, 0, 0, dots, 0, 0), raw.FS_RECTF(0, 0, *size)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
    return bitmap.to_pil().convert("RGB")


@pytest.mark.parametrize("coloring", list(Coloring))
def test_a_painter_shows_every_page_as_the_file_does(qapp: QGuiApplication, coloring: Coloring) -> None:
    document = template("b2b_saas", "ru")
    job = poster_job(document, document.maps[0].id, PrintSpec(sheet=A4, coloring=coloring), lambda _: True)
    file = BytesIO()
    job.write(file)
    painter = PagePainter()
    with pdfium.PdfDocument(file.getvalue()) as pdf:
        for page, printed in zip(job.poster.pages(), pdf, strict=True):
            shown = painter.image(page, DOTS).convertToFormat(QImage.Format.Format_RGB888)
            size, line = (shown.width(), shown.height()), shown.bytesPerLine()
            screen = Image.frombytes("RGB", size, bytes(shown.constBits()), "raw", "RGB", line)
            paper = drawn(printed, size)
            # Each smooths edges and begins dashes in its own way; what is moved by a mm is above.
            apart = ImageChops.difference(screen, paper).filter(ImageFilter.BoxBlur(16))
            assert max(high for _, high in apart.getextrema()) < 35  # type: ignore[misc]


@pytest.mark.parametrize(
    ("theme", "lightest", "darkest"),
    [(LIGHT, 0, 255), (GREY, 76, 76), (FAINT, 192, 192), (FAINT_GREY, 192, 192)],
)
def test_pictures_are_as_grey_or_faint_as_the_map(
    qapp: QGuiApplication, theme: Theme, lightest: int, darkest: int
) -> None:
    file = BytesIO()
    Image.new("RGB", (20, 20), (255, 0, 0)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    pictures = Pictures({"a": Attachment(media_type="image/png", data=data)})
    shown = Placed("cell", 0.0, 0.0, Rect(0, 0, 10, 10), (Picture(Rect(0, 0, 10, 10), "a"),))
    page = PrintedPage(Size(10, 10), (Layer((shown,), theme),), "1")
    image = PagePainter(pictures).image(page, DOTS)
    color = image.pixelColor(20, 20)
    assert (color.red(), color.green()) == pytest.approx((darkest, lightest), abs=2)
