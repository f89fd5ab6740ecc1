"""What is said on paper about a poster, in the language of its labels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.headers import written_date
from cjm_desktop.model.language import Phrase, per_cent
from cjm_desktop.model.terms import exact_number, exact_sides
from cjm_desktop.printing.paper import Form
from cjm_desktop.printing.spec import Orientation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet
    from cjm_desktop.printing.planning.prices import Offer, Price

ASSEMBLY = Phrase("Assembly plan", "План сборки")
ASSEMBLY_LABEL = Phrase("plan", "план")
"""What readers call its page."""
POSTER = Phrase("Glued poster", "Плакат в сборе")
MADE_FOR = Phrase("Made for", "Рассчитан на")
SCALE = Phrase("Scale", "Масштаб")
SHEETS = Phrase("Sheets", "Листы")
OVERLAP = Phrase("Overlap", "Нахлёст")
FILE = Phrase("File", "Файл")
PRINTED = Phrase("Printed", "Напечатано")
LANDSCAPE = Phrase("landscape", "альбомная")
PORTRAIT = Phrase("portrait", "книжная")
RULER = Phrase("must measure 100\N{NO-BREAK SPACE}mm", "должно быть ровно 100\N{NO-BREAK SPACE}мм")
"""Said of the control ruler."""
CONTROL_RULER = Phrase("Control ruler", "Контрольная линейка")


def steps(plan: PosterPlan, language: str) -> Iterator[str]:
    """Yield how a poster is put together, step by step; the name of a sheet is explained by one of them."""
    sheets = plan.sheets
    named = next((sheet for sheet in sheets if sheet.row != sheet.column), sheets[-1])
    label, row, column = named.label, named.row + 1, named.column + 1
    said = (
        Phrase(
            "Print at 100% (“actual size”), on one side of the paper.",
            "Печатайте в масштабе 100\N{NO-BREAK SPACE}% («реальный размер»), на одной стороне.",
        ),
        Phrase(
            "Cut each sheet along the dashed lines.",
            "Отрежьте края каждого листа по пунктиру.",
        ),
        Phrase(
            "Glue in the order of the numbers, row by row: the next sheet lies on top, its edge on the solid "
            f"line. Sheet {label} belongs in row {row}, column {column}.",
            "Клейте по порядку номеров, ряд за рядом: следующий лист ложится сверху, краем по сплошной "
            f"линии. Место листа {label} — ряд {row}, столбец {column}.",
        ),
    )
    yield from (step.in_language(language) for step in said)


def ruler_caption(language: str) -> str:
    """Return what stands over the ruler of the assembly page."""
    return f"{CONTROL_RULER.in_language(language)}: {RULER.in_language(language)}"


def sheet_name(sheet: Sheet, count: int, language: str) -> str:
    """Return the label of a sheet, what it means, and its number: "2-3 · row 2, column 3 · sheet 6 of 12"."""
    row, column = sheet.row + 1, sheet.column + 1
    place = Phrase(f"row {row}, column {column}", f"ряд {row}, столбец {column}")
    counted = Phrase(f"sheet {sheet.number} of {count}", f"лист {sheet.number} из {count}")
    return f"{sheet.label} · {place.in_language(language)} · {counted.in_language(language)}"


def sheet_bookmark(sheet: Sheet, language: str) -> str:
    """Return what a reader's list of pages calls a sheet: "Sheet 2-3"."""
    return Phrase(f"Sheet {sheet.label}", f"Лист {sheet.label}").in_language(language)


def stage_bookmark(title: str, letters: str, language: str) -> str:
    """Return what a reader's outline calls a stage: its title, or its letter where it has none."""
    return " ".join(title.split()) or Phrase(f"Stage {letters}", f"Этап {letters}").in_language(language)


def phase_bookmark(title: str, language: str) -> str:
    """Return what a reader's outline calls a phase."""
    return " ".join(title.split()) or Phrase("Phase", "Фаза").in_language(language)


def rows_and_columns(plan: PosterPlan, language: str) -> str:
    """Return how the sheets hang: "rows: 3, columns: 4", and how many of them are blank and left out."""
    rows, columns, blank = len(plan.rows), len(plan.columns), len(plan.blank)
    said = Phrase(f"rows: {rows}, columns: {columns}", f"рядов: {rows}, столбцов: {columns}")
    left_out = Phrase(f", blank: {blank}", f", пустых: {blank}").in_language(language) if blank else ""
    return said.in_language(language) + left_out


def goes_on_top(label: str, language: str) -> str:
    """Return what stands on the edge that a neighbour will cover."""
    return Phrase(f"sheet {label} goes on top", f"лист {label} клеится сверху").in_language(language)


def cut_off(label: str, language: str) -> str:
    """Return what stands on the edge that is cut away towards a neighbour, "" for a blank."""
    here = Phrase("cut off here", "отрезать").in_language(language)
    neighbour = Phrase(f"sheet {label} · ", f"лист {label} · ").in_language(language) if label else ""
    return neighbour + here


class Imprint(NamedTuple):
    """When a poster is printed, and the name of the file that its map is kept in, "" if in none yet."""

    day: date
    source: str = ""


