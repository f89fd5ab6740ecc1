"""A PrintSpec as plain values, to be remembered between two posters."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, ValidationError, convert, to_builtins

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import LARGEST_SIDE, parse_paper
from cjm_desktop.printing.spec import (
    DEFAULT_MARGIN,
    DEFAULT_OVERLAP,
    EVERYTHING,
    LARGEST_SCALE,
    MOST_NOTES,
    NO_SHEET,
    SMALLEST_SCALE,
    STICKER,
    Chosen,
    Coloring,
    ExtraSheets,
    Orientation,
    PrintSpec,
    Style,
    parse_sheet,
    parse_sticker,
)

Plain = dict[str, Any]

Length = Annotated[float, Meta(ge=0, le=LARGEST_SIDE)]
"""In mm; what is no number lies in no range."""
Kept = dict[Literal["stages", "lanes", "personas"], tuple[str, ...]]
"""The ids that are chosen, of each kind of which not everything is."""


class _Poster(Struct, frozen=True, kw_only=True):
    """What is remembered of a spec; what an older program did not remember yet is as usual."""

    paper: str
    orientation: Orientation
    sheet: str = NO_SHEET
    sheet_orientation: Orientation = Orientation.AUTO
    overlap: Length = DEFAULT_OVERLAP
    margin: Length = DEFAULT_MARGIN
    scale: Annotated[float, Meta(ge=SMALLEST_SCALE, le=LARGEST_SCALE)] | None = None
    coloring: Coloring = Coloring.COLOR
    plan: bool = True
    extra: ExtraSheets = ExtraSheets.WORTH
    style: Style = Style.FULL
    sticker: str = f"{STICKER.width:g}x{STICKER.height:g}"
    notes: Annotated[int, Meta(ge=1, le=MOST_NOTES)] = 1
    chosen: Kept = {}
    codes: bool = True


def plain_from_spec(spec: PrintSpec) -> Plain:
    """Return what is worth remembering of a spec, as JSON knows it."""
    plain: Plain = to_builtins(
        _Poster(
            paper=paper_text(spec.paper.name),
            orientation=spec.orientation,
            sheet=NO_SHEET if spec.sheet is None else paper_text(spec.sheet.name),
            sheet_orientation=spec.sheet_orientation,
            overlap=spec.overlap,
            margin=spec.margin,
            scale=spec.scale,
            coloring=spec.coloring,
            plan=spec.has_plan_page,
            extra=spec.extra,
            style=spec.style,
            sticker=f"{spec.sticker.width:g}x{spec.sticker.height:g}",
            notes=spec.notes,
            chosen=kept_from_chosen(spec.chosen),
            codes=spec.has_codes,
        )
    )
    return plain


def spec_from_plain(plain: Plain) -> PrintSpec:
    """Return the spec that was remembered, or the usual one where something in it makes no sense."""
    try:
        known = convert(plain, _Poster)
        return PrintSpec(
            paper=parse_paper(known.paper),
            orientation=known.orientation,
            sheet=parse_sheet(known.sheet),
            sheet_orientation=known.sheet_orientation,
            overlap=known.overlap,
            margin=known.margin,
            scale=known.scale,
            coloring=known.coloring,
            has_plan_page=known.plan,
            extra=known.extra,
            style=known.style,
            sticker=parse_sticker(known.sticker),
            notes=known.notes,
            chosen=chosen_from_kept(known.chosen),
            has_codes=known.codes,
        )
    except (ValidationError, PrintError):
        return PrintSpec()


def carried_over(spec: PrintSpec) -> PrintSpec:
    """Return what of one map's spec another begins with: paper and printer, not what was printed."""
    return replace(spec, style=Style.FULL, scale=None, chosen=EVERYTHING)


def kept_from_chosen(chosen: Chosen) -> Kept:
    """Return the ids that are chosen, in an order that stays."""
    found: Kept = {}
    if chosen.stages is not None:
        found["stages"] = tuple(sorted(chosen.stages))
    if chosen.lanes is not None:
        found["lanes"] = tuple(sorted(chosen.lanes))
    if chosen.personas is not None:
        found["personas"] = tuple(sorted(chosen.personas))
    return found


def chosen_from_kept(kept: Kept) -> Chosen:
    """Return the ids that were remembered."""
    return Chosen(**{kind: frozenset(ids) for kind, ids in kept.items()})


def paper_text(name: str) -> str:
    """Return a paper's name as it can be read again: its sides where it has no other name."""
    return name.replace(" × ", "x")
