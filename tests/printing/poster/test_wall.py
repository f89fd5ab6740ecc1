"""The wall: sheets cut along their dashed lines and laid one on the other are the poster of one page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from math import ceil, floor
from types import MappingProxyType
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops
from pypdfium2 import raw

from cjm_desktop.draw.page import Page
from cjm_desktop.draw.primitives import Box, Outline, Placed
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.spacing import MARGIN
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.paper import A1, A3, A4, PAPERS, parse_paper
from cjm_desktop.printing.pdf.file import PdfFile, Properties
from cjm_desktop.printing.planning.plan import GUIDE_WIDTH
from cjm_desktop.printing.poster.marks import Marks, sheet_marks
from cjm_desktop.printing.poster.poster import Poster
from cjm_desktop.printing.spec import Coloring, Orientation, PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import Imprint

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet

DOTS = 4
"""To the mm: 102 dpi."""
VISIBLE = 32
"""A dot that is so much darker or lighter, of 255, is seen."""


def made(subject: Subject, plan: PosterPlan, day: date) -> pdfium.PdfDocument:
    """The pages of a plan as a file that was opened again."""
    poster, file = Poster(subject, plan, Imprint(day)), BytesIO()
    pdf = PdfFile(Properties("", "", "", "en"), MappingProxyType({}))
    for page in poster.pages():
        pdf.add_page(page)
    pdf.save(file)
    return pdfium.PdfDocument(file.getvalue())


def shown(page: pdfium.PdfPage, size: Size, x: float, y: float) -> Image.Image:
    """A page with its upper left corner at x, y mm of a white ground of `size`, to a fraction of a dot."""
    bitmap = pdfium.PdfBitmap.new_native(round(size.width * DOTS), round(size.height * DOTS), 4)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
    dots = DOTS * MM_PER_PT
    matrix = raw.FS_MATRIX(dots, 0, 0, dots, x * DOTS, y * DOTS)
    clip = raw.FS_RECTF(0, 0, bitmap.width, bitmap.height)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
    return bitmap.to_pil().convert("RGB")


def cut(plan: PosterPlan, sheet: Sheet) -> tuple[float, float, float, float]:
    """What is left of a sheet once it is cut along its dashed lines: left, top, right, bottom in its mm."""
    left, top, (right, bottom) = 0.0, 0.0, plan.sheet or plan.page
    half = GUIDE_WIDTH / 2
    # Without an overlap a line along a seam lies on what stays.
    beyond = half if plan.spec.overlap else -half
    band = plan.spec.margin + plan.spec.overlap + 1
    for item in sheet_marks(plan, sheet, "en").upright:
        if isinstance(item, Outline) and item.dash:
            (_, x1, y1), (_, x2, y2) = ((str(a), float(b), float(c)) for a, b, c in item.steps)
            if x1 == x2:
                left, right = (x1 + beyond, right) if x1 < band else (left, x1 - half)
            else:
                assert y1 == y2
                top, bottom = (y1 + beyond, bottom) if y1 < band else (top, y1 - half)
    return left, top, right, bottom


def glued(plan: PosterPlan, document: pdfium.PdfDocument) -> Image.Image:
    """Lay the sheets in their order, white edges included, on a white wall of the poster's size."""
    wall = Image.new("RGB", tuple(round(side * DOTS) for side in plan.page), "white")  # type: ignore[arg-type]
    for sheet, page in zip(plan.sheets, list(document)[plan.has_plan_page :], strict=True):
        x, y = sheet.window.x - plan.spec.margin, sheet.window.y - plan.spec.margin
        left, top, right, bottom = cut(plan, sheet)
        # No dot that a line shares with the map beside it stays; where a seam falls is not compared.
        start = (max(0, ceil((x + left) * DOTS)), max(0, ceil((y + top) * DOTS)))
        end = (floor((x + right) * DOTS), floor((y + bottom) * DOTS))
        wall.paste(shown(page, plan.page, x, y).crop((*start, *end)), start)
    return wall


def differing(one: Image.Image, other: Image.Image, plan: PosterPlan, without: list[Rect]) -> int:
    """How many dots of either are seen nowhere near in the other, but where a seam falls between dots.

    Renderers move edges to whole dots: one that falls between two goes to either.
    """
    apart = ImageChops.lighter(_nowhere_near(one, other), _nowhere_near(other, one))
    # Without an overlap there are also the lines, which stay.
    reach = 1 if plan.spec.overlap else 2
    for column in plan.columns[1:]:
        x = round(column.seam_before * DOTS)
        apart.paste(0, (x - reach, 0, x + reach, apart.height))
    for row in plan.rows[1:]:
        y = round(row.seam_before * DOTS)
        apart.paste(0, (0, y - reach, apart.width, y + reach))
    for area in without:
        left, top, right, bottom = (round(x * DOTS) for x in (area.x, area.y, area.right, area.bottom))
        apart.paste(0, (left, top, right, bottom))
    return sum(apart.histogram()[VISIBLE:])


