"""A StickerSpec as plain values, to be remembered until stickers of the map are printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct, ValidationError, convert, to_builtins

from cjm_desktop.layout.geometry import Point, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.choices import Kept, Length, chosen_from_kept, kept_from_chosen, paper_text
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import Coloring, Orientation, require_sticker
from cjm_desktop.printing.stickers.spec import MOST_BLANK, LabelGrid, StickerOrder, StickerSpec

if TYPE_CHECKING:
    from cjm_desktop.printing.choices import Plain

Pair = tuple[Length, Length]
"""Two lengths in mm, across and down."""
AtLeastOne = Annotated[int, Meta(ge=1)]


class _Grid(Struct, frozen=True):
    columns: AtLeastOne
    rows: AtLeastOne
    corner: Pair | None
    pitch: Pair | None


class _Stickers(Struct, frozen=True, kw_only=True):
    """What is remembered of a spec; which cards were selected is not."""

    sheet: str
    orientation: Orientation
    size: Pair
    margin: Length
    grid: _Grid | None
    blank: Annotated[int, Meta(ge=0, le=MOST_BLANK)]
    chosen: Kept
    order: StickerOrder
    apart: bool
    guide: bool
    coloring: Coloring


def plain_from_stickers(spec: StickerSpec) -> Plain:
    """Return what is worth remembering of a spec, as JSON knows it."""
    plain: Plain = to_builtins(
        _Stickers(
            sheet=paper_text(spec.sheet.name),
            orientation=spec.orientation,
            size=spec.size,
            margin=spec.margin,
            grid=None if spec.grid is None else _kept_grid(spec.grid),
            blank=spec.blank,
            chosen=kept_from_chosen(spec.chosen),
            order=spec.order,
            apart=spec.is_apart,
            guide=spec.has_guide,
            coloring=spec.coloring,
        )
    )
    return plain


def stickers_from_plain(plain: Plain) -> StickerSpec:
    """Return the spec that was remembered, or the usual one where something in it makes no sense."""
    try:
        known = convert(plain, _Stickers)
        return StickerSpec(
            sheet=parse_paper(known.sheet),
            orientation=known.orientation,
            size=require_sticker(Size(*known.size)),
            margin=known.margin,
            grid=None if known.grid is None else _grid(known.grid),
            blank=known.blank,
            chosen=chosen_from_kept(known.chosen),
            order=known.order,
            is_apart=known.apart,
            has_guide=known.guide,
            coloring=known.coloring,
        )
    except (ValidationError, PrintError):
        return StickerSpec()


def _kept_grid(grid: LabelGrid) -> _Grid:
    return _Grid(grid.columns, grid.rows, grid.corner, grid.pitch)


def _grid(kept: _Grid) -> LabelGrid:
    corner = None if kept.corner is None else Point(*kept.corner)
    pitch = None if kept.pitch is None else Size(*kept.pitch)
    return LabelGrid(kept.columns, kept.rows, corner, pitch)
