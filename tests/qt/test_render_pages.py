"""Printed pages as a painter plays them: the same as the file shows."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw
from PySide6.QtGui import QGuiApplication, QImage

from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.job import PosterJob
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import Coloring, PrintSpec
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
    job = PosterJob(document, document.maps[0].id, PrintSpec(sheet=A4, coloring=coloring), lambda _: True)
    file = BytesIO()
    job.write(file)
    painter = PagePainter()
    with pdfium.PdfDocument(file.getvalue()) as pdf:
        for page, printed in zip(job.pages(), pdf, strict=True):
            shown = painter.image(page, DOTS).convertToFormat(QImage.Format.Format_RGB888)
            size, line = (shown.width(), shown.height()), shown.bytesPerLine()
            screen = Image.frombytes("RGB", size, bytes(shown.constBits()), "raw", "RGB", line)
            paper = drawn(printed, size)
            # Each smooths edges and begins dashes in its own way; what is moved by a mm is above.
            apart = ImageChops.difference(screen, paper).filter(ImageFilter.BoxBlur(16))
            assert max(high for _, high in apart.getextrema()) < 35  # type: ignore[misc]