def facts(plan: PosterPlan, imprint: Imprint, language: str) -> tuple[tuple[str, str], ...]:
    """Return the facts of an assembly page as names and values; those that are not known are left out."""
    paper, sheet, spec = plan.spec.paper, plan.spec.sheet, plan.spec
    each = "" if sheet is None else _named(sheet, plan.sheet or plan.page, language)
    tiles = f"{len(plan.sheets)} × {each} ({rows_and_columns(plan, language)})"
    asked = _exactly(plan.page, language)
    if paper.form is Form.AUTO:
        # Nobody asked for sides: those of the glued poster, which differ by white, are all there is to know.
        asked = ""
    elif paper.form is Form.ROLL:
        asked = f"{paper_phrase(paper).in_language(language)}, {asked}"
    elif not paper.is_own:
        asked = f"{_named(paper, plan.page, language)}, {asked}"
    found = (
        (POSTER, f"{sides(plan.glued)} {_mm(language)}"),
        (MADE_FOR, asked),
        (SHEETS, tiles),
        (SCALE, written_scale(plan.scale, language)),
        (OVERLAP, f"{exact_number(spec.overlap).in_language(language)} {_mm(language)}"),
        (FILE, imprint.source),
        (PRINTED, written_date(imprint.day.isoformat(), language)),
    )
    return tuple((name.in_language(language), value) for name, value in found if value)


def paper_phrase(paper: Paper) -> Phrase:
    """Return what a paper is called within a sentence."""
    if paper.form is Form.ROLL:
        width = exact_number(paper.width)
        return Phrase(f"a roll of {width.en} mm", f"рулон {width.ru} мм")
    if paper.is_own and paper.form is Form.CUT:
        return exact_sides((paper.width, paper.height))
    return Phrase(paper.name, paper.name)


def _exactly(size: Size, language: str) -> str:
    """Return width and height to a tenth of a mm: "279.4 × 431.8 mm"."""
    sides = exact_sides((round(size.width, 1), round(size.height, 1)))
    return f"{sides.in_language(language)} {_mm(language)}"


def priced(price: Price, language: str) -> str:
    """Return what a choice of sheets costs: "A4 landscape: 12 sheets"; and what its seams would cut."""
    size = price.sheet.portrait if price.orientation is Orientation.PORTRAIT else price.sheet.landscape
    name = paper_phrase(price.sheet).in_language(language)
    count = _sheets(price.sheets).in_language(language)
    cut = Phrase(f", texts cut: {price.cut_texts}", f", разрезано надписей: {price.cut_texts}")
    return f"{name} {lying(size, language)}: {count}{cut.in_language(language) if price.cut_texts else ''}"


def offered(offer: Offer, language: str) -> str:
    """Return what another poster would be: "2.4% smaller: 9 sheets instead of 12, no text cut"."""
    count, before, cut = offer.sheets, offer.instead_of, offer.cut_texts
    at = Phrase("", "")
    if offer.is_smaller:
        at = Phrase(*(written_scale(_rounded_up(1 - offer.share), word) for word in Phrase._fields))
        at = Phrase(f"{at.en} smaller: ", f"На {at.ru} меньше: ")
    said = []
    if count != before:
        counted = f"листов {count}" if offer.is_smaller else f"Листов: {count}"
        said.append(Phrase(f"{_sheets(count).en} instead of {before}", f"{counted} вместо {before}"))
    if not cut and offer.cut_before:
        said.append(Phrase("no text cut", "все надписи целы"))
    elif cut:
        said.append(_cut(offer))
    return at.in_language(language) + ", ".join(phrase.in_language(language) for phrase in said)


def _cut(offer: Offer) -> Phrase:
    """Return how many texts another poster cuts, and how many the planned one does."""
    cut, before = offer.cut_texts, offer.cut_before
    if cut < before:
        return Phrase(
            f"still cutting texts: {cut} instead of {before}",
            f"но надписей всё равно разрезано {cut} вместо {before}",
        )
    instead = Phrase(f" instead of {before}", f" вместо {before}") if 0 < before < cut else Phrase("", "")
    return Phrase(
        f"but seams cut texts: {cut}{instead.en}",
        f"но швы разрежут надписей: {cut}{instead.ru}",
    )


def _sheets(count: int) -> Phrase:
    return Phrase("1 sheet" if count == 1 else f"{count} sheets", f"листов: {count}")


def _up(length: float) -> int:
    # Sizes are added and multiplied; a hair too long is not rounded up.
    return math.ceil(length - 1e-6)


def _rounded_up(share: float) -> float:
    """Return a share rounded up to a tenth of a per cent."""
    return math.ceil(share * 1000 - 1e-6) / 1000


def _named(paper: Paper, size: Size, language: str) -> str:
    """Return a paper's name with how it lies; one told by its sides alone says that with them."""
    if paper.is_own:
        return f"({_exactly(size, language)})"
    return f"{paper.name} {lying(size, language)}"


def sides(size: Size) -> str:
    """Return width and height in whole mm: "831 × 590"."""
    return f"{size.width:.0f} × {size.height:.0f}"


def sides_that_hold(size: Size) -> str:
    """Return width and height in whole mm, rounded up: paper of these sides holds what is so large."""
    return f"{_up(size.width)} × {_up(size.height)}"


def lying(size: Size, language: str) -> str:
    """Return the word for how a paper of this size lies."""
    return (LANDSCAPE if size.width > size.height else PORTRAIT).in_language(language)


def written_scale(scale: float, language: str) -> str:
    """Return a scale as per cent with at most one decimal: "97.6%", in Russian "97,6 %"."""
    return per_cent(exact_number(round(scale * 100, 1)).in_language(language), language)


def _mm(language: str) -> str:
    return Phrase("mm", "мм").in_language(language)
