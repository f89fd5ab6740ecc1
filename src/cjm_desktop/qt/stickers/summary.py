"""A line that says what comes out of planned stickers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.printing.wording import lying
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.printing.stickers.plan import StickerPlan


def summary(plan: StickerPlan) -> str:
    """Return what comes out: "Stickers: 36 · sheets: 6 · A4 portrait, 2 × 3 on each"."""
    sheet, paper = plan.sheet, plan.spec.sheet
    name = paper.name if paper.is_own else f"{paper.name} {lying(sheet.size, interface_language())}"
    text = QCoreApplication.translate(
        "PrintStickers", "Stickers: {stickers} · sheets: {sheets} · {paper}, {grid} on each"
    )
    return text.format(
        stickers=len(plan.stickers),
        sheets=plan.sheet_count,
        paper=name,
        grid=f"{sheet.columns} × {sheet.rows}",
    )