def _nowhere_near(one: Image.Image, other: Image.Image) -> Image.Image:
    """How far each dot of a picture is from the most alike of the nine around its place in another."""
    nearest: Image.Image | None = None
    for dx, dy in product((0, -1, 1), repeat=2):
        red, green, blue = ImageChops.difference(one, ImageChops.offset(other, dx, dy)).split()
        apart = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        nearest = apart if nearest is None else ImageChops.darker(nearest, apart)
    assert nearest is not None
    return nearest


def differing_on_the_wall(
    subject: Subject, spec: PrintSpec, day: date, blanks: Collection[tuple[int, int]] = ()
) -> int:
    """How many dots of the wall differ from the poster of one page; some sheets are left out as blank."""
    plan = subject.plan(spec)
    hanging = tuple(sheet for sheet in plan.sheets if (sheet.row, sheet.column) not in blanks)
    left_out = [sheet.visible for sheet in plan.sheets if sheet not in hanging]
    assert len(left_out) == len(blanks)
    plan = replace(plan, sheets=hanging, blank=plan.blank | set(blanks))
    one = made(subject, subject.plan(replace(spec, sheet=None)), day)
    tiles = made(subject, plan, day)
    poster = shown(one[0], plan.page, 0, 0)
    assert poster.convert("L").getextrema()[0] < 100  # type: ignore[operator]
    found = differing(poster, glued(plan, tiles), plan, left_out)
    one.close()
    tiles.close()
    return found


FEW = 20
"""Dots in eight million; a line or a shift would be thousands."""


@pytest.mark.parametrize(
    "spec",
    [
        PrintSpec(sheet=A4),
        PrintSpec(sheet=A4, coloring=Coloring.GREY),
        PrintSpec(sheet=A3),
        PrintSpec(sheet=A3, coloring=Coloring.GREY),
        PrintSpec(sheet=A3, style=Style.WORKSHOP),
        PrintSpec(paper=PAPERS["a2"], sheet=A4, overlap=15, margin=8, has_plan_page=False),
        PrintSpec(sheet=A3, sheet_orientation=Orientation.PORTRAIT),
        PrintSpec(paper=A1, sheet=PAPERS["letter"], scale=1.5, overlap=6, margin=3),
        PrintSpec(paper=A1, sheet=parse_paper("150x150"), overlap=0),
    ],
)
def test_the_sheets_glued_together_are_the_poster(worked: Document, day: date, spec: PrintSpec) -> None:
    subject = Subject(worked, worked.maps[0].id, spec.what)
    assert len(subject.plan(spec).sheets) > 1
    assert differing_on_the_wall(subject, spec, day) < FEW


def test_a_poster_of_one_sheet_is_the_poster_without_any_mark(worked: Document, day: date) -> None:
    subject, spec = Subject(worked, worked.maps[0].id), PrintSpec(paper=A4, sheet=A4)
    plan = subject.plan(spec)
    assert sheet_marks(plan, plan.sheets[0], "en") == Marks()
    assert differing_on_the_wall(subject, spec, day) < FEW


@pytest.mark.parametrize(
    "blanks",
    [{(0, 1)}, {(1, 0)}, {(0, 0), (2, 2)}, {(0, 1), (1, 2)}, {(1, 1), (1, 2)}],
)
def test_nothing_covers_or_leaves_a_mark_beside_a_sheet_that_is_not_there(
    worked: Document, day: date, blanks: set[tuple[int, int]]
) -> None:
    subject = Subject(worked, worked.maps[0].id)
    size = subject.page.size
    # A picture of which nothing may be missing: stripes all over but for the white edges, which may be.
    inner = Rect(0, 0, *size).grown(-MARGIN)
    tops = range(0, int(inner.height) - 2, 4)
    stripes = tuple(Box(Rect(inner.x, inner.y + top, inner.width, 2), fill="ink") for top in tops)
    subject.page = Page(size, (Placed("", 0, 0, inner, stripes),))
    assert differing_on_the_wall(subject, PrintSpec(sheet=A4, overlap=12), day, blanks) < FEW
