"""What a printer is sent is what the file shows: as large, at the same places, in the same colours."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader
from pypdfium2 import raw

from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.printing.job import PosterJob, poster_job
from cjm_desktop.printing.paper import A3, A4, parse_paper
from cjm_desktop.printing.spec import Coloring, PrintSpec, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.qt.printer.conftest import Office


FINE, COARSE = 20, 4
"""Dots to the mm."""
POINT = MM_PER_PT


def rendered(page: pdfium.PdfPage, width: float, height: float, dots: int) -> Image.Image:
    """The upper left of a page, so many mm of it, at true size."""
    size = round(width * dots), round(height * dots)
    bitmap = pdfium.PdfBitmap.new_native(*size, 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    scale = dots * MM_PER_PT
    matrix, clip = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0), raw.FS_RECTF(0, 0, *size)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
    return bitmap.to_pil().convert("RGB")


def turned(image: Image.Image) -> Image.Image:
    """A picture whose rows are columns."""
    return image.transpose(Image.Transpose.TRANSPOSE)


def both(office: Office, job: PosterJob, dots: int) -> Iterator[tuple[Image.Image, Image.Image]]:
    """Every page as it was printed, and as it is in the file that is saved."""
    file = BytesIO()
    job.write(file)
    news = office.print(job.poster)
    assert not news.is_refusal, news
    with pdfium.PdfDocument(office.file) as sent, pdfium.PdfDocument(file.getvalue()) as saved:
        for page, one, other in zip(job.poster.pages(), sent, saved, strict=True):
            yield rendered(one, *page.size, dots), rendered(other, *page.size, dots)


def shift(one: Image.Image, other: Image.Image, most: int = 6) -> int:
    """By how many dots the columns of one picture must be moved to lie best on those of another."""
    width = one.width
    first, second = (
        image.convert("L").resize((width, 1), Image.Resampling.BOX).tobytes() for image in (one, other)
    )

    def apart(by: int) -> int:
        return sum(abs(first[x] - second[x + by]) for x in range(most, width - most))

    return min(range(-most, most + 1), key=apart)


@pytest.mark.parametrize("spec", [PrintSpec(A3, sheet=A4), PrintSpec(A3)])
def test_everything_stands_where_the_file_has_it_to_a_tenth_of_a_mm(office: Office, spec: PrintSpec) -> None:
    for one, other in both(office, office.job(spec), FINE):
        for left in range(0, one.width - one.width // 3, one.width // 3):
            for top in range(0, one.height - one.height // 3, one.height // 3):
                area = (left, top, left + one.width // 3, top + one.height // 3)
                here, there = one.crop(area), other.crop(area)
                assert abs(shift(here, there)) <= 1
                assert abs(shift(turned(here), turned(there))) <= 1


@pytest.mark.parametrize("coloring", list(Coloring))
@pytest.mark.parametrize("style", [Style.FULL, Style.WORKSHOP])
def test_pages_look_as_in_the_file(office: Office, style: Style, coloring: Coloring) -> None:
    job = office.job(PrintSpec(sheet=A4, style=style, coloring=coloring))
    for one, other in both(office, job, COARSE):
        # The dashes of a critical frame begin at another corner, and every letter is smoothed otherwise.
        apart = ImageChops.difference(one, other).filter(ImageFilter.BoxBlur(16))
        assert max(high for _, high in apart.getextrema()) < 45  # type: ignore[misc]
        red, green, blue = one.split()
        grey = ImageChops.add(ImageChops.difference(red, green), ImageChops.difference(green, blue))
        assert (grey.getextrema()[1] == 0) is job.poster.is_grey


def test_every_page_lies_on_paper_of_its_own_size(office: Office) -> None:
    job = office.job(PrintSpec(parse_paper("500x300"), sheet=parse_paper("210x148"), margin=6))
    assert not office.print(job.poster).is_refusal
    for page, sent in zip(job.poster.pages(), PdfReader(office.file).pages, strict=True):
        assert float(sent.mediabox.width) * MM_PER_PT == pytest.approx(page.size.width, abs=POINT)
        assert float(sent.mediabox.height) * MM_PER_PT == pytest.approx(page.size.height, abs=POINT)


def test_letters_are_those_of_the_embedded_font_and_can_be_searched(office: Office) -> None:
    job = office.job(PrintSpec(A4))
    office.print(job.poster)
    page = PdfReader(office.file).pages[0]
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    described = [one["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for one in fonts]
    assert {str(one["/FontName"]).rpartition("+")[2].strip("/") for one in described} == {
        "Onest-Regular",
        "Onest-Medium",
        "Onest-SemiBold",
    }
    assert all("/FontFile2" in one for one in described)
    said = page.extract_text()
    assert all(stage.title in said for stage in job.poster.journey.stages)
    assert office.file.stat().st_size < 100_000


@pytest.mark.parametrize("coloring", list(Coloring))
def test_pictures_are_printed_as_in_the_file(office: Office, coloring: Coloring) -> None:
    file = BytesIO()
    shades = [*range(256), *[90] * 256, *[160] * 256]
    Image.linear_gradient("L").convert("RGB").point(shades).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    stage, lane = Stage(id="s", title="Search"), Lane(id="l", kind="pictures")
    card = Card(id="c", stage="s", lane="l", picture="a", text="Shop")
    journey = Map(id="m", stages=(stage,), lanes=(lane,), cards=Grid.of([card], ["s"], ["l"]))
    document = Document(maps=(journey,), attachments={"a": Attachment(media_type="image/png", data=data)})
    job = poster_job(document, "m", PrintSpec(A4, coloring=coloring), lambda _: True)
    ((one, other),) = both(office, job, COARSE)
    apart = ImageChops.difference(one, other).filter(ImageFilter.BoxBlur(4))
    assert max(high for _, high in apart.getextrema()) < 40  # type: ignore[misc]
    assert len(PdfReader(office.file).pages[0].images) == 1
