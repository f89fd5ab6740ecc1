"""The codes of cells as display lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import TextRun

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.layout.codes import Code


def draw_code(code: Code) -> DisplayList:
    """Return the code of a cell, relative to its upper left corner."""
    return (TextRun(code.x, code.baseline, code.line, code.style.weight, code.style.size, "secondary"),)
