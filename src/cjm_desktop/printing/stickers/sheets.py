"""Where stickers lie on their sheets: from a StickerSpec to slots, pure and quick.

Without a label sheet's grid the slots stand edge to edge in the middle of the sheet, so that one straight
cut parts two rows of them. For sticky notes, which nobody can stick edge to edge, they stand a little apart
where the sheet has room for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.terms import exact_number, exact_sides
from cjm_desktop.printing.paper import Form
from cjm_desktop.printing.spec import SMALLEST_STICKER, Orientation, require_sticker
from cjm_desktop.printing.stickers.spec import require_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.printing.stickers.spec import LabelGrid, StickerSpec

NOTE_GAP = 5.0
"""Between two sticky notes on a sheet in mm, where there is room."""
# Sizes are added and divided; a hair too much is no reason for one sticker less.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class StickerSheet:
    """A sheet as it lies, with the slots of its stickers in reading order; lengths in mm.

    `printable` is the part of it that the printer reaches. `is_shared` says that slots stand edge to edge
    and are to be cut apart.
    """

    size: Size
    printable: Rect
    columns: int
    rows: int
    slots: tuple[Rect, ...]
    is_shared: bool = False

    def room(self, slot: Rect) -> Rect:
        """Return the part of a slot that can be printed on."""
        x, y = max(slot.x, self.printable.x), max(slot.y, self.printable.y)
        right, bottom = min(slot.right, self.printable.right), min(slot.bottom, self.printable.bottom)
        return Rect(x, y, right - x, bottom - y)

    def cuts(self, stickers: int) -> Iterator[Rect]:
        """Yield the lines to cut so many stickers apart along, as areas without width or height.

        Each goes straight on to the edge of the printable area, so that few cuts do.
        """
        if not self.is_shared or not stickers:
            return
        columns, rows = min(stickers, self.columns), math.ceil(stickers / self.columns)
        first, area = self.slots[0], self.printable
        low = first.y + rows * first.height
        right = area.right if columns == self.columns else first.x + columns * first.width
        low_end = area.bottom if rows == self.rows else low
        for column in range(columns + 1):
            yield Rect(first.x + column * first.width, area.y, 0, low_end - area.y)
        for row in range(rows + 1):
            yield Rect(area.x, first.y + row * first.height, right - area.x, 0)


def plan_sheet(spec: StickerSpec) -> StickerSheet:
    """Place the stickers of a sheet; raises PrintError with one sentence on bad input."""
    _check(spec)
    sheets = [_laid_out(spec, size) for size in _ways(spec)]
    best = max(sheets, key=lambda sheet: len(sheet.slots))
    if not best.slots:
        raise PrintError(_no_room(spec) if spec.grid is None else _off_the_sheet(spec.grid, best.size))
    return best


def _check(spec: StickerSpec) -> None:
    if spec.sheet.form is not Form.CUT:
        raise PrintError(
            Phrase(
                "Stickers are printed on sheets: give a paper such as A4, or its width and height.",
                "Стикеры печатаются на листах: укажите бумагу, например A4, или её ширину и высоту.",
            )
        )
    require_sticker(spec.size)
    if not math.isfinite(spec.margin) or spec.margin < 0:
        margin = exact_number(spec.margin)
        raise PrintError(
            Phrase(
                f"The margin must be 0 mm or more, not {margin.en}.",
                f"Поле: нужно 0 мм или больше, а указано {margin.ru}.",
            )
        )
    if spec.blank:
        require_blank(spec.blank)
    if spec.grid is not None:
        _check_grid(spec, spec.grid)


def _check_grid(spec: StickerSpec, grid: LabelGrid) -> None:
    if grid.columns < 1 or grid.rows < 1:
        raise PrintError(
            Phrase(
                f"A label sheet of {grid.columns} × {grid.rows} has no labels: give at least one column "
                "and one row.",
                f"На листе {grid.columns} × {grid.rows} нет этикеток: нужен хотя бы один столбец и один ряд.",
            )
        )
    pitch = grid.pitch or spec.size
    # A pitch between labels that are not there says nothing.
    is_wide = grid.columns == 1 or pitch.width >= spec.size.width - _HAIR
    is_high = grid.rows == 1 or pitch.height >= spec.size.height - _HAIR
    if not (is_wide and is_high):
        step, label = exact_sides(pitch), exact_sides(spec.size)
        raise PrintError(
            Phrase(
                f"The pitch of {step.en} mm is less than the label of {label.en} mm: labels would overlap.",
                f"Шаг {step.ru} мм меньше этикетки {label.ru} мм: этикетки лягут друг на друга.",
            )
        )


def _ways(spec: StickerSpec) -> list[Size]:
    """Return how the sheet may lie, the usual way first."""
    as_given = Size(spec.sheet.width, spec.sheet.height)
    if spec.orientation is Orientation.PORTRAIT:
        return [spec.sheet.portrait]
    if spec.orientation is Orientation.LANDSCAPE:
        return [spec.sheet.landscape]
    return [as_given, Size(as_given.height, as_given.width)]


def _laid_out(spec: StickerSpec, size: Size) -> StickerSheet:
    """Return a sheet that lies so, without slots where they do not fit on it."""
    margin = spec.margin
    printable = Rect(margin, margin, size.width - 2 * margin, size.height - 2 * margin)
    if spec.grid is not None:
        return _labels(spec, spec.grid, size, printable)
    room = printable.size
    columns, rows = (
        math.floor(max(0.0, length / side + _HAIR)) for length, side in zip(room, spec.size, strict=True)
    )
    if not columns or not rows:
        return StickerSheet(size, printable, 0, 0, ())
    gap = Size(0, 0)
    if spec.has_guide:
        gap = Size(
            _gap(printable.width, spec.size.width, columns), _gap(printable.height, spec.size.height, rows)
        )
    pitch = Size(spec.size.width + gap.width, spec.size.height + gap.height)
    slots = _slots(_centred(size, spec.size, pitch, columns, rows), spec.size, pitch, columns, rows)
    return StickerSheet(size, printable, columns, rows, slots, is_shared=not spec.has_guide)


def _gap(room: float, side: float, count: int) -> float:
    """Return the room between two sticky notes of a row or column."""
    return min(NOTE_GAP, (room - count * side) / (count - 1)) if count > 1 else 0.0


def _labels(spec: StickerSpec, grid: LabelGrid, size: Size, printable: Rect) -> StickerSheet:
    pitch = grid.pitch or spec.size
    corner = grid.corner or _centred(size, spec.size, pitch, grid.columns, grid.rows)
    right = corner.x + (grid.columns - 1) * pitch.width + spec.size.width
    bottom = corner.y + (grid.rows - 1) * pitch.height + spec.size.height
    fits = min(corner) >= -_HAIR and right <= size.width + _HAIR and bottom <= size.height + _HAIR
    slots = _slots(corner, spec.size, pitch, grid.columns, grid.rows) if fits else ()
    sheet = StickerSheet(size, printable, grid.columns, grid.rows, slots)
    has_room = all(min(sheet.room(slot).size) >= SMALLEST_STICKER - _HAIR for slot in slots)
    return sheet if has_room else StickerSheet(size, printable, grid.columns, grid.rows, ())


def _centred(size: Size, sticker: Size, pitch: Size, columns: int, rows: int) -> Point:
    """Return the corner of the first slot where all of them stand in the middle of the sheet."""
    width = (columns - 1) * pitch.width + sticker.width
    height = (rows - 1) * pitch.height + sticker.height
    return Point((size.width - width) / 2, (size.height - height) / 2)


def _slots(corner: Point, sticker: Size, pitch: Size, columns: int, rows: int) -> tuple[Rect, ...]:
    return tuple(
        Rect(corner.x + column * pitch.width, corner.y + row * pitch.height, *sticker)
        for row in range(rows)
        for column in range(columns)
    )


def _no_room(spec: StickerSpec) -> Phrase:
    size, margin, name = exact_sides(spec.size), exact_number(spec.margin), spec.sheet.name
    return Phrase(
        f"A sticker of {size.en} mm does not fit on {name} with margins of {margin.en} mm: "
        "take a smaller sticker or larger paper.",
        f"Стикер {size.ru} мм не помещается на {name} с полями {margin.ru} мм: "
        "возьмите стикер меньше или бумагу больше.",
    )


def _off_the_sheet(grid: LabelGrid, size: Size) -> Phrase:
    labels, sheet = f"{grid.columns} × {grid.rows}", exact_sides(size)
    return Phrase(
        f"The {labels} labels do not fit on the sheet of {sheet.en} mm: "
        "check the size of a label, the pitch, the corner of the first one and the margin.",
        f"Этикетки ({labels}) не помещаются на листе {sheet.ru} мм: "
        "проверьте размер этикетки, шаг, отступ первой и поле.",
    )
