"""Paper and screen show the same: the PDF and the painter's picture of the worked example."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw
from PySide6.QtGui import QGuiApplication, QImage

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.theme import GREY, LIGHT
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.job import PosterJob, poster_job
from cjm_desktop.printing.spec import Coloring, PrintSpec
from cjm_desktop.qt.render.image import render_page
from cjm_desktop.templates.catalogue import template

DOTS = 5
"""To the mm."""


def painted(job: PosterJob, *, is_grey: bool) -> Image.Image:
    """The map as the painter shows it."""
    image = render_page(draw_map(job.subject.layout), GREY if is_grey else LIGHT, DOTS)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine())


def printed(job: PosterJob, size: tuple[int, int]) -> Image.Image:
    """The map as pdfium shows the PDF, its corner at the corner."""
    file = BytesIO()
    job.write(file)
    document = pdfium.PdfDocument(file.getvalue())
    bitmap = pdfium.PdfBitmap.new_native(*size, 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    dots, drawn = DOTS * MM_PER_PT, job.plan.drawn
    matrix = raw.FS_MATRIX(dots, 0, 0, dots, -drawn.x * DOTS, -drawn.y * DOTS)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, document[0], matrix, raw.FS_RECTF(0, 0, *size), 0)
    image = bitmap.to_pil().convert("RGB")
    document.close()
    return image


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("coloring", list(Coloring))
def test_the_pdf_shows_what_the_painter_does(
    qapp: QGuiApplication, language: str, coloring: Coloring
) -> None:
    document = template("b2b_saas", language)
    spec = PrintSpec(scale=1.0, coloring=coloring)
    job = poster_job(document, document.maps[0].id, spec, lambda _: True)
    screen = painted(job, is_grey=coloring is Coloring.GREY)
    paper = printed(job, screen.size)
    # Each smooths edges in its own way; what is moved, missing or of another colour is far above.
    apart = ImageChops.difference(screen, paper).filter(ImageFilter.BoxBlur(4))
    assert max(high for _, high in apart.getextrema()) < 45  # type: ignore[misc]
