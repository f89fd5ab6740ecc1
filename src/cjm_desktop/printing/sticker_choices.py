"""A StickerSpec as plain values, to be remembered until stickers of the map are printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.choices import chosen_from_plain, paper_text, plain_from_chosen
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import Coloring, Orientation
from cjm_desktop.printing.sticker_spec import LabelGrid, StickerOrder, StickerSpec

if TYPE_CHECKING:
    from cjm_desktop.printing.choices import Plain


def plain_from_stickers(spec: StickerSpec) -> Plain:
    """Return what is worth remembering of a spec, as JSON knows it; which cards were selected is not."""
    return {
        "sheet": paper_text(spec.sheet.name),
        "orientation": spec.orientation.value,
        "size": [*spec.size],
        "margin": spec.margin,
        "grid": None if spec.grid is None else _plain_grid(spec.grid),
        "blank": spec.blank,
        "chosen": plain_from_chosen(spec.chosen),
        "order": spec.order.value,
        "apart": spec.is_apart,
        "guide": spec.has_guide,
        "coloring": spec.coloring.value,
    }


def stickers_from_plain(plain: Plain) -> StickerSpec:
    """Return the spec that was remembered, or the usual one where something in it makes no sense."""
    try:
        grid = plain["grid"]
        return StickerSpec(
            sheet=parse_paper(str(plain["sheet"])),
            orientation=Orientation(plain["orientation"]),
            size=_size(plain["size"]),
            margin=float(plain["margin"]),
            grid=None if grid is None else _grid(grid),
            blank=int(plain["blank"]),
            chosen=chosen_from_plain(plain["chosen"]),
            order=StickerOrder(plain["order"]),
            is_apart=bool(plain["apart"]),
            has_guide=bool(plain["guide"]),
            coloring=Coloring(plain["coloring"]),
        )
    except (KeyError, TypeError, ValueError, PrintError):
        return StickerSpec()


def _plain_grid(grid: LabelGrid) -> Plain:
    return {
        "columns": grid.columns,
        "rows": grid.rows,
        "corner": None if grid.corner is None else [*grid.corner],
        "pitch": None if grid.pitch is None else [*grid.pitch],
    }


def _grid(plain: Plain) -> LabelGrid:
    corner, pitch = plain["corner"], plain["pitch"]
    return LabelGrid(
        int(plain["columns"]),
        int(plain["rows"]),
        None if corner is None else _size(corner),
        None if pitch is None else _size(pitch),
    )


def _size(plain: list[float]) -> Size:
    width, height = plain
    return Size(float(width), float(height))
