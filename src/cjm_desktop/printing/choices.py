"""A PrintSpec as plain values, to be remembered between two posters."""

from __future__ import annotations

from typing import Any

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import NO_SHEET, Coloring, Orientation, PrintSpec, parse_sheet

Plain = dict[str, Any]


def plain_from_spec(spec: PrintSpec) -> Plain:
    """Return what is worth remembering of a spec, as JSON knows it."""
    return {
        "paper": _paper_text(spec.paper.name),
        "orientation": spec.orientation.value,
        "sheet": NO_SHEET if spec.sheet is None else _paper_text(spec.sheet.name),
        "overlap": spec.overlap,
        "margin": spec.margin,
        "scale": spec.scale,
        "coloring": spec.coloring.value,
        "plan": spec.has_plan_page,
    }


def spec_from_plain(plain: Plain) -> PrintSpec:
    """Return the spec that was remembered, or the usual one where something in it makes no sense."""
    try:
        scale = plain.get("scale")
        return PrintSpec(
            paper=parse_paper(str(plain["paper"])),
            orientation=Orientation(plain["orientation"]),
            sheet=parse_sheet(str(plain.get("sheet", NO_SHEET))),
            overlap=float(plain["overlap"]),
            margin=float(plain["margin"]),
            scale=None if scale is None else float(scale),
            coloring=Coloring(plain["coloring"]),
            has_plan_page=bool(plain["plan"]),
        )
    except (KeyError, TypeError, ValueError, PrintError):
        return PrintSpec()


def _paper_text(name: str) -> str:
    """Return a paper's name as it can be read again: its sides where it has no other name."""
    return name.replace(" × ", "x")
