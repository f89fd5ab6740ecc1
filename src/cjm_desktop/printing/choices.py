"""A PrintSpec as plain values, to be remembered between two posters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import (
    NO_SHEET,
    STICKER,
    Chosen,
    Coloring,
    Orientation,
    PrintSpec,
    Style,
    parse_sheet,
    parse_sticker,
)

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Size

Plain = dict[str, Any]


def plain_from_spec(spec: PrintSpec) -> Plain:
    """Return what is worth remembering of a spec, as JSON knows it."""
    return {
        "paper": paper_text(spec.paper.name),
        "orientation": spec.orientation.value,
        "sheet": NO_SHEET if spec.sheet is None else paper_text(spec.sheet.name),
        "sheet_orientation": spec.sheet_orientation.value,
        "overlap": spec.overlap,
        "margin": spec.margin,
        "scale": spec.scale,
        "coloring": spec.coloring.value,
        "plan": spec.has_plan_page,
        "keep_text": spec.keeps_text,
        "style": spec.style.value,
        "sticker": _sticker_text(spec.sticker),
        "notes": spec.notes,
        "chosen": plain_from_chosen(spec.chosen),
        "codes": spec.has_codes,
    }


def spec_from_plain(plain: Plain) -> PrintSpec:
    """Return the spec that was remembered, or the usual one where something in it makes no sense.

    What was not remembered yet, by an older program, is as usual.
    """
    try:
        scale = plain.get("scale")
        return PrintSpec(
            paper=parse_paper(str(plain["paper"])),
            orientation=Orientation(plain["orientation"]),
            sheet=parse_sheet(str(plain.get("sheet", NO_SHEET))),
            sheet_orientation=Orientation(plain.get("sheet_orientation", Orientation.AUTO)),
            overlap=float(plain["overlap"]),
            margin=float(plain["margin"]),
            scale=None if scale is None else float(scale),
            coloring=Coloring(plain["coloring"]),
            has_plan_page=bool(plain["plan"]),
            keeps_text=bool(plain.get("keep_text", True)),
            style=Style(plain.get("style", Style.FULL)),
            sticker=parse_sticker(str(plain.get("sticker", _sticker_text(STICKER)))),
            notes=int(plain.get("notes", 1)),
            chosen=chosen_from_plain(plain.get("chosen", {})),
            has_codes=bool(plain.get("codes", True)),
        )
    except (KeyError, TypeError, ValueError, PrintError):
        return PrintSpec()


def plain_from_chosen(chosen: Chosen) -> Plain:
    """Return the ids that are chosen, of each kind of which not everything is."""
    return {kind: sorted(ids) for kind, ids in chosen._asdict().items() if ids is not None}


def chosen_from_plain(plain: Plain) -> Chosen:
    """Return the ids that were remembered; raises ValueError or TypeError where they are something else."""
    if set(plain) - set(Chosen._fields):
        raise ValueError(plain)
    return Chosen(**{kind: frozenset(map(str, ids)) for kind, ids in plain.items()})


def _sticker_text(size: Size) -> str:
    return f"{size.width:g}x{size.height:g}"


def paper_text(name: str) -> str:
    """Return a paper's name as it can be read again: its sides where it has no other name."""
    return name.replace(" × ", "x")
