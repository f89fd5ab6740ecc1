"""The rectangles of cells that stand side by side, kept from one picture of them to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QRectF

Cell = TypeVar("Cell", bound="Hashable")
Group = TypeVar("Group", bound="Hashable")


class Grounds(Generic[Cell, Group]):
    """Keeps the rectangles of each cell as long as it stays the same, and moves them with it.

    To move a rectangle takes an eighth of the time in which one is made and an old one is freed: a new
    stage moves tens of thousands.
    """

    def __init__(self) -> None:
        self._known: dict[Cell, tuple[float, Sequence[tuple[Group, list[QRectF]]]]] = {}
        self._look: object = None

    def placed(
        self,
        cells: Iterable[tuple[float, Cell]],
        make: Callable[[Cell], Sequence[tuple[Group, list[QRectF]]]],
        look: object = None,
    ) -> Mapping[Group, list[QRectF]]:
        """Return the rectangles of cells, each with its x in mm, by what groups them.

        Those of a cell that is not known in this `look` are made, from the cell's own left edge.
        """
        known = self._known if look == self._look else {}
        self._known, self._look = {}, look
        found: dict[Group, list[QRectF]] = {}
        for x, cell in cells:
            at, groups = known.pop(cell) if cell in known else (0.0, make(cell))
            for group, places in groups:
                if x != at:
                    for place in places:
                        place.translate(x - at, 0)
                found.setdefault(group, []).extend(places)
            self._known[cell] = x, groups
        return found

    def keep(self, cells: Collection[Cell]) -> None:
        """Let go of the rectangles of all other cells."""
        self._known = {cell: known for cell, known in self._known.items() if cell in cells}
