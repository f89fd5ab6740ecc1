"""A line that says what comes out of a planned poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.printing.paper import Form
from cjm_desktop.printing.wording import lying, rows_and_columns, sides, sides_that_hold, written_scale
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.planning.plan import PosterPlan


def summary(plan: PosterPlan) -> str:
    """Return what comes out.

    "A1 landscape · 12 × A4 (rows: 3, columns: 4), glued 831 × 590 mm · scale 84%". Of a poster as large as
    the map, which is glued, nobody asked for sides: those that it will have are told alone.
    """
    is_as_map = plan.spec.paper.form is Form.AUTO and len(plan.sheets) > 1
    parts = [] if is_as_map else [_paper(plan)]
    if plan.spec.sheet is not None:
        count, name = len(plan.sheets), plan.spec.sheet.name
        parts.append(f"{count} × {name}{_put_together_as(plan) if count > 1 else ''}")
    scale = QCoreApplication.translate("PosterSummary", "scale {scale}")
    parts.append(scale.format(scale=written_scale(plan.scale, interface_language())))
    return " · ".join(parts)


def unbroken_sides(size: Size) -> str:
    """Return width and height in whole mm, as one word that no line breaks."""
    return sides(size).replace(" ", "\N{NO-BREAK SPACE}")


def unbroken_paper(size: Size) -> str:
    """Return the sides of paper that holds a page, in whole mm rounded up, as one word."""
    return sides_that_hold(size).replace(" ", "\N{NO-BREAK SPACE}")


def _paper(plan: PosterPlan) -> str:
    """Return the paper as it lies; one told by its sides needs no word for that."""
    paper = plan.spec.paper
    if not paper.is_own:
        return f"{paper.name} {lying(plan.page, interface_language())}"
    size = QCoreApplication.translate("PosterSummary", "{size} mm").format(size=unbroken_paper(plan.page))
    if paper.form is Form.ROLL:
        return QCoreApplication.translate("PosterSummary", "roll, {size}").format(size=size)
    return size


def _put_together_as(plan: PosterPlan) -> str:
    glued = QCoreApplication.translate("PosterSummary", "glued {size} mm").format(
        size=unbroken_sides(plan.glued)
    )
    return f" ({rows_and_columns(plan, interface_language())}), {glued}"
