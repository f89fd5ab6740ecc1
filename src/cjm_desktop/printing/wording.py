"""What is said on paper about a poster, in the language of its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout.headers import written_date
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from datetime import date

    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.plan import PosterPlan, Sheet

ASSEMBLY = Phrase("Assembly plan", "План сборки")
POSTER = Phrase("Glued poster", "Плакат в сборе")
MADE_FOR = Phrase("Made for", "Рассчитан на")
SCALE = Phrase("Scale", "Масштаб")
SHEETS = Phrase("Sheets", "Листы")
OVERLAP = Phrase("Overlap", "Нахлёст")
PRINTED = Phrase("Printed", "Напечатано")
LANDSCAPE = Phrase("landscape", "альбомная")
PORTRAIT = Phrase("portrait", "книжная")
STEPS = (
    Phrase(
        "Print at 100 % (“actual size”), on one side of the paper.",
        "Печатайте в масштабе 100 % («реальный размер»), на одной стороне.",
    ),
    Phrase(
        "Cut each sheet along the dashed lines.",
        "Отрежьте края каждого листа по пунктиру.",
    ),
    Phrase(
        "Glue from A1 to the right, row by row: the next sheet lies on top, its edge on the solid line.",
        "Клейте от A1 вправо, ряд за рядом: следующий лист ложится сверху, краем по сплошной линии.",
    ),
)


def sheet_name(sheet: Sheet, count: int, language: str) -> str:
    """Return the label of a sheet with its number: "B2 · sheet 5 of 12"."""
    counted = Phrase(f"sheet {sheet.number} of {count}", f"лист {sheet.number} из {count}")
    return f"{sheet.label} · {counted.in_language(language)}"


def goes_on_top(label: str, language: str) -> str:
    """Return what stands on the edge that a neighbour will cover."""
    return Phrase(f"{label} goes on top", f"{label} клеится сверху").in_language(language)


def cut_off(label: str, language: str) -> str:
    """Return what stands on the edge that is cut away towards a neighbour."""
    return Phrase(f"{label} · cut off here", f"{label} · отрезать").in_language(language)


def facts(plan: PosterPlan, day: date, language: str) -> tuple[tuple[str, str], ...]:
    """Return the facts of an assembly page as names and values."""
    paper, sheet, spec = plan.spec.paper, plan.spec.sheet, plan.spec
    each = "" if sheet is None else _named(sheet, plan.sheet or plan.page, language)
    tiles = f"{len(plan.sheets)} × {each} ({len(plan.rows)} × {len(plan.columns)})"
    asked = f"{plan.page.width:g} × {plan.page.height:g} {_mm(language)}"
    if not paper.is_own:
        asked = f"{_named(paper, plan.page, language)}, {asked}"
    return (
        (POSTER.in_language(language), f"{sides(plan.glued)} {_mm(language)}"),
        (MADE_FOR.in_language(language), asked),
        (SHEETS.in_language(language), tiles),
        (SCALE.in_language(language), per_cent(plan.scale, language)),
        (OVERLAP.in_language(language), f"{spec.overlap:g} {_mm(language)}"),
        (PRINTED.in_language(language), written_date(day.isoformat(), language)),
    )


def _named(paper: Paper, size: Size, language: str) -> str:
    """Return a paper's name with how it lies; one told by its sides alone says that with them."""
    if paper.is_own:
        return f"({size.width:g} × {size.height:g} {_mm(language)})"
    return f"{paper.name} {lying(size, language)}"


def sides(size: Size) -> str:
    """Return width and height in whole mm: "831 × 590"."""
    return f"{size.width:.0f} × {size.height:.0f}"


def lying(size: Size, language: str) -> str:
    """Return the word for how a paper of this size lies."""
    return (LANDSCAPE if size.width > size.height else PORTRAIT).in_language(language)


def per_cent(scale: float, language: str) -> str:
    """Return a scale as per cent with at most one decimal: "97.6 %"."""
    text = f"{round(scale * 100, 1):g} %"
    return text.replace(".", ",") if language.startswith("ru") else text


def _mm(language: str) -> str:
    return Phrase("mm", "мм").in_language(language)
